//! Counts the cells of each column: how many had a label, and what to report about the others.

use std::collections::BTreeMap;

use super::cell::DecodedCell;
use super::other_labels::OtherLabels;
use crate::definition::OptionSetDefinition;
use crate::report::note::Note;
use crate::rows::cell::CellReader;
use crate::rows::columns::place;
use crate::rows::{empty, formula};

/// Longer texts are cut to this length.
pub const LONGEST: usize = 1024;

/// How many different texts that are not options are counted by themselves.
const LISTED: usize = 5_000;

/// How many of them are shown at the end.
const SHOWN: usize = 20;

/// The counts of one column.
#[derive(Default)]
pub struct ColumnCounts {
    decoded: u64,
    /// Options that have a label already, which stays as it is.
    kept: u64,
    empty: u64,
    words: empty::Counts,
    /// How often each text is there, and how many others came before it.
    unknown: BTreeMap<Box<[u8]>, (u64, usize)>,
    uncounted: u64,
    /// The labels that the rows have.
    pub called: OtherLabels,
    /// The first label that a spreadsheet would evaluate as a formula.
    formula: Option<String>,
}

/// The report about all columns.
#[derive(Debug)]
pub struct Tally {
    pub notes: Vec<Note>,
    pub rows: u64,
    pub columns: Vec<ColumnTally>,
}

#[derive(Debug)]
pub struct ColumnTally {
    pub name: String,
    pub decoded: u64,
    /// Options that have a label already, which stays as it is.
    pub kept: u64,
    pub empty: u64,
    /// The most frequent first.
    pub unknown: Vec<(String, u64)>,
    /// For the first ones, which are shown: why they are refused, if that needs a reason.
    pub reasons: Vec<Option<String>>,
    /// How many more there were, if there were too many different ones.
    pub uncounted: u64,
}

impl Tally {
    pub fn has_unknown(&self) -> bool {
        self.columns.iter().any(|column| !column.unknown.is_empty() || column.uncounted > 0)
    }
}

impl ColumnCounts {
    /// Counts a cell, which becomes this.
    #[inline]
    pub fn count(&mut self, label: &DecodedCell, text: &[u8]) {
        match label {
            DecodedCell::Empty => self.empty += 1,
            DecodedCell::Word(word) => self.word(word),
            DecodedCell::Text { is_known: true, .. }
            | DecodedCell::Unencodable(_)
            | DecodedCell::Unlabeled => self.decoded += 1,
            DecodedCell::Text { .. } | DecodedCell::Unknown => {
                self.unknown(&text[..text.len().min(LONGEST)], 1);
            }
        }
    }

    /// Records that the rows already had the label of an option that was counted.
    pub fn keep(&mut self) {
        self.decoded -= 1;
        self.kept += 1;
    }

    /// Remembers a label that a spreadsheet would evaluate as a formula, if it is the first.
    pub fn formula(&mut self, label: impl FnOnce() -> String) {
        self.formula.get_or_insert_with(label);
    }

    fn word(&mut self, word: &'static str) {
        self.empty += 1;
        *self.words.entry(word).or_default() += 1;
    }

    fn unknown(&mut self, text: &[u8], count: u64) {
        let before = self.unknown.len();
        if let Some((counted, _)) = self.unknown.get_mut(text) {
            *counted += count;
        } else if before < LISTED {
            self.unknown.insert(text.into(), (count, before));
        } else {
            self.uncounted += count;
        }
    }

    /// Whether the counts are complete enough to be added after those of other cells.
    pub fn is_exact(&self) -> bool {
        self.uncounted == 0
    }

    /// Adds exact counts of cells that come after all others.
    pub fn add(&mut self, other: Self) {
        self.decoded += other.decoded;
        self.kept += other.kept;
        self.empty += other.empty;
        for (word, count) in other.words {
            *self.words.entry(word).or_default() += count;
        }
        // The order decides which ones are listed.
        let mut unknown: Vec<_> = other.unknown.into_iter().collect();
        unknown.sort_by_key(|(_, (_, before))| *before);
        for (text, (count, _)) in unknown {
            self.unknown(&text, count);
        }
        self.called.add(other.called);
        self.formula = self.formula.take().or(other.formula);
    }

    /// The report, with its notes.
    pub fn into_tally(
        self,
        set: &OptionSetDefinition,
        cells: &CellReader,
        notes: &mut Vec<Note>,
    ) -> ColumnTally {
        let mut unknown: Vec<_> = self.unknown.into_iter().collect();
        unknown.sort_by_key(|(_, (count, _))| std::cmp::Reverse(*count));
        // Longer texts were cut.
        let reason = |text: &[u8]| (text.len() < LONGEST).then(|| cells.doubt(text)).flatten();
        let reasons = unknown.iter().take(SHOWN).map(|(text, _)| reason(text)).collect();
        let text = |text: Box<[u8]>| String::from_utf8_lossy(&text).into_owned();
        let unknown = unknown.into_iter().map(|(unknown, (count, _))| (text(unknown), count)).collect();
        let name = place(set);
        notes.extend(self.called.notes(&name));
        notes.extend(empty::note(&name, &self.words));
        notes.extend(self.formula.as_deref().map(|label| formula::note(&name, label)));
        ColumnTally {
            name,
            decoded: self.decoded,
            kept: self.kept,
            empty: self.empty,
            unknown,
            reasons,
            uncounted: self.uncounted,
        }
    }
}
