//! Unpacks rows: from gzip, from a zip archive with one file, and from workbooks.

use std::io::{self, Cursor, Read};
use std::sync::Arc;

use super::archive::{Archive, Bytes};
use super::buffer::cannot_be_read;
use super::regular_file::RegularFile;
use super::workbook;
use crate::report::error::Error;
use crate::report::terminal::quoted;
use crate::source::{gzip, other_files};

/// The unpacked rows of an input.
pub struct Unpacked {
    /// Their name in messages.
    pub name: String,
    pub reader: Reader,
    /// Their first bytes.
    pub start: Vec<u8>,
    /// Whether the input holds exactly these bytes.
    pub is_plain: bool,
    /// The sheet, if they are from a workbook.
    pub sheet: Option<Sheet>,
}

/// Reads from the beginning.
type Reader = Box<dyn Read + Send>;

/// What is known about a sheet.
pub struct Sheet {
    pub delimiter: u8,
    /// How many rows are above the first one that is read.
    pub before: u64,
    pub has_others: bool,
    /// What CSV cannot show of it.
    pub beyond: Arc<workbook::BeyondCsv>,
    /// The logical names of headers, if the workbook tells them.
    pub columns: Vec<(String, String)>,
}

/// How many bytes are needed to recognize an input.
const TELLING: u64 = 16;

/// How many files of an archive a message names.
const NAMED: usize = 4;

/// The extensions of files with rows.
const ENDINGS: [&str; 7] = [".csv", ".tsv", ".txt", ".json", ".jsonl", ".ndjson", ".gz"];

/// Files by which archives without rows are recognized, what these are, and what to do.
const OTHERS: [(&str, &str, &str); 3] = [
    ("customizations.xml", "a solution", "give it with `--from`, and a file of rows besides"),
    (
        "data_schema.xml",
        "data of the Configuration Migration tool",
        "export the rows as CSV, or save them as JSON from the Web API",
    ),
    ("References/DataSources.json", "a canvas app", "give it with `--from`, and a file of rows besides"),
];

/// Unpacks an input, which is `file` if it is a regular one.
pub fn unpacked(
    name: String,
    reader: Reader,
    file: Option<RegularFile>,
    wanted: workbook::SheetOptions<'_>,
) -> Result<Unpacked, Error> {
    let failed = |error: io::Error| cannot_be_read(&error).at(&name);
    let (mut start, mut reader) = self::start(reader).map_err(failed)?;
    let is_compressed = gzip::is_gzip(&start);
    if is_compressed {
        (start, reader) = self::start(Box::new(gzip::reader(reader))).map_err(failed)?;
    }
    let is_archive = start.starts_with(b"PK\x03\x04") || start.starts_with(b"PK\x05\x06");
    if !is_archive {
        if let Some(sheet) = wanted.sheet {
            let message = format!("this is not a workbook, so it has no sheet {}", quoted(sheet));
            return Err(Error::new(message).at(name).remedy("leave `--sheet` out"));
        }
        return Ok(Unpacked { name, reader, start, is_plain: !is_compressed, sheet: None });
    }
    let bytes = match file {
        Some(file) if !is_compressed => Ok(Bytes::File(file)),
        _ => Bytes::read(reader),
    };
    let opened = bytes.and_then(|bytes| of_archive(bytes, wanted)).map_err(|error| error.at(&name))?;
    let (entry, reader, sheet) = opened;
    let name = if entry.is_empty() { name } else { format!("{name}: {entry}") };
    let (start, reader) = self::start(reader).map_err(|error| cannot_be_read(&error).at(&name))?;
    Ok(Unpacked { name, reader, start, is_plain: false, sheet })
}

/// The rows of an archive: those of a sheet, or the one file with its name.
fn of_archive(
    bytes: Bytes,
    wanted: workbook::SheetOptions<'_>,
) -> Result<(String, Reader, Option<Sheet>), Error> {
    let mut archive = Archive::open(bytes)?;
    let not_rows = |what: &str, remedy: &str| Error::new(format!("this is {what}, not rows")).remedy(remedy);
    if let Some((what, remedy)) = other_files::archive(|entry| archive.has(entry)) {
        return Err(not_rows(what, remedy));
    }
    if workbook::is_one(&archive) {
        let workbook::Open { rows, delimiter, before, has_others, beyond, columns } =
            workbook::open(&mut archive, wanted)?;
        return Ok((String::new(), rows, Some(Sheet { delimiter, before, has_others, beyond, columns })));
    }
    let is_rows = |name: &&str| {
        let name = name.to_ascii_lowercase();
        ENDINGS.iter().any(|ending| name.ends_with(ending))
    };
    let all: Vec<&str> = archive.names().collect();
    let rows: Vec<&str> = all.iter().copied().filter(is_rows).collect();
    let entry = match (rows.as_slice(), all.as_slice()) {
        ([one], _) | ([], [one]) => (*one).to_owned(),
        ([], []) => return Err(Error::new("this archive is empty")),
        (rows, all) => {
            if let Some((_, what, remedy)) = OTHERS.iter().find(|(mark, ..)| archive.has(mark)) {
                return Err(not_rows(what, remedy));
            }
            let (message, remedy) = match rows {
                [] => (
                    format!("this archive has no file of rows, but {}", named(all)),
                    "unpack it, and name the file of rows",
                ),
                rows => (
                    format!("this archive has several files of rows: {}", named(rows)),
                    "unpack it, and name those to read",
                ),
            };
            return Err(Error::new(message).remedy(remedy));
        }
    };
    match archive.read(&entry)? {
        Some(reader) => Ok((entry, reader, None)),
        None => Err(Error::new(format!("{} is not in the archive", quoted(&entry)))),
    }
}

fn named(files: &[&str]) -> String {
    let names: Vec<String> = files.iter().take(NAMED).map(|name| quoted(name)).collect();
    let more = files.len().saturating_sub(NAMED);
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    format!("{}{more}", names.join(", "))
}

/// The first bytes of an input, and a reader that still begins with them.
fn start(mut reader: Reader) -> io::Result<(Vec<u8>, Reader)> {
    let mut start = Vec::new();
    (&mut reader).take(TELLING).read_to_end(&mut start)?;
    Ok((start.clone(), Box::new(Cursor::new(start).chain(reader))))
}
