//! The kinds of choice column: what each demands of the options, and what code it has of its own.

mod boolean;
mod other_enum;
mod state;
mod status;

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use crate::attr::{Kind, OptionSetKeys};
use crate::errors::Errors;
use crate::model::{Draft, KindModel, Model};
use crate::names::Names;

/// Checks what the kind demands of the options, and that keys of other kinds are not used.
///
/// Whether transitions are enforced is not known where a mistake may hide that (`hide_flags`).
pub(crate) fn check<'a>(
    set: &'a OptionSetKeys,
    hide_flags: bool,
    names: &Names,
    drafts: &[Draft],
    errors: &mut Errors,
) -> Option<KindModel<'a>> {
    refuse_other_kinds(set, drafts, errors);
    match &*set.kind {
        Kind::Unknown => None,
        Kind::Choice => Some(KindModel::Choice),
        Kind::Boolean => boolean::check(names.enumeration(), drafts, errors),
        Kind::State(status) => state::check(status, drafts, errors),
        Kind::Status(state) => {
            let enforced = *set.enforce_transitions || hide_flags;
            status::check(state, enforced, names, drafts, errors)
        }
    }
}

fn refuse_other_kinds(set: &OptionSetKeys, drafts: &[Draft], errors: &mut Errors) {
    if matches!(*set.kind, Kind::Unknown) {
        return;
    }
    for draft in drafts {
        for (key, place, kind) in draft.keys.of_kinds() {
            if set.kind.name() != Some(kind) {
                errors.push(
                    place,
                    format_args!("`{key}` needs `#[option_set(kind = {})]` on the enum", kind.spelling()),
                );
            }
        }
    }
    for (key, place, kind) in set.of_kinds() {
        if set.kind.name() != Some(kind) {
            errors.push(place, format_args!("`{key}` needs `kind = {}`", kind.spelling()));
        }
    }
}

/// The name of the kind in the facade, where it is not the usual one.
pub(crate) fn name(kind: &KindModel) -> Option<&'static str> {
    match kind {
        KindModel::Choice => None,
        KindModel::Boolean { .. } => Some("Boolean"),
        KindModel::State { .. } => Some("State"),
        KindModel::Status { .. } => Some("Status"),
    }
}

/// The further implementations of an enum of its kind.
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

/// The fields of the facade's `Extra` that an enum of its kind has.
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
