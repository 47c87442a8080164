//! Reads the cells of a column, by the library's rules.

use std::fmt;

use closure_reason::OptionSetKind;
use closure_reason::spelling::{Cause, ChoicesRefusal, Reading, Refusal, Spellings};

use super::empty::EmptyWords;
use super::formula;
use super::header_forms::forms;
use crate::catalog::select::displayed_names;
use crate::definition::{OptionDefinition, OptionSetDefinition};

/// Reads the cells of one column.
pub struct CellReader {
    spellings: Spellings,
    words: EmptyWords,
    /// The names of the column, in lower case.
    names: Vec<String>,
    options: Vec<OptionDefinition>,
    /// Whether a cell holds several values; `None` if the source does not say.
    holds_several: Option<bool>,
}

/// What a cell says.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    Empty,
    /// A word that programs export for an empty cell.
    Word(&'static str),
    /// One value, or those of a column that holds several.
    Values(Vec<CellValue>),
    /// Neither a value nor a label; [`CellReader::reason`] says why.
    Refused,
}

/// The reason for a text in another encoding.
const NOT_UTF8: &str = "this text is not UTF-8: save the rows as UTF-8 (in Excel: \"CSV UTF-8\")";

/// The reason for the name of the column.
const HEADER: &str = "this is the name of the column: is the header in the rows more than once?";

/// A value, and the position of its option if there is one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CellValue {
    pub value: i32,
    pub option: Option<usize>,
}

impl CellReader {
    /// For a set of the catalog.
    pub fn new(set: &OptionSetDefinition) -> Self {
        let texts = |option: &OptionDefinition| {
            let label = &option.label;
            let mut texts: Vec<String> = label.text().into_iter().map(str::to_owned).collect();
            texts.extend(label.iter().map(|(_, text)| text.to_owned()));
            texts.extend(option.aliases.iter().cloned());
            texts
        };
        let options = set.options.iter().map(|option| (option.value, texts(option)));
        let logical = [set.column.as_deref(), set.schema_name.as_deref()];
        let names = logical.into_iter().flatten().chain(displayed_names(set));
        // If the source does not name the kind, a set of only 0 and 1 may be yes/no.
        let is_yes_no = || set.options.iter().all(|option| matches!(option.value, 0 | 1));
        let untold = || if is_yes_no() { OptionSetKind::Boolean } else { OptionSetKind::Choice };
        Self {
            spellings: Spellings::new(&set.to_string(), set.kind.unwrap_or_else(untold), options),
            words: EmptyWords::new(set),
            names: names.map(str::to_lowercase).collect(),
            options: set.options.to_vec(),
            holds_several: match set.kind {
                None | Some(OptionSetKind::Choice) => set.multi_select,
                Some(_) => Some(false),
            },
        }
    }

    /// The options, by position.
    pub fn options(&self) -> &[OptionDefinition] {
        &self.options
    }

    /// The label of an option in a language, else in the base language.
    pub fn label(&self, option: usize, language: Option<u32>) -> &str {
        let label = &self.options[option].label;
        language.and_then(|language| label.text_in(language)).or(label.text()).unwrap_or_default()
    }

    /// The description of an option, chosen the same way.
    pub fn description(&self, option: usize, language: Option<u32>) -> Option<&str> {
        let description = &self.options[option].description;
        language.and_then(|language| description.text_in(language)).or(description.text())
    }

    /// The labels of the values of a cell, joined as Dataverse joins them. A value that is not an option is
    /// written as its number, and so is one of several values without a label.
    pub fn labels(&self, values: &[CellValue], language: Option<u32>) -> String {
        let labels = values.iter().map(|value| match value.option {
            Some(option) if values.len() == 1 || !self.label(option, language).is_empty() => {
                self.label(option, language).to_owned()
            }
            _ => value.value.to_string(),
        });
        labels.collect::<Vec<_>>().join("; ")
    }

    /// Whether a text is the label of these values, in any language and order.
    pub fn are_called(&self, values: &[CellValue], text: &[u8]) -> bool {
        let is_same = |read: &[CellValue]| {
            let sorted = |values: &[CellValue]| {
                let mut values: Vec<i32> = values.iter().map(|value| value.value).collect();
                values.sort_unstable();
                values
            };
            sorted(read) == sorted(values)
        };
        // Two options may have the same label, which then is read as neither.
        let is_label = |option: usize| {
            let mut labels = self.options[option].label.iter();
            labels.any(|(_, label)| label.as_bytes() == text)
        };
        matches!(values, [CellValue { option: Some(option), .. }] if is_label(*option))
            || self.labels(values, None).as_bytes() == text
            || matches!(self.read(text), Cell::Values(read) if is_same(&read))
    }

    /// Reads a cell.
    pub fn read(&self, bytes: &[u8]) -> Cell {
        if let Some(word) = self.words.find(bytes) {
            return Cell::Word(word);
        }
        let Ok(text) = str::from_utf8(bytes) else { return Cell::Refused };
        match self.values(text, |_| ()) {
            Ok(values) if values.is_empty() => Cell::Empty,
            Ok(values) => Cell::Values(values),
            Err(()) => formula::text_in(text).map_or(Cell::Refused, |inner| self.read(inner.as_bytes())),
        }
    }

    /// Why a cell is refused, in words. This searches for similar labels, so it takes longer than reading
    /// the cell.
    pub fn reason(&self, bytes: &[u8]) -> String {
        match str::from_utf8(bytes) {
            Ok(text) if self.is_name(text) => HEADER.to_owned(),
            Ok(text) => match formula::text_in(text) {
                Some(inner) => self.reason(inner.as_bytes()),
                None => self.values(text, |why| why.to_string()).err().unwrap_or_default(),
            },
            Err(_) => NOT_UTF8.to_owned(),
        }
    }

    /// Why a cell that looks like an option is refused, in words: a number that may mean another one, or a
    /// text that may mean several options. A cell that is simply not an option needs no reason.
    pub fn doubt(&self, bytes: &[u8]) -> Option<String> {
        let text = str::from_utf8(bytes).ok()?;
        if self.is_name(text) {
            return Some(HEADER.to_owned());
        }
        if let Some(inner) = formula::text_in(text) {
            return self.doubt(inner.as_bytes());
        }
        let is_plain = |refusal: Option<Refusal>| refusal.is_some_and(|one| one.cause() == Cause::Unknown);
        let refusal: ChoicesRefusal = match self.holds_several {
            Some(false) => {
                let refusal = self.spellings.parse(text).refusal()?;
                return (!is_plain(Some(refusal))).then(|| refusal.to_string());
            }
            Some(true) => self.spellings.parse_choices(text).err()?,
            None => self.spellings.parse_one_or_several(text).err()?,
        };
        (!is_plain(refusal.member())).then(|| refusal.to_string())
    }

    /// Whether a text is a header of the column.
    fn is_name(&self, text: &str) -> bool {
        forms(text).any(|form| self.names.contains(&form.column.to_lowercase()))
    }

    /// The values of a cell; if it has none, the words about that.
    fn values<R>(&self, text: &str, why: impl Fn(&dyn fmt::Display) -> R) -> Result<Vec<CellValue>, R> {
        let members = match self.holds_several {
            Some(true) => self.spellings.parse_choices(text),
            None => self.spellings.parse_one_or_several(text),
            Some(false) => {
                return match self.spellings.parse(text) {
                    Reading::Refused(refusal) => Err(why(&refusal)),
                    reading => Ok(value_of(reading).into_iter().collect()),
                };
            }
        };
        match members {
            Ok(members) => Ok(members.into_iter().filter_map(value_of).collect()),
            Err(refusal) => Err(why(&refusal)),
        }
    }
}

fn value_of(reading: Reading<'_>) -> Option<CellValue> {
    match reading {
        Reading::Known { index, value } => Some(CellValue { value, option: Some(index) }),
        Reading::Unknown { value } => Some(CellValue { value, option: None }),
        Reading::Empty | Reading::Refused(_) => None,
    }
}

/// Whether two texts are the same.
///
/// Most cells of some columns are empty, and empty texts are not compared byte by byte: Rust gives them
/// a dangling address, and some processors take hundreds of cycles to read zero bytes from there. For
/// the same reason, empty texts are never looked up in a hash map.
#[inline]
pub fn same(one: &[u8], other: &[u8]) -> bool {
    one.len() == other.len() && (one.is_empty() || one == other)
}
