//! Writes rows of CSV with their labels.

use super::cell::DecodedCell;
use super::columns::DecodedColumns;
use super::output::Lines;
use crate::report::error::Error;
use crate::rows::csv::{Reader, Record};

/// How much is written at once.
const STEP: usize = 256 * 1024;

/// A column that gets labels.
pub struct LabeledColumn {
    pub field: usize,
    /// The number of the column.
    pub column: usize,
    /// The field that already has its labels.
    pub name: Option<usize>,
    pub place: LabelPlace,
}

/// Where a label goes.
#[derive(Clone, Copy, PartialEq)]
pub enum LabelPlace {
    /// In place of the value.
    Cell,
    /// Into the field that has labels already, where it is empty.
    Name(usize),
    /// Into a new field after the value.
    After,
}

impl LabeledColumn {
    /// The field that the label replaces or follows.
    pub fn target(&self) -> usize {
        if let LabelPlace::Name(name) = self.place { name } else { self.field }
    }
}

/// Writes rows with their labels, up to the first one that ends after a place.
pub fn write(
    reader: &mut Reader,
    wanted: &[LabeledColumn],
    until: u64,
    labels: &mut DecodedColumns<'_>,
    out: &mut Lines<'_>,
) -> Result<(), Error> {
    let mut text = Vec::with_capacity(2 * STEP);
    loop {
        let has_more = fill(reader, wanted, until, labels, &mut text, STEP);
        // Rows before an error are written.
        out.write_all(&text)?;
        text.clear();
        if !has_more? {
            return Ok(());
        }
    }
}

/// Adds rows with their labels to a text, up to the first one that ends after a place or fills the text.
/// Returns whether more rows may follow. After an error, the faulty row is the next one.
pub fn fill(
    reader: &mut Reader,
    wanted: &[LabeledColumn],
    until: u64,
    labels: &mut DecodedColumns<'_>,
    text: &mut Vec<u8>,
    full: usize,
) -> Result<bool, Error> {
    let delimiter = reader.delimiter();
    while text.len() < full {
        let Some(record) = reader.next()? else { return Ok(false) };
        if record.fields().is_empty() {
            text.extend_from_slice(record.bytes);
        } else {
            let start = text.len();
            if let Err((field, error)) = add(&record, wanted, delimiter, labels, text) {
                text.truncate(start);
                let place = reader.place_of(field);
                reader.put_back();
                return Err(error.at(place));
            }
            labels.rows += 1;
        }
        if reader.offset() > until {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Adds a row. If a label cannot be written, returns the field whose label it is.
#[inline]
fn add(
    record: &Record<'_>,
    wanted: &[LabeledColumn],
    delimiter: u8,
    labels: &mut DecodedColumns<'_>,
    text: &mut Vec<u8>,
) -> Result<(), (usize, Error)> {
    let mut done = 0;
    for wanted in wanted {
        let cell = record.text(wanted.field);
        let heard = wanted.name.map(|name| record.text(name));
        let heard = heard.as_deref().filter(|heard| !heard.trim_ascii().is_empty()).unwrap_or_default();
        if matches!(wanted.place, LabelPlace::Name(_)) && !heard.is_empty() {
            labels.keep(wanted.column, &cell, heard);
            continue;
        }
        let field = &record.fields()[wanted.target()];
        let (label, is_formula) = match labels.label(wanted.column, &cell, heard) {
            DecodedCell::Text { written, is_formula, .. } => (&**written, *is_formula),
            DecodedCell::Unencodable(foreign) => return Err((wanted.field, foreign.error())),
            _ if wanted.place == LabelPlace::After => (&[][..], false),
            _ => continue,
        };
        if wanted.place == LabelPlace::After {
            text.extend_from_slice(&record.bytes[done..field.end]);
            text.push(delimiter);
        } else {
            text.extend_from_slice(&record.bytes[done..field.start]);
        }
        let start = text.len();
        text.extend_from_slice(label);
        if is_formula {
            labels.formula(wanted.column, &text[start..]);
        }
        done = field.end;
    }
    text.extend_from_slice(&record.bytes[done..]);
    Ok(())
}
