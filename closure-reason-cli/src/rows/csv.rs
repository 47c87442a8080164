//! Comma-separated values, record by record, by the bytes that they are written in.
//!
//! A reader of records as texts, such as the crate `csv`, cannot write a record as it was; and this
//! one takes half its time.

use std::borrow::Cow;
use std::io::Read;
use std::ops::Range;

use memchr::{memchr, memchr2};

use super::window::{Place, Window};
use crate::error::Error;

/// Reads records.
pub struct Reader {
    window: Window,
    delimiter: u8,
    /// A line before the header that names the delimiter, as Excel takes it.
    preamble: Vec<u8>,
    /// How many bytes the last record had.
    last: usize,
    fields: Vec<Range<usize>>,
    /// How many fields a record has.
    expected: Option<usize>,
}

/// A record: its fields, and the bytes that it is written in.
pub struct Record<'a> {
    /// All of it, with its line end.
    pub bytes: &'a [u8],
    fields: &'a [Range<usize>],
}

impl<'a> Record<'a> {
    /// Where each field is in `bytes`, with its quotes.
    pub fn fields(&self) -> &'a [Range<usize>] {
        self.fields
    }

    /// What a field says, without quotes.
    #[inline]
    pub fn text(&self, field: usize) -> Cow<'a, [u8]> {
        text(&self.bytes[self.fields[field].clone()])
    }
}

/// What a field says, without quotes.
#[inline]
fn text(field: &[u8]) -> Cow<'_, [u8]> {
    let Some(quoted) = field.strip_prefix(b"\"") else { return Cow::Borrowed(field) };
    match quoted.strip_suffix(b"\"") {
        Some(inner) if memchr(b'"', inner).is_none() => Cow::Borrowed(inner),
        _ => Cow::Owned(unquoted(quoted)),
    }
}

/// Two quotes are one; what follows the closing quote belongs to the text.
fn unquoted(mut quoted: &[u8]) -> Vec<u8> {
    let mut text = Vec::with_capacity(quoted.len());
    while let Some(quote) = memchr(b'"', quoted) {
        text.extend_from_slice(&quoted[..quote]);
        quoted = &quoted[quote + 1..];
        if quoted.first() != Some(&b'"') {
            break;
        }
        text.push(b'"');
        quoted = &quoted[1..];
    }
    text.extend_from_slice(quoted);
    text
}

/// Writes a text as a field: in quotes where it needs them.
pub fn write_field(text: &str, delimiter: u8, out: &mut Vec<u8>) {
    let needs_quotes = text.bytes().any(|byte| byte == delimiter || matches!(byte, b'"' | b'\r' | b'\n'));
    // A blank at either end is lost on the way through some spreadsheets.
    if !needs_quotes && text.trim_ascii().len() == text.len() {
        return out.extend_from_slice(text.as_bytes());
    }
    out.push(b'"');
    for byte in text.bytes() {
        if byte == b'"' {
            out.push(b'"');
        }
        out.push(byte);
    }
    out.push(b'"');
}

/// What was found where a record should be.
enum Found {
    /// A record of this length.
    Record(usize),
    /// The beginning of one.
    Part,
    /// A quote that nothing closes, at this place.
    Unclosed(usize),
}

impl Reader {
    /// A reader of what follows in the window; without a delimiter, the one that the first line has
    /// most of.
    pub fn new(mut window: Window, delimiter: Option<u8>) -> Result<Self, Error> {
        first_line(&mut window)?;
        let mut preamble = Vec::new();
        let named = named_delimiter(window.rest());
        if let Some((_, length)) = named {
            preamble.extend_from_slice(&window.rest()[..length]);
            window.consume(length);
            first_line(&mut window)?;
        }
        let delimiter = delimiter
            .or(named.map(|(delimiter, _)| delimiter))
            .unwrap_or_else(|| most_frequent_delimiter(window.rest()));
        Ok(Self { window, delimiter, preamble, last: 0, fields: Vec::new(), expected: None })
    }

    /// A reader of the same rows from another place on.
    pub fn continued(&self, reader: impl Read + Send + 'static, begin: Place) -> Self {
        Self {
            window: Window::at(begin, self.name().to_owned(), Box::new(reader)),
            delimiter: self.delimiter,
            preamble: Vec::new(),
            last: 0,
            fields: Vec::new(),
            expected: self.expected,
        }
    }

    /// Takes records that are longer than this for a fault.
    pub fn limit(&mut self, longest: usize) {
        self.window.limit(longest);
    }

    /// Leaves out what is before the next line.
    pub fn skip_line(&mut self) -> Result<(), Error> {
        loop {
            let newline = memchr(b'\n', self.window.rest());
            self.window.consume(newline.map_or(self.window.rest().len(), |newline| newline + 1));
            if newline.is_some() || self.window.is_last() {
                return Ok(());
            }
            self.window.more()?;
        }
    }

    /// How many bytes are before the next record.
    #[inline]
    pub fn offset(&self) -> u64 {
        self.window.offset() + self.last as u64
    }

    /// Where the next record begins.
    pub fn place(&self) -> Place {
        Place { offset: self.offset(), lines: self.window.lines(self.last) }
    }

    /// The line before the header that names the delimiter, if there is one.
    pub fn preamble(&self) -> &[u8] {
        &self.preamble
    }

    /// What stands between the fields.
    pub fn delimiter(&self) -> u8 {
        self.delimiter
    }

    /// The name of the input.
    pub fn name(&self) -> &str {
        self.window.name()
    }

    /// Says how many fields a record has, where no first record says so.
    pub fn expect(&mut self, count: usize) {
        self.expected = Some(count);
    }

    /// An error at the last record.
    pub fn error(&self, message: impl Into<String>) -> Error {
        self.window.error_at(0, message)
    }

    /// An error at a field of the last record; if there is none, for the input.
    pub fn error_in(&self, field: usize, message: impl Into<String>) -> Error {
        match self.fields.get(field) {
            Some(place) if self.last > 0 => self.window.error_at(place.start, message),
            _ => Error::new(message).at(self.name()),
        }
    }

    /// The record that was read last, if one was.
    pub fn current(&self) -> Option<Record<'_>> {
        let bytes = &self.window.rest()[..self.last];
        (self.last > 0).then_some(Record { bytes, fields: &self.fields })
    }

    /// The next record; `None` at the end. A line without anything has no fields.
    #[inline]
    pub fn next(&mut self) -> Result<Option<Record<'_>>, Error> {
        self.window.consume(self.last);
        self.last = 0;
        loop {
            let rest = self.window.rest();
            match scan(rest, self.window.is_last(), self.delimiter, &mut self.fields) {
                Found::Record(0) => return Ok(None),
                Found::Record(length) => {
                    self.last = length;
                    break;
                }
                Found::Part => self.window.more()?,
                Found::Unclosed(quote) => {
                    let message = "the quote that begins this field is never closed";
                    return Err(self
                        .window
                        .error_at(quote, message)
                        .remedy("a quote inside a field must be written twice"));
                }
            }
        }
        let count = self.fields.len();
        let expected = *self.expected.get_or_insert(count);
        let bytes = &self.window.rest()[..self.last];
        let is_blank = count == 1 && self.fields[0].is_empty();
        if count != expected && !is_blank {
            return Err(self.uneven(count, expected));
        }
        if is_blank && expected != 1 {
            self.fields.clear();
        }
        Ok(Some(Record { bytes, fields: &self.fields }))
    }

    #[cold]
    fn uneven(&self, count: usize, expected: usize) -> Error {
        let fields = |count| if count == 1 { "1 field".to_owned() } else { format!("{count} fields") };
        let message = format!("this row has {}, the header has {expected}", fields(count));
        let delimiter = char::from(self.delimiter);
        let remedy = format!("a field that holds {delimiter:?} or a line break must be in quotes");
        self.error(message).remedy(remedy)
    }
}

/// Reads until the first line is in the window.
fn first_line(window: &mut Window) -> Result<(), Error> {
    while memchr(b'\n', window.rest()).is_none() && !window.is_last() {
        window.more()?;
    }
    let rest = window.rest();
    let Some(cr) = memchr(b'\r', rest) else { return Ok(()) };
    // A CR in quotes belongs to a field, and one at the very end is not between two lines.
    let is_quoted = memchr(b'"', &rest[..cr]).is_some();
    if memchr(b'\n', rest).is_none() && cr + 1 < rest.len() && !is_quoted {
        let message = "the lines end with CR only, which is not CSV";
        return Err(window.error_at(cr, message).remedy("save the rows with LF or CRLF line ends"));
    }
    Ok(())
}

/// The delimiter that a first line `sep=;` names, and the length of that line.
fn named_delimiter(bytes: &[u8]) -> Option<(u8, usize)> {
    let (name, rest) = bytes.split_at_checked(4)?;
    let (&delimiter, end) = rest.split_first()?;
    let is_end = end.starts_with(b"\n") || end.starts_with(b"\r\n");
    let is_named = name.eq_ignore_ascii_case(b"sep=") && !matches!(delimiter, b'"' | b'\r' | b'\n');
    let length = memchr(b'\n', bytes)? + 1;
    (is_end && is_named && delimiter.is_ascii()).then_some((delimiter, length))
}

/// Finds the end of the first record, and its fields.
#[inline]
fn scan(bytes: &[u8], is_last: bool, delimiter: u8, fields: &mut Vec<Range<usize>>) -> Found {
    fields.clear();
    if bytes.is_empty() {
        return if is_last { Found::Record(0) } else { Found::Part };
    }
    let mut at = 0;
    loop {
        let start = at;
        if bytes.get(at) == Some(&b'"') {
            match closing_quote(bytes, at, is_last) {
                Found::Record(end) => at = end,
                other => return other,
            }
        }
        match memchr2(delimiter, b'\n', &bytes[at..]) {
            Some(found) if bytes[at + found] == delimiter => {
                fields.push(start..at + found);
                at += found + 1;
            }
            Some(found) => {
                let end = at + found;
                let end = if end > start && bytes[end - 1] == b'\r' { end - 1 } else { end };
                fields.push(start..end);
                return Found::Record(at + found + 1);
            }
            None if is_last => {
                let end = bytes.len();
                let end = if end > start && bytes[end - 1] == b'\r' { end - 1 } else { end };
                fields.push(start..end);
                return Found::Record(bytes.len());
            }
            None => return Found::Part,
        }
    }
}

/// Finds the place after the quote that closes the one at `start`.
fn closing_quote(bytes: &[u8], start: usize, is_last: bool) -> Found {
    let mut at = start + 1;
    loop {
        let Some(quote) = memchr(b'"', &bytes[at..]) else {
            return if is_last { Found::Unclosed(start) } else { Found::Part };
        };
        at += quote + 1;
        match bytes.get(at) {
            Some(b'"') => at += 1,
            None if !is_last => return Found::Part,
            _ => return Found::Record(at),
        }
    }
}

/// The delimiter that the first line has most of, outside of quotes; a comma where it has none.
fn most_frequent_delimiter(bytes: &[u8]) -> u8 {
    let mut is_quoted = false;
    let mut counts = [(b',', 0), (b';', 0), (b'\t', 0), (b'|', 0)];
    for byte in bytes {
        match byte {
            b'"' => is_quoted = !is_quoted,
            b'\n' if !is_quoted => break,
            _ if is_quoted => {}
            byte => counts
                .iter_mut()
                .filter(|(delimiter, _)| delimiter == byte)
                .for_each(|(_, count)| *count += 1),
        }
    }
    // Of several with the same count the first.
    counts.iter().rev().max_by_key(|(_, count)| *count).map_or(b',', |(delimiter, _)| *delimiter)
}
