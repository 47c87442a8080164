//! Annotations of GitHub Actions: one command on each line.

use std::fmt::Write;

use super::finding::{CheckReport, FailOn};
use super::text;
use crate::report::terminal::{brief, shown_lines};

pub fn write(report: &CheckReport, required: FailOn) -> String {
    let mut lines = String::new();
    for found in &report.differences {
        let message = format!("{}: {}; {}", found.message, found.label, found.help);
        let place = (found.file, found.place.line, found.place.column);
        annotate(&mut lines, "error", Some(place), &message);
    }
    for found in &report.mistakes {
        annotate(
            &mut lines,
            "error",
            Some((found.file, found.place.line, found.place.column)),
            &format!("not compared: {}", found.reason),
        );
    }
    let level = |is_required: bool| if is_required { "error" } else { "warning" };
    let unmatched = level(required.strict);
    for found in &report.enums {
        let message = format!("`{}` has no metadata: {}", found.enum_name, found.reason);
        annotate(&mut lines, unmatched, Some((found.file, found.place.line, found.place.column)), &message);
    }
    for found in &report.unread {
        let message = format!("not compared: {}", text::unread(found));
        annotate(&mut lines, unmatched, Some((found.file, found.place.line, found.place.column)), &message);
    }
    for column in &report.columns {
        annotate(
            &mut lines,
            level(required.complete),
            None,
            &format!("{}.{} has no enum", column.table, column.column),
        );
    }
    for line in text::not_compared(report, !report.is_clean()).iter().chain(&[text::summary(report, false)]) {
        annotate(&mut lines, "notice", None, line);
    }
    lines
}

fn annotate(to: &mut String, level: &str, place: Option<(&str, usize, usize)>, message: &str) {
    let _ = write!(to, "::{level}");
    if let Some((file, line, column)) = place {
        let file = escaped(file).replace(':', "%3A").replace(',', "%2C");
        let _ = write!(to, " file={file},line={line},col={column}");
    }
    let _ = writeln!(to, "::{}", escaped(&brief(&shown_lines(message))));
}

/// Escapes what would end the line, and so begin another command, in the runner's way.
fn escaped(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}
