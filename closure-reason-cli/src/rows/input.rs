//! Opens a file or standard input, and recognizes by its content what it is.

use std::collections::HashSet;
use std::fs::{File, Metadata};
use std::io::{self, BufRead, IsTerminal, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use same_file::Handle;

use super::buffer::{Buffer, Position, cannot_be_read};
use super::regular_file::RegularFile;
use super::sink::{Remark, RowsFormat};
use super::unpack::{Unpacked, unpacked};
use super::{csv, workbook};
use crate::report::error::Error;
use crate::report::output::paths;
pub use crate::report::output::paths::name;
use crate::report::progress::{Counter, Progress};
use crate::report::terminal;
use crate::source::encoding::Encoding;
use crate::source::{other_files, wildcards};

/// An open input, and its byte order mark, which is not part of the rows.
pub struct Open {
    pub window: Buffer,
    pub format: RowsFormat,
    pub encoding: Encoding,
    pub mark: &'static [u8],
    /// The file, if it is a regular one.
    pub file: Option<RegularFile>,
    /// Whether its bytes are the rows as they are: neither packed nor in another encoding.
    pub is_plain: bool,
    /// Whether its beginning is valid UTF-8, although the user names another encoding.
    pub is_utf8_too: bool,
    /// What is known of CSV before it is read.
    pub csv: csv::KnownCsv,
    /// What the user should know about it.
    pub remark: Option<Remark>,
    /// What the user should know once it is read.
    pub at_end: AtEnd,
    is_blank: bool,
}

/// What is known of an input only at its end.
#[derive(Clone, Debug, Default)]
pub struct AtEnd(Option<Arc<workbook::BeyondCsv>>);

impl AtEnd {
    pub fn remarks(&self) -> impl Iterator<Item = Remark> {
        let sheet = self.0.as_deref();
        let has = |get: fn(&workbook::BeyondCsv) -> &AtomicBool| {
            sheet.is_some_and(|sheet| get(sheet).load(Ordering::Relaxed))
        };
        let hidden = has(|sheet| &sheet.hidden_rows).then_some(Remark::HiddenRows);
        let merged = has(|sheet| &sheet.merged_rows).then_some(Remark::MergedRows);
        hidden.into_iter().chain(merged)
    }
}

/// What the user says about an input.
#[derive(Clone, Copy, Default)]
pub struct InputOptions<'a> {
    pub encoding: Option<Encoding>,
    pub workbook: workbook::SheetOptions<'a>,
}

impl Open {
    /// Whether the input is empty. Blanks are rows only if the user names the columns: then they are empty
    /// cells.
    pub fn is_empty(&self, has_header: bool) -> bool {
        self.is_blank && (!has_header || self.window.rest().is_empty())
    }
}

/// The byte order mark, in UTF-8.
const MARK: &[u8] = b"\xEF\xBB\xBF";

/// What is packed once more, where the outer archive has been opened.
const PACKED_TWICE: [(&[u8], &str, &str); 2] = [
    (b"PK\x03\x04", "an archive in an archive", UNPACK_THE_OUTER_ONE),
    (b"\x1F\x8B", "compressed with gzip inside another archive", UNPACK_THE_OUTER_ONE),
];
const UNPACK_THE_OUTER_ONE: &str = "unpack the outer one";

/// What to find near the beginning of XML, what that is, and what to do. The last one matches any XML.
const XML: [(&[u8], &str, &str); 4] = [
    (
        b"<resultset",
        "the XML result of a FetchXML query",
        "send the query to the Web API (`?fetchXml=..`) and save its JSON, or export the rows as CSV",
    ),
    (
        b"<entities",
        "data of the Configuration Migration tool",
        "export the rows as CSV, or save them as JSON from the Web API",
    ),
    (
        b"<records",
        "data of the Configuration Migration tool",
        "export the rows as CSV, or save them as JSON from the Web API",
    ),
    (b"", "XML", "export the rows as CSV, or save them as JSON from the Web API"),
];

/// How much of XML is read to recognize it.
const BEGINNING_OF_XML: usize = 512;

/// How much is read to recognize an input: the byte order mark, and what a message shows of the rows.
const BEGINNING: usize = 64;

/// Opens a path; `-` is standard input. What is compressed is read as what it holds. `counter` counts
/// what is read.
pub fn open(path: &Path, wanted: InputOptions<'_>, counter: &Counter) -> Result<Open, Error> {
    let file = if is_standard_input(path) {
        terminal::say_what_is_typed("input");
        taken_standard_input()
    } else {
        Some(file(path)?)
    };
    let regular = file.as_ref().map(|file| RegularFile::new(file, counter)).transpose();
    let regular = regular.map_err(|error| cannot_be_read(&error).at(name(path)))?.flatten();
    let reader: Box<dyn Read + Send> = match (&regular, file) {
        (Some(regular), _) => Box::new(regular.at(0)),
        (None, Some(file)) => Box::new(counter.reading(file)),
        (None, None) => Box::new(counter.reading(io::stdin())),
    };
    of_reader(name(path), reader, regular, wanted)
}

fn is_standard_input(path: &Path) -> bool {
    path == Path::new("-")
}

/// Standard input as a regular file, as with `<`, if nothing has been read from it yet.
fn standard_input() -> Option<File> {
    let mut file = Handle::stdin().ok()?.as_file().try_clone().ok()?;
    let is_at_start = file.metadata().ok()?.is_file() && file.stream_position().ok()? == 0;
    is_at_start.then_some(file)
}

/// The same, left at its end as if it had been read: what runs next may share it.
fn taken_standard_input() -> Option<File> {
    let mut file = standard_input()?;
    file.seek(SeekFrom::End(0)).ok()?;
    Some(file)
}

/// Whether standard input has no rows, but nobody said that it should have: it is a keyboard, or empty. Waits for its
/// first byte.
pub fn is_standard_input_idle() -> bool {
    if io::stdin().is_terminal() {
        return true;
    }
    match standard_input() {
        Some(file) => file.metadata().is_ok_and(|there| there.len() == 0),
        None => io::stdin().lock().fill_buf().is_ok_and(<[u8]>::is_empty),
    }
}

/// A bar for reading these inputs. There is none if the user types the rows.
pub fn progress(inputs: &[PathBuf]) -> Progress {
    if inputs.iter().any(|path| is_standard_input(path)) && io::stdin().is_terminal() {
        return Progress::hidden();
    }
    Progress::new()
}

/// The total size of these inputs, if all are files.
pub fn length(inputs: &[PathBuf]) -> Option<u64> {
    let length = |path: &PathBuf| {
        let there = if is_standard_input(path) { standard_input()?.metadata() } else { path.metadata() };
        there.ok().filter(Metadata::is_file).map(|there| there.len())
    };
    inputs.iter().map(length).sum()
}

fn file(path: &Path) -> Result<File, Error> {
    let failed = |error: io::Error| Error::from(error).at(name(path));
    // Windows refuses to open a folder, and does not say why.
    if path.is_dir() {
        let remedy = "name the files in it, such as `folder/*.csv`";
        return Err(Error::new("this is a folder, not a file of rows").at(name(path)).remedy(remedy));
    }
    if paths::is_address(path) {
        let remedy = "save the response, and name that file";
        return Err(Error::new("this is an address, not a file").at(name(path)).remedy(remedy));
    }
    File::open(path).map_err(failed)
}

/// Opens all files once, before anything is written.
pub fn check(files: &[PathBuf]) -> Result<(), Error> {
    let mut files = files.iter().filter(|path| !is_standard_input(path));
    files.try_for_each(|path| {
        if path.is_file() || path.is_dir() || !path.exists() { file(path).map(drop) } else { Ok(()) }
    })
}

fn of_reader(
    name: String,
    reader: Box<dyn Read + Send>,
    file: Option<RegularFile>,
    wanted: InputOptions<'_>,
) -> Result<Open, Error> {
    let unpacked = unpacked(name, reader, file.clone(), wanted.workbook)?;
    let Unpacked { name, reader, start, is_plain, sheet } = unpacked;
    let mut others = PACKED_TWICE.iter().chain(&other_files::BEGINNINGS);
    let other = others.find(|(magic, ..)| start.starts_with(magic));
    if let (Some((_, what, remedy)), None) = (other, &sheet) {
        return Err(Error::new(format!("this is {what}, not rows")).at(name).remedy(*remedy));
    }
    // Sheets are converted to what Excel calls "CSV UTF-8".
    let encoding = if sheet.is_some() { Encoding::Utf8 } else { Encoding::of(&start, wanted.encoding) };
    let is_plain = is_plain && encoding == Encoding::Utf8;
    let begin = Position { offset: 0, lines: sheet.as_ref().map_or(0, |sheet| sheet.before) };
    let mut window = Buffer::at(begin, name, encoding.reader(reader));
    let (mark, first) = loop {
        let rest = window.rest();
        let mark = if rest.starts_with(MARK) { MARK } else { &[] };
        let first = rest[mark.len()..].iter().find(|byte| !byte.is_ascii_whitespace()).copied();
        let enough = if first == Some(b'<') { BEGINNING_OF_XML } else { BEGINNING };
        if window.is_last() || first.is_some() && rest.len() >= enough {
            break (mark, first);
        }
        window.more()?;
    };
    window.consume(mark.len());
    let is_sheet = sheet.is_some();
    let format = if is_sheet { RowsFormat::Csv } else { format(&window)? };
    let is_utf8_too = encoding.is_utf8_too(window.rest());
    let (csv, remark, at_end) = match sheet {
        Some(sheet) => (
            csv::KnownCsv { delimiter: Some(sheet.delimiter), columns: sheet.columns },
            sheet.has_others.then_some(Remark::Sheets),
            AtEnd(Some(sheet.beyond)),
        ),
        None => (wanted.workbook.delimiter.into(), None, AtEnd::default()),
    };
    // A sheet is written with a mark.
    let mark = if is_sheet { MARK } else { mark };
    let is_blank = first.is_none();
    Ok(Open { window, format, encoding, mark, file, is_plain, is_utf8_too, csv, remark, at_end, is_blank })
}

/// The format of rows, by their beginning; an error if this is something else.
fn format(window: &Buffer) -> Result<RowsFormat, Error> {
    let text = window.rest().trim_ascii_start();
    if other_files::is_web_page(text) {
        let message = "this is a web page, not rows";
        return Err(window.error_at(0, message).remedy("is it a page to sign in? export the rows again"));
    }
    let beginning = &text[..text.len().min(BEGINNING_OF_XML)];
    let has = |part: &[u8]| part.is_empty() || memchr::memmem::find(beginning, part).is_some();
    if is_xml(beginning)
        && let Some((_, what, remedy)) = XML.iter().find(|(part, ..)| has(part))
    {
        return Err(window.error_at(0, format!("this is {what}, not rows")).remedy(*remedy));
    }
    Ok(if is_json(text) { RowsFormat::Json } else { RowsFormat::Csv })
}

/// Whether a text without blanks before it is XML: a header of CSV has no tag at its beginning.
fn is_xml(text: &[u8]) -> bool {
    [&b"<?xml"[..], b"<resultset", b"<entities", b"<entity "].iter().any(|start| text.starts_with(start))
}

/// Whether a text without blanks before it is JSON. A word in brackets is the first header of CSV.
fn is_json(text: &[u8]) -> bool {
    match text.split_first() {
        Some((b'{', _)) => true,
        Some((b'[', rest)) => {
            let rest = rest.trim_ascii_start();
            let is_word = rest.first().is_some_and(|first| first.is_ascii_alphabetic() || !first.is_ascii());
            !is_word || [&b"null"[..], b"true", b"false"].iter().any(|word| rest.starts_with(word))
        }
        _ => false,
    }
}

/// The files that were named before, perhaps by another path.
pub fn repeated(files: &[PathBuf]) -> impl Iterator<Item = &PathBuf> {
    let mut seen = HashSet::new();
    files
        .iter()
        .filter(move |path| path.is_file() && path.canonicalize().is_ok_and(|real| !seen.insert(real)))
}

/// The inputs that a command line names; without any, standard input.
pub fn inputs(files: &[PathBuf]) -> Result<Vec<PathBuf>, Error> {
    if files.is_empty() { Ok(vec![PathBuf::from("-")]) } else { wildcards::expanded(files) }
}
