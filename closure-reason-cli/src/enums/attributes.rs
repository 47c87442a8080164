//! What the attributes of an enum should say, according to its definition.

mod option;
mod set;

use std::borrow::Cow;
use std::collections::HashMap;

use closure_reason::OptionSetKind;

use super::keys::KnownLanguages;
use crate::definition::{Localized, OptionDefinition, OptionSetDefinition};
use crate::rust::TextIn;

/// A set with the names of its variants.
pub struct NamedSet<'a> {
    pub definition: &'a OptionSetDefinition,
    pub names: &'a HashMap<i32, String>,
    /// The other enum, if this is one of a table's states and status reasons.
    pub other: Option<OtherEnum<'a>>,
}

/// The other enum of a table's states and status reasons.
pub struct OtherEnum<'a> {
    /// The path of the enum from this one's module.
    pub path: String,
    pub names: Cow<'a, HashMap<i32, String>>,
    pub definition: &'a OptionSetDefinition,
}

/// What is needed to write the attributes of a set.
pub struct AttributeContext<'a> {
    pub set: NamedSet<'a>,
    /// The base language of the enum.
    pub language: Option<u32>,
    /// The languages of all labels.
    labels: KnownLanguages,
}

impl<'a> AttributeContext<'a> {
    pub fn new(set: NamedSet<'a>, language: Option<u32>) -> Self {
        let all = &set.definition.options;
        let labels = languages(all.iter().map(|option| &option.label));
        Self { set, language, labels }
    }

    fn is_status(&self) -> bool {
        self.set.other.is_some() && self.set.definition.kind == Some(OptionSetKind::Status)
    }

    fn base<'t>(&self, text: &'t Localized) -> Option<&'t str> {
        base(text, self.language)
    }

    /// The texts in languages other than the base.
    fn others(&self, text: &Localized) -> Vec<TextIn> {
        let mut texts: Vec<_> = text
            .iter()
            .filter(|(language, _)| Some(*language) != self.language)
            .map(|(language, text)| TextIn { language, text: text.to_owned(), span: 0..0 })
            .collect();
        texts.sort_by_key(|text| text.language);
        texts
    }
}

/// The text in the language of an enum.
pub fn base(text: &Localized, language: Option<u32>) -> Option<&str> {
    match language {
        Some(language) if text.language().is_some() => text.text_in(language),
        _ => text.text(),
    }
}

/// All languages of these texts. If a text is missing in one of them, the source states that it has none.
fn languages<'a>(texts: impl IntoIterator<Item = &'a Localized>) -> KnownLanguages {
    texts.into_iter().flat_map(|text| text.iter().map(|(language, _)| language)).collect()
}

/// The set without labels, if it states for every option that it has none: a source without any label does not mean
/// that all labels are empty.
pub fn without_labels(definition: &OptionSetDefinition) -> Option<OptionSetDefinition> {
    let options = &definition.options;
    let is_empty = |option: &OptionDefinition| option.label.is_stated() && option.label.text().is_none();
    let unlabeled =
        |option: &OptionDefinition| OptionDefinition { label: Localized::default(), ..option.clone() };
    let has_none = !options.is_empty() && options.iter().all(is_empty);
    has_none.then(|| OptionSetDefinition {
        options: options.iter().map(unlabeled).collect(),
        ..definition.clone()
    })
}
