//! Why an enum, or all of a file, cannot be read.

use closure_reason_syntax::Errors;

use super::derived_enum::UnreadableEnum;

/// Why an enum is not read.
pub enum NotRead {
    /// The compiler would refuse it.
    Mistakes(Vec<Mistake>),
    /// Only the compiler can read it.
    Unreadable(UnreadableEnum),
}

impl From<Vec<Mistake>> for NotRead {
    fn from(mistakes: Vec<Mistake>) -> Self {
        Self::Mistakes(mistakes)
    }
}

/// What is wrong, and at which byte.
#[derive(Clone, Debug)]
pub struct Mistake {
    pub at: usize,
    pub message: String,
}

impl Mistake {
    pub fn new(at: usize, message: impl Into<String>) -> Self {
        Self { at, message: message.into() }
    }

    /// A mistake in the words of the derive.
    pub fn all(errors: Errors) -> Vec<Self> {
        errors.into_iter().map(|error| Self::new(error.first.byte_range().start, error.message)).collect()
    }

    /// An error in the syntax of a Rust item that begins at this byte.
    pub fn syntax(error: syn::Error, begin: usize) -> Vec<Self> {
        // If tokens are missing at the end, syn gives no place.
        let mistake =
            |error: syn::Error| Self::new(error.span().byte_range().start.max(begin), error.to_string());
        error.into_iter().map(mistake).collect()
    }
}
