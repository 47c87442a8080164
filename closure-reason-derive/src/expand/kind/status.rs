//! The status reasons of a table, each of one state, and the changes between them that the table
//! allows.

use closure_reason_syntax::Model;
use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;
use syn::Path;

use super::other_enum;
use crate::hygiene::all_respanned;

pub(super) fn code(
    facade: &TokenStream,
    alias: &Ident,
    ident: &Ident,
    model: &Model,
    state: &Path,
    states: &[Ident],
) -> TokenStream {
    let states = paths(&quote!(#facade::__private), ident, states);
    let values = other_enum::values(model);
    let state = all_respanned(state);
    quote! {
        #facade::__option_set_status! {
            facade: #alias, set: #ident, state: [#state], states: [#(#states),*], values: [#values],
        }
    }
}

pub(super) fn extra(
    alias: &Ident,
    ident: &Ident,
    states: &[Ident],
    transitions: Option<&[(usize, usize)]>,
) -> TokenStream {
    let states = paths(&quote!(#alias), ident, states);
    let transitions = transitions.map(|transitions| {
        let pairs = transitions.iter().map(|&(from, to)| {
            let (from, to) = (Literal::usize_unsuffixed(from), Literal::usize_unsuffixed(to));
            quote!((#from, #to))
        });
        quote!(transitions: #alias::Option::Some(&[#(#pairs),*]),)
    });
    quote! {
        states: &[#(#alias::value_of(
            <#ident as #alias::StatusReason>::__STATE_VALUES,
            #states as #alias::i64,
        )),*],
        #transitions
    }
}

fn paths(facade: &TokenStream, ident: &Ident, states: &[Ident]) -> Vec<TokenStream> {
    other_enum::options(facade, ident, ("StatusReason", "State"), states.iter())
}
