//! JSON for programs. Keys stay; new ones may be added.

use serde::Serialize;

use super::report::{Group, SummaryReport, ValueCount, ValueKind};
use crate::rows::sink::Remark;

#[derive(Serialize)]
struct Summary<'a> {
    inputs: &'a [String],
    /// Inputs that continue elsewhere.
    incomplete: Vec<&'a str>,
    /// Inputs that may hold several versions of a row, each of which is counted.
    versions: Vec<&'a str>,
    rows: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    by: Option<&'a str>,
    columns: Vec<Column<'a>>,
}

#[derive(Serialize)]
struct Column<'a> {
    #[serde(rename = "column")]
    name: &'a str,
    #[serde(rename = "set")]
    place: &'a str,
    display_name: &'a str,
    /// How many rows do not have the column at all.
    absent: u64,
    groups: Vec<Counted<'a>>,
}

#[derive(Serialize)]
struct Counted<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    by: Option<&'a str>,
    rows: u64,
    empty: u64,
    options: Vec<Entry<'a>>,
    unknown: Vec<Entry<'a>>,
    refused: Vec<Entry<'a>>,
}

#[derive(Serialize)]
struct Entry<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    label: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    explanation: Option<&'a str>,
    count: u64,
}

pub fn write(report: &SummaryReport) -> String {
    let columns = report.columns.iter().map(|column| Column {
        name: &column.name,
        place: &column.place,
        display_name: &column.title,
        absent: column.absent,
        groups: column.groups.iter().map(Counted::from).collect(),
    });
    let summary = Summary {
        inputs: &report.inputs,
        incomplete: report.inputs_that(Remark::Incomplete).collect(),
        versions: report.inputs_that(Remark::Versions).collect(),
        rows: report.rows,
        by: report.by.as_deref(),
        columns: columns.collect(),
    };
    // Texts and numbers can always be written as JSON.
    serde_json::to_string_pretty(&summary).map(|json| json + "\n").unwrap_or_default()
}

impl<'a> From<&'a Group> for Counted<'a> {
    fn from(group: &'a Group) -> Self {
        let of =
            |known| group.lines.iter().filter(move |line| line.known == known).map(Entry::from).collect();
        Self {
            by: group.name.as_deref(),
            rows: group.cells,
            empty: group.empty,
            options: of(ValueKind::Option),
            unknown: of(ValueKind::Unknown),
            refused: of(ValueKind::Refused),
        }
    }
}

impl<'a> From<&'a ValueCount> for Entry<'a> {
    fn from(line: &'a ValueCount) -> Self {
        Self {
            value: line.value,
            label: (line.known == ValueKind::Option).then_some(&*line.text),
            text: (line.known == ValueKind::Refused).then_some(&*line.text),
            explanation: line.explanation.as_deref(),
            count: line.count,
        }
    }
}
