//! Rows of the table `stringmap`: JSON pages or CSV.

use std::collections::BTreeMap;
use std::rc::Rc;

use closure_reason::OptionSetKind;
use closure_reason::definition::{Localized, OptionDefinition, OptionSetDefinition};
use serde::Deserialize;

use super::{Format, Found, Input, Note, Origin, Sourced, json};
use crate::error::Error;

/// The columns that every file has, in lower case.
pub(super) const COLUMNS: [&str; 4] = ["objecttypecode", "attributename", "attributevalue", "value"];

/// One label of one option.
#[derive(Debug, Deserialize)]
pub struct Row {
    #[serde(rename = "objecttypecode")]
    table: String,
    #[serde(rename = "attributename")]
    column: String,
    #[serde(rename = "attributevalue")]
    option: i32,
    #[serde(rename = "value")]
    label: Option<String>,
    #[serde(rename = "langid")]
    language: Option<u32>,
    #[serde(rename = "displayorder")]
    order: Option<i32>,
    #[serde(skip, default = "nowhere")]
    input: Rc<str>,
}

fn nowhere() -> Rc<str> {
    "".into()
}

#[derive(Deserialize)]
#[serde(
    untagged,
    expecting = "a row of stringmaps with objecttypecode, attributename, attributevalue and value, \
                 a list of such rows, or a page that has them in `value`"
)]
enum Page {
    Answer {
        value: Vec<Row>,
        #[serde(rename = "@odata.nextLink")]
        next_link: Option<String>,
    },
    Rows(Vec<Row>),
    /// A line of NDJSON.
    Row(Row),
}

pub(super) fn read(input: &Input) -> Result<Found, Error> {
    let mut found = Found::default();
    let mut next = false;
    match input.bytes.trim_ascii_start().first() {
        Some(b'{' | b'[') => {
            for page in json::documents(input) {
                let more = match page? {
                    Page::Answer { value, next_link } => {
                        found.rows.extend(value);
                        next_link
                    }
                    Page::Rows(rows) => {
                        found.rows.extend(rows);
                        None
                    }
                    Page::Row(row) => {
                        found.rows.push(row);
                        None
                    }
                };
                next = more.is_some();
            }
            if next {
                found.notes.push(Note {
                    place: input.name.to_string(),
                    message: "this is not the last page (`@odata.nextLink`): give the next ones too".into(),
                });
            }
        }
        _ => found.rows = csv_rows(input)?,
    }
    for row in &mut found.rows {
        row.input = Rc::clone(&input.name);
    }
    Ok(found)
}

fn csv_rows(input: &Input) -> Result<Vec<Row>, Error> {
    let line = input.bytes.split(|&byte| byte == b'\n').next().unwrap_or_default();
    let delimiter =
        [b',', b';', b'\t'].into_iter().max_by_key(|sign| line.split(|byte| byte == sign).count());
    let mut reader =
        csv::ReaderBuilder::new().delimiter(delimiter.unwrap_or(b',')).from_reader(&*input.bytes);
    let failed = |error: csv::Error| Error::new(error.to_string()).at(&input.name);
    let headers = reader.headers().map_err(failed)?.iter().map(str::to_ascii_lowercase).collect();
    reader.set_headers(headers);
    reader.deserialize().collect::<Result<_, _>>().map_err(failed)
}

/// The sets of all rows.
pub fn sets(rows: Vec<Row>) -> Result<Vec<Sourced<OptionSetDefinition>>, Error> {
    let mut columns: BTreeMap<(String, String), Vec<Row>> = BTreeMap::new();
    for row in rows {
        columns.entry((row.table.clone(), row.column.clone())).or_default().push(row);
    }
    columns.into_iter().map(|((table, column), rows)| set(&table, &column, rows)).collect()
}

fn set(table: &str, column: &str, mut rows: Vec<Row>) -> Result<Sourced<OptionSetDefinition>, Error> {
    rows.sort_by(|a, b| {
        (a.order, a.option, a.language, &a.label).cmp(&(b.order, b.option, b.language, &b.label))
    });
    let input = rows.iter().map(|row| &row.input).min().map_or_else(nowhere, Rc::clone);
    let mut options: Vec<(i32, Localized)> = Vec::new();
    let mut places: BTreeMap<i32, usize> = BTreeMap::new();
    for row in rows {
        let at = *places.entry(row.option).or_insert_with(|| {
            options.push((row.option, Localized::nothing()));
            options.len() - 1
        });
        let Some(text) = row.label else { continue };
        let label = match row.language {
            Some(language) => Localized::from_iter([(language, text)]),
            None => Localized::plain(text),
        };
        options[at].1.merge(&label).map_err(|language| {
            Error::new(format!("{table}.{column}: {} has two labels in language {language}", row.option))
                .at(&row.input)
                .remedy("give only files of one environment")
        })?;
    }
    let options = options.into_iter().map(|(value, label)| OptionDefinition::new(value).with_label(label));
    let mut what = OptionSetDefinition::new(options).with_column(table, column);
    match column {
        "statecode" => what = what.with_kind(OptionSetKind::State),
        "statuscode" => what = what.with_kind(OptionSetKind::Status),
        _ => {}
    }
    let origin = Origin { input, place: format!("{table}.{column}"), format: Format::Stringmaps };
    Ok(Sourced { what, origin })
}
