//! Names that look like others. The compiler warns of such names.

use std::collections::HashMap;

use unicode_script::{Script, UnicodeScript};
use unicode_security::confusable_detection::skeleton;
use unicode_security::is_potential_mixed_script_confusable_char;

use super::word::legal;

/// The name, spelled in ASCII if all its letters of another script look Latin: the compiler warns of Cyrillic `А`, `В`, `С`
/// alone, but not of `Роща`. Each name is judged by itself, so that no other name changes it.
pub fn without_look_alikes(name: String) -> String {
    let foreign = || name.chars().filter(|char| char.is_alphabetic() && char.script() != Script::Latin);
    let is_shown = |script: Script| {
        foreign().any(|char| char.script() == script && !is_potential_mixed_script_confusable_char(char))
    };
    if foreign().all(|char| is_shown(char.script())) {
        return name;
    }
    let ascii: String = any_ascii::any_ascii(&name).chars().filter(char::is_ascii_alphanumeric).collect();
    legal(&ascii)
}

/// How many names look alike.
pub struct LookalikeCounts<'a> {
    names: HashMap<&'a str, usize>,
    /// By appearance: how many names are in ASCII, and how many are not. Empty if all names are in ASCII: then different
    /// names look different.
    looks: HashMap<String, (usize, usize)>,
}

impl<'a> LookalikeCounts<'a> {
    pub fn of(all: &'a [String]) -> Self {
        let (mut names, mut looks): (HashMap<&str, usize>, HashMap<_, (usize, usize)>) = Default::default();
        let has_others = all.iter().any(|name| !name.is_ascii());
        for name in all {
            *names.entry(name).or_default() += 1;
            if has_others {
                let (ascii, others) = looks.entry(skeleton(name).collect()).or_default();
                *(if name.is_ascii() { ascii } else { others }) += 1;
            }
        }
        Self { names, looks }
    }

    pub fn get(&self, name: &str) -> usize {
        let same = self.names.get(name).copied().unwrap_or_default();
        if self.looks.is_empty() {
            return same;
        }
        let looks: String = skeleton(name).collect();
        let (ascii, others) = self.looks.get(&looks).copied().unwrap_or_default();
        if name.is_ascii() { same + others } else { ascii + others }
    }
}
