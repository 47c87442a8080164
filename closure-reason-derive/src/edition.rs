//! Paths that mean the same in every edition of the user's crate.

use proc_macro2::TokenStream;
use quote::quote;

/// Lets a block say `__core`. In edition 2015 a leading `::` that stands where a token of the user's
/// does is the user's own crate; here it does not, and so is read in the edition of the macro.
pub(crate) fn use_core() -> TokenStream {
    quote!(
        use ::core as __core;
    )
}
