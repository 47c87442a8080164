//! Texts that a spreadsheet evaluates when it opens CSV.

use crate::report::note::Note;
use crate::report::terminal::quoted;

/// Whether a spreadsheet would evaluate a field with this text as a formula.
pub fn is_one(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r']) && text.parse::<f64>().is_err()
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
