use core::fmt::Display;

use proc_macro2::{Span, TokenTree};
use quote::ToTokens;

/// The mistakes found so far: all of them are reported, in one build.
#[derive(Default)]
pub struct Errors {
    mistakes: Vec<Mistake>,
}

/// What is wrong, from one token to another.
pub struct Mistake {
    /// The first token that is wrong.
    pub first: Span,
    /// The last token that is wrong.
    pub last: Span,
    /// What is wrong with them, as one sentence.
    pub message: String,
}

impl Errors {
    /// Adds a mistake at a token.
    pub fn push(&mut self, span: Span, message: impl Display) {
        self.mistakes.push(Mistake { first: span, last: span, message: message.to_string() });
    }

    /// Adds a mistake over several tokens.
    pub fn push_over(&mut self, tokens: &dyn ToTokens, message: impl Display) {
        let mut spans = tokens.to_token_stream().into_iter().map(|token: TokenTree| token.span());
        let first = spans.next().unwrap_or_else(Span::call_site);
        let last = spans.last().unwrap_or(first);
        self.mistakes.push(Mistake { first, last, message: message.to_string() });
    }

    /// Adds an error from syn.
    pub fn push_all(&mut self, error: syn::Error) {
        for error in error {
            self.push(error.span(), &error);
        }
    }

    /// How many there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.mistakes.len()
    }
}

impl IntoIterator for Errors {
    type Item = Mistake;
    type IntoIter = std::vec::IntoIter<Mistake>;

    fn into_iter(self) -> Self::IntoIter {
        self.mistakes.into_iter()
    }
}
