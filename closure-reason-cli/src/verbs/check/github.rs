//! Annotations of GitHub Actions: one command on each line.

use super::annotations::{Annotation, Level};
use crate::report::terminal::{brief, shown};

pub fn write(annotations: &[Annotation]) -> String {
    annotations.iter().map(command).collect()
}

fn command(annotation: &Annotation) -> String {
    let level = match annotation.level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Notice => "notice",
    };
    let place = annotation.place.as_ref().map_or(String::new(), |(file, line, column)| {
        let file = escaped(file).replace(':', "%3A").replace(',', "%2C");
        format!(" file={file},line={line},col={column}")
    });
    format!("::{level}{place}::{}\n", escaped(&brief(&shown(&annotation.message))))
}

/// Escapes what would end the line, and so begin another command, in the runner's way.
fn escaped(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}
