//! Edits of a text. What they do not concern keeps every byte.

mod attribute;
mod existing;
mod insert;
mod says;

pub use self::existing::existing_enum;

use crate::source::rust::Span;

/// A piece of text in another's place.
pub struct Edit {
    pub span: Span,
    pub text: String,
}

impl Edit {
    fn insert(at: usize, text: String) -> Self {
        Self { span: at..at, text }
    }

    fn delete(span: Span) -> Self {
        Self { span, text: String::new() }
    }
}

/// Puts all edits into a text. They do not overlap; insertions at one place come in the order of the list.
pub fn apply(text: &str, mut edits: Vec<Edit>) -> String {
    edits.sort_by_key(|edit| (edit.span.start, edit.span.end));
    let mut edited = String::with_capacity(text.len());
    let mut at = 0;
    for edit in edits {
        edited.push_str(&text[at..edit.span.start]);
        edited.push_str(&edit.text);
        at = edit.span.end;
    }
    edited.push_str(&text[at..]);
    edited
}

/// The blanks before what stands at a place; none where something else stands before it.
fn indentation(text: &str, at: usize) -> &str {
    let begin = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let before = &text[begin..at];
    &before[..before.len() - before.trim_start().len()]
}

/// The span with its line, where nothing else stands on it.
fn whole_lines(text: &str, span: &Span) -> Span {
    let begin = text[..span.start].rfind('\n').map_or(0, |end| end + 1);
    let end = text[span.end..].find('\n').map_or(text.len(), |length| span.end + length + 1);
    let is_alone = text[begin..span.start].trim().is_empty() && text[span.end..end].trim().is_empty();
    if is_alone { begin..end } else { span.clone() }
}
