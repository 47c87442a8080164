//! Words that programs export for an empty cell.

use std::collections::BTreeMap;

use crate::definition::OptionSetDefinition;
use crate::report::note::Note;

/// What SQL Server Management Studio, Power BI, pandas, Python and other databases write.
const WORDS: [&str; 7] = ["NULL", "(Blank)", "NaN", "nan", "None", "\\N", "<null>"];

/// The words that mean an empty cell in one column: those that are not a label in any language.
pub struct EmptyWords(Vec<&'static str>);

/// How many cells have each word.
pub type Counts = BTreeMap<&'static str, u64>;

impl EmptyWords {
    pub fn new(set: &OptionSetDefinition) -> Self {
        let mut texts: Vec<String> = Vec::new();
        for option in &set.options {
            let label = &option.label;
            let labels = label.text().into_iter().chain(label.iter().map(|(_, text)| text));
            texts.extend(
                labels
                    .chain(option.aliases.iter().map(String::as_str))
                    .map(|text| text.trim().to_lowercase()),
            );
        }
        Self(WORDS.into_iter().filter(|word| !texts.contains(&word.to_lowercase())).collect())
    }

    /// The word that a cell is.
    pub fn find(&self, cell: &[u8]) -> Option<&'static str> {
        let cell = cell.trim_ascii();
        self.0.iter().copied().find(|word| word.as_bytes() == cell)
    }
}

/// The note about such words in a column.
pub fn note(column: &str, counts: &Counts) -> Option<Note> {
    let words: Vec<_> = counts.iter().map(|(word, count)| format!("`{word}` ({count})")).collect();
    let message = format!("cells that say {} are counted as empty", words.join(", "));
    (!words.is_empty()).then(|| Note { place: column.to_owned(), message })
}
