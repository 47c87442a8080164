use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A text without case, accents and repeated blanks, because people remember labels without them.
pub fn fold(text: &str) -> String {
    let bare = text.nfkd().filter(|&character| !is_combining_mark(character));
    let lower: String = bare.flat_map(char::to_lowercase).collect();
    lower.split_whitespace().collect::<Vec<_>>().join(" ").replace('ß', "ss")
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn case_accents_and_blanks_do_not_matter() {
        for (text, folded) in [
            ("AgentClosed", "agentclosed"),
            ("  Première   Qualité ", "premiere qualite"),
            ("GROẞ", "gross"),
            ("groß", "gross"),
            ("ﬁne", "fine"),
            ("Ångström", "angstrom"),
            ("", ""),
        ] {
            assert_eq!(fold(text), folded);
        }
    }
}
