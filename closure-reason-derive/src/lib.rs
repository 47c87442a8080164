//! The derive macro of the `closure-reason` crate, which re-exports and documents it.
//!
//! `closure-reason-syntax` reads the attributes into a model, which cannot be wrong: `lookup`
//! computes its tables, and `expand` writes it all down.

#![forbid(unsafe_code)]

mod discriminants;
mod errors;
mod expand;
mod hygiene;
mod lookup;

use proc_macro::TokenStream;

#[allow(missing_docs)] // The text is in the facade, where its examples can run.
#[proc_macro_derive(OptionSet, attributes(option, option_set))]
pub fn derive_option_set(input: TokenStream) -> TokenStream {
    match discriminants::parse(input) {
        Ok(input) => expand::derive(&input),
        Err(error) => {
            let mut errors = closure_reason_syntax::Errors::default();
            errors.push_all(error);
            errors::compile_errors(errors)
        }
    }
    .into()
}
