//! The derive macro of the `closure-reason` crate, which re-exports and documents it.
//!
//! `read` reads each variant by itself, with `attr` for its attributes; `check` compares them with
//! each other, with `kind` for what only some columns have. Every mistake goes into `Errors`. What
//! is left is a `Model`, which cannot be wrong: `lookup` computes its tables, and `expand` writes
//! it all down.

#![forbid(unsafe_code)]

mod attr;
mod check;
mod errors;
mod expand;
mod hygiene;
mod kind;
mod lookup;
mod model;
mod names;
mod read;

use proc_macro::TokenStream;

#[allow(missing_docs)] // The text is in the facade, where its examples can run.
#[proc_macro_derive(OptionSet, attributes(option, option_set))]
pub fn derive_option_set(input: TokenStream) -> TokenStream {
    match syn::parse(input) {
        Ok(input) => expand::derive(&input),
        Err(error) => {
            let mut errors = errors::Errors::default();
            errors.push_all(error);
            errors.into_compile_errors()
        }
    }
    .into()
}
