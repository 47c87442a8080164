use core::fmt::Display;

use proc_macro2::{Literal, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote_spanned};

use crate::hygiene::{is_edition_2015, use_core};

/// The mistakes found so far: all of them are reported, in one build.
#[derive(Default)]
pub(crate) struct Errors {
    mistakes: Vec<Mistake>,
}

/// What is wrong, from one token to another.
struct Mistake {
    first: Span,
    last: Span,
    message: String,
}

impl Errors {
    /// Notes a mistake at a token.
    pub(crate) fn push(&mut self, span: Span, message: impl Display) {
        self.mistakes.push(Mistake { first: span, last: span, message: message.to_string() });
    }

    /// Notes a mistake at all of some tokens.
    pub(crate) fn push_over(&mut self, tokens: impl ToTokens, message: impl Display) {
        let mut spans = tokens.into_token_stream().into_iter().map(|token: TokenTree| token.span());
        let first = spans.next().unwrap_or_else(Span::call_site);
        let last = spans.last().unwrap_or(first);
        self.mistakes.push(Mistake { first, last, message: message.to_string() });
    }

    /// Notes what syn could not parse.
    pub(crate) fn push_all(&mut self, error: syn::Error) {
        for error in error {
            self.push(error.span(), &error);
        }
    }

    /// How many there are.
    pub(crate) fn count(&self) -> usize {
        self.mistakes.len()
    }

    /// The code by which the compiler reports them.
    pub(crate) fn into_compile_errors(self) -> TokenStream {
        self.mistakes.into_iter().map(Mistake::into_compile_error).collect()
    }
}

impl Mistake {
    /// The compiler underlines everything from the first token of the path to the message.
    fn into_compile_error(self) -> TokenStream {
        let mut message = Literal::string(&self.message);
        message.set_span(self.last);
        let message = quote_spanned!(self.last=> { #message });
        if !is_edition_2015() {
            return quote_spanned!(self.first=> ::core::compile_error! #message);
        }
        // That path would be one of the user's crate. Not for every edition: an error in a block
        // does not keep the compiler from telling what follows from it.
        let use_core = use_core();
        quote_spanned!(self.first=> const _: () = { #use_core __core::compile_error! #message };)
    }
}
