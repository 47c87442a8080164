//! Rust names for labels, whatever these are. Names are decided on whole sets, so that they do not depend on the order.

use std::collections::HashMap;

use heck::ToUpperCamelCase;
use unicode_normalization::UnicodeNormalization;

/// How names are spelled.
#[derive(Clone, Copy, Debug, Default)]
pub struct Spelling {
    /// Letters of other scripts become ASCII.
    pub ascii: bool,
}

/// The names of variants, one for each value and label, all different, and none that is taken.
///
/// A name is the words of the label in upper camel case. Signs are spelled where nothing else tells labels apart; where
/// that does not either, **each** of those labels gets its value.
pub fn variants(options: &[(i32, Option<&str>)], taken: &[&str], spelling: Spelling) -> Vec<String> {
    let plain: Vec<_> = options.iter().map(|(_, label)| camel(label.unwrap_or_default(), spelling)).collect();
    let spelled: Vec<_> =
        options.iter().map(|(_, label)| camel(&signs_spelled(label.unwrap_or_default()), spelling)).collect();
    let (plain_counts, spelled_counts) = (counts(&plain), counts(&spelled));
    let mut names: Vec<(String, bool)> = Vec::with_capacity(options.len());
    for (at, (value, _)) in options.iter().enumerate() {
        let (plain, spelled) = (&plain[at], &spelled[at]);
        let is_own =
            |name: &String| spelled_counts[name] == 1 && (name == plain || !plain_counts.contains_key(name));
        names.push(if !plain.is_empty() && plain_counts[plain] == 1 {
            (plain.clone(), false)
        } else if !spelled.is_empty() && is_own(spelled) {
            (spelled.clone(), false)
        } else {
            (with_value(if plain.is_empty() { spelled } else { plain }, *value), true)
        });
    }
    // A label may read like a name that has its value, and then all that share the name get theirs.
    loop {
        let all: Vec<_> = names.iter().map(|(name, _)| name.clone()).collect();
        let counts = counts(&all);
        let mut is_settled = true;
        for (at, (name, has_value)) in names.iter_mut().enumerate() {
            let is_shared = counts[&all[at]] > 1 || taken.contains(&&*all[at]);
            if is_shared && !*has_value {
                *name = with_value(name, options[at].0);
                *has_value = true;
                is_settled = false;
            } else if taken.contains(&&*all[at]) {
                name.push('_');
                is_settled = false;
            }
        }
        if is_settled {
            return names.into_iter().map(|(name, _)| name).collect();
        }
    }
}

fn counts(names: &[String]) -> HashMap<String, usize> {
    names.iter().fold(HashMap::new(), |mut counts, name| {
        *counts.entry(name.clone()).or_default() += 1;
        counts
    })
}

fn with_value(name: &str, value: i32) -> String {
    let sign = if value < 0 { "Neg" } else { "" };
    let value = value.unsigned_abs();
    // No underscore within a name, as in `Self_V1`: the compiler warns of it.
    let name = name.trim_end_matches('_');
    if name.is_empty() { format!("Value{sign}{value}") } else { format!("{name}V{sign}{value}") }
}

/// The words of a text as a legal name in upper camel case (`SLA breached` is `SlaBreached`); empty if it has no words.
///
/// Look-alikes become plain letters and digits (NFKC), as the compiler warns of them.
pub fn camel(text: &str, spelling: Spelling) -> String {
    let ascii = spelling.ascii.then(|| any_ascii::any_ascii(text));
    let text = ascii.as_deref().unwrap_or(text);
    let mut words = String::with_capacity(text.len());
    for char in text.nfkc() {
        match char {
            '\'' | '\u{2019}' => {}
            char if is_ignorable(char) => {}
            char if unicode_ident::is_xid_continue(char) && (char.is_alphanumeric() || is_mark(char)) => {
                words.push(char);
            }
            _ => words.push(' '),
        }
    }
    let camel = words.to_upper_camel_case();
    let camel: String =
        camel.nfkc().filter(|&char| unicode_ident::is_xid_continue(char) && !is_ignorable(char)).collect();
    let camel = camel.trim_matches('_');
    match camel.chars().next() {
        None => String::new(),
        Some(_) if camel == "Self" => "Self_".to_owned(),
        Some(first) if !unicode_ident::is_xid_start(first) => format!("_{camel}"),
        // A few letters have no upper case, and the compiler wants one.
        Some(first) if first.is_lowercase() => format!("X{camel}"),
        Some(_) => camel.to_owned(),
    }
}

/// Whether a character that is neither letter nor digit belongs to the letter before it.
fn is_mark(char: char) -> bool {
    unicode_normalization::char::is_combining_mark(char)
}

/// Characters that are not seen.
pub fn is_ignorable(char: char) -> bool {
    matches!(char, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}'..='\u{1160}' | '\u{17b4}'..='\u{17b5}'
        | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}'
        | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

fn signs_spelled(label: &str) -> String {
    let mut spelled = String::with_capacity(label.len());
    for char in label.nfkc() {
        let word = match char {
            '+' => "Plus",
            '-' | '\u{2212}' | '\u{2013}' | '\u{2014}' => "Minus",
            '%' => "Percent",
            '&' => "And",
            '#' => "Sharp",
            '=' => "Equal",
            '<' => "Less",
            '>' => "Greater",
            '*' => "Star",
            '/' => "Slash",
            '@' => "At",
            '!' => "Exclamation",
            '?' => "Question",
            '$' => "Dollar",
            '\u{20ac}' => "Euro",
            '\u{a3}' => "Pound",
            '.' => "Dot",
            '\u{b0}' => "Degree",
            '~' => "Tilde",
            '\u{d7}' => "Times",
            other => {
                spelled.push(other);
                continue;
            }
        };
        spelled.push(' ');
        spelled.push_str(word);
        spelled.push(' ');
    }
    spelled
}

/// A logical or schema name without its publisher's prefix.
pub fn without_prefix(name: &str) -> &str {
    match name.split_once('_') {
        Some((prefix, rest)) if !prefix.is_empty() && !rest.is_empty() => rest,
        _ => name,
    }
}

/// Whether a table's name is fit for a module and a file.
pub fn is_module(name: &str) -> bool {
    let mut chars = name.chars();
    chars.next().is_some_and(|first| first.is_ascii_lowercase())
        && chars.all(|char| char.is_ascii_lowercase() || char.is_ascii_digit() || char == '_')
        && syn::parse_str::<syn::Ident>(name).is_ok()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Spelling, variants};

    fn named(labels: &[&str]) -> Vec<String> {
        let options: Vec<_> = (1..).zip(labels.iter().map(|label| Some(*label))).collect();
        variants(&options, &[], Spelling::default())
    }

    #[test]
    fn words_become_upper_camel_case() {
        for (label, name) in [
            ("First rate", "FirstRate"),
            ("SLA Breached", "SlaBreached"),
            ("don't", "Dont"),
            ("Größe", "Größe"),
            ("3 days", "_3Days"),
            ("Self", "Self_"),
            ("", "Value1"),
            ("-", "Minus"),
            ("\u{202e}abc", "Abc"),
            ("日本", "日本"),
            ("ﬁne²", "Fine2"),
        ] {
            assert_eq!(named(&[label]), [name], "{label}");
        }
        assert_eq!(variants(&[(-1, None)], &[], Spelling::default()), ["ValueNeg1"]);
        assert_eq!(variants(&[(1, Some("Größe"))], &[], Spelling { ascii: true }), ["Grosse"]);
        assert_eq!(variants(&[(7, Some("Open"))], &["Open"], Spelling::default()), ["OpenV7"]);
    }

    #[test]
    fn equal_names_are_told_apart() {
        assert_eq!(named(&["Other", "other", "A"]), ["OtherV1", "OtherV2", "A"]);
        assert_eq!(named(&["Self", "self"]), ["SelfV1", "SelfV2"]);
        assert_eq!(named(&["C", "C#", "C++"]), ["C", "CSharp", "CPlusPlus"]);
        assert_eq!(named(&["Other", "Other", "OtherV1"]), ["OtherV1", "OtherV2", "OtherV1V3"]);
        assert_eq!(named(&["", "", "+"]), ["Value1", "Value2", "Plus"]);
    }

    fn label() -> impl Strategy<Value = String> {
        prop_oneof![
            any::<String>(),
            "[aA+#V1 _-]{0,4}",
            "(Other|Self|V1|V2|Value1| |\u{301}|ß|İ|ǆ|\u{fe0f}){0,4}"
        ]
    }

    proptest! {
        #[test]
        fn names_are_legal_distinct_and_stable(
            labels in proptest::collection::vec(label(), 1..12),
            further in label(),
            ascii: bool,
            taken in proptest::collection::vec("[A-C]V?[1-3]?", 0..3),
        ) {
            let spelling = Spelling { ascii };
            let taken: Vec<_> = taken.iter().map(|name| &**name).collect();
            let options: Vec<_> = (1..).zip(labels.iter().map(|label| Some(&**label))).collect();
            let names = variants(&options, &taken, spelling);
            for (at, name) in names.iter().enumerate() {
                prop_assert!(syn::parse_str::<syn::Ident>(name).is_ok(), "{name:?}");
                prop_assert!(!names[..at].contains(name) && !taken.contains(&&**name), "{name:?}");
                prop_assert!(!ascii || name.is_ascii());
            }
            let shuffled: Vec<_> = options.iter().rev().copied().collect();
            let mut again = variants(&shuffled, &taken, spelling);
            again.reverse();
            prop_assert_eq!(&names, &again);
            // With the names as a lock, a further option takes none of them.
            let mut locked: Vec<_> = names.iter().map(|name| &**name).collect();
            locked.extend(&taken);
            let added = variants(&[(99, Some(&further))], &locked, spelling);
            prop_assert!(!locked.contains(&&*added[0]));
        }
    }
}
