//! The status reasons of a table, each of one state, and the changes between them that the table allows.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{quote, quote_spanned};
use syn::Path;
use syn::ext::IdentExt;

use crate::check;
use crate::errors::Errors;
use crate::expand::{all_respanned, respanned};
use crate::model::{Draft, Model, SetKeys};

pub(super) fn check(enumeration: &Ident, set: &SetKeys, drafts: &[Draft], errors: &mut Errors) {
    for draft in drafts {
        let ident = draft.ident;
        if draft.keys.state.is_none() && !draft.keys.has_faults {
            errors.push(
                ident.span(),
                format_args!("status reason `{ident}` belongs to no state: add `#[option(state = ..)]`"),
            );
        }
        if let (None, Some(span)) = (set.enforce_transitions, draft.keys.span("transitions")) {
            errors.push(
                span,
                "`transitions` needs `#[option_set(enforce_transitions)]` on the enum: without it any change is allowed",
            );
        }
        let to = draft.keys.transitions.as_deref().unwrap_or_default();
        for (at, next) in to.iter().enumerate() {
            check::is_variant(next, enumeration, drafts, errors);
            if let Some(first) = to[..at].iter().find(|first| first.unraw() == next.unraw()) {
                errors
                    .push(next.span(), format_args!("transition to `{next}` is listed twice: leave one out"));
                errors.push(first.span(), format_args!("`{next}` is first listed here"));
            }
        }
    }
}

pub(super) fn code(
    facade: &TokenStream,
    alias: &Ident,
    ident: &Ident,
    state: &Path,
    model: &Model,
) -> TokenStream {
    let states = states(&quote!(#facade::__private), ident, model);
    let values = super::values(model);
    let state = all_respanned(state);
    quote! {
        #facade::__option_set_status! {
            facade: #alias, set: #ident, state: [#state], states: [#(#states),*], values: [#values],
        }
    }
}

pub(super) fn extra(alias: &Ident, ident: &Ident, model: &Model) -> TokenStream {
    let states = states(&quote!(#alias), ident, model);
    let transitions = model.set.enforce_transitions.is_some().then(|| {
        let pairs = transitions(model).into_iter().map(|(from, to)| {
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

/// The positions that each change leads from and to, in ascending order.
fn transitions(model: &Model) -> Vec<(usize, usize)> {
    let mut transitions = Vec::new();
    for (from, option) in model.options.iter().enumerate() {
        for next in option.keys.transitions.iter().flatten() {
            let Some(to) = model.position(next) else { continue };
            if let Err(at) = transitions.binary_search(&(from, to)) {
                transitions.insert(at, (from, to));
            }
        }
    }
    transitions
}

/// The state of each status reason. The other enum goes by its name only once, so that a mistake in that is only told once.
fn states(facade: &TokenStream, ident: &Ident, model: &Model) -> Vec<TokenStream> {
    let states = model.options.iter().filter_map(|option| option.keys.state.as_ref());
    let states = states.map(|state| {
        let (ident, state) = (super::at(ident, state), respanned(state));
        quote_spanned!(state.span()=> <<#ident as #facade::StatusReason>::State>::#state)
    });
    states.collect()
}
