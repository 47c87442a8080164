use proc_macro2::Span;

use crate::errors::Errors;
use crate::model::VariantDraft;
use crate::order::firsts;

/// No two options may have the same value.
pub(super) fn differ(drafts: &[VariantDraft], errors: &mut Errors) {
    // Drafts without a value are passed over below.
    let value = |at: usize| drafts[at].value.map_or(0, |number| number.value);
    let hash = |at| u64::from(u32::from_ne_bytes(value(at).to_ne_bytes()));
    let firsts = firsts(drafts.len(), &hash, &|left, right| value(left) == value(right));
    // For each value, at the first option that has it: the option that owns it now.
    let mut owners: Vec<Option<(&VariantDraft, Span)>> = vec![None; drafts.len()];
    for (draft, first) in drafts.iter().zip(firsts) {
        let Some(number) = draft.value else { continue };
        let owner = owners[first];
        // A variant with a condition may be compiled out.
        if owner.is_none_or(|(first, _)| first.is_conditional) {
            owners[first] = Some((draft, number.span));
        }
        let Some((first, span)) = owner else { continue };
        if first.is_conditional && draft.is_conditional {
            continue;
        }
        let (value, first) = (number.value, &first.ident);
        errors.push(
            number.span,
            format_args!(
                "value {value} of `{}` already belongs to `{first}`: no two options can have the same value",
                draft.ident
            ),
        );
        errors.push(span, format_args!("value {value} is first given here; `{}` has it too", draft.ident));
    }
}
