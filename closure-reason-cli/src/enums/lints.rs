//! Lints about names and values: these come from Dataverse, where alone they could be changed.

/// The lints that may complain about the names and values in an enum. Clippy checks the names of private enums only, and
/// has more conditions than these; an `allow` that is not needed does no harm.
pub fn allowed(ident: &str, variants: &[&str], values: &[i32]) -> Vec<&'static str> {
    let mut lints = Vec::new();
    if ident.trim_matches('_').contains('_') {
        lints.push("non_camel_case_types");
    }
    if repeat_a_name(ident, variants) {
        lints.push("clippy::enum_variant_names");
    }
    if variants.iter().chain(&[ident]).any(|name| is_acronym(name)) {
        lints.push("clippy::upper_case_acronyms");
    }
    // They are written as rows hold them, since that is what people search for.
    if values.iter().any(|&value| is_unreadable(value)) {
        lints.push(UNREADABLE);
    }
    lints
}

/// The lint that wants signs between the digits of a long number.
pub const UNREADABLE: &str = "clippy::unreadable_literal";

/// Whether a value has so many digits.
pub fn is_unreadable(value: i32) -> bool {
    value.unsigned_abs() > 99_999
}

/// The lint that may complain about the name of a module: `pre__audit` is no snake case for the compiler.
pub fn of_module(name: &str) -> Option<&'static str> {
    name.trim_matches('_').contains("__").then_some("non_snake_case")
}

/// Whether a variant has the name of the enum in its own, or several share a word at one end.
fn repeat_a_name(ident: &str, variants: &[&str]) -> bool {
    let ident = ident.to_lowercase();
    let has_name = |variant: &&str| {
        let variant = variant.to_lowercase();
        variant.starts_with(&ident) || variant.ends_with(&ident)
    };
    let is_shared = |word: fn(&str) -> &str| {
        variants
            .split_first()
            .is_some_and(|(first, rest)| rest.iter().all(|other| word(other) == word(first)))
    };
    variants.iter().any(has_name) || variants.len() > 2 && (is_shared(first_word) || is_shared(last_word))
}

/// The first word of `UpperCamelCase`.
fn first_word(name: &str) -> &str {
    let end = name.char_indices().skip(1).find(|(_, char)| char.is_uppercase());
    &name[..end.map_or(name.len(), |(at, _)| at)]
}

fn last_word(name: &str) -> &str {
    &name[name.rfind(char::is_uppercase).unwrap_or_default()..]
}

fn is_acronym(name: &str) -> bool {
    name.chars().count() > 2 && name.chars().all(char::is_uppercase)
}
