//! The states of a table. The derive does not see the enum of its status reasons, so the compiler
//! checks what concerns both, when it evaluates constants.

use closure_reason_syntax::{DefaultStatus, DefaultStatusPlace, Model, OptionModel};
use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::Path;

use super::other_enum;
use crate::hygiene::all_respanned;

pub(super) fn code(
    facade: &TokenStream,
    alias: &Ident,
    ident: &Ident,
    model: &Model,
    status: &Path,
    default_statuses: &[DefaultStatus],
) -> TokenStream {
    let paths = paths(&quote!(#facade::__private), ident, default_statuses);
    let checks = model
        .options
        .iter()
        .zip(default_statuses)
        .zip(&paths)
        .map(|((option, default), path)| place_check(facade, option, default, path));
    let values = other_enum::values(model);
    let status = all_respanned(status);
    quote! {
        #facade::__option_set_state! {
            facade: #alias,
            set: #ident,
            status: [#status],
            default_statuses: [#(#paths),*],
            values: [#values],
        }
        #(#checks)*
    }
}

/// Makes the compiler check that a default status belongs to the state that the attributes say.
fn place_check(
    facade: &TokenStream,
    option: &OptionModel,
    DefaultStatus { name, place }: &DefaultStatus,
    path: &TokenStream,
) -> TokenStream {
    let (state, value) = (&option.ident, Literal::i32_unsuffixed(option.value));
    let (span, expected, its_state, other) = match *place {
        DefaultStatusPlace::ItsState => {
            let message = format!(
                "default status `{name}` of state `{state}` belongs to another state: name one that \
                 says `state = {state}`; if that is how the table is, add `default_of_another_state`, \
                 or `no_status_reasons` if no status reason says `state = {state}`",
            );
            return quote_spanned! {name.span()=>
                const _: () = {
                    if !#facade::__private::status_belongs(#path.metadata(), #value) {
                        ::core::panic!(#message)
                    }
                };
            };
        }
        DefaultStatusPlace::AnotherState(span) => (
            span,
            "AnotherState",
            format!(
                "default status `{name}` belongs to state `{state}` itself: \
                 remove `default_of_another_state`"
            ),
            format!(
                "state `{state}` has no status reasons: \
                 write `no_status_reasons` instead of `default_of_another_state`"
            ),
        ),
        DefaultStatusPlace::NoStatusReasons(span) => (
            span,
            "NoStatusReasons",
            format!("state `{state}` has status reason `{name}`: remove `no_status_reasons`"),
            format!(
                "state `{state}` has status reasons: \
                 write `default_of_another_state` instead of `no_status_reasons`"
            ),
        ),
    };
    let expected = Ident::new(expected, Span::call_site());
    quote_spanned! {span=>
        const _: () = {
            match #facade::__private::DefaultStatusPlace::of(#path.metadata(), #value) {
                #facade::__private::DefaultStatusPlace::#expected
                | #facade::__private::DefaultStatusPlace::Unknown => {}
                #facade::__private::DefaultStatusPlace::ItsState => ::core::panic!(#its_state),
                _ => ::core::panic!(#other),
            }
        };
    }
}

pub(super) fn extra(alias: &Ident, ident: &Ident, default_statuses: &[DefaultStatus]) -> TokenStream {
    let default_statuses = paths(&quote!(#alias), ident, default_statuses);
    quote! {
        default_statuses: &[#(#alias::value_of(
            <#ident as #alias::State>::__STATUS_VALUES,
            #default_statuses as #alias::i64,
        )),*],
    }
}

fn paths(facade: &TokenStream, ident: &Ident, default_statuses: &[DefaultStatus]) -> Vec<TokenStream> {
    let names = default_statuses.iter().map(|default| &default.name);
    other_enum::options(facade, ident, ("State", "Status"), names)
}
