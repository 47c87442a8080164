//! Places in a file, for edits and for people.

use std::fmt;
use std::ops::Range;

use serde::Serialize;

/// Bytes of a file's text, from the first to the one after the last.
pub type Span = Range<usize>;

/// A line and a column, both from 1; the column counts characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct LineColumn {
    pub line: usize,
    pub column: usize,
}

impl fmt::Display for LineColumn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.line, self.column)
    }
}

/// From one token to another.
pub fn of_tokens(first: proc_macro2::Span, last: proc_macro2::Span) -> Span {
    first.byte_range().start..last.byte_range().end
}
