//! Replacements in a text.

use crate::rust::Span;

/// One replacement.
pub struct Edit {
    pub span: Span,
    pub text: String,
}

impl Edit {
    pub fn insert(at: usize, text: String) -> Self {
        Self { span: at..at, text }
    }

    pub fn delete(span: Span) -> Self {
        Self { span, text: String::new() }
    }
}

/// Applies all edits to a text. They must not overlap; insertions at one place keep the order of the list.
pub fn apply(text: &str, mut edits: Vec<Edit>) -> String {
    edits.sort_by_key(|edit| (edit.span.start, edit.span.end));
    let mut edited = String::with_capacity(text.len());
    let mut at = 0;
    for edit in edits {
        edited.push_str(&text[at..edit.span.start]);
        edited.push_str(&with_line_ends_of(text, edit.text));
        at = edit.span.end;
    }
    edited.push_str(&text[at..]);
    edited
}

/// Text to insert, with the line ends of the text around it.
pub fn with_line_ends_of(text: &str, piece: String) -> String {
    let end = text.find('\n').unwrap_or_default();
    if text[..end].ends_with('\r') { piece.replace("\r\n", "\n").replace('\n', "\r\n") } else { piece }
}

/// The span, extended to its whole line if there is nothing else on that line.
pub fn whole_lines(text: &str, span: &Span) -> Span {
    let begin = text[..span.start].rfind('\n').map_or(0, |end| end + 1);
    let end = text[span.end..].find('\n').map_or(text.len(), |length| span.end + length + 1);
    let is_alone = text[begin..span.start].trim().is_empty() && text[span.end..end].trim().is_empty();
    if is_alone { begin..end } else { span.clone() }
}

/// The end of the comments that follow a place on the same line: they belong to what is before them.
pub fn after_comments(text: &str, mut at: usize) -> usize {
    let line = text[at..].find('\n').map_or(text.len(), |length| at + length);
    loop {
        let rest = text[at..line].trim_start();
        let begin = line - rest.len();
        // A doc comment belongs to what follows.
        if rest.starts_with("///") && !rest.starts_with("////") {
            return at;
        }
        if rest.starts_with("//") {
            return begin + rest.trim_end().len();
        }
        match rest.strip_prefix("/*").and_then(|inner| inner.find("*/")) {
            Some(length) => at = begin + "/*".len() + length + "*/".len(),
            None => return at,
        }
    }
}
