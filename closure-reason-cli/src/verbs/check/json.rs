//! JSON for programs. Its keys are described in `--help`, and stay the same.

use serde::Serialize;

use super::finding;
use super::finding::{CheckReport, ColumnWithoutEnum};
use crate::report::terminal;

#[derive(Serialize)]
struct Json<'a> {
    compared: usize,
    differences: Vec<DifferenceRow<'a>>,
    not_compared: Vec<NotCompared<'a>>,
    columns_without_enum: &'a [ColumnWithoutEnum<'a>],
    enums_without_metadata: Vec<UnmatchedRow<'a>>,
    enums_not_read: Vec<UnreadRow<'a>>,
    mistakes: Vec<UnreadRow<'a>>,
}

#[derive(Serialize)]
struct DifferenceRow<'a> {
    file: &'a str,
    line: usize,
    column: usize,
    r#enum: &'a str,
    set: &'a str,
    aspect: &'a str,
    value: Option<i32>,
    language: Option<u32>,
    ours: Option<&'a str>,
    theirs: Option<&'a str>,
    message: &'a str,
    help: &'a str,
}

#[derive(Serialize)]
struct NotCompared<'a> {
    file: &'a str,
    r#enum: &'a str,
    set: &'a str,
    aspect: &'a str,
    language: Option<u32>,
    values: &'a [i32],
    reason: &'a str,
}

#[derive(Serialize)]
struct UnmatchedRow<'a> {
    file: &'a str,
    line: usize,
    column: usize,
    r#enum: &'a str,
    reason: &'a str,
}

#[derive(Serialize)]
struct UnreadRow<'a> {
    file: &'a str,
    line: usize,
    column: usize,
    reason: &'a str,
}

pub fn write(report: &CheckReport) -> String {
    let json = Json {
        compared: report.compared,
        differences: report
            .differences
            .iter()
            .map(|found| DifferenceRow {
                file: found.file,
                line: found.place.line,
                column: found.place.column,
                r#enum: found.enum_name,
                set: &found.set,
                aspect: &found.aspect,
                value: found.value,
                language: found.language,
                ours: found.ours.as_deref(),
                theirs: found.theirs.as_deref(),
                message: &found.message,
                help: &found.help,
            })
            .collect(),
        not_compared: report
            .not_compared
            .iter()
            .map(|left_out| NotCompared {
                file: left_out.file,
                r#enum: left_out.enum_name,
                set: &left_out.set,
                aspect: &left_out.aspect,
                language: left_out.language,
                values: &left_out.values,
                reason: &left_out.reason,
            })
            .collect(),
        columns_without_enum: &report.columns,
        enums_without_metadata: report
            .enums
            .iter()
            .map(|unmatched| UnmatchedRow {
                file: unmatched.file,
                line: unmatched.place.line,
                column: unmatched.place.column,
                r#enum: unmatched.enum_name,
                reason: &unmatched.reason,
            })
            .collect(),
        enums_not_read: unread(&report.unread),
        mistakes: unread(&report.mistakes),
    };
    // Strings, numbers and lists of them always have a JSON form.
    terminal::json_escaped(&serde_json::to_string_pretty(&json).unwrap_or_default()) + "\n"
}

fn unread<'a>(found: &[finding::EnumError<'a>]) -> Vec<UnreadRow<'a>> {
    let one = |unread: &finding::EnumError<'a>| UnreadRow {
        file: unread.file,
        line: unread.place.line,
        column: unread.place.column,
        reason: unread.reason,
    };
    found.iter().map(one).collect()
}
