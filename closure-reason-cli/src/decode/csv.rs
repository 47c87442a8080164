//! CSV: a column of labels after each column of values.

use super::ONE_BY_ONE;
use super::labels::{Form, Label, Labels};
use super::output::Lines;
use crate::error::Error;
use crate::rows::columns::Columns;
use crate::rows::csv::{Reader, write_field};
use crate::rows::read::{Layout, Remark};
use crate::rows::window::Window;

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
    /// Whether nothing is added, because the labels are there.
    is_there: bool,
}

impl Decoder {
    pub fn decode<'a>(
        &mut self,
        window: Window,
        layout: &Layout,
        columns: &Columns<'a>,
        labels: &mut Labels<'a>,
        out: &mut Lines<'_>,
    ) -> Result<(), Error> {
        let mut reader = Reader::new(window, layout.delimiter)?;
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
                write_header(&reader, &this, &wanted, labels.how.replace, out)?;
                self.common = Some(this);
            }
            Some(first) if *first == this => {}
            Some(_) => {
                let message = "this file has different columns from the first one, or a different delimiter";
                return Err(Error::new(message).at(reader.name()).remedy(ONE_BY_ONE));
            }
        }
        write_rows(&mut reader, &wanted, labels, out)
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
    let replace = labels.how.replace;
    let mut line = Vec::new();
    while let Some(record) = reader.next()? {
        if record.fields().is_empty() {
            out.write_all(record.bytes)?;
            continue;
        }
        line.clear();
        let mut done = 0;
        for wanted in wanted {
            let field = &record.fields()[wanted.field];
            let heard = wanted.name.map(|name| record.text(name)).unwrap_or_default();
            if wanted.is_there {
                labels.keep(wanted.column, &record.text(wanted.field), &heard);
                continue;
            }
            let label = labels.label(wanted.column, &record.text(wanted.field), &heard);
            match label {
                Label::Foreign(foreign) => {
                    return Err(foreign.error().at(reader.place_of(wanted.field)));
                }
                Label::Text { written, .. } if replace => {
                    line.extend_from_slice(&record.bytes[done..field.start]);
                    line.extend_from_slice(written);
                }
                _ if replace => continue,
                label => {
                    line.extend_from_slice(&record.bytes[done..field.end]);
                    line.push(delimiter);
                    if let Label::Text { written, .. } = label {
                        line.extend_from_slice(written);
                    }
                }
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
    let found = columns.of_csv(names, None, reader)?;
    let wanted = found.iter().filter_map(|found| {
        let (field, set) = (found.field, found.set?);
        let added = format!("{}{NAME}", names[field]);
        let name = names.iter().position(|name| name.eq_ignore_ascii_case(&added));
        let is_there = !labels.how.replace && name.is_some();
        if is_there {
            let message =
                format!("the rows already have a column {added:?}; it stays as it is, and no other is added");
            labels.note(reader.name(), message);
        }
        Some(Wanted { field, column: labels.column(set), name, is_there })
    });
    Ok(wanted.collect())
}

/// Writes the line of names, if the rows have one.
fn write_header(
    reader: &Reader,
    common: &Common,
    wanted: &[Wanted],
    replace: bool,
    out: &mut Lines<'_>,
) -> Result<(), Error> {
    let Some(header) = reader.current() else { return Ok(()) };
    let mut line = Vec::new();
    let mut done = 0;
    for wanted in wanted.iter().filter(|wanted| !replace && !wanted.is_there) {
        let end = header.fields()[wanted.field].end;
        line.extend_from_slice(&header.bytes[done..end]);
        line.push(common.delimiter);
        write_field(&format!("{}{NAME}", common.names[wanted.field]), common.delimiter, &mut line);
        done = end;
    }
    line.extend_from_slice(&header.bytes[done..]);
    Ok(out.write_all(&line)?)
}
