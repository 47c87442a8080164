//! The states of a table. The enum of its status reasons is not visible here, so the compiler checks
//! what concerns both, when it evaluates constants.

use syn::Path;

use crate::errors::Errors;
use crate::model::{DefaultStatus, DefaultStatusPlace, KindModel, VariantDraft};

pub(super) fn check<'a>(
    status: &'a Path,
    drafts: &[VariantDraft],
    errors: &mut Errors,
) -> Option<KindModel<'a>> {
    let mut default_statuses = Vec::with_capacity(drafts.len());
    for draft in drafts {
        let place = place(draft, errors);
        match &*draft.keys.default_status {
            Some(name) => default_statuses.push(DefaultStatus { name: name.clone(), place }),
            None if draft.faulty => {}
            None => errors.push(
                draft.ident.span(),
                format_args!(
                    "state `{}` has no default status: add `#[option(default_status = ..)]`",
                    draft.ident
                ),
            ),
        }
    }
    (default_statuses.len() == drafts.len()).then_some(KindModel::State { status, default_statuses })
}

fn place(draft: &VariantDraft, errors: &mut Errors) -> DefaultStatusPlace {
    match (draft.keys.default_of_another_state.key(), draft.keys.no_status_reasons.key()) {
        (None, None) => DefaultStatusPlace::ItsState,
        (Some(key), None) => DefaultStatusPlace::AnotherState(key),
        (another, Some(key)) => {
            if let Some(another) = another {
                errors.push(
                    another,
                    "`no_status_reasons` already says that the default status is another state's: \
                     remove `default_of_another_state`",
                );
            }
            DefaultStatusPlace::NoStatusReasons(key)
        }
    }
}
