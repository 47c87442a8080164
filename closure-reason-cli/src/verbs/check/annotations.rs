//! What programs of continuous integration show next to the code, whatever form they read it in.

use super::finding::{CheckReport, FailOn};
use super::text;
use crate::report::output::paths::in_repository;
use crate::rust::LineColumn;

/// One message, with its place if it has one.
pub struct Annotation<'a> {
    pub level: Level,
    /// What kind of thing was found, the same for all findings of the kind.
    pub rule: &'a str,
    /// File, line and column, both from 1.
    pub place: Option<(String, usize, usize)>,
    pub message: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    Error,
    Warning,
    /// For information only.
    Notice,
}

pub fn of<'a>(report: &'a CheckReport, required: FailOn) -> Vec<Annotation<'a>> {
    let mut all = Vec::new();
    for found in &report.differences {
        all.push(Annotation {
            level: Level::Error,
            rule: &found.aspect,
            place: Some(place(found.file, found.place)),
            message: format!("{}: {}; {}", found.message, found.label, found.help),
        });
    }
    for found in &report.mistakes {
        all.push(Annotation {
            level: Level::Error,
            rule: "mistake",
            place: Some(place(found.file, found.place)),
            message: format!("not compared: {}", found.reason),
        });
    }
    let level = |is_required: bool| if is_required { Level::Error } else { Level::Warning };
    for found in &report.enums {
        all.push(Annotation {
            level: level(required.strict),
            rule: "enum without metadata",
            place: Some(place(found.file, found.place)),
            message: format!("`{}` has no metadata: {}", found.enum_name, found.reason),
        });
    }
    for found in &report.unread {
        all.push(Annotation {
            level: level(required.strict),
            rule: "enum not read",
            place: Some(place(found.file, found.place)),
            message: format!("not compared: {}", text::unread(found)),
        });
    }
    for column in &report.columns {
        all.push(Annotation {
            level: level(required.complete),
            rule: "column without enum",
            place: None,
            message: format!("{}.{} has no enum", column.table, column.column),
        });
    }
    for message in text::not_compared(report, !report.is_clean()) {
        all.push(Annotation { level: Level::Notice, rule: "not compared", place: None, message });
    }
    let message = text::summary(report, false);
    all.push(Annotation { level: Level::Notice, rule: "summary", place: None, message });
    all
}

/// A place as these programs know it: they show it if its path begins at the root of the repository.
fn place(file: &str, at: LineColumn) -> (String, usize, usize) {
    (in_repository(file), at.line, at.column)
}
