//! A reader that converts other encodings to UTF-8.

use std::io::{self, Read};

use encoding_rs::DecoderResult;

use super::Encoding;

impl Encoding {
    /// The same text as UTF-8.
    pub fn reader(self, reader: Box<dyn Read + Send>) -> Box<dyn Read + Send> {
        match self {
            Self::Utf8 => reader,
            _ => Box::new(Reader::new(self, reader)),
        }
    }
}

/// How many bytes are converted at once.
const STEP: usize = 64 * 1024;

/// Reads a text as UTF-8.
pub struct Reader {
    encoding: Encoding,
    reader: Box<dyn Read + Send>,
    /// Read, but not yet converted: after a step, this may be half of a unit or of a surrogate pair.
    bytes: Vec<u8>,
    /// Converted text, and how much of it was passed on.
    text: String,
    passed: usize,
    /// The error that follows the converted text.
    fault: Option<String>,
}

impl Reader {
    pub fn new(encoding: Encoding, reader: Box<dyn Read + Send>) -> Self {
        Self { encoding, reader, bytes: Vec::new(), text: String::new(), passed: 0, fault: None }
    }

    /// Converts one step. Returns whether it was the last.
    fn step(&mut self) -> io::Result<bool> {
        self.passed = 0;
        self.text.clear();
        let before = self.bytes.len();
        let read = (&mut self.reader).take((STEP - before) as u64).read_to_end(&mut self.bytes)?;
        let is_last = read < STEP - before;
        let turned = match self.encoding {
            Encoding::SingleByte(encoding) => self.of_single_byte(encoding),
            Encoding::Utf16Be => self.of_units(u16::from_be_bytes, is_last),
            Encoding::Utf16Le | Encoding::Utf8 => self.of_units(u16::from_le_bytes, is_last),
        };
        self.fault = turned.err();
        Ok(is_last || self.fault.is_some())
    }

    fn of_single_byte(&mut self, encoding: &'static encoding_rs::Encoding) -> Result<(), String> {
        let mut decoder = encoding.new_decoder_without_bom_handling();
        let most = decoder.max_utf8_buffer_length_without_replacement(self.bytes.len());
        self.text.reserve(most.unwrap_or_default());
        let (result, read) = decoder.decode_to_string_without_replacement(&self.bytes, &mut self.text, true);
        let undefined = matches!(result, DecoderResult::Malformed(..)).then(|| self.bytes[read - 1]);
        self.bytes.clear();
        match undefined {
            Some(byte) => Err(format!(
                "the byte 0x{byte:02X} has no character in {}: name the encoding of this text with `--encoding`",
                self.encoding
            )),
            None => Ok(()),
        }
    }

    fn of_units(&mut self, unit: fn([u8; 2]) -> u16, is_last: bool) -> Result<(), String> {
        let mut units: Vec<u16> = self.bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]])).collect();
        // The other half of a pair may come with the next step.
        if !is_last && units.last().is_some_and(|unit| (0xd800..0xdc00).contains(unit)) {
            units.pop();
        }
        self.bytes.drain(..2 * units.len());
        for character in char::decode_utf16(units) {
            self.text.push(character.map_err(|_| "this is half of a surrogate pair, not a character")?);
        }
        if is_last && !self.bytes.is_empty() {
            return Err("this text is UTF-16, and ends in the middle of a character".to_owned());
        }
        Ok(())
    }
}

impl Read for Reader {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while self.passed == self.text.len() {
            if let Some(fault) = &self.fault {
                return Err(io::Error::new(io::ErrorKind::InvalidData, fault.clone()));
            }
            if self.step()? && self.text.is_empty() && self.fault.is_none() {
                return Ok(0);
            }
        }
        let mut rest = &self.text.as_bytes()[self.passed..];
        let count = rest.read(buffer)?;
        self.passed += count;
        Ok(count)
    }
}
