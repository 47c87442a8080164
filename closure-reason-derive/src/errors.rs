use core::fmt::Display;

use proc_macro2::Span;
use quote::ToTokens;
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
        self.add(Error::new(span, message));
    }

    /// Notes a mistake at all of some tokens.
    pub(crate) fn push_over(&mut self, tokens: impl ToTokens, message: impl Display) {
        self.add(Error::new_spanned(tokens, message));
    }

    fn add(&mut self, error: Error) {
        self.count += 1;
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
