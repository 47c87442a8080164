//! CSV: a column of labels after each column of values.

use super::ONE_BY_ONE;
use super::label::{Form, Label};
use super::labels::Labels;
use super::output::Lines;
use crate::report::error::Error;
use crate::rows::buffer::Window;
use crate::rows::columns::Columns;
use crate::rows::csv::{Known, Reader, write_field};
use crate::rows::header_forms::with_suffix;
use crate::rows::read::Layout;
use crate::rows::sink::Remark;

/// What Dataverse appends to the name of a column for that of its labels.
const NAME: &str = "name";

/// Decodes files that become one.
#[derive(Default)]
pub struct Decoder {
    /// What the files so far have in common.
    common: Option<Common>,
}

#[derive(PartialEq)]
struct Common {
    names: Vec<String>,
    delimiter: u8,
}

/// A column that gets labels.
struct Wanted {
    field: usize,
    /// The number by which its labels are asked for.
    column: usize,
    /// The field that already has its labels.
    name: Option<usize>,
    place: Place,
}

/// Where labels go.
#[derive(Clone, Copy, PartialEq)]
enum Place {
    /// Into the place of the value.
    Cell,
    /// Into the field that has labels already, where it is empty.
    Name(usize),
    /// Into a new field after the value.
    After,
}

impl Wanted {
    /// The field that is written or followed by the label.
    fn target(&self) -> usize {
        if let Place::Name(name) = self.place { name } else { self.field }
    }
}

impl Decoder {
    pub fn decode<'a>(
        &mut self,
        window: Window,
        known: Known,
        layout: &Layout,
        columns: &Columns<'a>,
        labels: &mut Labels<'a>,
        out: &mut Lines<'_>,
    ) -> Result<(), Error> {
        let mut reader = Reader::new(window, known)?;
        reader.skip_footer(layout.skip_footer);
        let Some(names) = layout.header.names(&mut reader)? else { return Ok(()) };
        let wanted = wanted(&reader, &names, columns, labels)?;
        if layout.header.is_there_too(&names, &mut reader)? {
            labels.note(reader.name(), Remark::Header.text());
        }
        let this = Common { names, delimiter: reader.delimiter() };
        match &self.common {
            None => {
                // Further files must have the same columns.
                columns.absent()?;
                out.write_all(reader.preamble())?;
                let is_replaced = layout.header.is_replaced();
                write_header(&reader, &this, &wanted, is_replaced, out)?;
                self.common = Some(this);
            }
            Some(first) if *first == this => {}
            Some(_) => {
                let message = "this file has different columns from the first one, or a different delimiter";
                return Err(Error::new(message).at(reader.name()).remedy(ONE_BY_ONE));
            }
        }
        write_rows(&mut reader, &wanted, labels, out)?;
        Ok(out.write_all(reader.footer())?)
    }
}

fn write_rows(
    reader: &mut Reader,
    wanted: &[Wanted],
    labels: &mut Labels<'_>,
    out: &mut Lines<'_>,
) -> Result<(), Error> {
    let delimiter = reader.delimiter();
    labels.write_as(Form::Csv(delimiter), out.encoding);
    let mut line = Vec::new();
    while let Some(record) = reader.next()? {
        if record.fields().is_empty() {
            out.write_all(record.bytes)?;
            continue;
        }
        line.clear();
        let mut done = 0;
        for wanted in wanted {
            let text = record.text(wanted.field);
            let heard = wanted.name.map(|name| record.text(name)).unwrap_or_default();
            let heard = if heard.trim_ascii().is_empty() { &[] } else { &*heard };
            if matches!(wanted.place, Place::Name(_)) && !heard.is_empty() {
                labels.keep(wanted.column, &text, heard);
                continue;
            }
            let field = &record.fields()[wanted.target()];
            let (label, is_formula) = match labels.label(wanted.column, &text, heard) {
                Label::Text { written, is_formula, .. } => (&**written, *is_formula),
                Label::Foreign(foreign) => {
                    return Err(foreign.error().at(reader.place_of(wanted.field)));
                }
                _ if wanted.place == Place::After => (&[][..], false),
                _ => continue,
            };
            if wanted.place == Place::After {
                line.extend_from_slice(&record.bytes[done..field.end]);
                line.push(delimiter);
            } else {
                line.extend_from_slice(&record.bytes[done..field.start]);
            }
            let start = line.len();
            line.extend_from_slice(label);
            if is_formula {
                labels.formula(wanted.column, &line[start..]);
            }
            done = field.end;
        }
        line.extend_from_slice(&record.bytes[done..]);
        out.write_all(&line)?;
        labels.rows += 1;
    }
    Ok(())
}

/// The columns of the catalog.
fn wanted<'a>(
    reader: &Reader,
    names: &[String],
    columns: &Columns<'a>,
    labels: &mut Labels<'a>,
) -> Result<Vec<Wanted>, Error> {
    let found = columns.of_csv(names, reader)?;
    let wanted = found.iter().filter_map(|found| {
        let (field, set) = (found.field, found.set?);
        let added = with_suffix(&names[field], NAME);
        let name = names.iter().position(|name| name.eq_ignore_ascii_case(&added));
        let place = match name {
            _ if labels.how.replace => Place::Cell,
            Some(name) => Place::Name(name),
            None => Place::After,
        };
        if let Place::Name(_) = place {
            let message = format!(
                "the rows already have a column {added:?}: its empty cells are filled, the others stay"
            );
            labels.note(reader.name(), message);
        }
        Some(Wanted { field, column: labels.column(set), name, place })
    });
    let mut wanted: Vec<_> = wanted.collect();
    // In the order in which they are written; what fills a field before what follows it.
    wanted.sort_by_key(|wanted| (wanted.target(), wanted.place == Place::After));
    Ok(wanted)
}

/// Writes the line of names, if the rows have one.
fn write_header(
    reader: &Reader,
    common: &Common,
    wanted: &[Wanted],
    is_replaced: bool,
    out: &mut Lines<'_>,
) -> Result<(), Error> {
    let Some(header) = reader.current() else { return Ok(()) };
    let mut line = Vec::new();
    let mut done = 0;
    let is_followed =
        |field: usize| wanted.iter().any(|wanted| wanted.place == Place::After && wanted.field == field);
    for (field, name) in common.names.iter().enumerate() {
        let Some(place) = header.fields().get(field) else { break };
        if is_replaced {
            line.extend_from_slice(&header.bytes[done..place.start]);
            write_field(name, common.delimiter, &mut line);
        } else {
            line.extend_from_slice(&header.bytes[done..place.end]);
        }
        if is_followed(field) {
            line.push(common.delimiter);
            write_field(&with_suffix(name, NAME), common.delimiter, &mut line);
        }
        done = place.end;
    }
    line.extend_from_slice(&header.bytes[done..]);
    Ok(out.write_all(&line)?)
}
