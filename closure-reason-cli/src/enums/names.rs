//! Rust names for labels of any kind. Each decision looks at the whole set, so that names do not depend on the order of options.

pub mod appearance;
mod signs;
#[cfg(test)]
mod tests;
mod word;

use std::collections::HashSet;

pub use self::appearance::LookalikeCounts;
use self::appearance::without_look_alikes;
use self::word::camel;
pub use self::word::{NameSpelling, is_ignorable};

/// The names of variants, one for each value and label: all different, and none of them taken.
///
/// A name is the words of the label in upper camel case, with comparisons and ranges in words. Other signs are spelled out only
/// if nothing else tells labels apart; if even that does not, **each** of these labels gets its value.
pub fn variants(options: &[(i32, Option<&str>)], taken: &[&str], spelling: NameSpelling) -> Vec<String> {
    let taken: HashSet<&str> = taken.iter().copied().collect();
    let all = |name: &dyn Fn(&str) -> String| {
        let names = options.iter().map(|(_, label)| without_look_alikes(name(label.unwrap_or_default())));
        names.collect::<Vec<_>>()
    };
    let plain = all(&|label| camel(&signs::meaningful(label), spelling));
    let spelled = all(&|label| camel(&signs::spelled(&signs::meaningful(label)), spelling));
    // Names that look alike count as equal, because the compiler warns of them.
    let (plain_counts, spelled_counts) = (LookalikeCounts::of(&plain), LookalikeCounts::of(&spelled));
    let mut names: Vec<(String, bool)> = Vec::with_capacity(options.len());
    for (at, (value, _)) in options.iter().enumerate() {
        let (plain, spelled) = (&plain[at], &spelled[at]);
        let is_own =
            |name: &String| spelled_counts.get(name) == 1 && (name == plain || plain_counts.get(name) == 0);
        names.push(if !plain.is_empty() && plain_counts.get(plain) == 1 {
            (plain.clone(), false)
        } else if !spelled.is_empty() && is_own(spelled) {
            (spelled.clone(), false)
        } else {
            (with_value(if plain.is_empty() { spelled } else { plain }, *value), true)
        });
    }
    // A label may read like a name with a value in it. Then every label with that name gets its value.
    loop {
        let all: Vec<_> = names.iter().map(|(name, _)| name.clone()).collect();
        let counts = LookalikeCounts::of(&all);
        let mut is_settled = true;
        for (at, (name, has_value)) in names.iter_mut().enumerate() {
            let is_shared = counts.get(&all[at]) > 1 || taken.contains(&*all[at]);
            if is_shared && !*has_value {
                *name = with_value(name, options[at].0);
                *has_value = true;
                is_settled = false;
            } else if taken.contains(&*all[at]) {
                name.push('_');
                is_settled = false;
            }
        }
        if is_settled {
            return names.into_iter().map(|(name, _)| name).collect();
        }
    }
}

/// The name that a label gives if nothing else has that name; empty if the label has no words.
pub fn wished(label: &str, spelling: NameSpelling) -> String {
    without_look_alikes(camel(&signs::meaningful(label), spelling))
}

/// The name of something that is not part of a set, such as an enum; empty if the text has no
/// words.
pub fn alone(text: &str, spelling: NameSpelling) -> String {
    without_look_alikes(camel(text, spelling))
}

/// A logical name with all its signs, so that no two logical names give the same: `Demo__race`.
pub fn as_spelled(name: &str) -> String {
    let name: String =
        name.chars().map(|char| if char.is_ascii_alphanumeric() { char } else { '_' }).collect();
    match name.chars().next() {
        Some(first) if first.is_ascii_alphabetic() => first.to_ascii_uppercase().to_string() + &name[1..],
        _ => format!("X{name}"),
    }
}

fn with_value(name: &str, value: i32) -> String {
    let sign = if value < 0 { "Neg" } else { "" };
    let value = value.unsigned_abs();
    // The compiler warns of an underscore inside a name, as in `Self_V1`.
    let name = name.trim_end_matches('_');
    if name.is_empty() { format!("Value{sign}{value}") } else { format!("{name}V{sign}{value}") }
}

/// A logical or schema name without its publisher's prefix.
pub fn without_prefix(name: &str) -> &str {
    match name.split_once('_') {
        Some((prefix, rest)) if !prefix.is_empty() && !rest.is_empty() => rest,
        _ => name,
    }
}

/// Whether the name of a table can be the name of a module and a file.
pub fn is_module(name: &str) -> bool {
    let mut chars = name.chars();
    chars.next().is_some_and(|first| first.is_ascii_lowercase())
        && chars.all(|char| char.is_ascii_lowercase() || char.is_ascii_digit() || char == '_')
        && syn::parse_str::<syn::Ident>(name).is_ok()
}
