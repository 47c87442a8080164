//! CSV: a column of labels behind each column of values.

use std::io::Write;

use super::labels::{Label, Labels};
use crate::error::Error;
use crate::rows::columns::Columns;
use crate::rows::csv::{Reader, write_field};
use crate::rows::input::Format;
use crate::rows::read::Layout;
use crate::rows::window::Window;

/// What Dataverse appends to the name of a column for that of its labels.
const NAME: &str = "name";

/// What the files so far have in common, for they become one.
#[derive(PartialEq)]
pub struct Common {
    names: Vec<String>,
    delimiter: u8,
}

/// A column that gets labels.
struct Wanted {
    field: usize,
    /// The number by which its labels are asked for.
    column: usize,
    /// Whether nothing is added, for the rows have such a column already.
    is_there: bool,
}

pub fn decode<'a>(
    window: Window,
    layout: &Layout,
    columns: &Columns<'a>,
    labels: &mut Labels<'a>,
    common: &mut Option<Common>,
    out: &mut dyn Write,
) -> Result<(), Error> {
    let mut reader = Reader::new(window, layout.delimiter)?;
    let delimiter = reader.delimiter();
    let Some(names) = layout.header.names(&mut reader)? else { return Ok(()) };
    let wanted = wanted(&reader, &names, columns, labels)?;
    let is_first = common.is_none();
    let this = Common { names, delimiter };
    if is_first {
        write_header(&reader, &this, &wanted, labels.how.replace, out)?;
        *common = Some(this);
    } else if common.as_ref() != Some(&this) {
        let message = "the columns of this file, or what separates them, are not those of the first one";
        let remedy = "decode them one by one, each into a file of its own";
        return Err(Error::new(message).at(reader.name()).remedy(remedy));
    }
    let replace = labels.how.replace;
    let mut line = Vec::new();
    while let Some(record) = reader.next()? {
        if record.fields().is_empty() {
            out.write_all(record.bytes)?;
            continue;
        }
        line.clear();
        let mut done = 0;
        for wanted in &wanted {
            let field = &record.fields()[wanted.field];
            let label = labels.label(wanted.column, &record.text(wanted.field));
            if wanted.is_there {
                continue;
            }
            match label {
                Label::Text(label) if replace => {
                    line.extend_from_slice(&record.bytes[done..field.start]);
                    write_field(label, delimiter, &mut line);
                }
                _ if replace => continue,
                label => {
                    line.extend_from_slice(&record.bytes[done..field.end]);
                    line.push(delimiter);
                    if let Label::Text(label) = label {
                        write_field(label, delimiter, &mut line);
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
    let mut wanted = Vec::new();
    for (field, name) in names.iter().enumerate() {
        let Some(set) = columns.find(name)? else { continue };
        let added = format!("{name}{NAME}");
        let is_there = !labels.how.replace && names.iter().any(|name| name.eq_ignore_ascii_case(&added));
        if is_there {
            labels.note(format!(
                "{}: there is a column {added:?} already, which stays as it is",
                reader.name()
            ));
        }
        wanted.push(Wanted { field, column: labels.column(set), is_there });
    }
    if wanted.is_empty() {
        Err(columns.missing(None, names, Format::Csv).at(reader.name()))
    } else {
        Ok(wanted)
    }
}

/// Writes the line of names, if the rows have one.
fn write_header(
    reader: &Reader,
    common: &Common,
    wanted: &[Wanted],
    replace: bool,
    out: &mut dyn Write,
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
