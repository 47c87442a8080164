//! A buffer: the part of an input that is in memory.

use std::io::{self, Read};
use std::ops::Range;

use crate::report::error::{Error, words};
use crate::source::encoding;

/// How much is read at once.
const STEP: usize = 256 * 1024;

/// How many bytes are used to guess an encoding.
const TELLING: usize = 4096;

/// How many bytes are checked for ASCII at once.
const BLOCK: usize = 1024;

/// The longest row; no export has longer ones.
const LONGEST: usize = 16 * 1024 * 1024;

/// The part of an input that is in memory. It moves forward, and grows only if one row needs more.
pub struct Buffer {
    name: String,
    reader: Box<dyn Read + Send>,
    buffer: Vec<u8>,
    /// The bytes that were read and are not yet consumed. They are valid UTF-8.
    rest: Range<usize>,
    /// The end of the filled part: after the rest, there may be the beginning of a character.
    filled: usize,
    /// Whether the bytes after the rest are not UTF-8.
    is_foreign: bool,
    /// Whether the input may begin in the middle of a character.
    is_cut: bool,
    ended: bool,
    /// How long a row may be.
    longest: usize,
    /// Where the buffer begins.
    begin: Position,
    /// How many characters of the current line are before the buffer.
    characters: usize,
}

/// A place in an input: how many bytes are before it, and how many lines end before it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Position {
    pub offset: u64,
    pub lines: u64,
}

impl Buffer {
    /// An input from a place on, where a line begins; with its name for messages.
    pub fn at(begin: Position, name: String, reader: Box<dyn Read + Send>) -> Self {
        Self {
            name,
            reader,
            buffer: vec![0; STEP],
            rest: 0..0,
            filled: 0,
            is_foreign: false,
            is_cut: false,
            ended: false,
            longest: LONGEST,
            begin,
            characters: 0,
        }
    }

    /// Goes on at another place, where a line begins, in the same memory.
    pub fn go_to(&mut self, begin: Position, reader: Box<dyn Read + Send>) {
        (self.begin, self.reader, self.characters) = (begin, reader, 0);
        (self.rest, self.filled) = (0..0, 0);
        (self.is_foreign, self.is_cut, self.ended) = (false, false, false);
    }

    /// The name that messages use.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The bytes that were read and are not yet consumed.
    #[inline]
    pub fn rest(&self) -> &[u8] {
        &self.buffer[self.rest.clone()]
    }

    /// Whether nothing comes after [`rest`](Self::rest).
    #[inline]
    pub fn is_last(&self) -> bool {
        self.ended
    }

    /// Lets the input begin in the middle of a character.
    pub fn is_cut(&mut self) {
        self.is_cut = true;
    }

    /// Refuses rows that are longer than this.
    pub fn limit(&mut self, longest: usize) {
        self.longest = longest;
    }

    /// How many bytes are before the rest.
    #[inline]
    pub fn offset(&self) -> u64 {
        self.begin.offset + self.rest.start as u64
    }

    /// How many lines end before a place in the rest.
    pub fn lines(&self, offset: usize) -> u64 {
        self.begin.lines + newlines(&self.buffer[..self.rest.start + offset])
    }

    /// Consumes bytes.
    #[inline]
    pub fn consume(&mut self, count: usize) {
        self.rest.start += count;
    }

    /// Reads more after the rest.
    pub fn more(&mut self) -> Result<(), Error> {
        if self.is_foreign {
            return Err(self.not_utf8());
        }
        if self.rest.start > 0 {
            let consumed = &self.buffer[..self.rest.start];
            self.begin.lines += newlines(consumed);
            self.begin.offset += consumed.len() as u64;
            self.characters = self.characters_before(consumed);
            self.buffer.copy_within(self.rest.start..self.filled, 0);
            self.filled -= self.rest.start;
            self.rest = 0..self.rest.len();
        }
        if self.filled == self.buffer.len() {
            if self.buffer.len() >= self.longest {
                let message = format!("this row is longer than {} MB", self.longest / 1024 / 1024);
                return Err(self
                    .error_at(0, message)
                    .remedy("is a quote never closed, or is this not a file of rows?"));
            }
            self.buffer.resize(2 * self.buffer.len(), 0);
        }
        // A long row that is not complete is scanned again from its beginning, so not for each piece of a pipe.
        let enough = if self.rest.len() < STEP { self.filled + 1 } else { self.buffer.len() };
        loop {
            match self.reader.read(&mut self.buffer[self.filled..]) {
                Ok(count) => {
                    self.filled += count;
                    if count == 0 || self.filled >= enough {
                        self.check(count == 0);
                        return Ok(());
                    }
                }
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => {
                    let is_text = error.kind() == io::ErrorKind::InvalidData;
                    let place = if is_text { self.place(self.rest.len()) } else { self.name.clone() };
                    return Err(cannot_be_read(&error).at(place));
                }
            }
        }
    }

    /// Adds what was read to the rest, as far as it is UTF-8. Labels could not be added to a text in an
    /// unknown encoding.
    fn check(&mut self, is_last: bool) {
        let mut bytes = &self.buffer[self.rest.end..self.filled];
        if std::mem::take(&mut self.is_cut) {
            let skipped = bytes.iter().take(3).take_while(|byte| **byte & 0xc0 == 0x80).count();
            self.rest.end += skipped;
            bytes = &bytes[skipped..];
        }
        let valid = valid_up_to(bytes);
        self.rest.end += valid.unwrap_or_else(|valid| valid);
        // The next step may bring the other bytes of a character.
        self.is_foreign = valid.is_err() || is_last && self.rest.end < self.filled;
        self.ended = is_last && !self.is_foreign;
    }

    #[cold]
    fn not_utf8(&mut self) -> Error {
        let mut bytes = self.buffer[self.rest.end..self.filled].to_vec();
        // Read more, so that the remedy does not depend on how much was read at once.
        let more = (&mut self.reader).take(TELLING as u64).read_to_end(&mut bytes);
        if let Err(error) = more {
            return cannot_be_read(&error).at(&self.name);
        }
        bytes.truncate(TELLING);
        self.error_at(self.rest.len(), "this text is not UTF-8").remedy(encoding::remedy(&bytes))
    }

    /// An error at a place in the rest.
    pub fn error_at(&self, offset: usize, message: impl Into<String>) -> Error {
        Error::new(message).at(self.place(offset))
    }

    /// The name of the input, with the line and the column of a place in the rest.
    pub fn place(&self, offset: usize) -> String {
        let before = &self.buffer[..self.rest.start + offset];
        let line = self.lines(offset) + 1;
        format!("{}:{line}:{}", self.name, self.characters_before(before) + 1)
    }

    /// How many characters of its line come before this place in the buffer.
    fn characters_before(&self, end: &[u8]) -> usize {
        match memchr::memrchr(b'\n', end) {
            Some(newline) => characters(&end[newline + 1..]),
            None => self.characters + characters(end),
        }
    }
}

/// The error for an input that cannot be read on; the caller adds the place.
pub fn cannot_be_read(error: &io::Error) -> Error {
    match error.kind() {
        io::ErrorKind::UnexpectedEof => {
            Error::new("the compressed data ends too early").remedy("is the file cut off?")
        }
        // Errors of the encoding reader are already sentences.
        io::ErrorKind::InvalidData => Error::new(error.to_string()),
        _ => Error::new(format!("cannot be read: {}", words(error))),
    }
}

/// How many bytes at the beginning are whole characters; an error if the bytes after them cannot begin one.
fn valid_up_to(bytes: &[u8]) -> Result<usize, usize> {
    // Most rows are ASCII, which is quicker to check.
    let ascii = bytes.chunks(BLOCK).take_while(|block| block.is_ascii()).count() * BLOCK;
    let ascii = ascii.min(bytes.len());
    match str::from_utf8(&bytes[ascii..]) {
        Ok(_) => Ok(bytes.len()),
        Err(error) if error.error_len().is_none() => Ok(ascii + error.valid_up_to()),
        Err(error) => Err(ascii + error.valid_up_to()),
    }
}

/// How many characters begin in bytes of UTF-8.
fn characters(bytes: &[u8]) -> usize {
    // Most rows are ASCII, which is quicker to check than to count. Without line ends, this reads all of them.
    if bytes.is_ascii() {
        return bytes.len();
    }
    bytes.iter().filter(|byte| **byte & 0xc0 != 0x80).count()
}

fn newlines(bytes: &[u8]) -> u64 {
    memchr::memchr_iter(b'\n', bytes).count() as u64
}
