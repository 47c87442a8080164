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
    let default_statuses = default_statuses(model);
    let checks = model.options.iter().filter_map(|option| {
        let default = option.keys.default_status.as_ref()?;
        let value = Literal::i32_unsuffixed(option.value);
        let message = format!(
            "default status `{default}` of state `{0}` belongs to another state: name one that says `state = {0}`",
            option.ident
        );
        Some(quote_spanned! {default.span()=>
            const _: () = if !#facade::__private::status_belongs(#status::#default.metadata(), #value) {
                ::core::panic!(#message)
            };
        })
    });
    let values = super::values(model);
    quote! {
        #facade::__option_set_state! { #ident [] [] [] [#status] [#(#status::#default_statuses),*] [#values] }
        #(#checks)*
    }
}

pub(super) fn extra(status: &Path, model: &Model) -> TokenStream {
    let default_statuses = default_statuses(model);
    quote! {
        default_statuses: &[#(__facade::value_of(
            <#status as __facade::StatusReason>::__VALUES,
            #status::#default_statuses as __facade::i64,
        )),*],
    }
}

fn default_statuses<'a>(model: &'a Model) -> impl Iterator<Item = &'a Ident> {
    model.options.iter().filter_map(|option| option.keys.default_status.as_ref())
}
