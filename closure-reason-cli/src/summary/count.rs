//! Counts spellings while rows pass, and what they mean at the end: a column of ten million cells
//! has a few dozen spellings.

use std::collections::BTreeMap;
use std::ops::Range;

use closure_reason::definition::OptionSetDefinition;
use rustc_hash::FxHashMap;

use super::report::{ColumnReport, Group, Known, Line, Report};
use crate::error::Error;
use crate::rows::cell::{Cell, Cells};
use crate::rows::read::Sink;

/// How many different cells are counted by their spelling before they are read; then memory stays
/// as it is.
const MOST: usize = 1 << 16;

/// Longer cells are read at once, and only counted if they are not labels.
const LONGEST: usize = 1024;

/// How many groups there may be.
const GROUPS: usize = 1000;

/// How many different values and texts that mean nothing are listed; the others are counted
/// together.
const LISTED: usize = 1000;

/// The counts of all columns.
pub struct Counts<'a> {
    columns: Vec<Column<'a>>,
    by: Option<By>,
    rows: u64,
    incomplete: Vec<String>,
    row: Waiting,
}

/// The cells of a row so far, where they wait for the one to count by.
#[derive(Default)]
struct Waiting {
    bytes: Vec<u8>,
    cells: Vec<(usize, Range<usize>, Option<Range<usize>>)>,
}

impl Waiting {
    fn keep(&mut self, bytes: &[u8]) -> Range<usize> {
        let start = self.bytes.len();
        self.bytes.extend_from_slice(bytes);
        start..self.bytes.len()
    }
}

struct By {
    name: String,
    column: Option<usize>,
    /// The groups, by the spelling of the cell.
    groups: FxHashMap<Box<[u8]>, usize>,
    this: Option<usize>,
}

struct Column<'a> {
    name: String,
    set: Option<&'a OptionSetDefinition>,
    cells: Option<Cells>,
    /// For each group.
    groups: Vec<Spelled>,
}

/// How often each spelling occurs, and what earlier ones meant.
#[derive(Default)]
struct Spelled {
    counts: FxHashMap<Box<[u8]>, Spelling>,
    meant: Meant,
}

/// How often each meaning occurs.
#[derive(Default)]
struct Meant {
    cells: u64,
    empty: u64,
    options: BTreeMap<usize, u64>,
    unknown: BTreeMap<i32, Spelling>,
    refused: BTreeMap<Box<str>, (u64, String)>,
    /// Of too many different values that are not options, and texts that are not labels.
    other_values: u64,
    other_texts: u64,
}

/// How often, and the label that the rows give for it.
type Spelling = (u64, Option<Box<str>>);

impl Counts<'_> {
    pub fn new(by: Option<&str>) -> Self {
        let by = by.map(|name| By {
            name: name.to_owned(),
            column: None,
            groups: FxHashMap::default(),
            this: None,
        });
        Self { columns: Vec::new(), by, rows: 0, incomplete: Vec::new(), row: Waiting::default() }
    }

    fn add(&mut self, column: usize, group: usize, text: &[u8], formatted: Option<&[u8]>) {
        let column = &mut self.columns[column];
        if column.groups.len() <= group {
            column.groups.resize_with(group + 1, Spelled::default);
        }
        let spelled = &mut column.groups[group];
        if text.len() > LONGEST {
            if let Some(cells) = &column.cells {
                spelled.meant.count(cells, text, 1, None);
            }
            return;
        }
        if let Some((count, label)) = spelled.counts.get_mut(text) {
            *count += 1;
            // Rows may have the label of a value only now and then.
            if let (None, Some(formatted)) = (&label, formatted) {
                *label = Some(String::from_utf8_lossy(formatted).into());
            }
            return;
        }
        if spelled.counts.len() == MOST
            && let Some(cells) = &column.cells
        {
            spelled.read(cells);
        }
        let formatted = formatted.map(|label| String::from_utf8_lossy(label).into());
        spelled.counts.insert(text.into(), (1, formatted));
    }

    /// Adds the counts of another input.
    pub fn add_all(&mut self, other: Self) {
        self.rows += other.rows;
        self.incomplete.extend(other.incomplete);
        let groups = self.by.as_mut().zip(other.by).map(|(by, theirs)| {
            let mut groups = vec![0; theirs.groups.len()];
            for (text, group) in theirs.groups {
                let next = by.groups.len();
                groups[group] = *by.groups.entry(text).or_insert(next);
            }
            by.column = by.column.or(theirs.column);
            groups
        });
        for column in other.columns {
            let at = self.column(&column.name, column.set);
            for (group, mut spelled) in column.groups.into_iter().enumerate() {
                let group = groups.as_ref().map_or(group, |groups| groups[group]);
                let column = &mut self.columns[at];
                if column.groups.len() <= group {
                    column.groups.resize_with(group + 1, Spelled::default);
                }
                if let Some(cells) = &column.cells {
                    spelled.read(cells);
                }
                column.groups[group].meant.add(spelled.meant);
            }
        }
    }

    /// What it all means.
    pub fn into_report(mut self, inputs: Vec<String>, language: Option<u32>) -> Report {
        let by = self.by.take();
        let mut groups: Vec<Option<String>> = match &by {
            None => vec![None],
            Some(by) => vec![None; by.groups.len()],
        };
        let by_column = by.as_ref().and_then(|by| by.column);
        if let Some(by) = &by {
            let cells = by_column.and_then(|column| self.columns[column].cells.as_ref());
            for (text, group) in &by.groups {
                groups[*group] = Some(named(text, cells, language));
            }
        }
        let columns = self.columns.iter_mut().enumerate();
        let columns = columns.filter(|(at, _)| Some(*at) != by_column).filter_map(|(_, column)| {
            let (set, cells) = (column.set?, column.cells.as_ref()?);
            let mut by_name: BTreeMap<Option<String>, Meant> = BTreeMap::new();
            for (group, spelled) in column.groups.iter_mut().enumerate() {
                spelled.read(cells);
                by_name.entry(groups[group].clone()).or_default().add(std::mem::take(&mut spelled.meant));
            }
            let groups = by_name.into_iter().map(|(name, meant)| meant.into_group(name, cells, language));
            Some(ColumnReport::new(&column.name, set, language, groups.collect()))
        });
        Report {
            inputs,
            incomplete: self.incomplete,
            rows: self.rows,
            by: by.map(|by| by.name),
            columns: columns.collect(),
        }
    }
}

/// What a group is called: the label if it is a choice column, else the text.
fn named(text: &[u8], cells: Option<&Cells>, language: Option<u32>) -> String {
    let shown = String::from_utf8_lossy(text).into_owned();
    let Some(Cell::Values(values)) = cells.map(|cells| cells.read(text)) else { return shown };
    let labels = values.iter().map(|value| match (value.option, cells) {
        (Some(option), Some(cells)) => cells.label(option, language).to_owned(),
        _ => value.value.to_string(),
    });
    labels.collect::<Vec<_>>().join("; ")
}

impl<'a> Sink<'a> for Counts<'a> {
    fn column(&mut self, name: &str, set: Option<&'a OptionSetDefinition>) -> usize {
        let same = |column: &Column<'a>| match (column.set, set) {
            (Some(ours), Some(theirs)) => std::ptr::eq(ours, theirs),
            (None, None) => column.name == name,
            _ => false,
        };
        let at = self.columns.iter().position(same).unwrap_or_else(|| {
            let cells = set.map(Cells::new);
            self.columns.push(Column { name: name.to_owned(), set, cells, groups: Vec::new() });
            self.columns.len() - 1
        });
        if let Some(by) = self.by.as_mut().filter(|by| by.name == name) {
            by.column = Some(at);
        }
        at
    }

    #[inline]
    fn cell(&mut self, column: usize, text: &[u8], formatted: Option<&[u8]>) {
        let Some(by) = &mut self.by else { return self.add(column, 0, text, formatted) };
        if by.column == Some(column) {
            let next = by.groups.len();
            by.this = Some(match by.groups.get(text) {
                Some(group) => *group,
                None => *by.groups.entry(text.into()).or_insert(next),
            });
        } else {
            let text = self.row.keep(text);
            let formatted = formatted.map(|label| self.row.keep(label));
            self.row.cells.push((column, text, formatted));
        }
    }

    #[inline]
    fn row(&mut self) -> Result<(), Error> {
        self.rows += 1;
        let Some(by) = &mut self.by else { return Ok(()) };
        let next = by.groups.len();
        let group = by.this.take().unwrap_or_else(|| *by.groups.entry(Box::default()).or_insert(next));
        if by.groups.len() > GROUPS {
            let message = format!("the column {:?} has more than {GROUPS} different values", by.name);
            return Err(Error::new(message).remedy("count by a column that has fewer"));
        }
        let mut row = std::mem::take(&mut self.row);
        for (column, text, formatted) in row.cells.drain(..) {
            self.add(column, group, &row.bytes[text], formatted.map(|label| &row.bytes[label]));
        }
        row.bytes.clear();
        self.row = row;
        Ok(())
    }

    fn incomplete(&mut self, name: &str) {
        self.incomplete.push(name.to_owned());
    }
}

impl Spelled {
    /// Reads all spellings, so that they need not be kept.
    fn read(&mut self, cells: &Cells) {
        for (text, (count, formatted)) in self.counts.drain() {
            self.meant.count(cells, &text, count, formatted.as_deref());
        }
    }
}

impl Meant {
    fn count(&mut self, cells: &Cells, text: &[u8], count: u64, formatted: Option<&str>) {
        self.cells += count;
        match cells.read(text) {
            Cell::Empty => self.empty += count,
            Cell::Values(values) => {
                for value in values {
                    match value.option {
                        Some(option) => *self.options.entry(option).or_default() += count,
                        None => self.unknown(value.value, count, formatted),
                    }
                }
            }
            Cell::Refused { .. } if text.len() > LONGEST => self.other_texts += count,
            Cell::Refused { reason } => {
                self.refused(String::from_utf8_lossy(text).into(), count, reason);
            }
        }
    }

    fn unknown(&mut self, value: i32, count: u64, formatted: Option<&str>) {
        if self.unknown.len() >= LISTED && !self.unknown.contains_key(&value) {
            self.other_values += count;
            return;
        }
        let unknown = self.unknown.entry(value).or_default();
        unknown.0 += count;
        unknown.1 = unknown.1.take().or_else(|| formatted.map(Box::from));
    }

    fn refused(&mut self, text: Box<str>, count: u64, reason: String) {
        if self.refused.len() >= LISTED && !self.refused.contains_key(&text) {
            self.other_texts += count;
        } else {
            self.refused.entry(text).or_insert((0, reason)).0 += count;
        }
    }

    fn add(&mut self, other: Self) {
        self.cells += other.cells;
        self.empty += other.empty;
        self.other_values += other.other_values;
        self.other_texts += other.other_texts;
        for (option, count) in other.options {
            *self.options.entry(option).or_default() += count;
        }
        for (value, (count, formatted)) in other.unknown {
            self.unknown(value, count, formatted.as_deref());
        }
        for (text, (count, reason)) in other.refused {
            self.refused(text, count, reason);
        }
    }

    fn into_group(self, name: Option<String>, cells: &Cells, language: Option<u32>) -> Group {
        let options = self.options.iter().map(|(option, count)| Line {
            value: Some(cells.options()[*option].value()),
            text: cells.label(*option, language).to_owned(),
            explanation: cells.description(*option, language).map(str::to_owned),
            known: Known::Option,
            count: *count,
        });
        let unknown = self.unknown.iter().map(|(value, (count, formatted))| Line {
            value: Some(*value),
            text: value.to_string(),
            explanation: formatted.as_deref().map(|label| format!("The rows call it {label:?}.")),
            known: Known::Unknown,
            count: *count,
        });
        let refused = self.refused.into_iter().map(|(text, (count, reason))| Line {
            value: None,
            text: text.into(),
            explanation: Some(reason),
            known: Known::Refused,
            count,
        });
        let other_values = (self.other_values > 0).then(|| Line {
            value: None,
            text: "(other values)".to_owned(),
            explanation: Some(format!("More than {LISTED} different values are not options.")),
            known: Known::Unknown,
            count: self.other_values,
        });
        let other_texts = (self.other_texts > 0).then(|| Line {
            value: None,
            text: "(other texts)".to_owned(),
            explanation: Some(format!(
                "Texts that are longer than {LONGEST} bytes, or came after {LISTED} others."
            )),
            known: Known::Refused,
            count: self.other_texts,
        });
        Group::new(
            name,
            self.cells,
            self.empty,
            options.chain(unknown).chain(refused).chain(other_values).chain(other_texts).collect(),
        )
    }
}
