//! Comma-separated values, record by record, with the original bytes.
//!
//! A reader of records as texts, such as the crate `csv`, cannot write a record as it was; and this
//! one takes half its time. The crate `simd-csv` is faster, but takes a quote inside a field, as in
//! `1,a"b`, for the beginning of a quoted part, so it makes one row of several without an error. It
//! also drops blank lines and line ends.

mod delimiter;
mod field;
mod scan;
mod sql_output;
mod unexpected_header;

use std::borrow::Cow;
use std::io::Read;
use std::ops::Range;

use memchr::memchr;

use self::delimiter::{first_line, guessed_delimiter, length_before_header, named_delimiter};
pub use self::field::{text, write_field};
use self::scan::{RecordEnd, scan};
use self::sql_output::{LONGEST_END, is_end, is_underline};
use super::buffer::{Buffer, Position};
use crate::report::error::Error;

/// The remedy for a footer that is not one.
const FEWER: &str = "leave out fewer lines with `--skip-footer`";

/// The remedy for quotes in fields.
const DOUBLED: &str = "a quote inside a field must be written twice";

/// Reads records.
pub struct Reader {
    window: Buffer,
    delimiter: u8,
    /// The lines before the header that Excel and PowerShell use.
    preamble: Vec<u8>,
    /// The logical names of headers.
    columns: Vec<(String, String)>,
    /// How many bytes the last record had.
    last: usize,
    fields: Vec<Range<usize>>,
    /// How many fields a record has.
    expected: Option<usize>,
    /// How many characters the names in the header line have.
    widths: Vec<usize>,
    /// How many lines at the end are not rows.
    footer: usize,
}

/// A record: its fields, and its original bytes.
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
        field::text(&self.bytes[self.fields[field].clone()])
    }
}

/// What is known of CSV before it is read.
#[derive(Default)]
pub struct KnownCsv {
    pub delimiter: Option<u8>,
    /// The logical names of headers that are display names, if the file tells them.
    pub columns: Vec<(String, String)>,
}

impl From<Option<u8>> for KnownCsv {
    fn from(delimiter: Option<u8>) -> Self {
        Self { delimiter, columns: Vec::new() }
    }
}

impl Reader {
    /// A reader of the rest of the window. Without a delimiter, it is guessed from the first lines.
    pub fn new(mut window: Buffer, known: KnownCsv) -> Result<Self, Error> {
        first_line(&mut window)?;
        let mut preamble = Vec::new();
        let mut named = None;
        while let Some(length) = length_before_header(window.rest()) {
            let line = &window.rest()[..length];
            named = named.or(named_delimiter(line));
            preamble.extend_from_slice(line);
            window.consume(length);
            first_line(&mut window)?;
        }
        let delimiter = match known.delimiter.or(named) {
            Some(delimiter) => delimiter,
            None => guessed_delimiter(&mut window)?,
        };
        let (fields, columns) = (Vec::new(), known.columns);
        let (widths, expected) = (Vec::new(), None);
        Ok(Self { window, delimiter, preamble, columns, last: 0, fields, expected, widths, footer: 0 })
    }

    /// A reader of the same rows, from another place on.
    pub fn continued(&self, reader: impl Read + Send + 'static, begin: Position) -> Self {
        Self {
            window: Buffer::at(begin, self.name().to_owned(), Box::new(reader)),
            delimiter: self.delimiter,
            preamble: Vec::new(),
            columns: Vec::new(),
            last: 0,
            fields: Vec::new(),
            expected: self.expected,
            widths: Vec::new(),
            footer: self.footer,
        }
    }

    /// Goes on at another place.
    pub fn go_to(&mut self, reader: impl Read + Send + 'static, begin: Position) {
        self.window.go_to(begin, Box::new(reader));
        self.put_back();
    }

    /// Refuses records that are longer than this.
    pub fn limit(&mut self, longest: usize) {
        self.window.limit(longest);
    }

    /// Skips to the next line.
    pub fn skip_line(&mut self) -> Result<(), Error> {
        self.window.is_cut();
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
    pub fn place(&self) -> Position {
        Position { offset: self.offset(), lines: self.window.lines(self.last) }
    }

    /// The logical name of a header, if the file tells it.
    pub fn logical_name(&self, header: &str) -> Option<&str> {
        self.columns.iter().find(|(known, _)| known == header).map(|(_, column)| &**column)
    }

    /// The lines before the header, if there are any.
    pub fn preamble(&self) -> &[u8] {
        &self.preamble
    }

    /// The delimiter between fields.
    pub fn delimiter(&self) -> u8 {
        self.delimiter
    }

    /// The name of the input.
    pub fn name(&self) -> &str {
        self.window.name()
    }

    /// Sets how many fields a record has, if there is no header to show it.
    pub fn expect(&mut self, count: usize) {
        self.expected = Some(count);
    }

    /// An error at the last record.
    pub fn error(&self, message: impl Into<String>) -> Error {
        self.window.error_at(0, message)
    }

    /// An error at a field of the last record, else about the input.
    pub fn error_in(&self, field: usize, message: impl Into<String>) -> Error {
        Error::new(message).at(self.place_of(field))
    }

    /// Where a field of the last record is, else the name of the input.
    pub fn place_of(&self, field: usize) -> String {
        match self.fields.get(field) {
            Some(place) if self.last > 0 => self.window.place(place.start),
            _ => self.name().to_owned(),
        }
    }

    /// The record read last, if there is one.
    pub fn current(&self) -> Option<Record<'_>> {
        let bytes = &self.window.rest()[..self.last];
        (self.last > 0).then_some(Record { bytes, fields: &self.fields })
    }

    /// Leaves out this many lines at the end.
    pub fn skip_footer(&mut self, lines: usize) {
        self.footer = lines;
    }

    /// The lines at the end that are not rows, once all rows are read.
    pub fn footer(&self) -> &[u8] {
        self.window.rest()
    }

    /// Reads until it is certain whether more lines follow than those to leave out.
    fn is_at_footer(&mut self) -> Result<bool, Error> {
        loop {
            if has_more_lines(self.window.rest(), self.footer) {
                return Ok(false);
            }
            if self.window.is_last() {
                return Ok(true);
            }
            self.window.more()?;
        }
    }

    /// Reads the line of names.
    pub fn header(&mut self) -> Result<Option<Vec<String>>, Error> {
        let Some(record) = self.next()? else {
            if !self.footer().trim_ascii().is_empty() {
                let message = "`--skip-footer` leaves nothing, not even the header";
                return Err(Error::new(message).at(self.name()).remedy(FEWER));
            }
            return Ok(None);
        };
        let names: Vec<String> = (0..record.fields().len())
            .map(|field| String::from_utf8_lossy(&record.text(field)).trim().to_owned())
            .collect();
        self.widths = names.iter().map(|name| name.chars().count()).collect();
        Ok(Some(names))
    }

    /// Reads the line of dashes under the header, if there is one.
    pub fn underline(&mut self) -> Result<Option<Record<'_>>, Error> {
        let widths = std::mem::take(&mut self.widths);
        let is_one = !widths.is_empty()
            && self.next()?.is_some_and(|record| {
                is_underline(record.fields().iter().map(|field| &record.bytes[field.clone()]), &widths)
            });
        if !is_one {
            self.put_back();
        }
        Ok(self.current())
    }

    /// Whether nothing but the number of rows follows, this many bytes after the last record, as programs print it.
    #[cold]
    fn is_at_end(&mut self, after: usize) -> Result<bool, Error> {
        if self.window.rest().get(after).is_some_and(|next| *next != b'(') {
            return Ok(false);
        }
        while !self.window.is_last() && self.window.rest().len() <= after + LONGEST_END {
            self.window.more()?;
        }
        Ok(self.window.is_last() && is_end(&self.window.rest()[after..]))
    }

    /// The next record; `None` at the end. A line without anything has no fields.
    #[inline]
    pub fn next(&mut self) -> Result<Option<Record<'_>>, Error> {
        self.window.consume(self.last);
        self.last = 0;
        let has_footer = self.footer > 0;
        if has_footer && self.is_at_footer()? {
            return Ok(None);
        }
        loop {
            let rest = self.window.rest();
            match scan(rest, self.window.is_last(), self.delimiter, &mut self.fields) {
                RecordEnd::Record(0) => return Ok(None),
                RecordEnd::Record(length) => {
                    self.last = length;
                    break;
                }
                RecordEnd::Part => self.window.more()?,
                RecordEnd::Unclosed(quote) => {
                    let message = "the quote that begins this field is never closed";
                    return Err(self.window.error_at(quote, message).remedy(DOUBLED));
                }
            }
        }
        if has_footer && self.window.is_last() {
            // A record must not reach into the footer.
            let after = &self.window.rest()[self.last..];
            if !has_more_lines(after, self.footer - 1) {
                let message = "a field of this row is still open where the footer begins";
                return Err(self.error(message).remedy(FEWER));
            }
        }
        let count = self.fields.len();
        let expected = *self.expected.get_or_insert(count);
        if count == expected && count > 1 {
            return Ok(self.current());
        }
        self.unusual(count, expected, has_footer)
    }

    /// A record that is the only field of its line, or has more or fewer fields than the others.
    #[inline(never)]
    fn unusual(
        &mut self,
        count: usize,
        expected: usize,
        has_footer: bool,
    ) -> Result<Option<Record<'_>>, Error> {
        let is_blank = count == 1 && self.fields[0].is_empty();
        // If there is only one column, an empty line before the number of rows looks like a row.
        let end = match expected {
            1 if is_blank => Some(self.last),
            2.. if count == 1 && !is_blank => Some(0),
            _ => None,
        };
        if let Some(after) = end
            && !has_footer
            && self.is_at_end(after)?
        {
            self.put_back();
            return Ok(None);
        }
        if count != expected && !is_blank {
            let error = self.uneven(count, expected);
            self.put_back();
            return Err(error);
        }
        if is_blank && expected != 1 {
            self.fields.clear();
        }
        Ok(Some(Record { bytes: &self.window.rest()[..self.last], fields: &self.fields }))
    }

    /// Lets the record that was read last be the next one again.
    pub fn put_back(&mut self) {
        self.last = 0;
    }

    #[cold]
    fn uneven(&self, count: usize, expected: usize) -> Error {
        let fields = |count| if count == 1 { "1 field".to_owned() } else { format!("{count} fields") };
        let message = format!("this row has {}, the header has {expected}", fields(count));
        let delimiter = char::from(self.delimiter);
        let quotes = format!("a field that holds {delimiter:?} or a line break must be in quotes");
        let is_other =
            |other: &char| *other != delimiter && self.window.rest()[..self.last].contains(&(*other as u8));
        let has_backslash = memchr::memmem::find(&self.window.rest()[..self.last], b"\\\"").is_some();
        let is_ended = count == expected + 1 && self.fields.last().is_some_and(Range::is_empty);
        let remedy = if is_ended {
            format!(
                "{quotes}; if each row ends with {delimiter:?}, name one more column with `--header` and `--replace-header`"
            )
        } else if has_backslash {
            format!("{DOUBLED}, not after a backslash (in Spark: `.option(\"escape\", \"\\\"\")`)")
        } else if count < expected {
            format!("{quotes}; lines at the end that are not rows need `--skip-footer N`")
        } else if let Some(other) = [',', ';', '\t', '|'].iter().find(|other| is_other(other)) {
            format!("{quotes}; if {other:?} separates the fields, say `--delimiter`")
        } else {
            quotes
        };
        self.error(message).remedy(remedy)
    }
}

/// Whether there are more lines than these.
fn has_more_lines(bytes: &[u8], count: usize) -> bool {
    let mut ends = memchr::memchr_iter(b'\n', bytes);
    count == 0 && !bytes.is_empty()
        || count > 0 && ends.nth(count - 1).is_some_and(|end| end + 1 < bytes.len())
}
