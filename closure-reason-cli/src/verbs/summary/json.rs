//! JSON for programs. Keys stay; new ones may be added.

use std::borrow::Cow;

use serde::Serialize;

use super::report::{Group, More, SummaryReport, ValueCount, ValueKind};
use crate::report::output::paths::portable;
use crate::rows::sink::Remark;

#[derive(Serialize)]
struct Summary<'a> {
    inputs: Vec<Cow<'a, str>>,
    /// Inputs that continue elsewhere.
    incomplete: Vec<Cow<'a, str>>,
    /// Inputs that may hold several versions of a row, each of which is counted.
    versions: Vec<Cow<'a, str>>,
    rows: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    by: Option<OneOrSeveral<'a>>,
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
    by: Option<OneOrSeveral<'a>>,
    rows: u64,
    empty: u64,
    options: Vec<Entry<'a>>,
    unknown: Vec<Entry<'a>>,
    refused: Vec<Entry<'a>>,
    /// What `--top` leaves out of the lists before.
    #[serde(skip_serializing_if = "LeftOut::is_empty")]
    more: LeftOut,
}

/// A text where there is one column to count by, a list where there are several.
#[derive(Serialize)]
#[serde(untagged)]
enum OneOrSeveral<'a> {
    One(&'a str),
    Several(&'a [String]),
}

#[derive(Serialize)]
struct LeftOut {
    #[serde(skip_serializing_if = "Option::is_none")]
    options: Option<More>,
    #[serde(skip_serializing_if = "Option::is_none")]
    unknown: Option<More>,
    #[serde(skip_serializing_if = "Option::is_none")]
    refused: Option<More>,
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
        groups: column.groups.iter().map(|group| Counted::of(group, report.top)).collect(),
    });
    let summary = Summary {
        inputs: report.inputs.iter().map(|input| portable(input)).collect(),
        incomplete: report.inputs_that(Remark::Incomplete).map(portable).collect(),
        versions: report.inputs_that(Remark::Versions).map(portable).collect(),
        rows: report.rows,
        by: OneOrSeveral::of(&report.by),
        columns: columns.collect(),
    };
    // Texts and numbers can always be written as JSON.
    serde_json::to_string_pretty(&summary).map(|json| json + "\n").unwrap_or_default()
}

impl<'a> OneOrSeveral<'a> {
    fn of(names: &'a [String]) -> Option<Self> {
        match names {
            [] => None,
            [one] => Some(Self::One(one)),
            several => Some(Self::Several(several)),
        }
    }
}

impl LeftOut {
    fn is_empty(&self) -> bool {
        self.options.is_none() && self.unknown.is_none() && self.refused.is_none()
    }
}

impl<'a> Counted<'a> {
    fn of(group: &'a Group, top: Option<usize>) -> Self {
        let of = |known| group.shown(known, top).lines.into_iter().map(Entry::from).collect();
        let more = |known| group.shown(known, top).more;
        Self {
            by: OneOrSeveral::of(&group.names),
            rows: group.cells,
            empty: group.empty,
            options: of(ValueKind::Option),
            unknown: of(ValueKind::Unknown),
            refused: of(ValueKind::Refused),
            more: LeftOut {
                options: more(ValueKind::Option),
                unknown: more(ValueKind::Unknown),
                refused: more(ValueKind::Refused),
            },
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
