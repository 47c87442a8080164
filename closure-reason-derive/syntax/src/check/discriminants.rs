use proc_macro2::Ident;

use crate::attr::Number;
use crate::errors::Errors;
use crate::model::{Discriminant, VariantDraft};

/// If any variant has a discriminant, the discriminants of all variants must be their values, so that
/// `as i32` never gives a different number.
///
/// Returns whether the discriminants are the positions instead.
pub(super) fn agree(drafts: &[VariantDraft], errors: &mut Errors) -> bool {
    let any_written = drafts.iter().any(|draft| !matches!(draft.discriminant, Discriminant::Absent));
    let mut dense = true;
    let mut previous = None;
    let mut next = Some(0_i64);
    for (position, draft) in drafts.iter().enumerate() {
        let discriminant = match draft.discriminant {
            Discriminant::Literal(number) => Some(i64::from(number.value)),
            Discriminant::Invalid => None,
            Discriminant::Absent => next,
        };
        dense &= discriminant == i64::try_from(position).ok();
        // After a variant with a condition, the discriminant is unknown.
        next = discriminant.filter(|_| !draft.is_conditional).map(|discriminant| discriminant + 1);
        if let (true, Some(value), Some(discriminant)) = (any_written, draft.value, discriminant) {
            if i64::from(value.value) != discriminant {
                disagree(draft, value, discriminant, previous, errors);
            }
        }
        previous = Some(&draft.ident);
    }
    dense
}

fn disagree(
    draft: &VariantDraft,
    value: Number,
    discriminant: i64,
    previous: Option<&Ident>,
    errors: &mut Errors,
) {
    let ident = &draft.ident;
    let Number { value, span } = value;
    if let Discriminant::Literal(written) = draft.discriminant {
        errors.push(
            span,
            format_args!("value {value} of `{ident}` differs from its discriminant, {discriminant}"),
        );
        errors.push(
            written.span,
            format_args!("the discriminant of `{ident}` differs from its value, {value}: remove one of them"),
        );
        return;
    }
    let place = previous.map_or_else(
        || "as the first variant".to_owned(),
        |previous| format!("as the variant after `{previous}`"),
    );
    errors.push(
        span,
        format_args!(
            "`{ident}` has value {value}, but {place} its discriminant is {discriminant}: \
             write `{ident} = {value}`, since other variants have discriminants"
        ),
    );
}
