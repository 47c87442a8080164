//! The kinds of choice columns, and what each requires of the options.

mod boolean;
mod state;
mod status;

use crate::attr::{Kind, OptionSetKeys};
use crate::errors::Errors;
use crate::model::{KindModel, VariantDraft};
use crate::names::Names;

/// Checks what the kind requires of the options, and that no keys of other kinds are used.
///
/// If a mistake may hide `enforce_transitions` (`hide_flags`), nothing is said about transitions.
pub(crate) fn check<'a>(
    set: &'a OptionSetKeys,
    hide_flags: bool,
    names: &Names,
    drafts: &[VariantDraft],
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

fn refuse_other_kinds(set: &OptionSetKeys, drafts: &[VariantDraft], errors: &mut Errors) {
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
