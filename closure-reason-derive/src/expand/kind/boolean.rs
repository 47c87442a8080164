//! A yes/no column: its two options have the values 0 and 1.

use closure_reason_syntax::Model;
use proc_macro2::{Ident, TokenStream};
use quote::quote;

pub(super) fn code(
    facade: &TokenStream,
    alias: &Ident,
    ident: &Ident,
    model: &Model,
    no: usize,
    yes: usize,
) -> TokenStream {
    let [no, yes] = [no, yes].map(|position| &model.options[position].ident);
    quote! {
        #facade::__option_set_boolean! {
            facade: #alias, set: #ident, no: [#ident::#no], yes: [#ident::#yes],
        }
    }
}
