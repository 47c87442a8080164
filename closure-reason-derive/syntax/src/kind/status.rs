//! The status reasons of a table, each of one state, and the changes between them that the table
//! allows.

use proc_macro2::Span;
use syn::Path;

use crate::errors::Errors;
use crate::model::{KindModel, VariantDraft};
use crate::names::Names;

pub(super) fn check<'a>(
    state: &'a Path,
    enforced: bool,
    names: &Names,
    drafts: &[VariantDraft],
    errors: &mut Errors,
) -> Option<KindModel<'a>> {
    let mut states = Vec::with_capacity(drafts.len());
    for draft in drafts {
        let ident = &draft.ident;
        if draft.keys.state.is_none() && !draft.faulty {
            errors.push(
                ident.span(),
                format_args!("status reason `{ident}` has no state: add `#[option(state = ..)]`"),
            );
        }
        if let (false, Some(place)) = (enforced, draft.keys.transitions.key()) {
            errors.push(
                place,
                "`transitions` needs `#[option_set(enforce_transitions)]` on the enum: \
                 without it any change is allowed",
            );
        }
        states.extend(draft.keys.state.clone());
    }
    let transitions = transitions(names, drafts, errors);
    let transitions = enforced.then_some(transitions);
    (states.len() == drafts.len()).then_some(KindModel::Status { state, states, transitions })
}

/// The positions that each change leads from and to, in ascending order.
fn transitions(names: &Names, drafts: &[VariantDraft], errors: &mut Errors) -> Vec<(usize, usize)> {
    let mut transitions = Vec::new();
    // For each status reason, where it was last listed, and by which one.
    let mut listed: Vec<Option<(usize, Span)>> = vec![None; drafts.len()];
    for (from, draft) in drafts.iter().enumerate() {
        for next in &**draft.keys.transitions {
            let Some(to) = names.position(next, errors) else { continue };
            match listed[to] {
                Some((by, span)) if by == from => {
                    errors.push(
                        next.span(),
                        format_args!("transition to `{next}` is listed twice: remove one"),
                    );
                    errors.push(span, format_args!("`{next}` is first listed here"));
                }
                _ => {
                    listed[to] = Some((from, next.span()));
                    let at = transitions.partition_point(|&other| other < (from, to));
                    transitions.insert(at, (from, to));
                }
            }
        }
    }
    transitions
}
