//! Signs in words.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

/// Comparisons that a label may begin with, the longer ones first.
const COMPARISONS: &[(&str, &str)] = &[
    ("<=", "At Most"),
    (">=", "At Least"),
    ("<>", "Not Equal To"),
    ("!=", "Not Equal To"),
    ("\u{2264}", "At Most"),
    ("\u{2a7d}", "At Most"),
    ("\u{2265}", "At Least"),
    ("\u{2a7e}", "At Least"),
    ("\u{2260}", "Not Equal To"),
    ("<", "Less Than"),
    (">", "More Than"),
];

/// The label with those signs in words that carry its meaning, whatever the other labels are: a comparison at the front
/// (`<$5M`), and the hyphen of a range (`$5M-$10M`).
pub fn meaningful(label: &str) -> Cow<'_, str> {
    let is_hyphen = |char: char| matches!(char, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}');
    if label.is_ascii() && !label.contains(['-', '<', '>', '!']) {
        return label.into();
    }
    // Composed first: a sign may be two characters, one of which is the stroke through it.
    let label: String = label.nfkc().collect();
    let label = label.trim_start();
    let compared = COMPARISONS.iter().find_map(|(sign, words)| {
        let rest = label.strip_prefix(sign)?.trim_start();
        // Arrows, quotes and `<none>` are not comparisons.
        let is_other = rest.starts_with(['<', '>', '=', '-']) || sign.starts_with('<') && rest.ends_with('>');
        (!is_other && !rest.is_empty()).then_some((*words, rest))
    });
    let (words, rest) = compared.unwrap_or(("", label));
    format!("{words} {}", ranges(rest, is_hyphen)).into()
}

/// The text with `To` for a hyphen between two numbers. Dates and phone numbers have several hyphens, and keep them.
fn ranges(text: &str, is_hyphen: impl Fn(char) -> bool) -> String {
    let parts: Vec<&str> = text.split(&is_hyphen).collect();
    let mut hyphens = text.chars().filter(|&char| is_hyphen(char));
    let mut out = parts.first().copied().unwrap_or_default().to_owned();
    for (at, pair) in parts.windows(2).enumerate() {
        let hyphen = hyphens.next().unwrap_or('-');
        // A part without blanks between two hyphens belongs to both.
        let is_chained = |part: &str| !part.trim().contains(char::is_whitespace);
        let before = at > 0 && is_chained(pair[0]);
        let after = at + 2 < parts.len() && is_chained(pair[1]);
        if !before && !after && ends_with_number(pair[0]) && begins_with_number(pair[1]) {
            out.push_str(" To ");
        } else {
            out.push(hyphen);
        }
        out.push_str(pair[1]);
    }
    out
}

/// Whether the last word is a number, with its currency and unit: `over $5M`, `10 %`.
fn ends_with_number(text: &str) -> bool {
    let word = |text: &str| text.rsplit(char::is_whitespace).next().unwrap_or_default().to_owned();
    let text = text.trim_end().trim_end_matches(['%', '\u{b0}']).trim_end();
    let text = text.trim_end_matches(is_currency).trim_end();
    begins_with_number(&word(text))
}

fn begins_with_number(text: &str) -> bool {
    text.trim_start().trim_start_matches(is_currency).trim_start().starts_with(char::is_numeric)
}

fn is_currency(char: char) -> bool {
    matches!(char, '$' | '\u{a2}'..='\u{a5}' | '\u{20a0}'..='\u{20cf}' | '+' | '~')
}

/// The label with all its signs in words.
pub fn spelled(label: &str) -> String {
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
