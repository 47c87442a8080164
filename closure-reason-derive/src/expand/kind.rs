//! The code that each kind of choice column has of its own.

mod boolean;
mod other_enum;
mod state;
mod status;

use closure_reason_syntax::{Kind, KindModel, Model};
use proc_macro2::{Ident, TokenStream};
use quote::quote;

/// The name of the kind in the facade, if it is not `Choice`.
pub(crate) fn name(kind: &KindModel) -> Option<&'static str> {
    match kind {
        KindModel::Choice => None,
        KindModel::Boolean { .. } => Some("Boolean"),
        KindModel::State { .. } => Some("State"),
        KindModel::Status { .. } => Some("Status"),
    }
}

/// The additional implementations for an enum of this kind.
pub(crate) fn code(facade: &TokenStream, alias: &Ident, ident: &Ident, model: &Model) -> TokenStream {
    match &model.kind {
        KindModel::Choice => TokenStream::new(),
        KindModel::Boolean { no, yes } => boolean::code(facade, alias, ident, model, *no, *yes),
        KindModel::State { status, default_statuses } => {
            state::code(facade, alias, ident, model, status, default_statuses)
        }
        KindModel::Status { state, states, .. } => status::code(facade, alias, ident, model, state, states),
    }
}

/// The fields of the facade's `Extra` that an enum of this kind sets.
pub(crate) fn extra(alias: &Ident, ident: &Ident, model: &Model) -> TokenStream {
    match &model.kind {
        KindModel::Choice | KindModel::Boolean { .. } => TokenStream::new(),
        KindModel::State { default_statuses, .. } => state::extra(alias, ident, default_statuses),
        KindModel::Status { states, transitions, .. } => {
            status::extra(alias, ident, states, transitions.as_deref())
        }
    }
}

/// The implementations of a broken enum, whose name and generics are in the `head`.
pub(crate) fn broken(kind: &Kind, facade: &TokenStream, head: &TokenStream) -> TokenStream {
    match kind {
        Kind::Choice | Kind::Unknown => TokenStream::new(),
        Kind::Boolean => quote!(#facade::__option_set_boolean! { #head no: [loop {}], yes: [loop {}], }),
        Kind::State(status) => {
            quote!(#facade::__option_set_state! { #head status: [#status], default_statuses: [], values: [], })
        }
        Kind::Status(state) => {
            quote!(#facade::__option_set_status! { #head state: [#state], states: [], values: [], })
        }
    }
}
