//! The states of a table. Its status reasons are another enum, which is not seen here: what concerns both is checked by the
//! compiler, when it evaluates constants.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{quote, quote_spanned};
use syn::Path;

use crate::errors::Errors;
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

pub(super) fn code(facade: &TokenStream, ident: &Ident, status: &Path, model: &Model) -> TokenStream {
    let default_statuses = default_statuses(&quote!(#facade::__private), ident, model);
    let checks = model.options.iter().zip(&default_statuses).filter_map(|(option, default_status)| {
        let default = option.keys.default_status.as_ref()?;
        let value = Literal::i32_unsuffixed(option.value);
        let message = format!(
            "default status `{default}` of state `{0}` belongs to another state: name one that says `state = {0}`",
            option.ident
        );
        // To say which options belong together is no use of a deprecated one.
        Some(quote_spanned! {default.span()=>
            #[allow(deprecated)]
            const _: () = if !#facade::__private::status_belongs(#default_status.metadata(), #value) {
                ::core::panic!(#message)
            };
        })
    });
    let values = super::values(model);
    quote! {
        #facade::__option_set_state! { #ident [] [] [] [#status] [#(#default_statuses),*] [#values] }
        #(#checks)*
    }
}

pub(super) fn extra(ident: &Ident, model: &Model) -> TokenStream {
    let default_statuses = default_statuses(&quote!(__facade), ident, model);
    quote! {
        default_statuses: &[#(__facade::value_of(
            <#ident as __facade::State>::__STATUS_VALUES,
            #default_statuses as __facade::i64,
        )),*],
    }
}

/// The default status of each state. The other enum goes by its name only once, so that a mistake in that is only told once.
fn default_statuses(facade: &TokenStream, ident: &Ident, model: &Model) -> Vec<TokenStream> {
    let default_statuses = model.options.iter().filter_map(|option| option.keys.default_status.as_ref());
    let default_statuses = default_statuses.map(|default| {
        let ident = super::at(ident, default);
        quote_spanned!(default.span()=> <<#ident as #facade::State>::Status>::#default)
    });
    default_statuses.collect()
}
