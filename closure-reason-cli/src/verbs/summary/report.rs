//! The counts, for every form of output.

use std::cmp::Reverse;

use serde::Serialize;

use crate::definition::OptionSetDefinition;
use crate::report::note::Note;
use crate::rows::columns::place;
use crate::rows::sink::Remark;
use crate::rows::{empty, formula};

/// What a summary prints.
pub struct SummaryReport {
    /// The names of the inputs.
    pub inputs: Vec<String>,
    /// What the user should know about some of them.
    pub remarks: Vec<(String, Remark)>,
    pub rows: u64,
    /// The columns that are counted by.
    pub by: Vec<String>,
    /// How many lines of a list are shown, if not all.
    pub top: Option<usize>,
    pub columns: Vec<ColumnReport>,
}

/// The counts of one column.
pub struct ColumnReport {
    /// The name that the rows have for it.
    pub name: String,
    /// `table.column`, or whatever else is known about it.
    pub place: String,
    /// The display name.
    pub title: String,
    pub groups: Vec<Group>,
    /// How many rows do not have the column at all.
    pub absent: u64,
}

/// The counts for one value of each column that is counted by; without such columns, for all rows.
pub struct Group {
    pub names: Vec<String>,
    /// How many cells there are.
    pub cells: u64,
    /// How many of them are empty.
    pub empty: u64,
    /// How many of the empty cells have a word for that.
    pub words: empty::Counts,
    /// Options, then unknown values, then refused texts; in each, the most frequent first.
    pub lines: Vec<ValueCount>,
}

/// How often one value occurs.
pub struct ValueCount {
    pub value: Option<i32>,
    /// The label; if there is none, the text of the cell.
    pub text: String,
    /// What the option means, or why the cell could not be read.
    pub explanation: Option<String>,
    pub known: ValueKind,
    pub count: u64,
}

/// What of a list is shown.
pub struct Shown<'g> {
    pub lines: Vec<&'g ValueCount>,
    pub more: Option<More>,
}

/// The lines of a list that are not shown.
#[derive(Clone, Copy, Serialize)]
pub struct More {
    #[serde(rename = "different")]
    pub lines: usize,
    pub count: u64,
}

/// Whether a value is an option.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ValueKind {
    Option,
    /// A value that no option has.
    Unknown,
    /// Neither a value nor the label of exactly one option.
    Refused,
}

impl SummaryReport {
    /// The inputs that this applies to.
    pub fn inputs_that(&self, remark: Remark) -> impl Iterator<Item = &str> {
        let with = self.remarks.iter().filter(move |(_, this)| *this == remark);
        with.map(|(input, _)| &**input)
    }

    pub fn has_unknown(&self) -> bool {
        let mut lines = self.columns.iter().flat_map(|column| &column.groups).flat_map(|group| &group.lines);
        lines.any(|line| line.known != ValueKind::Option)
    }
}

impl ColumnReport {
    pub fn new(
        name: &str,
        set: &OptionSetDefinition,
        language: Option<u32>,
        rows: u64,
        groups: Vec<Group>,
    ) -> Self {
        let names = [&set.column_display_name, &set.display_name];
        let in_language = |language| names.iter().find_map(|names| names.text_in(language));
        let title = language.and_then(in_language).or_else(|| names.iter().find_map(|names| names.text()));
        Self {
            name: name.to_owned(),
            place: place(set),
            title: title.unwrap_or(name).to_owned(),
            absent: rows - groups.iter().map(|group| group.cells).sum::<u64>(),
            groups,
        }
    }
}

impl ColumnReport {
    /// The note about cells with a word for empty.
    pub fn empty_words(&self) -> Option<Note> {
        let mut words = empty::Counts::new();
        for (word, count) in self.groups.iter().flat_map(|group| &group.words) {
            *words.entry(word).or_default() += count;
        }
        empty::note(&self.place, &words)
    }

    /// The note if CSV output has a text that a spreadsheet would evaluate as a formula.
    pub fn formula(&self) -> Option<Note> {
        let lines = self.groups.iter().flat_map(|group| &group.lines);
        let labels = lines.filter(|line| line.known != ValueKind::Unknown).map(|line| &*line.text);
        let groups = self.groups.iter().flat_map(|group| &group.names).map(|name| &**name);
        let mut texts = labels.chain(groups).chain([&*self.name]);
        texts.find(|text| formula::is_one(text)).map(|text| formula::note(&self.place, text))
    }
}

impl Group {
    pub fn new(
        names: Vec<String>,
        cells: u64,
        (empty, words): (u64, empty::Counts),
        mut lines: Vec<ValueCount>,
    ) -> Self {
        lines.sort_by_key(|line| (line.known, Reverse(line.count)));
        Self { names, cells, empty, words, lines }
    }

    pub fn filled(&self) -> u64 {
        self.cells - self.empty
    }

    /// How many cells or members are of one sort.
    pub fn count(&self, known: ValueKind) -> u64 {
        self.lines.iter().filter(|line| line.known == known).map(|line| line.count).sum()
    }

    /// The lines of one sort, and at most so many of them.
    pub fn shown(&self, known: ValueKind, top: Option<usize>) -> Shown<'_> {
        let mut lines: Vec<&ValueCount> = self.lines.iter().filter(|line| line.known == known).collect();
        let others = lines.split_off(top.unwrap_or(usize::MAX).min(lines.len()));
        let count = others.iter().map(|line| line.count).sum();
        let more = (!others.is_empty()).then_some(More { lines: others.len(), count });
        Shown { lines, more }
    }

    /// Whether a cell holds several values.
    pub fn has_several(&self) -> bool {
        self.lines.iter().map(|line| line.count).sum::<u64>() > self.filled()
    }

    pub fn most(&self) -> u64 {
        self.lines.iter().map(|line| line.count).max().unwrap_or(0)
    }
}
