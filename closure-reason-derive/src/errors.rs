//! Turns mistakes into code that makes the compiler report them.

use closure_reason_syntax::{Errors, Mistake};
use proc_macro2::{Literal, TokenStream};
use quote::quote_spanned;

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
    quote_spanned!(first=> ::core::compile_error! #message)
}
