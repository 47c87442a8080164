//! Issues of Azure Pipelines: one command on each line.

use super::annotations::{Annotation, Level};
use crate::report::terminal::{brief, shown, without_commands};

pub fn write(annotations: &[Annotation]) -> String {
    annotations.iter().map(command).collect()
}

fn command(annotation: &Annotation) -> String {
    let message = shown(&annotation.message);
    let message = brief(&message);
    let level = match annotation.level {
        Level::Error => "error",
        Level::Warning => "warning",
        // Azure Pipelines has no third type of issue, so this is a plain line, which the agent shows as it is.
        Level::Notice => return without_commands(&format!("{message}\n")),
    };
    let place = annotation.place.as_ref().map_or(String::new(), |(file, line, column)| {
        format!(";sourcepath={};linenumber={line};columnnumber={column}", escaped(file))
    });
    format!(
        "##vso[task.logissue type={level}{place};code={}]{}\n",
        escaped(annotation.rule),
        escaped(&message)
    )
}

/// Escapes what would end a property or the line, in the agent's way.
fn escaped(text: &str) -> String {
    let text = text.replace('%', "%AZP25").replace(';', "%3B").replace(']', "%5D");
    text.replace('\r', "%0D").replace('\n', "%0A")
}
