//! Opens a file or standard input, and tells by its content what it is.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use flate2::read::MultiGzDecoder;

use super::window::Window;
use crate::error::Error;

/// What the rows of an input are written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Comma-separated values, or tabs, semicolons, bars in place of the commas.
    Csv,
    /// JSON: a page of the Web API, an array, one object, or objects one after another.
    Json,
}

impl std::fmt::Display for Format {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Csv => "CSV",
            Self::Json => "JSON",
        })
    }
}

/// An input that is open, with its byte order mark, which is not part of the rows.
pub struct Open {
    pub window: Window,
    pub format: Format,
    pub mark: &'static [u8],
}

const UTF8_MARK: &[u8] = b"\xEF\xBB\xBF";

/// Opens a path; `-` is standard input. What is compressed is read as what it holds.
pub fn open(path: &Path) -> Result<Open, Error> {
    let reader: Box<dyn Read> =
        if path == Path::new("-") { Box::new(io::stdin()) } else { Box::new(file(path)?) };
    of_reader(name(path), reader)
}

fn file(path: &Path) -> Result<File, Error> {
    let failed = |error: io::Error| Error::new(format!("cannot be opened: {error}")).at(name(path));
    let file = File::open(path).map_err(failed)?;
    if file.metadata().map_err(failed)?.is_dir() {
        let remedy = "name the files in it, such as `folder/*.csv`";
        return Err(Error::new("this is a folder, not a file of rows").at(name(path)).remedy(remedy));
    }
    Ok(file)
}

/// Opens all files once, before anything is written.
pub fn check(files: &[PathBuf]) -> Result<(), Error> {
    let mut files = files.iter().filter(|path| path.as_path() != Path::new("-"));
    files.try_for_each(|path| {
        if path.is_file() || path.is_dir() || !path.exists() { file(path).map(drop) } else { Ok(()) }
    })
}

fn of_reader(name: String, mut reader: Box<dyn Read>) -> Result<Open, Error> {
    let start =
        start(&mut reader, 2).map_err(|error| Error::new(format!("cannot be read: {error}")).at(&name))?;
    let gzip = start == [0x1f, 0x8b];
    let reader: Box<dyn Read> = Box::new(io::Cursor::new(start).chain(reader));
    let reader = if gzip { Box::new(MultiGzDecoder::new(reader)) } else { reader };
    let mut window = Window::new(name, reader);
    let (mark, first) = loop {
        let rest = window.rest();
        if rest.starts_with(b"\xFF\xFE") || rest.starts_with(b"\xFE\xFF") {
            let remedy = "save it as UTF-8 (in Excel: \"CSV UTF-8\"), or convert it: \
                          `iconv -f UTF-16 -t UTF-8 file`";
            return Err(Error::new("this text is encoded as UTF-16").at(window.name()).remedy(remedy));
        }
        let mark = if rest.starts_with(UTF8_MARK) { UTF8_MARK } else { &[] };
        let first = rest[mark.len()..].iter().find(|byte| !byte.is_ascii_whitespace()).copied();
        if window.is_last() || first.is_some() && rest.len() >= UTF8_MARK.len() {
            break (mark, first);
        }
        window.more()?;
    };
    window.consume(mark.len());
    let format = if matches!(first, Some(b'{' | b'[')) { Format::Json } else { Format::Csv };
    Ok(Open { window, format, mark })
}

/// The first bytes, up to a count.
fn start(reader: &mut dyn Read, count: u64) -> io::Result<Vec<u8>> {
    let mut start = Vec::new();
    reader.take(count).read_to_end(&mut start)?;
    Ok(start)
}

/// The inputs that a command line names; none at all is standard input.
pub fn inputs(files: &[PathBuf]) -> Vec<PathBuf> {
    if files.is_empty() { vec![PathBuf::from("-")] } else { files.to_vec() }
}

/// How messages call an input.
pub fn name(path: &Path) -> String {
    if path == Path::new("-") { "standard input".to_owned() } else { path.display().to_string() }
}
