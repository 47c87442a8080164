//! Writes decoded rows.

use std::io::{self, Write};

use crate::report::output::Opened;
use crate::report::terminal;
use crate::source::encoding::Encoding;

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

impl<'a> Lines<'a> {
    pub fn new(to: Opened<'a>) -> Self {
        Self {
            out: to.out,
            encoding: Encoding::default(),
            is_terminal: to.is_terminal,
            mark: &[],
            last: b'\n',
        }
    }

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
