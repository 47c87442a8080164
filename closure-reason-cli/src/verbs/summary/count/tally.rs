//! Counts how often each spelling and each meaning occurs.

use std::collections::BTreeMap;
use std::mem;

use rustc_hash::FxHashMap;

use crate::rows::cell::{Cell, CellReader, CellValue};
use crate::rows::empty;
use crate::verbs::summary::report::{Group, ValueCount, ValueKind};

/// Longer cells are not remembered by spelling; if they are not labels, only their number is counted.
pub const LONGEST: usize = 1024;

/// How many different unknown values, and how many different texts, are listed; the others are
/// counted together. The list keeps the first ones in sorted order, so that the order of rows does
/// not matter.
const LISTED: usize = 1000;

/// How often each spelling occurs, and the meanings of the spellings that were already read.
#[derive(Default)]
pub struct SpellingCounts {
    counts: FxHashMap<Box<[u8]>, CountAndLabel>,
    /// Empty cells, which are not looked up: see [`same`](crate::rows::cell::same).
    empty: u64,
    pub meant: MeaningCounts,
}

/// How often each meaning occurs.
#[derive(Default)]
pub struct MeaningCounts {
    cells: u64,
    empty: u64,
    words: empty::Counts,
    options: BTreeMap<usize, CountAndLabel>,
    unknown: BTreeMap<i32, CountAndLabel>,
    /// The reasons are found at the end, and only for those that are listed.
    refused: BTreeMap<Box<[u8]>, u64>,
    /// Values and texts beyond those that are listed.
    other_values: u64,
    other_texts: u64,
}

/// A count, and the label that the rows give.
type CountAndLabel = (u64, Option<Box<str>>);

impl SpellingCounts {
    /// Counts a cell. Returns whether its spelling is new.
    #[inline]
    pub fn add(&mut self, text: &[u8], formatted: Option<&[u8]>) -> bool {
        let label = |label: &[u8]| String::from_utf8_lossy(label).into();
        if text.is_empty() {
            self.empty += 1;
            return false;
        }
        if let Some((count, known)) = self.counts.get_mut(text) {
            *count += 1;
            // Not every row may have the label of its value.
            if let (None, Some(formatted)) = (&known, formatted) {
                *known = Some(label(formatted));
            }
            return false;
        }
        self.counts.insert(text.into(), (1, formatted.map(label)));
        true
    }

    /// Reads all spellings, to free their memory.
    pub fn read(&mut self, cells: &CellReader) {
        if self.empty > 0 {
            self.meant.count(cells, b"", mem::take(&mut self.empty), None);
        }
        for (text, (count, formatted)) in self.counts.drain() {
            self.meant.count(cells, &text, count, formatted.as_deref());
        }
    }
}

impl MeaningCounts {
    pub fn count(&mut self, cells: &CellReader, text: &[u8], count: u64, formatted: Option<&str>) {
        self.cells += count;
        match cells.read(text) {
            Cell::Empty => self.empty += count,
            Cell::Word(word) => {
                self.empty += count;
                *self.words.entry(word).or_default() += count;
            }
            Cell::Values(values) => {
                // The label of a cell with several values does not belong to one of them.
                let formatted = formatted.filter(|_| values.len() == 1);
                for value in values {
                    match value.option {
                        Some(option) => add(self.options.entry(option).or_default(), count, formatted),
                        None => self.unknown(value.value, count, formatted),
                    }
                }
            }
            Cell::Refused if text.len() > LONGEST => self.other_texts += count,
            Cell::Refused => self.refused(text.into(), count),
        }
    }

    fn unknown(&mut self, value: i32, count: u64, formatted: Option<&str>) {
        add(self.unknown.entry(value).or_default(), count, formatted);
        if self.unknown.len() > LISTED
            && let Some((_, (count, _))) = self.unknown.pop_last()
        {
            self.other_values += count;
        }
    }

    fn refused(&mut self, text: Box<[u8]>, count: u64) {
        *self.refused.entry(text).or_default() += count;
        if self.refused.len() > LISTED
            && let Some((_, count)) = self.refused.pop_last()
        {
            self.other_texts += count;
        }
    }

    pub fn add(&mut self, other: Self) {
        self.cells += other.cells;
        self.empty += other.empty;
        for (word, count) in other.words {
            *self.words.entry(word).or_default() += count;
        }
        self.other_values += other.other_values;
        self.other_texts += other.other_texts;
        for (option, (count, formatted)) in other.options {
            add(self.options.entry(option).or_default(), count, formatted.as_deref());
        }
        for (value, (count, formatted)) in other.unknown {
            self.unknown(value, count, formatted.as_deref());
        }
        for (text, count) in other.refused {
            self.refused(text, count);
        }
    }

    pub fn into_group(self, names: Vec<String>, cells: &CellReader, language: Option<u32>) -> Group {
        let options = self.options.iter().map(|(option, (count, formatted))| {
            let value = cells.options()[*option].value;
            // The option's own label in another language does not count as different.
            let meant = [CellValue { value, option: Some(*option) }];
            let other = formatted.as_deref().filter(|label| !cells.are_called(&meant, label.as_bytes()));
            let description = cells.description(*option, language).map(str::to_owned);
            let explanation: Vec<String> = description.into_iter().chain(other.map(called)).collect();
            ValueCount {
                value: Some(value),
                text: cells.label(*option, language).to_owned(),
                explanation: (!explanation.is_empty()).then(|| explanation.join(" ")),
                known: ValueKind::Option,
                count: *count,
            }
        });
        let unknown = self.unknown.iter().map(|(value, (count, formatted))| ValueCount {
            value: Some(*value),
            text: value.to_string(),
            explanation: formatted.as_deref().map(called),
            known: ValueKind::Unknown,
            count: *count,
        });
        let refused = self.refused.into_iter().map(|(text, count)| ValueCount {
            value: None,
            text: String::from_utf8_lossy(&text).into_owned(),
            explanation: Some(cells.reason(&text)),
            known: ValueKind::Refused,
            count,
        });
        let other_values = (self.other_values > 0).then(|| ValueCount {
            value: None,
            text: "(other values)".to_owned(),
            explanation: Some(format!("All but the {LISTED} smallest values that are not options.")),
            known: ValueKind::Unknown,
            count: self.other_values,
        });
        let other_texts = (self.other_texts > 0).then(|| ValueCount {
            value: None,
            text: "(other texts)".to_owned(),
            explanation: Some(format!(
                "Texts longer than {LONGEST} bytes, and all but the first {LISTED} in alphabetical order."
            )),
            known: ValueKind::Refused,
            count: self.other_texts,
        });
        Group::new(
            names,
            self.cells,
            (self.empty, self.words),
            options.chain(unknown).chain(refused).chain(other_values).chain(other_texts).collect(),
        )
    }
}

/// Adds a count, and keeps the first label that the rows give.
fn add((counted, known): &mut CountAndLabel, count: u64, formatted: Option<&str>) {
    *counted += count;
    if known.is_none() {
        *known = formatted.map(Box::from);
    }
}

fn called(label: &str) -> String {
    format!("The rows call it {label:?}.")
}
