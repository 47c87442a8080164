//! Whether the derive needs to know that labels repeat.

use std::collections::HashSet;

use crate::source::rust::TextIn;

/// The texts by which an option is found.
pub struct Labels<'a> {
    /// The state of a status reason: labels may repeat in another one.
    pub state: Option<&'a str>,
    /// Label and aliases.
    pub base: Vec<&'a str>,
    /// The label in other languages.
    pub others: Vec<TextIn>,
}

/// Whether two options share a text in one language, but for the case of ASCII letters.
pub fn repeat<'a>(options: impl IntoIterator<Item = Labels<'a>>) -> bool {
    let mut seen = HashSet::new();
    for Labels { state, base, others } in options {
        let others = others.iter().map(|text| (text.language, &*text.text));
        for (language, text) in base.into_iter().map(|text| (0, text)).chain(others) {
            if !seen.insert((state, language, text.to_ascii_lowercase())) {
                return true;
            }
        }
    }
    false
}
