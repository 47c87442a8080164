use unicode_normalization::UnicodeNormalization;

/// The label with its signs in words.
pub(super) fn spelled(label: &str) -> String {
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
