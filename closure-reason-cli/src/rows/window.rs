//! The stretch of an input that is in memory.

use std::io::{self, Read};
use std::ops::Range;

use crate::error::{Error, words};

/// How much is read at once.
const STEP: usize = 256 * 1024;

/// No row of any export is as long as this; what is longer is not rows.
const LONGEST: usize = 16 * 1024 * 1024;

/// The stretch of an input that is in memory. It moves forward, and grows only where one row needs
/// it.
pub struct Window {
    name: String,
    reader: Box<dyn Read + Send>,
    buffer: Vec<u8>,
    /// What was read and is not yet consumed.
    rest: Range<usize>,
    ended: bool,
    /// How long a row may be.
    longest: usize,
    /// Where the buffer begins.
    begin: Place,
    /// How many characters of the line at hand are before the buffer.
    characters: usize,
}

/// A place in an input: how many bytes are before it, and how many lines end before it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Place {
    pub offset: u64,
    pub lines: u64,
}

impl Window {
    /// An input by the name that messages use.
    pub fn new(name: String, reader: Box<dyn Read + Send>) -> Self {
        Self::at(Place::default(), name, reader)
    }

    /// An input from a place on, where a line begins.
    pub fn at(begin: Place, name: String, reader: Box<dyn Read + Send>) -> Self {
        let buffer = vec![0; STEP];
        Self { name, reader, buffer, rest: 0..0, ended: false, longest: LONGEST, begin, characters: 0 }
    }

    /// The name that messages use.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What was read and is not yet consumed.
    #[inline]
    pub fn rest(&self) -> &[u8] {
        &self.buffer[self.rest.clone()]
    }

    /// Whether nothing comes after [`rest`](Self::rest).
    #[inline]
    pub fn is_last(&self) -> bool {
        self.ended
    }

    /// Takes rows that are longer than this for a fault.
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

    /// Moves on.
    #[inline]
    pub fn consume(&mut self, count: usize) {
        self.rest.start += count;
    }

    /// Reads more after the rest.
    pub fn more(&mut self) -> Result<(), Error> {
        if self.rest.start > 0 {
            let consumed = &self.buffer[..self.rest.start];
            self.begin.lines += newlines(consumed);
            self.begin.offset += consumed.len() as u64;
            self.characters = self.characters_before(consumed);
            self.buffer.copy_within(self.rest.clone(), 0);
            self.rest = 0..self.rest.len();
        }
        if self.rest.end == self.buffer.len() {
            if self.buffer.len() >= self.longest {
                let message = format!("this row is longer than {} MB", self.longest / 1024 / 1024);
                return Err(self
                    .error_at(0, message)
                    .remedy("is a quote never closed, or is this not a file of rows?"));
            }
            self.buffer.resize(2 * self.buffer.len(), 0);
        }
        loop {
            match self.reader.read(&mut self.buffer[self.rest.end..]) {
                Ok(count) => {
                    self.rest.end += count;
                    self.ended = count == 0;
                    return Ok(());
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

    /// An error at a place in the rest.
    pub fn error_at(&self, offset: usize, message: impl Into<String>) -> Error {
        Error::new(message).at(self.place(offset))
    }

    /// The name of the input, with the line and the column of a place in the rest.
    fn place(&self, offset: usize) -> String {
        let before = &self.buffer[..self.rest.start + offset];
        let line = self.lines(offset) + 1;
        format!("{}:{line}:{}", self.name, self.characters_before(before) + 1)
    }

    /// How many characters the line has that is at hand at the end of this beginning of the buffer.
    fn characters_before(&self, end: &[u8]) -> usize {
        match memchr::memrchr(b'\n', end) {
            Some(newline) => characters(&end[newline + 1..]),
            None => self.characters + characters(end),
        }
    }
}

/// The error for an input that stops being read; the caller adds the place.
pub fn cannot_be_read(error: &io::Error) -> Error {
    match error.kind() {
        io::ErrorKind::UnexpectedEof => {
            Error::new("the compressed data ends too early").remedy("is the file cut off?")
        }
        // What the reader of UTF-16 says is a sentence.
        io::ErrorKind::InvalidData => Error::new(error.to_string()),
        _ => Error::new(format!("cannot be read: {}", words(error))),
    }
}

/// How many characters begin in bytes of UTF-8.
fn characters(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0xc0 != 0x80).count()
}

fn newlines(bytes: &[u8]) -> u64 {
    memchr::memchr_iter(b'\n', bytes).count() as u64
}
