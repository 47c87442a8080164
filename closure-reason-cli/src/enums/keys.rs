//! How the keys of an attribute should change.

use std::collections::BTreeSet;

use super::layout;
use crate::rust::{AttributeValue, TextIn};

/// How one key should change.
#[derive(Clone, Debug)]
pub enum KeyEdit {
    Put(AttributeValue),
    /// Texts in several languages, and the languages that the source knows.
    Texts(Vec<TextIn>, KnownLanguages),
    /// The source states that there is none.
    Drop,
}

/// The languages in which the source has such texts. Texts of the enum in other languages stay.
pub type KnownLanguages = BTreeSet<u32>;

/// Changes of the keys of one attribute, each key once. Keys that are not listed stay.
#[derive(Clone, Debug, Default)]
pub struct KeyEdits(Vec<(&'static str, KeyEdit)>);

impl KeyEdits {
    pub fn put(&mut self, key: &'static str, value: AttributeValue) {
        self.0.push((key, KeyEdit::Put(value)));
    }

    pub fn put_text(&mut self, key: &'static str, text: &str) {
        self.put(key, AttributeValue::Text(text.to_owned()));
    }

    pub fn put_texts(&mut self, key: &'static str, texts: Vec<TextIn>, known: KnownLanguages) {
        self.0.push((key, KeyEdit::Texts(texts, known)));
    }

    pub fn drop(&mut self, key: &'static str) {
        self.0.push((key, KeyEdit::Drop));
    }

    /// Sets or removes a key without a value.
    pub fn flag(&mut self, key: &'static str, is: bool) {
        if is {
            self.put(key, AttributeValue::Flag);
        } else {
            self.drop(key);
        }
    }

    /// Leaves a key unchanged after all.
    pub fn leave(&mut self, key: &str) {
        self.0.retain(|(known, _)| *known != key);
    }

    pub fn get(&self, key: &str) -> Option<&AttributeValue> {
        self.0.iter().find_map(|(known, wanted)| match wanted {
            KeyEdit::Put(value) if *known == key => Some(value),
            _ => None,
        })
    }

    pub fn text(&self, key: &str) -> Option<&str> {
        self.get(key).and_then(AttributeValue::text)
    }

    pub fn name(&self, key: &str) -> Option<&str> {
        name(self.get(key))
    }

    /// The texts that a key will have, given those that it has now.
    pub fn texts(&self, key: &str, ours: &[TextIn]) -> Vec<TextIn> {
        let wanted = self.0.iter().find_map(|(known, wanted)| match wanted {
            KeyEdit::Texts(texts, languages) if *known == key => Some(merged(ours, texts, languages)),
            KeyEdit::Drop if *known == key => Some(Vec::new()),
            _ => None,
        });
        wanted.unwrap_or_else(|| ours.to_vec())
    }

    /// The entries of a new attribute.
    pub fn entries(&self) -> Vec<String> {
        let mut entries: Vec<_> = self
            .0
            .iter()
            .filter_map(|(key, wanted)| match wanted {
                KeyEdit::Put(value) => Some((*key, layout::entry(key, value))),
                KeyEdit::Texts(texts, _) if !texts.is_empty() => {
                    Some((*key, layout::entry(key, &AttributeValue::Texts(texts.clone()))))
                }
                KeyEdit::Texts(..) | KeyEdit::Drop => None,
            })
            .collect();
        entries.sort_by_key(|(key, _)| rank(key));
        entries.into_iter().map(|(_, entry)| entry).collect()
    }
}

impl IntoIterator for KeyEdits {
    type Item = (&'static str, KeyEdit);
    type IntoIter = std::vec::IntoIter<Self::Item>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

/// The source's texts, plus ours in languages that it does not know.
pub fn merged(ours: &[TextIn], theirs: &[TextIn], known: &KnownLanguages) -> Vec<TextIn> {
    let kept = ours.iter().filter(|ours| {
        !known.contains(&ours.language) && theirs.iter().all(|text| text.language != ours.language)
    });
    let mut merged: Vec<_> = theirs.iter().chain(kept).cloned().collect();
    merged.sort_by_key(|text| text.language);
    merged
}

pub fn texts(value: Option<&AttributeValue>) -> &[TextIn] {
    match value {
        Some(AttributeValue::Texts(texts)) => texts,
        _ => &[],
    }
}

pub fn name(value: Option<&AttributeValue>) -> Option<&str> {
    match value {
        Some(AttributeValue::Name(name)) => Some(name),
        _ => None,
    }
}

/// The order of keys in a new attribute.
const ORDER: &[&str] = &[
    "global",
    "table",
    "column",
    "name",
    "display_name",
    "display_names",
    "kind",
    "language",
    "default",
    "enforce_transitions",
    "serde",
    "schemars",
    "sqlx",
    "allow_duplicate_labels",
    "crate",
    "value",
    "state",
    "default_status",
    "default_of_another_state",
    "no_status_reasons",
    "label",
    "alias",
    "labels",
    "desc",
    "descs",
    "color",
    "external_value",
    "invariant_name",
    "hidden",
    "transitions",
];

pub fn rank(key: &str) -> usize {
    ORDER.iter().position(|known| *known == key).unwrap_or(ORDER.len())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use closure_reason_syntax::{OptionKeys, OptionSetKeys};

    use super::ORDER;

    #[test]
    fn every_key_has_its_place_in_a_new_attribute() {
        let all: BTreeSet<_> = OptionSetKeys::NAMES.iter().chain(OptionKeys::NAMES).collect();
        assert_eq!(ORDER.iter().collect::<BTreeSet<_>>(), all);
        assert_eq!(ORDER.len(), all.len());
    }
}
