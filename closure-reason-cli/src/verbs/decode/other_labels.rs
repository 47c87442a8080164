//! Labels in the rows that differ from those of the metadata.

use crate::report::note::Note;
use crate::report::terminal::quoted;
use crate::rows::cell::{Cell, CellReader};

/// How many values of a column are reported.
const TOLD: usize = 20;

/// The values that have other labels in the rows, each with what to say about it.
#[derive(Default)]
pub struct OtherLabels {
    /// In the order in which the rows have them.
    otherwise: Vec<(Vec<i32>, String)>,
    has_more: bool,
}

impl OtherLabels {
    /// Compares the label that a row has for a cell with those of the metadata. For each value, the first
    /// different label is reported.
    pub fn compare(&mut self, cells: &CellReader, text: &[u8], label: &[u8], language: Option<u32>) {
        if label.is_empty() {
            return;
        }
        let Cell::Values(values) = cells.read(text) else { return };
        if cells.are_called(&values, label) {
            return;
        }
        let key: Vec<i32> = values.iter().map(|value| value.value).collect();
        if !self.has_place_for(&key) {
            return;
        }
        let shown = key.iter().map(i32::to_string).collect::<Vec<_>>().join(",");
        let label = quoted(&String::from_utf8_lossy(label));
        let ours = if values.iter().any(|value| value.option.is_some()) {
            format!("the metadata {}", quoted(&cells.labels(&values, language)))
        } else {
            "which is not an option in the metadata".to_owned()
        };
        self.otherwise.push((key, format!("the rows call {shown} {label}, {ours}")));
    }

    /// Adds what was found in rows that come after all others.
    pub fn add(&mut self, other: Self) {
        for (key, message) in other.otherwise {
            if self.has_place_for(&key) {
                self.otherwise.push((key, message));
            }
        }
        self.has_more |= other.has_more;
    }

    /// Whether these values are new and may be reported.
    fn has_place_for(&mut self, key: &[i32]) -> bool {
        let is_new = self.otherwise.iter().all(|(told, _)| told != key);
        self.has_more |= is_new && self.otherwise.len() == TOLD;
        is_new && self.otherwise.len() < TOLD
    }

    /// The notes about a column.
    pub fn notes(mut self, column: &str) -> impl Iterator<Item = Note> {
        let more = format!("the rows call more values than these {TOLD} by other labels");
        self.otherwise.sort();
        let messages = self.otherwise.into_iter().map(|(_, message)| message);
        let messages = messages.chain(self.has_more.then_some(more));
        messages.map(|message| Note { place: column.to_owned(), message })
    }
}
