//! CSV: a column of labels after each column of values.

use super::ONE_BY_ONE;
use super::cell::Quoting;
use super::columns::DecodedColumns;
use super::output::Lines;
use super::parallel::{self, Blocks};
use super::rows::{self, LabelPlace, LabeledColumn};
use crate::report::error::Error;
use crate::rows::columns::Columns;
use crate::rows::csv::{Reader, write_field};
use crate::rows::header_forms::with_suffix;
use crate::rows::input::Open;
use crate::rows::read::Layout;

/// The suffix that Dataverse adds to the name of a column for the column of its labels.
const NAME: &str = "name";

/// Decides in which blocks to decode a file that has rows between two places.
type Cutting = dyn Fn(u64, u64) -> Option<Blocks>;

/// Decodes files into one output.
pub struct Decoder {
    /// The columns and the delimiter that all files must have.
    common: Option<Common>,
    /// Whether the last file ended with lines that are not rows.
    has_footer: bool,
    blocks: Box<Cutting>,
}

#[derive(PartialEq)]
struct Common {
    names: Vec<String>,
    delimiter: u8,
}

impl Decoder {
    pub fn new(blocks: impl Fn(u64, u64) -> Option<Blocks> + 'static) -> Self {
        Self { common: None, has_footer: false, blocks: Box::new(blocks) }
    }

    pub fn decode<'a>(
        &mut self,
        open: Open,
        layout: &Layout,
        columns: &Columns<'a>,
        labels: &mut DecodedColumns<'a>,
        out: &mut Lines<'_>,
    ) -> Result<(), Error> {
        if self.has_footer {
            let message =
                "the rows of this file would come after the last lines of another one, which are not rows";
            return Err(Error::new(message).at(open.window.name()).remedy(ONE_BY_ONE));
        }
        let mut reader = Reader::new(open.window, open.csv)?;
        reader.skip_footer(layout.skip_footer);
        let Some(names) = layout.header.names(&mut reader)? else {
            // There may be lines before a header that is missing.
            if self.common.is_none() {
                out.write_all(reader.preamble())?;
            }
            return Ok(());
        };
        let wanted = wanted(&reader, &names, columns, labels)?;
        let this = Common { names, delimiter: reader.delimiter() };
        match &self.common {
            None => {
                // Further files must have the same columns.
                columns.absent()?;
                out.write_all(reader.preamble())?;
                let is_replaced = layout.header.is_replaced();
                write_header(&reader, &this, &wanted, is_replaced, out)?;
                write_underline(&mut reader, &this, &wanted, out)?;
                self.common = Some(this);
            }
            Some(first) if *first == this => {
                reader.underline()?;
            }
            Some(_) => {
                let message = "this file has different columns from the first one, or a different delimiter";
                return Err(Error::new(message).at(reader.name()).remedy(ONE_BY_ONE));
            }
        }
        labels.write_as(Quoting::Csv(reader.delimiter()), out.encoding);
        // Only a reader of all rows knows where the footer begins.
        let file = open.file.filter(|_| open.is_plain && layout.skip_footer == 0);
        let blocks = file.and_then(|file| Some(((self.blocks)(reader.offset(), file.length)?, file)));
        if let Some((blocks, file)) = blocks {
            parallel::write_all(&mut reader, &wanted, &file, blocks, labels, out)?;
        } else {
            rows::write(&mut reader, &wanted, u64::MAX, labels, out)?;
        }
        self.has_footer = !reader.footer().is_empty();
        Ok(out.write_all(reader.footer())?)
    }
}

/// The columns of the catalog.
fn wanted<'a>(
    reader: &Reader,
    names: &[String],
    columns: &Columns<'a>,
    labels: &mut DecodedColumns<'a>,
) -> Result<Vec<LabeledColumn>, Error> {
    let found = columns.of_csv(names, reader)?;
    let wanted = found.iter().filter_map(|found| {
        let (field, set) = (found.field, found.set?);
        let added = with_suffix(&names[field], NAME);
        let name = names.iter().position(|name| name.eq_ignore_ascii_case(&added));
        let place = match name {
            _ if labels.how.replace => LabelPlace::Cell,
            Some(name) => LabelPlace::Name(name),
            None => LabelPlace::After,
        };
        if let LabelPlace::Name(_) = place {
            let message = format!(
                "the rows already have a column {added:?}: its empty cells are filled, the others stay"
            );
            labels.note(reader.name(), message);
        }
        Some(LabeledColumn { field, column: labels.column(set), name, place })
    });
    let mut wanted: Vec<_> = wanted.collect();
    // In the order of writing: a label that fills a field comes before one that follows it.
    wanted.sort_by_key(|wanted| (wanted.target(), wanted.place == LabelPlace::After));
    Ok(wanted)
}

/// Writes the line of names, if the rows have one.
fn write_header(
    reader: &Reader,
    common: &Common,
    wanted: &[LabeledColumn],
    is_replaced: bool,
    out: &mut Lines<'_>,
) -> Result<(), Error> {
    let Some(header) = reader.current() else { return Ok(()) };
    let mut line = Vec::new();
    let mut done = 0;
    for (field, name) in common.names.iter().enumerate() {
        // The line that is replaced may have fewer names.
        let place = header.fields().get(field).cloned().filter(|_| !is_replaced);
        if let Some(place) = place {
            line.extend_from_slice(&header.bytes[done..place.end]);
            done = place.end;
        } else {
            if field > 0 {
                line.push(common.delimiter);
            }
            write_field(name, common.delimiter, &mut line);
        }
        if is_followed(wanted, field) {
            line.push(common.delimiter);
            write_field(&with_suffix(name, NAME), common.delimiter, &mut line);
        }
    }
    let done = if is_replaced { header.fields().last().map_or(0, |last| last.end) } else { done };
    line.extend_from_slice(&header.bytes[done..]);
    Ok(out.write_all(&line)?)
}

/// Whether a field is followed by a new one with its label.
fn is_followed(wanted: &[LabeledColumn], field: usize) -> bool {
    wanted.iter().any(|wanted| wanted.place == LabelPlace::After && wanted.field == field)
}

/// Writes the line of dashes under the header, if there is one.
fn write_underline(
    reader: &mut Reader,
    common: &Common,
    wanted: &[LabeledColumn],
    out: &mut Lines<'_>,
) -> Result<(), Error> {
    let Some(line) = reader.underline()? else { return Ok(()) };
    let mut underline = Vec::new();
    let mut done = 0;
    for (field, place) in line.fields().iter().enumerate().filter(|(field, _)| is_followed(wanted, *field)) {
        underline.extend_from_slice(&line.bytes[done..place.end]);
        underline.push(common.delimiter);
        underline.extend(common.names[field].bytes().map(|_| b'-').chain(NAME.bytes().map(|_| b'-')));
        done = place.end;
    }
    underline.extend_from_slice(&line.bytes[done..]);
    Ok(out.write_all(&underline)?)
}
