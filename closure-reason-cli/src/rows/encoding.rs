//! How the text of an input is encoded: UTF-8, or UTF-16, as Excel writes "Unicode text".
//!
//! Rows are read as UTF-8. UTF-16 is turned into it while it is read, and back while it is written.

use std::io::{self, Read, Write};

/// How a text is encoded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Encoding {
    #[default]
    Utf8,
    /// The lower byte of each unit first.
    Utf16Le,
    /// The higher byte of each unit first.
    Utf16Be,
}

impl std::fmt::Display for Encoding {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16Le => "UTF-16, little-endian",
            Self::Utf16Be => "UTF-16, big-endian",
        })
    }
}

impl Encoding {
    /// Tells by the first two bytes: a byte order mark, or an ASCII character next to a zero byte.
    pub fn of(start: &[u8]) -> Self {
        match start {
            [0xff, 0xfe, ..] | [1..=0x7f, 0, ..] => Self::Utf16Le,
            [0xfe, 0xff, ..] | [0, 1..=0x7f, ..] => Self::Utf16Be,
            _ => Self::Utf8,
        }
    }

    /// The same text as UTF-8.
    pub fn reader(self, reader: Box<dyn Read + Send>) -> Box<dyn Read + Send> {
        match self {
            Self::Utf8 => reader,
            Self::Utf16Le | Self::Utf16Be => Box::new(Utf16Reader::new(self, reader)),
        }
    }

    /// Writes a text that is UTF-8.
    pub fn write(self, text: &[u8], out: &mut dyn Write) -> io::Result<()> {
        let bytes_of = match self {
            Self::Utf8 => return out.write_all(text),
            Self::Utf16Le => u16::to_le_bytes,
            Self::Utf16Be => u16::to_be_bytes,
        };
        let text = str::from_utf8(text).map_err(io::Error::other)?;
        let bytes: Vec<u8> = text.encode_utf16().flat_map(bytes_of).collect();
        out.write_all(&bytes)
    }

    fn unit(self, bytes: [u8; 2]) -> u16 {
        if self == Self::Utf16Be { u16::from_be_bytes(bytes) } else { u16::from_le_bytes(bytes) }
    }
}

/// How many bytes of UTF-16 are read at once.
const STEP: usize = 64 * 1024;

/// Reads UTF-16 as UTF-8.
struct Utf16Reader {
    encoding: Encoding,
    reader: Box<dyn Read + Send>,
    /// What was read and is not yet turned: at the end of a step half of a unit or of a pair.
    bytes: Vec<u8>,
    /// What was turned, and how much of it was passed on.
    text: Vec<u8>,
    passed: usize,
    /// Why nothing follows the text.
    fault: Option<&'static str>,
}

impl Utf16Reader {
    fn new(encoding: Encoding, reader: Box<dyn Read + Send>) -> Self {
        Self { encoding, reader, bytes: Vec::new(), text: Vec::new(), passed: 0, fault: None }
    }

    /// Turns a step. Returns whether it was the last one.
    fn step(&mut self) -> io::Result<bool> {
        self.passed = 0;
        self.text.clear();
        let before = self.bytes.len();
        let read = (&mut self.reader).take((STEP - before) as u64).read_to_end(&mut self.bytes)?;
        let is_last = read < STEP - before;
        let mut units: Vec<u16> =
            self.bytes.chunks_exact(2).map(|pair| self.encoding.unit([pair[0], pair[1]])).collect();
        // The other half of a pair may come with the next step.
        if !is_last && units.last().is_some_and(|unit| (0xd800..0xdc00).contains(unit)) {
            units.pop();
        }
        self.bytes.drain(..2 * units.len());
        for character in char::decode_utf16(units) {
            let Ok(character) = character else {
                self.fault = Some("this is half of a surrogate pair, not a character");
                return Ok(true);
            };
            self.text.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes());
        }
        if is_last && !self.bytes.is_empty() {
            self.fault = Some("this text is UTF-16, and ends in the middle of a character");
        }
        Ok(is_last)
    }
}

impl Read for Utf16Reader {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while self.passed == self.text.len() {
            if let Some(fault) = self.fault {
                return Err(io::Error::new(io::ErrorKind::InvalidData, fault));
            }
            if self.step()? && self.text.is_empty() && self.fault.is_none() {
                return Ok(0);
            }
        }
        let mut rest = &self.text[self.passed..];
        let count = rest.read(buffer)?;
        self.passed += count;
        Ok(count)
    }
}
