//! CSV whose fields are read by the names of their columns, with the place of each field.

mod lengths;
mod quotes;

use closure_reason::spelling::Number;

use self::lengths::Lengths;
use super::{Input, place_at};
use crate::report::error::Error;
use crate::report::terminal;
use crate::source::encoding;

/// The rows of a CSV file.
pub(super) struct Fields<'a> {
    input: &'a Input,
    delimiter: u8,
    reader: csv::Reader<&'a [u8]>,
    /// The names of the columns.
    header: Vec<String>,
}

/// One row of such a file.
pub(super) struct CsvRow<'a> {
    input: &'a Input,
    delimiter: u8,
    header: &'a [String],
    record: &'a csv::StringRecord,
}

impl<'a> Fields<'a> {
    /// Reads a file without a header, which has these columns.
    pub(super) fn new(input: &'a Input, delimiter: u8, header: &[&str]) -> Self {
        let mut builder = csv::ReaderBuilder::new();
        let reader =
            builder.has_headers(false).flexible(true).delimiter(delimiter).from_reader(&*input.bytes);
        let header = header.iter().map(ToString::to_string).collect();
        Self { input, delimiter, reader, header }
    }

    /// Calls back for each row. The first row is the header if it has a field with this name.
    pub(super) fn each(
        mut self,
        name_in_header: &str,
        mut take: impl FnMut(&CsvRow<'_>) -> Result<(), Error>,
    ) -> Result<(), Error> {
        let mut record = csv::StringRecord::new();
        let mut is_first = true;
        let mut lengths = Lengths::new(self.header.len(), false);
        while self.reader.read_record(&mut record).map_err(|error| self.failed(&error))? {
            let start = record.position().map_or(0, csv::Position::byte);
            quotes::check(self.input, start, self.reader.position().byte(), self.delimiter)?;
            if std::mem::take(&mut is_first)
                && record.iter().any(|field| field.trim().eq_ignore_ascii_case(name_in_header))
            {
                self.header = record.iter().map(|name| name.trim().to_owned()).collect();
                lengths = Lengths::new(self.header.len(), true);
                continue;
            }
            let Self { input, delimiter, ref header, .. } = self;
            let row = CsvRow { input, delimiter, header, record: &record };
            lengths.add(&record, |field| row.place_of(field));
            take(&row)?;
        }
        lengths.check()
    }

    fn failed(&self, error: &csv::Error) -> Error {
        match error.kind() {
            csv::ErrorKind::Utf8 { pos: Some(record), err } => {
                let at = field_at(&self.input.bytes, record.byte(), err.field(), self.delimiter);
                Error::new("this text is not UTF-8")
                    .at(place_at(self.input, at))
                    .remedy(encoding::remedy(&self.input.bytes[at..]))
            }
            _ => Error::new(error.to_string()).at(&self.input.name),
        }
    }
}

impl CsvRow<'_> {
    fn index(&self, name: &str) -> Option<usize> {
        self.header.iter().position(|column| column.eq_ignore_ascii_case(name))
    }

    /// The field of a column; `None` if the file has no such column, or the row ends before it.
    pub(super) fn text(&self, name: &str) -> Option<&str> {
        self.record.get(self.index(name)?)
    }

    /// A whole number; `None` if the field is missing or empty.
    pub(super) fn number(&self, name: &str) -> Result<Option<i32>, Error> {
        let Some(text) = self.text(name).map(str::trim).filter(|text| !text.is_empty()) else {
            return Ok(None);
        };
        text.parse().map(Some).map_err(|_| {
            let is_value = Number::readings(text).next().is_some();
            let range = match Number::parse(text) {
                Some(_) if !is_value => format!(" from {} to {}", i32::MIN, i32::MAX),
                _ => String::new(),
            };
            let text = terminal::cut(text, terminal::QUOTED);
            let remedy = if is_spelled_otherwise(&text) {
                "write it in plain digits"
            } else {
                "a label with a comma or a line break needs quotes around it"
            };
            Error::new(format!("{name} is {text:?}, expected a whole number{range}"))
                .at(self.place(name))
                .remedy(remedy)
        })
    }

    /// Where the field of a column begins, or the row if it has no such field.
    pub(super) fn place(&self, name: &str) -> String {
        self.place_of(self.index(name).filter(|&field| field < self.record.len()).unwrap_or(0))
    }

    fn place_of(&self, field: usize) -> String {
        let start = self.record.position().map_or(0, csv::Position::byte);
        place_at(self.input, field_at(&self.input.bytes, start, field, self.delimiter))
    }
}

/// Whether a text is a number, but not in plain digits: `1.9235E+08`, `9,999,999,999`.
fn is_spelled_otherwise(text: &str) -> bool {
    let is_digit = |character: char| character.is_ascii_digit();
    let may_group =
        |character: char| matches!(character, '.' | ',' | '\'' | '\u{2019}') || character.is_whitespace();
    let digits = text.strip_prefix(['+', '-', '\u{2212}']).unwrap_or(text);
    let (number, exponent) = digits.split_once(['e', 'E']).unwrap_or((digits, "0"));
    let exponent = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
    number.starts_with(is_digit)
        && number.ends_with(is_digit)
        && number.chars().all(|one| is_digit(one) || may_group(one))
        && !exponent.is_empty()
        && exponent.chars().all(is_digit)
        && !digits.chars().all(is_digit)
}

/// The byte where a field begins, in the record that begins at `start` or after the line breaks there.
fn field_at(bytes: &[u8], start: u64, field: usize, delimiter: u8) -> usize {
    let mut at = usize::try_from(start).unwrap_or(usize::MAX).min(bytes.len());
    at += bytes[at..].iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
    let (mut fields, mut quoted) = (0, false);
    while fields < field && at < bytes.len() {
        quoted ^= bytes[at] == b'"';
        fields += usize::from(bytes[at] == delimiter && !quoted);
        at += 1;
    }
    at
}
