//! `-o FILE`, the same for every verb that has data: a file is written whole or not at all, and never over an input.

use std::fs::File;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::{Path, PathBuf};

use clap::Args;
use clap::builder::{PathBufValueParser, TypedValueParser};
use flate2::{Compression, GzBuilder};
use same_file::Handle;

use super::reader::MayLeave;
use super::{Temporary, paths};
use crate::report::error::Error;
use crate::report::terminal;

/// How much is written at once.
const BUFFER: usize = 256 * 1024;

/// Where the data of a verb goes. Verbs flatten this into their arguments.
#[derive(Args, Clone, Debug)]
pub struct Destination {
    /// Where to write; `-` is standard output. A file called `.gz` is compressed. Unlike `>` in Windows PowerShell,
    /// `-o` never makes UTF-16 of UTF-8.
    #[arg(
        id = "output",
        short = 'o',
        long = "output",
        value_name = "FILE",
        default_value = "-",
        value_parser = PathBufValueParser::new().try_map(of_text)
    )]
    path: PathBuf,
}

/// The extensions of files that are never text, so that their programs would call what is written damaged.
const NOT_TEXT: [&str; 11] =
    ["xlsx", "xlsm", "xlsb", "xls", "ods", "pbix", "pdf", "docx", "zip", "parquet", "msapp"];

/// Refuses a path that is not one of text.
fn of_text(path: PathBuf) -> Result<PathBuf, String> {
    match path.extension().map(|extension| extension.to_string_lossy().to_ascii_lowercase()) {
        Some(extension) if NOT_TEXT.contains(&&*extension) => Err(format!(
            "what is written is text, not .{extension}: name a file such as `labeled.csv`, which Excel opens"
        )),
        _ => Ok(path),
    }
}

/// What is written to, and whether a terminal shows it.
pub struct Opened<'a> {
    pub out: &'a mut dyn Write,
    pub is_terminal: bool,
}

impl Destination {
    pub fn is_stdout(&self) -> bool {
        self.path == Path::new("-")
    }

    /// Whether the name of the file has one of these extensions.
    pub fn ends_in(&self, extensions: &[&str]) -> bool {
        let is_one =
            |extension: &std::ffi::OsStr| extensions.iter().any(|one| extension.eq_ignore_ascii_case(one));
        self.path.extension().is_some_and(is_one)
    }

    /// The file that would be replaced, if it has anything in it.
    pub fn replaced(&self) -> Option<&Path> {
        let has_data = |there: std::fs::Metadata| there.is_file() && there.len() > 0;
        (!self.is_stdout() && self.path.metadata().is_ok_and(has_data)).then_some(&self.path)
    }

    /// Whether what is written goes to a file, rather than to a terminal or another program.
    pub fn is_file(&self) -> bool {
        if self.is_stdout() {
            return Handle::stdout().is_ok_and(|out| is_regular(&out));
        }
        self.path.metadata().map_or(true, |there| there.is_file())
    }

    /// Refuses to write over an input: it could be lost. From here on, tables are as wide as in any file.
    pub fn prepare<'a>(&self, inputs: impl IntoIterator<Item = &'a Path>) -> Result<(), Error> {
        if !self.is_stdout() {
            terminal::set_file();
        }
        // The shell may have sent standard output to an input, as `>>` does, or take standard input from the output.
        let output = if self.is_stdout() { Handle::stdout().ok() } else { handle(&self.path) };
        let Some(output) = output.filter(is_regular) else { return Ok(()) };
        let Some(input) = inputs.into_iter().find(|input| handle(input).as_ref() == Some(&output)) else {
            return Ok(());
        };
        let message = "the output is also an input, and inputs are never overwritten";
        Err(Error::new(message).at(paths::name(input)).remedy("write to another file"))
    }

    /// Writes data. On a terminal, what could deceive is escaped.
    pub fn print(&self, data: &str) -> Result<(), Error> {
        // A file that would not change is not touched.
        let is_there = || std::fs::read(&self.path).is_ok_and(|there| there == data.as_bytes());
        if !self.is_stdout() && self.path.is_file() && is_there() {
            return Ok(());
        }
        self.write(true, |to| {
            let shown = if to.is_terminal { terminal::shown_lines(data) } else { data.into() };
            Ok(to.out.write_all(shown.as_bytes())?)
        })
    }

    /// Writes text for people, with styles if they can be shown. What of it could deceive a terminal has been escaped
    /// before.
    pub fn print_styled(&self, text: &str) -> Result<(), Error> {
        let text = terminal::without_commands(text);
        if self.is_stdout() {
            return super::print_styled(&text);
        }
        match anstream::ColorChoice::global() {
            anstream::ColorChoice::Always | anstream::ColorChoice::AlwaysAnsi => self.print(&text),
            _ => self.print(&anstream::adapter::strip_str(&text).to_string()),
        }
    }

    /// Lets data be written bit by bit. If its reader goes away, the verb stops, unless its exit code is an answer
    /// for which it must go on.
    pub fn write(
        &self,
        has_answer: bool,
        write: impl FnOnce(Opened) -> Result<(), Error>,
    ) -> Result<(), Error> {
        if self.is_stdout() {
            return to_reader(io::stdout().lock(), io::stdout().is_terminal(), has_answer, write)
                .map_err(|error| error.at("standard output"));
        }
        let path = &*self.path;
        let failed = |error: Error| error.at(path.display());
        // A pipe or a device is written to directly: a file in its place would not be the same thing.
        if leads_to_a_device(path) || path.metadata().is_ok_and(|there| !there.is_file() && !there.is_dir()) {
            let file = File::options().write(true).open(path).map_err(|error| failed(error.into()))?;
            let is_terminal = file.is_terminal();
            return to_reader(file, is_terminal, has_answer, write).map_err(failed);
        }
        if path.is_dir() {
            return Err(failed(Error::new("this is a folder").remedy("name a file, which may be in it")));
        }
        super::clear(paths::folder_of(path));
        let file = Temporary::beside(path)?;
        let file = if path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("gz")) {
            // Without a time in its header: the same data is the same bytes.
            let file = GzBuilder::new().write(file, Compression::default());
            buffered(file, false, write).and_then(|file| Ok(file.finish()?))
        } else {
            buffered(file, false, write)
        };
        super::put(file.map_err(failed)?)
    }
}

fn to_reader(
    out: impl Write,
    is_terminal: bool,
    has_answer: bool,
    write: impl FnOnce(Opened) -> Result<(), Error>,
) -> Result<(), Error> {
    if has_answer {
        buffered(MayLeave::new(out), is_terminal, write).map(drop)
    } else {
        buffered(out, is_terminal, write).map(drop)
    }
}

fn buffered<W: Write>(
    out: W,
    is_terminal: bool,
    write: impl FnOnce(Opened) -> Result<(), Error>,
) -> Result<W, Error> {
    let mut out = BufWriter::with_capacity(BUFFER, out);
    write(Opened { out: &mut out, is_terminal })?;
    out.flush()?;
    out.into_inner().map_err(|error| error.into_error().into())
}

/// Whether a path is that of a device on Windows, such as `NUL`. Which ones are depends on its version.
fn leads_to_a_device(path: &Path) -> bool {
    cfg!(windows)
        && std::path::absolute(path)
            .is_ok_and(|path| path.as_os_str().as_encoded_bytes().starts_with(br"\\.\"))
}

/// The file that a path leads to; for `-`, that of standard input. A pipe is not opened, because that could wait for
/// its writer.
fn handle(path: &Path) -> Option<Handle> {
    let handle = match path.to_str() {
        Some("-") => Handle::stdin(),
        _ if path.is_file() => Handle::from_path(path),
        _ => return None,
    };
    handle.ok().filter(is_regular)
}

fn is_regular(handle: &Handle) -> bool {
    handle.as_file().metadata().is_ok_and(|there| there.is_file())
}
