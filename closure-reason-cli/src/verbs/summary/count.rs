//! Counts spellings while reading rows, and finds out what they mean at the end: a column of ten
//! million cells has a few dozen spellings.

pub mod by;
mod groups;
pub mod tally;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::ops::Range;

use self::by::By;
use self::groups::Groups;
use self::tally::{LONGEST, MeaningCounts, SpellingCounts};
use super::report::{ColumnReport, SummaryReport};
use crate::definition::OptionSetDefinition;
use crate::report::error::Error;
use crate::rows::cell::CellReader;
use crate::rows::sink::{Remark, Sink};

/// How many different spellings of a column are counted before they are interpreted, which frees
/// their memory.
const MOST: usize = 1 << 16;

/// The counts of all columns.
pub struct SummaryCounts<'a> {
    columns: Vec<Column<'a>>,
    by: Option<Groups>,
    rows: u64,
    remarks: Vec<(String, Remark)>,
    row: Waiting,
}

/// The cells of a row so far, until the cells to count by are known.
#[derive(Default)]
struct Waiting {
    bytes: Vec<u8>,
    cells: Vec<(usize, Range<usize>, Option<Range<usize>>)>,
}

struct Column<'a> {
    name: String,
    set: Option<&'a OptionSetDefinition>,
    cells: Option<CellReader>,
    /// Which of the columns to count by it is, if it is one.
    by: Option<usize>,
    /// For each group.
    groups: Vec<SpellingCounts>,
    /// How many spellings all groups keep.
    spellings: usize,
}

impl Waiting {
    fn keep(&mut self, bytes: &[u8]) -> Range<usize> {
        let start = self.bytes.len();
        self.bytes.extend_from_slice(bytes);
        start..self.bytes.len()
    }
}

impl Column<'_> {
    fn group(&mut self, group: usize) -> &mut SpellingCounts {
        if self.groups.len() <= group {
            self.groups.resize_with(group + 1, SpellingCounts::default);
        }
        &mut self.groups[group]
    }

    #[inline]
    fn add(&mut self, group: usize, text: &[u8], formatted: Option<&[u8]>) {
        let is_long = text.len() > LONGEST;
        let spelled = self.group(group);
        if !is_long {
            self.spellings += usize::from(spelled.add(text, formatted));
        }
        if let Some(cells) = &self.cells {
            if is_long {
                self.groups[group].meant.count(cells, text, 1, None);
            } else if self.spellings == MOST {
                self.groups.iter_mut().for_each(|spelled| spelled.read(cells));
                self.spellings = 0;
            }
        }
    }
}

impl SummaryCounts<'_> {
    pub fn new(by: &[By]) -> Self {
        Self::with(Groups::new(by))
    }

    fn with(by: Option<Groups>) -> Self {
        Self { columns: Vec::new(), by, rows: 0, remarks: Vec::new(), row: Waiting::default() }
    }

    /// Ends a file: dates that could be read in two ways get the order of the whole file.
    pub fn decide(&mut self) -> Result<(), Error> {
        self.by.as_mut().map_or(Ok(()), Groups::decide)
    }

    /// The report.
    pub fn into_report(mut self, inputs: Vec<String>, language: Option<u32>) -> SummaryReport {
        let by = self.by.take();
        let asked = by.as_ref().map(Groups::asked).unwrap_or_default();
        let cells = |by| self.columns.iter().find(|column| column.by == Some(by))?.cells.as_ref();
        let names = by.map(|by| by.names(cells, language));
        let rows = self.rows;
        let columns = self.columns.into_iter().filter(|column| column.by.is_none()).filter_map(|column| {
            let (set, cells) = (column.set?, column.cells?);
            let mut groups: BTreeMap<&[(usize, String)], MeaningCounts> = BTreeMap::new();
            for (group, mut spelled) in column.groups.into_iter().enumerate() {
                spelled.read(&cells);
                let name = names.as_ref().map_or(&[][..], |names| &names[group]);
                groups.entry(name).or_default().add(spelled.meant);
            }
            let groups = groups.into_iter();
            let groups = groups.map(|(name, meant)| {
                let names = name.iter().map(|(_, name)| name.clone()).collect();
                meant.into_group(names, &cells, language)
            });
            Some(ColumnReport::new(&column.name, set, language, rows, groups.collect()))
        });
        SummaryReport {
            inputs,
            remarks: self.remarks,
            rows,
            by: asked.iter().map(By::to_string).collect(),
            top: None,
            columns: columns.collect(),
        }
    }

    /// Counts the cells of a row whose group is known now. Out of line, so that a row without groups costs little.
    #[inline(never)]
    fn add_waiting(&mut self) -> Result<(), Error> {
        let Some(by) = &mut self.by else { return Ok(()) };
        let group = by.leave()?;
        let Waiting { bytes, cells } = &mut self.row;
        for (column, text, formatted) in cells.drain(..) {
            self.columns[column].add(group, &bytes[text], formatted.map(|label| &bytes[label]));
        }
        bytes.clear();
        Ok(())
    }
}

impl<'a> Sink<'a> for SummaryCounts<'a> {
    fn column(&mut self, name: &str, set: Option<&'a OptionSetDefinition>, by: Option<usize>) -> usize {
        let same = |column: &Column<'a>| match (column.set, set) {
            (Some(ours), Some(theirs)) => std::ptr::eq(ours, theirs),
            (None, None) => column.name == name,
            _ => false,
        };
        let at = self.columns.iter().position(same).unwrap_or_else(|| {
            let cells = set.map(CellReader::new);
            let (name, groups) = (name.to_owned(), Vec::new());
            self.columns.push(Column { name, set, cells, by, groups, spellings: 0 });
            self.columns.len() - 1
        });
        self.columns[at].by = self.columns[at].by.or(by);
        at
    }

    #[inline]
    fn cell(&mut self, column: usize, text: &[u8], formatted: Option<&[u8]>) {
        let of = &mut self.columns[column];
        let Some(by) = &mut self.by else { return of.add(0, text, formatted) };
        if let Some(at) = of.by {
            by.by[at].enter(text);
        } else {
            let text = self.row.keep(text);
            let formatted = formatted.map(|label| self.row.keep(label));
            self.row.cells.push((column, text, formatted));
        }
    }

    #[inline]
    fn row(&mut self) -> Result<(), Error> {
        self.rows += 1;
        if self.by.is_some() { self.add_waiting() } else { Ok(()) }
    }

    fn remark(&mut self, input: &str, remark: Remark) {
        self.remarks.push((input.to_owned(), remark));
    }

    fn part(&self) -> Self {
        let mut part = Self::with(self.by.as_ref().and_then(Groups::part));
        for column in &self.columns {
            part.column(&column.name, column.set, column.by);
        }
        part
    }

    fn add(&mut self, other: Self) -> Result<(), Error> {
        let groups = match (&mut self.by, other.by) {
            (Some(by), Some(theirs)) => Some(by.add(theirs)?),
            _ => None,
        };
        self.rows += other.rows;
        self.remarks.extend(other.remarks);
        for theirs in other.columns {
            let at = self.column(&theirs.name, theirs.set, theirs.by);
            let ours = &mut self.columns[at];
            for (group, mut spelled) in theirs.groups.into_iter().enumerate() {
                let group = groups.as_ref().map_or(group, |groups| groups[group]);
                if let Some(cells) = &ours.cells {
                    spelled.read(cells);
                }
                ours.group(group).meant.add(spelled.meant);
            }
        }
        Ok(())
    }
}
