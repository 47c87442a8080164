//! The language of an enum, in which its labels are, and the language in which new options are named.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::style::Style;
use crate::definition::{Localized, OptionSetDefinition};
use crate::rust::{AttributeValue, RustEnum, RustOption};

/// The language of a new enum: what the user asks for, if each option has a label in it, else that of the set.
pub fn of_new(definition: &OptionSetDefinition, style: &Style) -> Option<u32> {
    style.language.filter(|&language| is_spoken(definition, language)).or_else(|| base(definition))
}

/// The language of an existing enum: the one that it states, else the one in which most labels agree.
pub fn of_existing(one: &RustEnum, definition: &OptionSetDefinition) -> Option<u32> {
    if let Some(AttributeValue::Number(language)) = one.key("language").map(|entry| &entry.value) {
        return u32::try_from(*language).ok();
    }
    let same = |language: u32| {
        let is_same = |option: &&RustOption| {
            let theirs = definition.option(option.value);
            theirs.and_then(|theirs| theirs.label.text_in(language)) == Some(option.label())
        };
        one.options.iter().filter(is_same).count()
    };
    let base = base(definition)?;
    definition.languages().into_iter().max_by_key(|&language| (same(language), language == base))
}

/// The language in which new variants are named: what the user asks for, else that of the enum. For a new enum there is
/// none: each option is named after its first label, so that a further option never renames another.
pub fn of_names(definition: &OptionSetDefinition, existing: Option<&RustEnum>, style: &Style) -> Option<u32> {
    let asked_for = style.language.filter(|&language| is_spoken(definition, language));
    asked_for.or_else(|| of_existing(existing?, definition))
}

/// Whether each option has a label in a language.
pub fn is_spoken(definition: &OptionSetDefinition, language: u32) -> bool {
    definition.options.iter().all(|option| option.label.text_in(language).is_some())
}

/// The language of most labels; among equals, the one that most often comes first, then the lowest id. So the order of
/// the options does not matter. If no option has a label, the language of another text.
fn base(definition: &OptionSetDefinition) -> Option<u32> {
    let mut counts: BTreeMap<u32, (usize, usize)> = BTreeMap::new();
    for option in &definition.options {
        for (at, (language, _)) in option.label.iter().enumerate() {
            let (all, first) = counts.entry(language).or_default();
            *all += 1;
            *first += usize::from(at == 0);
        }
    }
    let of_labels = counts.into_iter().max_by_key(|(language, counts)| (*counts, Reverse(*language)));
    let names = [&definition.display_name, &definition.column_display_name];
    let descriptions = definition.options.iter().map(|option| &option.description);
    let of_others = || names.into_iter().chain(descriptions).find_map(Localized::language);
    of_labels.map(|(language, _)| language).or_else(of_others)
}
