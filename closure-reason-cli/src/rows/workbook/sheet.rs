//! A sheet as CSV, row by row.

use std::collections::VecDeque;
use std::io::{self, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use quick_xml::events::{BytesStart, Event};

use super::numbers::Formats;
use super::texts::{Run, Texts, unescaped};
use super::xml::{Xml, attribute, damaged};
use crate::rows::csv::write_field;

/// How many rows and columns a sheet of Excel has at most.
const ROWS: u32 = 1 << 20;
const COLUMNS: usize = 1 << 14;

/// How long a row may be; texts that cells share can make a small file large.
const LONGEST: usize = 16 << 20;

/// How many rows are searched for the header: a title above it has a single cell.
const TITLES: usize = 10;

/// What a sheet has that CSV cannot show, known at its end.
#[derive(Debug, Default)]
pub struct BeyondCsv {
    /// Whether rows are hidden, such as by a filter.
    pub hidden_rows: AtomicBool,
    /// Whether cells are merged over several rows.
    pub merged_rows: AtomicBool,
}

/// A sheet that is read as CSV. Its lines are the rows of the sheet, from the header on.
pub struct Sheet {
    xml: Xml,
    texts: Arc<Texts>,
    formats: Arc<Formats>,
    delimiter: u8,
    /// The row that was read last, and the one that was written last; both counted from 1.
    read: u32,
    written: u32,
    /// Rows that have been read but not yet written, each with its number.
    waiting: VecDeque<(u32, Vec<String>)>,
    /// How many columns have a name, once the header is read.
    width: usize,
    header: u32,
    line: Vec<u8>,
    /// How much of the line is passed on.
    passed: usize,
    beyond: Arc<BeyondCsv>,
}

/// A cell that is being read.
#[derive(Default)]
struct Cell {
    column: usize,
    look: usize,
    kind: String,
    value: String,
    is_value: bool,
    /// The formula, if it has one.
    formula: Option<String>,
    is_formula: bool,
    run: Run,
}

impl Sheet {
    /// `names` are how many columns the user names, where the sheet does not.
    pub fn new(
        xml: Xml,
        texts: Arc<Texts>,
        formats: Arc<Formats>,
        delimiter: u8,
        names: Option<usize>,
    ) -> io::Result<Self> {
        let mut sheet = Self {
            xml,
            texts,
            formats,
            delimiter,
            read: 0,
            written: 0,
            waiting: VecDeque::new(),
            width: 0,
            header: 0,
            line: Vec::new(),
            passed: 0,
            beyond: Arc::default(),
        };
        sheet.begin(names)?;
        Ok(sheet)
    }

    /// How many rows are above the first one that is passed on.
    pub fn before(&self) -> u32 {
        self.header.saturating_sub(1)
    }

    /// What CSV cannot show of it.
    pub fn beyond(&self) -> Arc<BeyondCsv> {
        Arc::clone(&self.beyond)
    }

    /// The first cell of a sheet that has anything.
    pub fn first_cell(xml: Xml, texts: &Arc<Texts>, formats: &Arc<Formats>) -> Option<String> {
        let sheet = Self::new(xml, Arc::clone(texts), Arc::clone(formats), b',', Some(0)).ok()?;
        sheet.waiting.front().and_then(|(_, row)| row.first().cloned())
    }

    /// Reads up to the header: the first row that has several cells, or else the first one that has any.
    fn begin(&mut self, names: Option<usize>) -> io::Result<()> {
        let cells = |row: &[String]| row.iter().filter(|cell| !cell.is_empty()).count();
        while let Some(row) = self.next_row()? {
            let is_table = cells(&row) > 1 || names.is_some();
            self.waiting.push_back((self.read, row));
            if is_table {
                self.waiting.drain(..self.waiting.len() - 1);
            }
            if is_table || self.waiting.len() == TITLES {
                break;
            }
        }
        if let Some((number, row)) = self.waiting.front() {
            self.header = *number;
            self.width = names.map_or(row.len(), |names| names.max(row.len()));
            self.written = self.header - 1;
        }
        Ok(())
    }

    /// The next row that has a cell that is not empty, without empty ones at its end.
    fn next_row(&mut self) -> io::Result<Option<Vec<String>>> {
        let mut row: Vec<String> = Vec::new();
        let mut cell: Option<Cell> = None;
        let mut is_hidden = false;
        // The column of the next cell if the cell does not name it, and the length of the row.
        let (mut next, mut length) = (0, 0);
        loop {
            let event = self.xml.next()?;
            match &event {
                Event::Eof => return Ok(None),
                Event::Start(start) if start.local_name().as_ref() == "row" => {
                    let number = match attribute(start, "r")? {
                        Some(number) => number.parse().map_err(|_| damaged("a row has no number"))?,
                        None => self.read + 1,
                    };
                    if number <= self.read || number > ROWS {
                        return Err(damaged("its rows are not in order"));
                    }
                    self.read = number;
                    (next, length) = (0, 0);
                    row.clear();
                    is_hidden = matches!(attribute(start, "hidden")?.as_deref(), Some("1" | "true"));
                }
                Event::Start(start) if start.local_name().as_ref() == "c" => {
                    let begun = Cell::begin(start, next)?;
                    next = begun.column + 1;
                    cell = Some(begun);
                }
                Event::End(end) if end.local_name().as_ref() == "c" => {
                    if let Some(cell) = cell.take() {
                        let column = cell.column;
                        let text = cell.text(&self.texts, &self.formats)?;
                        length += text.len();
                        if length > LONGEST {
                            return Err(damaged(format!(
                                "row {} is longer than {} MB",
                                self.read,
                                LONGEST >> 20
                            )));
                        }
                        if !text.is_empty() {
                            row.resize(row.len().max(column + 1), String::new());
                            row[column] = text;
                        }
                    }
                }
                Event::Start(start) if start.local_name().as_ref() == "mergeCell" => {
                    let range = attribute(start, "ref")?.unwrap_or_default();
                    let is_of_rows =
                        merged_rows(&range).is_some_and(|(first, last)| first < last && last > self.header);
                    self.beyond.merged_rows.fetch_or(is_of_rows, Ordering::Relaxed);
                }
                Event::End(end) if end.local_name().as_ref() == "row" && !row.is_empty() => {
                    self.beyond.hidden_rows.fetch_or(is_hidden, Ordering::Relaxed);
                    return Ok(Some(row));
                }
                event => {
                    if let Some(cell) = &mut cell {
                        cell.pass(event)?;
                    }
                }
            }
        }
    }

    /// Writes the next row, and the empty rows before it, so that the numbers of lines are those of rows.
    fn next_line(&mut self) -> io::Result<()> {
        self.passed = 0;
        self.line.clear();
        let row = match self.waiting.pop_front() {
            Some((number, row)) => Some((number, row)),
            None => self.next_row()?.map(|row| (self.read, row)),
        };
        let Some((number, row)) = row else { return Ok(()) };
        if row.len() > self.width {
            let message = format!(
                "{}{number} has a value, but row {} has no name for its column: write one there, or empty the cell",
                letters(row.len() - 1),
                self.header
            );
            return Err(io::Error::new(io::ErrorKind::InvalidData, message));
        }
        for _ in self.written + 1..number {
            self.line.push(b'\n');
        }
        self.written = number;
        for column in 0..self.width {
            if column > 0 {
                self.line.push(self.delimiter);
            }
            write_field(row.get(column).map_or("", |text| text), self.delimiter, &mut self.line);
        }
        self.line.push(b'\n');
        Ok(())
    }
}

impl Read for Sheet {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.passed == self.line.len() {
            self.next_line()?;
        }
        let count = (&self.line[self.passed..]).read(buffer)?;
        self.passed += count;
        Ok(count)
    }
}

impl Cell {
    fn begin(start: &BytesStart<'_>, next: usize) -> io::Result<Self> {
        let mut cell = Self { column: next, ..Self::default() };
        for attribute in start.attributes().with_checks(false) {
            let attribute = attribute.map_err(damaged)?;
            match attribute.key.local_name().as_ref() {
                "r" => cell.column = column(&attribute.value)?,
                "s" => cell.look = attribute.value.parse().unwrap_or_default(),
                "t" => cell.kind = attribute.value.clone().into_owned(),
                _ => {}
            }
        }
        if cell.column >= COLUMNS {
            return Err(damaged("a row has more cells than Excel has columns"));
        }
        Ok(cell)
    }

    fn pass(&mut self, event: &Event<'_>) -> io::Result<()> {
        match event {
            Event::Start(start) if start.local_name().as_ref() == "v" => self.is_value = true,
            Event::End(end) if end.local_name().as_ref() == "v" => self.is_value = false,
            Event::Start(start) if start.local_name().as_ref() == "f" => {
                (self.is_formula, self.formula) = (true, Some("=".to_owned()));
            }
            Event::End(end) if end.local_name().as_ref() == "f" => self.is_formula = false,
            event if self.is_formula => {
                self.formula.get_or_insert_default().push_str(&super::xml::text(event)?);
            }
            event if self.is_value => self.value.push_str(&super::xml::text(event)?),
            event => self.run.pass(event)?,
        }
        let formula = self.formula.as_ref().map_or(0, String::len);
        if self.value.len() + self.run.take().len() + formula > LONGEST {
            return Err(damaged(format!("a cell is longer than {} MB", LONGEST >> 20)));
        }
        Ok(())
    }

    /// The text of the cell; the formula, as far as the workbook says it, if nobody has calculated it.
    fn text(self, texts: &Texts, formats: &Formats) -> io::Result<String> {
        let value = &*self.value;
        let is_calculated = match value.trim() {
            "" => self.kind == "str",
            "0" => !formats.has_placeholders,
            _ => true,
        };
        if let Some(formula) = self.formula
            && !is_calculated
        {
            return Ok(formula);
        }
        Ok(match &*self.kind {
            "s" => {
                let text = value.trim().parse().ok().and_then(|index| texts.get(index));
                text.ok_or_else(|| damaged("a cell refers to a shared text that does not exist"))?.to_owned()
            }
            "inlineStr" => unescaped(self.run.take()).into_owned(),
            "str" => unescaped(value).into_owned(),
            "b" => match value.trim() {
                "1" | "true" => "TRUE".to_owned(),
                "0" | "false" => "FALSE".to_owned(),
                other => other.to_owned(),
            },
            "n" | "" => {
                let mut text = String::new();
                formats.write(value, self.look, &mut text);
                text
            }
            // Dates in ISO form, and errors such as `#N/A`.
            _ => self.value,
        })
    }
}

/// The column of a cell with a name such as `AB12`, counted from 0.
fn column(name: &str) -> io::Result<usize> {
    let letters = name.bytes().take_while(u8::is_ascii_alphabetic).take(4);
    let number =
        letters.fold(0, |number, letter| number * 26 + usize::from(letter.to_ascii_uppercase() - b'A') + 1);
    number.checked_sub(1).ok_or_else(|| damaged(format!("there is no cell {name:?}")))
}

/// The first and the last row of a range such as `B2:B4`.
fn merged_rows(range: &str) -> Option<(u32, u32)> {
    let (first, last) = range.split_once(':')?;
    let row = |cell: &str| cell.trim_start_matches(|sign: char| sign.is_ascii_alphabetic()).parse().ok();
    Some((row(first)?, row(last)?))
}

/// The letters of a column.
fn letters(column: usize) -> String {
    let last = char::from(b'A' + u8::try_from(column % 26).unwrap_or_default());
    let before = (column / 26).checked_sub(1).map(letters).unwrap_or_default();
    format!("{before}{last}")
}
