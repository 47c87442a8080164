//! Rows of the table `stringmap`: JSON pages or CSV.

use std::collections::BTreeMap;
use std::fmt;
use std::rc::Rc;

use closure_reason::OptionSetKind;
use serde::de::value::{MapAccessDeserializer, SeqAccessDeserializer};
use serde::de::{self, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};

use super::csv_fields::Fields;
use super::metadata::{StringmapRow, StringmapRows};
use super::{Input, LeftOut, Metadata, MetadataFormat, Origin, Sourced, Why, json, pages};
use crate::definition::{Localized, OptionDefinition, OptionSetDefinition};
use crate::report::error::Error;
use crate::report::note::Note;

/// The columns that every file has, in lower case.
pub(super) const COLUMNS: [&str; 4] = ["objecttypecode", "attributename", "attributevalue", "value"];

/// A row of JSON, or a page of rows: the type of `value` shows which.
#[derive(Deserialize)]
#[serde(expecting = "a row of stringmaps")]
struct Node {
    #[serde(rename = "objecttypecode")]
    table: Option<String>,
    #[serde(rename = "attributename")]
    column: Option<String>,
    #[serde(rename = "attributevalue")]
    option: Option<i32>,
    #[serde(default)]
    value: Value,
    #[serde(rename = "langid")]
    language: Option<u32>,
    #[serde(rename = "displayorder")]
    order: Option<i32>,
    #[serde(rename = "@odata.context")]
    context: Option<String>,
    #[serde(rename = "@odata.nextLink")]
    next_link: Option<String>,
}

#[derive(Default)]
enum Value {
    #[default]
    Nothing,
    Label(String),
    Rows(Vec<OneRow>),
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ValueVisitor)
    }
}

struct ValueVisitor;

impl<'de> Visitor<'de> for ValueVisitor {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a label, or a list of rows of stringmaps")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Nothing)
    }

    fn visit_str<E>(self, label: &str) -> Result<Value, E> {
        Ok(Value::Label(label.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, rows: A) -> Result<Value, A::Error> {
        Vec::deserialize(SeqAccessDeserializer::new(rows)).map(Value::Rows)
    }
}

/// A single row. It is read separately, so that a mistake in it is reported at its place.
struct OneRow(StringmapRow);

impl<'de> Deserialize<'de> for OneRow {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Node::deserialize(deserializer)?.row().map(Self)
    }
}

impl Node {
    /// A page. A single row counts as a page of one row.
    fn page<E: de::Error>(mut self) -> Result<Page, E> {
        let (context, next_link) = (self.context.take(), self.next_link.take());
        let rows = match std::mem::take(&mut self.value) {
            Value::Rows(rows) if self.table.is_none() && self.option.is_none() => rows,
            value => vec![OneRow(Node { value, ..self }.row()?)],
        };
        Ok(Page { rows, context, next_link })
    }

    fn row<E: de::Error>(self) -> Result<StringmapRow, E> {
        Ok(StringmapRow {
            table: self.table.ok_or_else(|| E::missing_field("objecttypecode"))?,
            column: self.column.ok_or_else(|| E::missing_field("attributename"))?,
            option: self.option.ok_or_else(|| E::missing_field("attributevalue"))?,
            label: match self.value {
                Value::Nothing => None,
                Value::Label(label) => Some(label),
                Value::Rows(_) => return Err(E::custom("`value` of a row is a list, expected a label")),
            },
            language: self.language,
            order: self.order,
        })
    }
}

/// Consecutive rows.
struct Page {
    rows: Vec<OneRow>,
    /// Which request it answers, if it says so.
    context: Option<String>,
    next_link: Option<String>,
}

/// What is known about the page that another one names as its next.
struct Next {
    link: String,
    context: Option<String>,
    /// The table of the page before, if all its rows are of one table.
    table: Option<String>,
}

impl Page {
    /// The rows of the page, and what is known about the next one.
    fn apart(self) -> (impl Iterator<Item = StringmapRow>, Option<Next>) {
        let mut tables = self.rows.iter().map(|OneRow(row)| &row.table);
        let table = tables.next().filter(|first| tables.all(|table| table == *first)).cloned();
        let next = self.next_link.map(|link| Next { link, context: self.context, table });
        (self.rows.into_iter().map(|OneRow(row)| row), next)
    }

    /// Whether this page may be that next page.
    fn may_be(&self, next: &Next) -> bool {
        let is_of = |table: &String| self.rows.iter().any(|OneRow(row)| row.table == *table);
        pages::may_follow(&next.link, self.next_link.as_deref())
            && next.context.as_ref().zip(self.context.as_ref()).is_none_or(|(theirs, ours)| theirs == ours)
            // A request for one table gives no rows of another.
            && (self.rows.is_empty() || next.table.as_ref().is_none_or(is_of))
    }
}

impl<'de> Deserialize<'de> for Page {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Node::deserialize(deserializer)?.page()
    }
}

/// The pages of a document: a page, a list of pages or rows, or one row, as in NDJSON.
struct Pages(Vec<Page>);

impl<'de> Deserialize<'de> for Pages {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(PagesVisitor)
    }
}

struct PagesVisitor;

impl<'de> Visitor<'de> for PagesVisitor {
    type Value = Pages;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a page of stringmaps, a list of pages or of rows, or one row")
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Pages, A::Error> {
        let node = Node::deserialize(MapAccessDeserializer::new(map))?;
        Ok(Pages(vec![node.page()?]))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, pages: A) -> Result<Pages, A::Error> {
        Vec::deserialize(SeqAccessDeserializer::new(pages)).map(Pages)
    }
}

pub(super) fn read(input: &Input) -> Result<Metadata, Error> {
    let mut rows = Vec::new();
    let mut goes_on = false;
    if let Some(b'{' | b'[') = input.bytes.trim_ascii_start().first() {
        let mut next: Option<Next> = None;
        for pages in json::documents::<Pages>(input) {
            for page in pages?.0 {
                goes_on |= next.is_some_and(|next| !page.may_be(&next));
                let (own, after) = page.apart();
                rows.extend(own);
                next = after;
            }
        }
        goes_on |= next.is_some();
    } else {
        csv_rows(input, &mut rows)?;
    }
    let stringmaps = Some(StringmapRows { input: Rc::clone(&input.name), rows, goes_on });
    Ok(Metadata { stringmaps, ..Metadata::default() })
}

/// Excel separates by semicolons or tabs in some countries.
pub(super) fn delimiter(bytes: &[u8]) -> u8 {
    let line = bytes.split(|&byte| byte == b'\n').next().unwrap_or_default();
    let count = |sign: &u8| memchr::memchr_iter(*sign, line).count();
    [b'\t', b';', b','].into_iter().max_by_key(count).unwrap_or(b',')
}

fn csv_rows(input: &Input, rows: &mut Vec<StringmapRow>) -> Result<(), Error> {
    Fields::new(input, delimiter(&input.bytes), &[]).each("attributevalue", |row| {
        let name = |column: &str| {
            let text = row.text(column).map(str::trim).filter(|text| !text.is_empty());
            text.map(ToOwned::to_owned)
                .ok_or_else(|| Error::new(format!("the row has no {column}")).at(row.place(column)))
        };
        let language = row.number("langid")?;
        let language = language.map(u32::try_from).transpose().map_err(|_| {
            let code = row.text("langid").unwrap_or_default();
            Error::new(format!("langid is {code}, expected a locale id such as 1033")).at(row.place("langid"))
        })?;
        let option = row.number("attributevalue")?;
        rows.push(StringmapRow {
            table: name("objecttypecode")?,
            column: name("attributename")?,
            option: option
                .ok_or_else(|| Error::new("the row has no attributevalue").at(row.place("attributevalue")))?,
            label: row.text("value").map(ToOwned::to_owned),
            language: language.filter(|&code| code != 0),
            order: row.number("displayorder")?,
        });
        Ok(())
    })
}

/// A row, with its input.
type RowOf = (StringmapRow, Rc<str>);

/// The sets of all inputs together, because a set may begin in one and end in another; and the columns
/// whose rows contradict each other.
pub fn sets(
    inputs: Vec<StringmapRows>,
    notes: &mut Vec<Note>,
) -> (Vec<Sourced<OptionSetDefinition>>, Vec<LeftOut>) {
    let mut is_whole = true;
    let mut columns: BTreeMap<(String, String), Vec<RowOf>> = BTreeMap::new();
    for StringmapRows { input, rows, goes_on } in inputs {
        if goes_on {
            is_whole = false;
            notes.push(Note { place: input.to_string(), message: pages::goes_on("options") });
        }
        for mut row in rows {
            let key = (std::mem::take(&mut row.table), std::mem::take(&mut row.column));
            columns.entry(key).or_default().push((row, Rc::clone(&input)));
        }
    }
    let (mut sets, mut left_out) = (Vec::new(), Vec::new());
    for ((table, column), rows) in columns {
        match set(&table, &column, rows) {
            // If a page is missing, any of the sets may continue on it, even one that seems to end in another input.
            Ok(mut set) => {
                set.what.partial = !is_whole;
                sets.push(set);
            }
            Err(contradiction) => left_out.push(*contradiction),
        }
    }
    (sets, left_out)
}

fn set(
    table: &str,
    column: &str,
    mut rows: Vec<RowOf>,
) -> Result<Sourced<OptionSetDefinition>, Box<LeftOut>> {
    rows.sort_by(|(a, _), (b, _)| {
        (a.order, a.option, a.language, &a.label).cmp(&(b.order, b.option, b.language, &b.label))
    });
    let input = rows.iter().map(|(_, input)| input).min().map_or_else(|| "".into(), Rc::clone);
    let mut options: Vec<(i32, Localized)> = Vec::new();
    let mut places: BTreeMap<i32, usize> = BTreeMap::new();
    for (row, input) in rows {
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
            Box::new(LeftOut {
                column: column_of(table, column),
                place: input.to_string(),
                why: Why::two_labels(row.option, language, [&options[at].1, &label]),
            })
        })?;
    }
    let options = options.into_iter();
    let what = OptionSetDefinition {
        kind: match column {
            "statecode" => Some(OptionSetKind::State),
            "statuscode" => Some(OptionSetKind::Status),
            _ => None,
        },
        options: options
            .map(|(value, label)| OptionDefinition { label, value, ..OptionDefinition::default() })
            .collect(),
        ..column_of(table, column)
    };
    let origin = Origin { input, place: format!("{table}.{column}"), format: MetadataFormat::Stringmaps };
    Ok(Sourced { what, origin })
}

fn column_of(table: &str, column: &str) -> OptionSetDefinition {
    OptionSetDefinition {
        table: Some(table.to_owned()),
        column: Some(column.to_owned()),
        ..OptionSetDefinition::default()
    }
}
