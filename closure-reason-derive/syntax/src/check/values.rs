use std::collections::HashMap;
use std::collections::hash_map::Entry;

use crate::errors::Errors;
use crate::model::VariantDraft;

/// No two options may have the same value.
pub(super) fn differ(drafts: &[VariantDraft], errors: &mut Errors) {
    let mut owners = HashMap::with_capacity(drafts.len());
    for draft in drafts {
        let Some(number) = draft.value else { continue };
        match owners.entry(number.value) {
            Entry::Vacant(vacant) => _ = vacant.insert((draft, number.span)),
            Entry::Occupied(mut occupied) => {
                let (first, span) = *occupied.get();
                // A variant with a condition may be compiled out.
                if first.is_conditional {
                    occupied.insert((draft, number.span));
                }
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
                errors.push(
                    span,
                    format_args!("value {value} is first given here; `{}` has it too", draft.ident),
                );
            }
        }
    }
}
