//! Where decoded rows go.

use std::fs::File;
#[cfg(unix)]
use std::fs::Metadata;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::{Path, PathBuf};

use flate2::{Compression, GzBuilder};

use crate::report::error::Error;
use crate::report::{output, terminal};
use crate::rows::input;
use crate::source::encoding::Encoding;

/// How much is written at once.
const BUFFER: usize = 256 * 1024;

/// Writes to standard output, or to a file that is there whole or not at all. A file that is called
/// `.gz` is compressed.
pub fn write(
    path: &Path,
    inputs: &[PathBuf],
    write: impl FnOnce(&mut Lines<'_>) -> Result<(), Error>,
) -> Result<(), Error> {
    if path == Path::new("-") {
        refuse_input(inputs, is_standard_output)?;
        return buffered(io::stdout().lock(), io::stdout().is_terminal(), write)
            .map(drop)
            .map_err(|error| error.at("standard output"));
    }
    let failed = |error: Error| error.at(path.display());
    // A pipe or a device is written to directly: a file in its place would not be the same thing.
    if path.metadata().is_ok_and(|there| !there.is_file() && !there.is_dir()) {
        let file = File::options().write(true).open(path).map_err(|error| failed(error.into()))?;
        let is_terminal = file.is_terminal();
        return buffered(file, is_terminal, write).map(drop).map_err(failed);
    }
    let there = path.canonicalize().ok();
    refuse_input(inputs, |input| {
        there.is_some() && (input.canonicalize().ok() == there || is_standard_input(input, path))
    })?;
    output::clear(output::folder_of(path));
    let file = output::Temporary::beside(path)?;
    let file = if path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("gz")) {
        // Without a time in its header: the same rows are the same bytes.
        let file = GzBuilder::new().write(file, Compression::default());
        buffered(file, false, write).and_then(|file| Ok(file.finish()?))
    } else {
        buffered(file, false, write)
    };
    output::put(file.map_err(failed)?)
}

/// Whether what is written goes to a file, rather than to a terminal or another program.
pub fn is_file(path: &Path) -> bool {
    if path == Path::new("-") {
        return is_standard_output_a_file();
    }
    path.metadata().map_or(true, |there| there.is_file())
}

fn buffered<W: Write>(
    out: W,
    is_terminal: bool,
    write: impl FnOnce(&mut Lines<'_>) -> Result<(), Error>,
) -> Result<W, Error> {
    let mut out = BufWriter::with_capacity(BUFFER, out);
    write(&mut Lines { out: &mut out, encoding: Encoding::default(), is_terminal, mark: &[], last: b'\n' })?;
    out.flush()?;
    out.into_inner().map_err(|error| error.into_error().into())
}

/// Inputs are never overwritten: they could be lost.
fn refuse_input(inputs: &[PathBuf], is_output: impl Fn(&Path) -> bool) -> Result<(), Error> {
    let Some(input) = inputs.iter().find(|input| is_output(input)) else { return Ok(()) };
    let message = "the output is also an input, and inputs are never overwritten";
    Err(Error::new(message).at(input::name(input)).remedy("write to another file"))
}

/// Whether the shell has sent standard output to this file, as `>>` does.
#[cfg(unix)]
fn is_standard_output(input: &Path) -> bool {
    use std::os::fd::AsFd;
    let input = if input == Path::new("-") { opened(io::stdin().as_fd()) } else { input.metadata() };
    are_one(opened(io::stdout().as_fd()), input)
}

#[cfg(unix)]
fn is_standard_output_a_file() -> bool {
    use std::os::fd::AsFd;
    opened(io::stdout().as_fd()).is_ok_and(|there| there.is_file())
}

/// Whether this input is standard input, which the shell reads from the output, as `<` does.
#[cfg(unix)]
fn is_standard_input(input: &Path, output: &Path) -> bool {
    use std::os::fd::AsFd;
    input == Path::new("-") && are_one(opened(io::stdin().as_fd()), output.metadata())
}

#[cfg(unix)]
fn opened(fd: std::os::fd::BorrowedFd<'_>) -> io::Result<Metadata> {
    File::from(fd.try_clone_to_owned()?).metadata()
}

#[cfg(unix)]
fn are_one(one: io::Result<Metadata>, other: io::Result<Metadata>) -> bool {
    use std::os::unix::fs::MetadataExt;
    one.ok()
        .zip(other.ok())
        .is_some_and(|(one, other)| one.is_file() && (one.dev(), one.ino()) == (other.dev(), other.ino()))
}

#[cfg(not(unix))]
fn is_standard_output(_: &Path) -> bool {
    false
}

#[cfg(not(unix))]
fn is_standard_output_a_file() -> bool {
    false
}

#[cfg(not(unix))]
fn is_standard_input(_: &Path, _: &Path) -> bool {
    false
}

/// Writes text in the encoding of the first input, and knows whether a line has ended, so that the
/// rows of two files stay apart.
pub struct Lines<'a> {
    out: &'a mut dyn Write,
    pub encoding: Encoding,
    /// Whether a terminal shows what is written: then it is UTF-8, and nothing that could deceive.
    is_terminal: bool,
    /// A byte order mark, which is written before the first text, if one comes.
    pub mark: &'static [u8],
    last: u8,
}

impl Lines<'_> {
    pub fn end_line(&mut self) -> io::Result<()> {
        if self.last == b'\n' { Ok(()) } else { self.write_all(b"\n") }
    }

    #[cold]
    fn show(&mut self, text: &[u8]) -> io::Result<()> {
        self.last = text.last().copied().unwrap_or(self.last);
        self.out.write_all(terminal::shown_rows(&String::from_utf8_lossy(text)).as_bytes())
    }

    /// Writes whole characters.
    #[inline]
    pub fn write_all(&mut self, text: &[u8]) -> io::Result<()> {
        if self.is_terminal {
            return self.show(text);
        }
        self.last = text.last().copied().unwrap_or(self.last);
        let mark = std::mem::take(&mut self.mark);
        if !mark.is_empty() {
            self.encoding.write(mark, self.out)?;
        }
        self.encoding.write(text, self.out)
    }
}
