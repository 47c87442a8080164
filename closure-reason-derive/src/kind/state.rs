//! The states of a table. Its status reasons are another enum, which is not seen here: what concerns both is checked by the
//! compiler, when it evaluates constants.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{quote, quote_spanned};
use syn::Path;

use crate::errors::Errors;
use crate::expand::{all_respanned, respanned};
use crate::model::{Draft, Model};

pub(super) fn check(drafts: &[Draft], errors: &mut Errors) {
    for draft in drafts.iter().filter(|draft| draft.keys.default_status.is_none() && !draft.keys.has_faults) {
        let ident = draft.ident;
        errors.push(
            ident.span(),
            format_args!(
                "state `{ident}` has no status reason: name its default one, `#[option(default_status = ..)]`"
            ),
        );
    }
}

pub(super) fn code(
    facade: &TokenStream,
    alias: &Ident,
    ident: &Ident,
    status: &Path,
    model: &Model,
) -> TokenStream {
    let default_statuses = default_statuses(&quote!(#facade::__private), ident, model);
    let checks = model.options.iter().zip(&default_statuses).filter_map(|(option, default_status)| {
        let default = option.keys.default_status.as_ref()?;
        let value = Literal::i32_unsuffixed(option.value);
        let message = format!(
            "default status `{default}` of state `{0}` belongs to another state: name one that says `state = {0}`",
            option.ident
        );
        Some(quote_spanned! {default.span()=>
            const _: () = if !#facade::__private::status_belongs(#default_status.metadata(), #value) {
                ::core::panic!(#message)
            };
        })
    });
    let values = super::values(model);
    let status = all_respanned(status);
    quote! {
        #facade::__option_set_state! {
            facade: #alias,
            set: #ident,
            status: [#status],
            default_statuses: [#(#default_statuses),*],
            values: [#values],
        }
        #(#checks)*
    }
}

pub(super) fn extra(alias: &Ident, ident: &Ident, model: &Model) -> TokenStream {
    let default_statuses = default_statuses(&quote!(#alias), ident, model);
    quote! {
        default_statuses: &[#(#alias::value_of(
            <#ident as #alias::State>::__STATUS_VALUES,
            #default_statuses as #alias::i64,
        )),*],
    }
}

/// The default status of each state. The other enum goes by its name only once, so that a mistake in that is only told once.
fn default_statuses(facade: &TokenStream, ident: &Ident, model: &Model) -> Vec<TokenStream> {
    let default_statuses = model.options.iter().filter_map(|option| option.keys.default_status.as_ref());
    let default_statuses = default_statuses.map(|default| {
        let (ident, default) = (super::at(ident, default), respanned(default));
        quote_spanned!(default.span()=> <<#ident as #facade::State>::Status>::#default)
    });
    default_statuses.collect()
}
