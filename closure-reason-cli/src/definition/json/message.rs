//! What messages quote of an answer, which may hold anything of any length.

use core::fmt::Write;

/// How many bytes of a name are quoted.
const NAME: usize = 120;

/// How many bytes of a sentence are quoted: what a server says is not one's own input, and mostly
/// worth reading.
const SENTENCE: usize = 600;

/// A name as messages quote it.
pub(super) fn cut(name: &str) -> String {
    cut_to(NAME, name)
}

/// The words of another program as messages quote them.
pub(super) fn cut_sentence(sentence: &str) -> String {
    cut_to(SENTENCE, sentence)
}

/// A message of the parser with the place at its end kept, which `serde_json` reads back out of it.
/// `None` if it is short enough.
pub(super) fn cut_parser_message(message: &str) -> Option<String> {
    if message.len() <= 2 * SENTENCE {
        return None;
    }
    let (said, place) = message.rfind(" at line ").map_or((message, ""), |at| message.split_at(at));
    let expected = said.rfind(", expected ").map_or("", |at| &said[at..]);
    Some(cut_sentence(said) + &cut_sentence(expected) + &cut(place))
}

fn cut_to(longest: usize, text: &str) -> String {
    let end = (0..=longest.min(text.len())).rev().find(|&end| text.is_char_boundary(end)).unwrap_or_default();
    let mut shown = String::new();
    for c in text[..end].chars() {
        if c.is_control() { shown.extend(c.escape_debug()) } else { shown.push(c) }
    }
    if end < text.len() {
        // Writing to a `String` cannot fail.
        let _ = write!(shown, ".. ({} bytes)", text.len());
    }
    shown
}
