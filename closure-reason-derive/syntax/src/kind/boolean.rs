//! A yes/no column: its two options have the values 0 and 1.

use proc_macro2::Ident;

use crate::errors::Errors;
use crate::model::{KindModel, VariantDraft};

pub(super) fn check<'a>(
    enumeration: &Ident,
    drafts: &[VariantDraft],
    errors: &mut Errors,
) -> Option<KindModel<'a>> {
    let position =
        |value| drafts.iter().position(|draft| draft.value.is_some_and(|number| number.value == value));
    let (no, yes) = (position(0), position(1));
    // A missing or invalid value has its own error.
    let mut all_right = !drafts.is_empty();
    for draft in drafts {
        match draft.value {
            Some(number) if matches!(number.value, 0 | 1) => {}
            Some(number) => {
                all_right = false;
                errors.push(
                    number.span,
                    format_args!("a yes/no column has the values 0 (no) and 1 (yes), not {}", number.value),
                );
            }
            None => all_right = false,
        }
    }
    for (value, meaning, position) in [(0, "no", no), (1, "yes", yes)] {
        if all_right && position.is_none() {
            errors.push(
                enumeration.span(),
                format_args!(
                    "`{enumeration}` has no option with value {value}, which means {meaning} in a yes/no column: add one"
                ),
            );
        }
    }
    Some(KindModel::Boolean { no: no?, yes: yes? })
}
