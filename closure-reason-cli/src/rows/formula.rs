//! Texts that a spreadsheet evaluates when it opens CSV.

use std::borrow::Cow;

use crate::report::note::Note;
use crate::report::terminal::quoted;

/// Whether a spreadsheet would evaluate a field with this text as a formula.
pub fn is_one(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r']) && text.parse::<f64>().is_err()
}

/// The text in a formula that is only a text, such as `="0192350004"`: so programs keep a spreadsheet from reading it as a
/// number.
pub fn text_in(text: &str) -> Option<Cow<'_, str>> {
    let inner = text.trim().strip_prefix("=\"")?.strip_suffix('"')?;
    if !inner.contains('"') {
        return Some(Cow::Borrowed(inner));
    }
    let is_text = inner.split("\"\"").all(|part| !part.contains('"'));
    is_text.then(|| Cow::Owned(inner.replace("\"\"", "\"")))
}

/// The note about such a text, which is written unchanged.
pub fn note(place: &str, text: &str) -> Note {
    let message = format!(
        "{} is written unchanged, but a spreadsheet evaluates a text that begins like this as a formula: import such columns as \
         text",
        quoted(text)
    );
    Note { place: place.to_owned(), message }
}

#[cfg(test)]
mod tests {
    use super::text_in;

    #[test]
    fn formulas_that_are_texts() {
        for (text, inner) in [
            ("=\"1\"", Some("1")),
            (" =\"1\" ", Some("1")),
            ("=\"\"", Some("")),
            ("=\"a\"\"b\"", Some("a\"b")),
            ("=\"\"\"\"", Some("\"")),
            ("=\"\"\"", None),
            ("=\"a\"b\"", None),
            ("=\"a\"&\"b\"", None),
            ("=\"", None),
            ("=1", None),
            ("\"1\"", None),
        ] {
            assert_eq!(text_in(text).as_deref(), inner, "{text}");
        }
    }
}
