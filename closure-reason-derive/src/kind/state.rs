//! The states of a table. Its status reasons are another enum, which is not seen here: what concerns
//! both is checked by the compiler, when it evaluates constants.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{quote, quote_spanned};
use syn::Path;

use super::other_enum;
use crate::errors::Errors;
use crate::model::{Draft, KindModel, Model};

pub(super) fn check<'a>(status: &'a Path, drafts: &[Draft], errors: &mut Errors) -> Option<KindModel<'a>> {
    let mut default_statuses = Vec::with_capacity(drafts.len());
    for draft in drafts {
        let ident = draft.ident;
        if draft.keys.default_status.is_none() && !draft.faulty {
            errors.push(
                ident.span(),
                format_args!("state `{ident}` has no default status: add `#[option(default_status = ..)]`"),
            );
        }
        default_statuses.extend(draft.keys.default_status.clone());
    }
    (default_statuses.len() == drafts.len()).then_some(KindModel::State { status, default_statuses })
}

pub(super) fn code(
    facade: &TokenStream,
    ident: &Ident,
    model: &Model,
    status: &Path,
    default_statuses: &[Ident],
) -> TokenStream {
    let paths = paths(&quote!(#facade::__private), ident, default_statuses);
    let checks = model.options.iter().zip(default_statuses).zip(&paths).map(|((option, default), path)| {
        let value = Literal::i32_unsuffixed(option.value);
        let message = format!(
            "default status `{default}` of state `{0}` belongs to another state: name one that says `state = {0}`",
            option.ident
        );
        // To say which options belong together is no use of a deprecated one.
        quote_spanned! {default.span()=>
            #[allow(deprecated)]
            const _: () = if !#facade::__private::status_belongs(#path.metadata(), #value) {
                ::core::panic!(#message)
            };
        }
    });
    let values = other_enum::values(model);
    quote! {
        #facade::__option_set_state! { #ident [] [] [] [#status] [#(#paths),*] [#values] }
        #(#checks)*
    }
}

pub(super) fn extra(ident: &Ident, default_statuses: &[Ident]) -> TokenStream {
    let default_statuses = paths(&quote!(__facade), ident, default_statuses);
    quote! {
        default_statuses: &[#(__facade::value_of(
            <#ident as __facade::State>::__STATUS_VALUES,
            #default_statuses as __facade::i64,
        )),*],
    }
}

fn paths(facade: &TokenStream, ident: &Ident, default_statuses: &[Ident]) -> Vec<TokenStream> {
    other_enum::options(facade, ident, ("State", "Status"), default_statuses)
}
