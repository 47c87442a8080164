//! Lints about names and values. Names and values come from Dataverse, and could only be changed there.

/// The lints that may complain about the names and values in an enum. Clippy checks only the names of private enums, and
/// has more conditions than these; an unnecessary `allow` does no harm.
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
    // Values are written as in rows, without separators, because people search for them.
    if values.iter().any(|&value| is_unreadable(value)) {
        lints.push(UNREADABLE);
    }
    lints
}

/// The lint that asks for separators in long numbers.
pub const UNREADABLE: &str = "clippy::unreadable_literal";

/// Whether a value has that many digits.
pub fn is_unreadable(value: i32) -> bool {
    value.unsigned_abs() > 99_999
}

/// The lint that may complain about the name of a module: for the compiler, `pre__audit` is not snake case.
pub fn of_module(name: &str) -> Option<&'static str> {
    name.trim_matches('_').contains("__").then_some("non_snake_case")
}

/// Whether the name of a variant contains that of the enum, or all variants begin or end with the same word.
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
