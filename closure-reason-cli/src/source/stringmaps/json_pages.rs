//! Pages of stringmaps in JSON.

use std::fmt;

use serde::de::value::{MapAccessDeserializer, SeqAccessDeserializer};
use serde::de::{self, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};

use crate::source::metadata::StringmapRow;
use crate::source::pages;

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
pub struct Page {
    rows: Vec<OneRow>,
    /// Which request it answers, if it says so.
    context: Option<String>,
    next_link: Option<String>,
}

/// What is known about the page that another one names as its next.
pub struct Next {
    link: String,
    context: Option<String>,
    /// The table of the page before, if all its rows are of one table.
    table: Option<String>,
}

impl Page {
    /// The rows of the page, and what is known about the next one.
    pub fn apart(self) -> (impl Iterator<Item = StringmapRow>, Option<Next>) {
        let mut tables = self.rows.iter().map(|OneRow(row)| &row.table);
        let table = tables.next().filter(|first| tables.all(|table| table == *first)).cloned();
        let next = self.next_link.map(|link| Next { link, context: self.context, table });
        (self.rows.into_iter().map(|OneRow(row)| row), next)
    }

    /// Whether this page may be that next page.
    pub fn may_be(&self, next: &Next) -> bool {
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
pub struct Pages(pub Vec<Page>);

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
