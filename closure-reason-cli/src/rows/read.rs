//! Reads the cells of the choice columns of any input, one after another.

use std::path::Path;

use clap::Args;

use super::columns::Columns;
use super::header::Header;
use super::input::Open;
use super::json_keys::{JsonKeys, RowError};
use super::map::Map;
use super::sink::{Remark, RowsFormat, Sink};
use super::{csv, input, json, parallel, workbook};
use crate::report::error::Error;
use crate::report::progress::Counter;
use crate::source::encoding::Encoding;

/// How rows are to be read. Verbs on rows flatten this into their arguments.
#[derive(Args, Clone, Debug, Default)]
pub struct Layout {
    /// The character between the fields of CSV, or `tab`. By default it is detected from the first
    /// lines.
    #[arg(long, value_name = "CHARACTER", value_parser = delimiter, help_heading = "Form of the rows")]
    pub delimiter: Option<u8>,
    #[command(flatten)]
    pub header: Header,
    /// Which header of the rows means a column, if their names differ, such as `statuscode=Reason`; repeatable.
    /// In JSON it is a property.
    #[arg(long = "map", value_name = "NAME=HEADER", value_parser = Map::parse, help_heading = "Form of the rows")]
    pub maps: Vec<Map>,
    /// How many lines at the end of CSV are not rows, such as `(200 rows affected)` and the empty line
    /// before it.
    #[arg(
        long,
        value_name = "N",
        default_value_t = 0,
        hide_default_value = true,
        help_heading = "Form of the rows"
    )]
    pub skip_footer: usize,
    /// The property of JSON that holds the rows, such as `d.results`. Without it, rows are found as the
    /// Web API, Power Automate and the SDK write them.
    #[arg(long, value_name = "PATH", value_parser = json::RowsPath::parse, help_heading = "Form of the rows")]
    pub rows: Option<json::RowsPath>,
    /// The sheet of a workbook. Without it, the first one that is not hidden is read.
    #[arg(long, value_name = "NAME", help_heading = "Form of the rows")]
    pub sheet: Option<String>,
}

impl Layout {
    /// What to know before opening an input.
    pub fn wanted(&self, encoding: Option<Encoding>) -> input::InputOptions<'_> {
        let names = self.header.header.len();
        let names = self.header.is_said().then_some(names);
        let sheet = self.sheet.as_deref();
        input::InputOptions {
            encoding,
            workbook: workbook::SheetOptions { sheet, delimiter: self.delimiter, names },
        }
    }

    /// Refuses arguments that mean nothing for this input: the user would believe that they had an effect.
    pub fn are_used(&self, open: &Open) -> Result<(), Error> {
        let unused: &[(&str, bool)] = match open.format {
            RowsFormat::Csv => &[("--rows", self.rows.is_some())],
            RowsFormat::Json => &[
                ("--delimiter", self.delimiter.is_some()),
                ("--header", !self.header.header.is_empty()),
                ("--model", self.header.model.is_some()),
                ("--skip-footer", self.skip_footer > 0),
            ],
        };
        let unused = unused.iter().filter(|(_, is_given)| *is_given);
        Error::all(unused.map(|(argument, _)| {
            let message = format!("this is {}, in which `{argument}` means nothing", open.format);
            Error::new(message).at(open.window.name()).remedy(format!("leave `{argument}` out"))
        }))
    }
}

fn delimiter(text: &str) -> Result<u8, String> {
    match text.as_bytes() {
        b"tab" | b"\\t" => Ok(b'\t'),
        [byte] if byte.is_ascii() && !matches!(byte, b'"' | b'\r' | b'\n') => Ok(*byte),
        _ => Err("expected one ASCII character, or `tab`".to_owned()),
    }
}

/// The column that a lake in append mode has in each version of a row.
const IS_DELETE: &str = "IsDelete";

/// Reads an input, and counts its bytes for progress.
pub fn read<'a>(
    path: &Path,
    layout: &Layout,
    columns: &Columns<'a>,
    sink: &mut impl Sink<'a>,
    counter: &Counter,
) -> Result<(), Error> {
    let open = input::open(path, layout.wanted(columns.encoding), counter)?;
    read_in_parts(open, layout, columns, sink, parallel::cuts)
}

/// With a function that decides where to cut a file of CSV that has rows between two places.
pub fn read_in_parts<'a>(
    open: Open,
    layout: &Layout,
    columns: &Columns<'a>,
    sink: &mut impl Sink<'a>,
    cuts: impl FnOnce(u64, u64) -> Vec<u64>,
) -> Result<(), Error> {
    if open.is_empty(layout.header.is_said()) {
        sink.remark(open.window.name(), Remark::Empty);
        return Ok(());
    }
    layout.are_used(&open)?;
    if open.is_utf8_too {
        sink.remark(open.window.name(), Remark::Utf8);
    }
    let (name, file, at_end) = (open.window.name().to_owned(), open.file.clone(), open.at_end.clone());
    if let Some(remark) = open.remark {
        sink.remark(&name, remark);
    }
    let read = match open.format {
        RowsFormat::Csv => read_csv(open, layout, columns, sink, cuts),
        RowsFormat::Json => {
            let reader = json::Reader::new(open.window, layout.rows.clone().unwrap_or_default());
            read_json(reader.with_columns(columns.logical_names()), columns, sink)
        }
    };
    at_end.remarks().for_each(|remark| sink.remark(&name, remark));
    match file {
        Some(file) => file.watched(read, |remark| sink.remark(&name, remark)),
        None => read,
    }
}

fn read_csv<'a>(
    open: Open,
    layout: &Layout,
    columns: &Columns<'a>,
    sink: &mut impl Sink<'a>,
    cuts: impl FnOnce(u64, u64) -> Vec<u64>,
) -> Result<(), Error> {
    let mut reader = csv::Reader::new(open.window, open.csv)?;
    reader.skip_footer(layout.skip_footer);
    let Some(wanted) = wanted(&mut reader, layout, columns, sink)? else { return Ok(()) };
    match open.file {
        // Of several parts, only the last would know where the footer begins.
        Some(file) if open.is_plain && layout.skip_footer == 0 => {
            let cuts = cuts(reader.offset(), file.length);
            parallel::read(reader, &wanted, &file, &cuts, sink)
        }
        _ => parallel::pass(&mut reader, &wanted, u64::MAX, sink),
    }
}

/// The fields of CSV to read, each with the number of its column; `None` for an empty input.
fn wanted<'a>(
    reader: &mut csv::Reader,
    layout: &Layout,
    columns: &Columns<'a>,
    sink: &mut impl Sink<'a>,
) -> Result<Option<Vec<(usize, usize)>>, Error> {
    let Some(names) = layout.header.names(reader)? else { return Ok(None) };
    let wanted = columns.of_csv(&names, reader)?;
    let wanted = wanted
        .into_iter()
        .map(|wanted| (wanted.field, sink.column(&names[wanted.field], wanted.set, wanted.by)))
        .collect();
    if names.iter().any(|name| name.eq_ignore_ascii_case(IS_DELETE)) {
        sink.remark(reader.name(), Remark::Versions);
    }
    reader.underline()?;
    Ok(Some(wanted))
}

fn read_json<'a>(
    mut reader: json::Reader,
    columns: &Columns<'a>,
    sink: &mut impl Sink<'a>,
) -> Result<(), Error> {
    let mut keys = JsonKeys::default();
    let mut rows = 0_u64;
    while let Some(piece) = reader.next()? {
        let json::Piece::Row(row) = piece else { continue };
        rows += 1;
        let passed = pass(&row, &mut keys, columns, sink);
        if let Err(fault) = passed {
            return Err(fault.into_error(|offset| reader.place_of(offset)));
        }
        sink.row().map_err(|error| error.at(reader.name()))?;
    }
    if reader.is_incomplete() {
        sink.remark(reader.name(), Remark::Incomplete);
    }
    // Without rows, there are no keys to miss.
    if rows == 0 {
        return Ok(());
    }
    keys.missing(&reader, columns).map_or(Ok(()), Err)
}

/// Passes the cells of a row on.
fn pass<'a>(
    row: &json::Row<'_>,
    keys: &mut JsonKeys,
    columns: &Columns<'a>,
    sink: &mut impl Sink<'a>,
) -> Result<(), RowError> {
    let places = keys.find(row, columns, &mut |name, set, by| sink.column(name, set, by))?;
    for (column, place) in places.iter().enumerate() {
        let Some(cell) = place.cell else { continue };
        let member = &row.members[cell];
        let label = match place.label {
            Some(label) => row.cell(&row.members[label]),
            None => row.label_within(member),
        };
        match row.cell(member) {
            Some(cell) => sink.cell(column, &cell, label.as_deref()),
            None => return Err(RowError::nested(row, member)),
        }
    }
    Ok(())
}
