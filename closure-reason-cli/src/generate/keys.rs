//! What an attribute should say.

use super::layout;
use crate::source::rust::{TextIn, Value};

/// What a key should be.
#[derive(Clone, Debug)]
pub enum Wanted {
    Put(Value),
    /// The source says that there is none.
    Drop,
}

/// Keys of one attribute, each once. A key that is not listed is left as it is.
#[derive(Clone, Debug, Default)]
pub struct Keys(Vec<(&'static str, Wanted)>);

impl Keys {
    pub fn put(&mut self, key: &'static str, value: Value) {
        self.0.push((key, Wanted::Put(value)));
    }

    pub fn put_text(&mut self, key: &'static str, text: &str) {
        self.put(key, Value::Text(text.to_owned()));
    }

    pub fn drop(&mut self, key: &'static str) {
        self.0.push((key, Wanted::Drop));
    }

    /// A key without a value, there or not.
    pub fn flag(&mut self, key: &'static str, is: bool) {
        if is {
            self.put(key, Value::Flag);
        } else {
            self.drop(key);
        }
    }

    /// Says nothing about a key any more.
    pub fn leave(&mut self, key: &str) {
        self.0.retain(|(known, _)| *known != key);
    }

    pub fn get(&self, key: &str) -> Option<&Value> {
        self.0.iter().find_map(|(known, wanted)| match wanted {
            Wanted::Put(value) if *known == key => Some(value),
            _ => None,
        })
    }

    pub fn text(&self, key: &str) -> Option<&str> {
        self.get(key).and_then(Value::text)
    }

    pub fn name(&self, key: &str) -> Option<&str> {
        name(self.get(key))
    }

    pub fn texts(&self, key: &str) -> &[TextIn] {
        texts(self.get(key))
    }

    /// The entries of a new attribute.
    pub fn entries(&self) -> Vec<String> {
        let mut entries: Vec<_> = self
            .0
            .iter()
            .filter_map(|(key, wanted)| match wanted {
                Wanted::Put(value) => Some((*key, layout::entry(key, value))),
                Wanted::Drop => None,
            })
            .collect();
        entries.sort_by_key(|(key, _)| rank(key));
        entries.into_iter().map(|(_, entry)| entry).collect()
    }
}

impl IntoIterator for Keys {
    type Item = (&'static str, Wanted);
    type IntoIter = std::vec::IntoIter<Self::Item>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

pub fn texts(value: Option<&Value>) -> &[TextIn] {
    match value {
        Some(Value::Texts(texts)) => texts,
        _ => &[],
    }
}

pub fn name(value: Option<&Value>) -> Option<&str> {
    match value {
        Some(Value::Name(name)) => Some(name),
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
