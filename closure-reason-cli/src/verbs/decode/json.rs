//! JSON: before each property, the annotation with the label, as the Web API writes it.

use super::cell::{DecodedCell, Quoting};
use super::columns::DecodedColumns;
use super::output::Lines;
use crate::report::error::Error;
use crate::rows::buffer::Buffer;
use crate::rows::columns::Columns;
use crate::rows::json::{Piece, Reader, Row, RowsPath};
use crate::rows::json_keys::{FORMATTED, JsonKeys, RowError};
use crate::rows::sink::Remark;

/// Decodes a file. Returns the error about a missing column, which only the end of the file shows.
pub fn decode<'a>(
    window: Buffer,
    path: RowsPath,
    columns: &Columns<'a>,
    labels: &mut DecodedColumns<'a>,
    out: &mut Lines<'_>,
) -> Result<Option<Error>, Error> {
    let mut reader = Reader::new(window, path).with_columns(columns.logical_names());
    labels.write_as(Quoting::Json, out.encoding);
    let mut keys = JsonKeys::default();
    let mut rows = 0_u64;
    let mut line = Vec::new();
    let mut found = Vec::new();
    let mut kept = 0_u64;
    while let Some(piece) = reader.next()? {
        let row = match piece {
            Piece::Between(bytes) => {
                out.write_all(bytes)?;
                continue;
            }
            Piece::Row(row) => row,
        };
        rows += 1;
        line.clear();
        match write(&row, &mut keys, columns, labels, &mut found, &mut line) {
            Ok(labeled) => kept += labeled,
            Err(fault) => return Err(fault.into_error(|offset| reader.place_of(offset))),
        }
        out.write_all(&line)?;
    }
    labels.rows += rows;
    if reader.is_incomplete() {
        labels.note(reader.name(), Remark::Incomplete.text());
    }
    if kept > 0 {
        let values =
            if kept == 1 { "1 value already has".to_owned() } else { format!("{kept} values already have") };
        let message = format!("{values} a label; it stays as it is, and no other is added");
        labels.note(reader.name(), message);
    }
    // Without rows, no key can be missing.
    if rows == 0 {
        return Ok(None);
    }
    Ok(keys.missing(&reader, columns))
}

/// Writes a row with its labels. Returns how many labels it already had. `found` is a buffer for its members:
/// the member to replace or to follow the label, the number of its column, its value, and its label.
fn write<'a>(
    row: &Row<'_>,
    keys: &mut JsonKeys,
    columns: &Columns<'a>,
    labels: &mut DecodedColumns<'a>,
    found: &mut Vec<(usize, usize, usize, Option<usize>)>,
    line: &mut Vec<u8>,
) -> Result<u64, RowError> {
    let replace = labels.how.replace;
    let places =
        keys.find(row, columns, &mut |_, set, _| set.map_or(usize::MAX, |set| labels.column(set)))?;
    let cells = places.iter().enumerate();
    found.clear();
    // In the order in which they are written.
    found.extend(cells.filter_map(|(column, &place)| {
        let cell = place.cell?;
        Some((place.label.filter(|_| !replace).unwrap_or(cell), column, cell, place.label))
    }));
    found.sort_unstable();
    let (mut done, mut kept) = (0, 0);
    for &(target, column, cell, label) in &*found {
        let member = &row.members[target];
        let property = &row.members[cell];
        let within = row.label_within(property).filter(|_| label.is_none());
        let Some(cell) = row.cell(property) else { return Err(RowError::nested(row, property)) };
        let has_label = label.is_some() || within.is_some();
        let there =
            if label.is_some() { label.map(|label| row.cell(&row.members[label])) } else { within.map(Some) };
        let is_blank = |text: &[u8]| text.trim_ascii().is_empty();
        let is_filled = matches!(&there, Some(Some(text)) if is_blank(text));
        let heard = there.flatten().filter(|text| !is_blank(text)).unwrap_or_default();
        if has_label && !replace && !is_filled {
            kept += u64::from(labels.keep(column, &cell, &heard));
            continue;
        }
        let written = match labels.label(column, &cell, &heard) {
            DecodedCell::Text { written, .. } => written,
            DecodedCell::Unencodable(foreign) => {
                return Err(RowError::with(property.value.start, foreign.error()));
            }
            DecodedCell::Empty | DecodedCell::Word(_) | DecodedCell::Unlabeled | DecodedCell::Unknown => {
                continue;
            }
        };
        if replace || label.is_some() {
            line.extend_from_slice(&row.bytes[done..member.value.start]);
            line.extend_from_slice(written);
            done = member.value.end;
        } else {
            let key = member.key.clone();
            // Written like the property itself: the key, the blanks around the colon, and what comes before.
            line.extend_from_slice(&row.bytes[done..key.end - 1]);
            line.extend_from_slice(FORMATTED.as_bytes());
            line.extend_from_slice(&row.bytes[key.end - 1..member.value.start]);
            line.extend_from_slice(written);
            line.push(b',');
            line.extend_from_slice(blanks_before(row.bytes, key.start));
            done = key.start;
        }
    }
    line.extend_from_slice(&row.bytes[done..]);
    Ok(kept)
}

/// The blanks before a place.
fn blanks_before(bytes: &[u8], end: usize) -> &[u8] {
    let start = bytes[..end].iter().rposition(|byte| !byte.is_ascii_whitespace()).map_or(0, |last| last + 1);
    &bytes[start..end]
}
