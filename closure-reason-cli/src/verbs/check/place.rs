use crate::definition::{Aspect, Change};
use crate::rust::{AttributeValue, OptionAttribute, RustEnum, RustOption, Span};

/// Where in the enum a difference is: at the value of the key, else at the name of the variant or the enum.
pub fn of(change: &Change, derived: &RustEnum, option: Option<&RustOption>) -> Span {
    let keys = keys(change.aspect, option.is_some());
    match option {
        Some(option) => in_option(option, keys, change.language).unwrap_or_else(|| option.ident_span.clone()),
        None => {
            given(&derived.attributes, keys, change.language).unwrap_or_else(|| derived.ident_span.clone())
        }
    }
}

/// Where an enum names its column.
pub fn of_column(derived: &RustEnum) -> Span {
    given(&derived.attributes, &["column"], None).unwrap_or_else(|| derived.ident_span.clone())
}

fn in_option(option: &RustOption, keys: &[&str], language: Option<u32>) -> Option<Span> {
    match keys {
        ["value"] => Some(option.value_span.clone()),
        keys => given(&option.attributes, keys, language),
    }
}

/// The keys that state an aspect, the plain one before the one with languages.
fn keys(aspect: Aspect, of_option: bool) -> &'static [&'static str] {
    match aspect {
        Aspect::Table => &["table"],
        Aspect::Column => &["column"],
        Aspect::Name => &["global", "name"],
        Aspect::Global => &["global", "name", "column"],
        Aspect::Kind => &["kind"],
        Aspect::DisplayName => &["display_name", "display_names"],
        Aspect::Default => &["default"],
        Aspect::EnforcedTransitions => &["enforce_transitions"],
        Aspect::Label => &["label", "labels"],
        Aspect::Description if of_option => &["desc", "descs"],
        Aspect::Color => &["color"],
        Aspect::ExternalValue => &["external_value"],
        Aspect::Hidden => &["hidden"],
        Aspect::State => &["state"],
        Aspect::DefaultStatus => &["default_status"],
        Aspect::InvariantName => &["invariant_name"],
        Aspect::Transitions => &["transitions"],
        _ => &[],
    }
}

fn given(attributes: &[OptionAttribute], keys: &[&str], language: Option<u32>) -> Option<Span> {
    let entries = || attributes.iter().flat_map(|attribute| &attribute.entries);
    // The text in that language, if the enum has one.
    let in_language =
        entries().filter(|entry| keys.contains(&entry.key)).find_map(|entry| match &entry.value {
            AttributeValue::Texts(texts) => {
                texts.iter().find(|text| Some(text.language) == language).map(|text| text.span.clone())
            }
            _ => None,
        });
    in_language.or_else(|| {
        keys.iter()
            .find_map(|key| entries().find(|entry| entry.key == *key))
            .map(|entry| entry.value_span.clone())
    })
}
