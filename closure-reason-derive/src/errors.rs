//! Turns mistakes into code that makes the compiler report them.

use closure_reason_syntax::{Errors, Mistake};
use proc_macro2::{Literal, TokenStream};
use quote::quote_spanned;

use crate::hygiene::{is_edition_2015, use_core};

/// Code that makes the compiler report all mistakes.
pub(crate) fn compile_errors(errors: Errors) -> TokenStream {
    errors.into_iter().map(compile_error).collect()
}

/// The compiler underlines everything from the first token of the path to the message.
fn compile_error(mistake: Mistake) -> TokenStream {
    let Mistake { first, last, message } = mistake;
    let mut message = Literal::string(&message);
    message.set_span(last);
    let message = quote_spanned!(last=> { #message });
    if !is_edition_2015() {
        return quote_spanned!(first=> ::core::compile_error! #message);
    }
    // That path would be one of the user's crate. Not for every edition: an error in a block
    // does not keep the compiler from telling what follows from it.
    let use_core = use_core();
    quote_spanned!(first=> const _: () = { #use_core __core::compile_error! #message };)
}
