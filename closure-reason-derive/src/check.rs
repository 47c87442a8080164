//! The rules between the options of one enum.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use proc_macro2::{Ident, Span};
use syn::ext::IdentExt;

use crate::attr::{InLanguage, Number, Text};
use crate::errors::Errors;
use crate::model::{Discriminant, Draft, SetKeys};

/// No two options have one value.
pub(crate) fn values_differ(drafts: &[Draft], errors: &mut Errors) {
    let mut owners = HashMap::with_capacity(drafts.len());
    for draft in drafts {
        let Some(number) = draft.value else { continue };
        match owners.entry(number.value) {
            Entry::Vacant(vacant) => _ = vacant.insert((draft.ident, number.span)),
            Entry::Occupied(occupied) => {
                let (first, span) = *occupied.get();
                let value = number.value;
                errors.push(
                    number.span,
                    format_args!(
                        "value {value} of `{}` already belongs to `{first}`: no two options share one",
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

/// No two texts of the set are one, nor one but for the case of ASCII letters; in no language.
///
/// Of status reasons, only those of one state are compared: `Canceled` may well be there for two.
pub(crate) fn labels_differ(drafts: &[Draft], errors: &mut Errors) {
    let mut owners: HashMap<(Option<u32>, Option<String>, String), Bearer> =
        HashMap::with_capacity(drafts.len());
    for draft in drafts {
        let label = draft.label.as_ref().map(|label| Bearer {
            draft,
            kind: "label",
            text: &label.text.value,
            span: label.span,
        });
        let aliases = draft.keys.aliases.iter().map(|alias| (None, Bearer::new(draft, "alias", alias)));
        let labels = draft
            .keys
            .labels
            .iter()
            .map(|label| (Some(label.language), Bearer::new(draft, "label", &label.text)));
        let state = draft.keys.state.as_ref().map(|state| state.unraw().to_string());
        for (language, bearer) in label.map(|label| (None, label)).into_iter().chain(aliases).chain(labels) {
            match owners.entry((language, state.clone(), bearer.text.to_ascii_lowercase())) {
                Entry::Vacant(vacant) => _ = vacant.insert(bearer),
                Entry::Occupied(occupied) => clash(&bearer, occupied.get(), errors),
            }
        }
    }
}

/// A text, and whose it is.
struct Bearer<'a> {
    draft: &'a Draft<'a>,
    kind: &'static str,
    text: &'a str,
    span: Span,
}

impl<'a> Bearer<'a> {
    fn new(draft: &'a Draft<'a>, kind: &'static str, text: &'a Text) -> Self {
        Self { draft, kind, text: &text.value, span: text.literal.span() }
    }
}

fn clash(second: &Bearer, first: &Bearer, errors: &mut Errors) {
    let same = second.text == first.text;
    let case = if same { "" } else { ", but for the case of letters" };
    let Bearer { kind, text, draft, .. } = second;
    if core::ptr::eq(second.draft, first.draft) {
        let remedy = if same { "leave it out" } else { "`from_label_ignore_case` finds it without" };
        errors.push(
            second.span,
            format_args!(
                "{kind} {text:?} is already the {} of `{}`{case}: {remedy}",
                first.kind, draft.ident
            ),
        );
        errors.push(
            first.span,
            format_args!("{} {:?} is first given here; the {kind} says it again", first.kind, first.text),
        );
        return;
    }
    errors.push(
        second.span,
        format_args!(
            "{kind} {text:?} of `{}` is already the {} of `{}`{case}; if the column really has both, add `#[option_set(allow_duplicate_labels)]`",
            draft.ident, first.kind, first.draft.ident
        ),
    );
    errors.push(
        first.span,
        format_args!("{} {:?} is first given here; `{}` has it too", first.kind, first.text, draft.ident),
    );
}

/// Where discriminants are written they are the values, of all variants, so that `as i32` never says another number.
///
/// Returns whether the discriminants are the positions instead.
pub(crate) fn discriminants(drafts: &[Draft], errors: &mut Errors) -> bool {
    let any_written = drafts.iter().any(|draft| !matches!(draft.discriminant, Discriminant::Absent));
    let mut dense = true;
    let mut previous = None;
    let mut next = Some(0_i64);
    for (position, draft) in drafts.iter().enumerate() {
        let discriminant = match draft.discriminant {
            Discriminant::Written(number) => Some(i64::from(number.value)),
            Discriminant::Illegible => None,
            Discriminant::Absent => next,
        };
        dense &= discriminant == i64::try_from(position).ok();
        next = discriminant.map(|discriminant| discriminant + 1);
        if let (true, Some(value), Some(discriminant)) = (any_written, draft.value, discriminant) {
            if i64::from(value.value) != discriminant {
                disagree(draft, value, discriminant, previous, errors);
            }
        }
        previous = Some(draft.ident);
    }
    dense
}

fn disagree(draft: &Draft, value: Number, discriminant: i64, previous: Option<&Ident>, errors: &mut Errors) {
    let ident = draft.ident;
    let Number { value, span } = value;
    if let Discriminant::Written(written) = draft.discriminant {
        errors.push(span, format_args!("value {value} of `{ident}` is not its discriminant, {discriminant}"));
        errors.push(
            written.span,
            format_args!("the discriminant of `{ident}` is not its value, {value}: leave one of them out"),
        );
        return;
    }
    let origin =
        previous.map_or_else(|| "as the first".to_owned(), |previous| format!("one after `{previous}`"));
    errors.push(
        span,
        format_args!(
            "`{ident}` has value {value} but, {origin}, discriminant {discriminant}: write `{ident} = {value}`, since other variants have theirs written"
        ),
    );
}

/// A name that the enum gives itself is one of its variants.
pub(crate) fn is_variant(name: &Ident, enumeration: &Ident, drafts: &[Draft], errors: &mut Errors) {
    if drafts.iter().all(|draft| draft.ident.unraw() != name.unraw()) {
        errors.push(name.span(), format_args!("`{name}` is no variant of `{enumeration}`"));
    }
}

/// Texts in the base language are given by the plain keys.
pub(crate) fn languages(set: &SetKeys, drafts: &[Draft], errors: &mut Errors) {
    let Some(base) = set.language else { return };
    let mut check = |key: &str, texts: &[InLanguage]| {
        for text in texts.iter().filter(|text| text.language == base) {
            errors
                .push(text.span, format_args!("{base} is the base language: give its text as `{key} = ..`"));
        }
    };
    check("display_name", &set.display_names);
    for draft in drafts {
        check("label", &draft.keys.labels);
        check("desc", &draft.keys.descs);
    }
}
