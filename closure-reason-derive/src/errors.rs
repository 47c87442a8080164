use core::fmt::Display;

use proc_macro2::Span;
use syn::Error;

/// The mistakes found so far: all of them are reported, in one build.
#[derive(Default)]
pub(crate) struct Errors {
    first: Option<Error>,
    count: usize,
}

impl Errors {
    /// Notes a mistake at a token.
    pub(crate) fn push(&mut self, span: Span, message: impl Display) {
        self.count += 1;
        let error = Error::new(span, message);
        match &mut self.first {
            Some(first) => first.combine(error),
            None => self.first = Some(error),
        }
    }

    /// How many there are.
    pub(crate) fn count(&self) -> usize {
        self.count
    }

    /// All mistakes as one error, if there are any.
    pub(crate) fn into_error(self) -> Option<Error> {
        self.first
    }
}
