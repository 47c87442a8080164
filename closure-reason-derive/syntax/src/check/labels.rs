use std::collections::HashMap;
use std::collections::hash_map::Entry;

use proc_macro2::Span;
use syn::ext::IdentExt;

use crate::attr::Text;
use crate::errors::Errors;
use crate::model::VariantDraft;

/// No two labels or aliases may be equal, or differ only in the case of ASCII letters; each language
/// is compared by itself.
///
/// Only status reasons of the same state are compared: two states may both have a `Canceled`.
pub(super) fn differ(drafts: &[VariantDraft], errors: &mut Errors) {
    let states: Vec<Option<String>> =
        drafts.iter().map(|draft| draft.keys.state.as_ref().map(|state| state.unraw().to_string())).collect();
    let mut owners: HashMap<(Option<u32>, Option<&str>, String), ComparedText> =
        HashMap::with_capacity(drafts.len());
    for (draft, state) in drafts.iter().zip(&states) {
        let label = draft.label.as_ref().map(|label| ComparedText {
            owner: draft,
            kind: "label",
            text: &label.text.value,
            span: label.span,
        });
        let aliases = draft.keys.alias.iter().map(|alias| (None, ComparedText::new(draft, "alias", alias)));
        let labels = draft
            .keys
            .labels
            .iter()
            .map(|label| (Some(label.language), ComparedText::new(draft, "label", &label.text)));
        for (language, text) in label.map(|label| (None, label)).into_iter().chain(aliases).chain(labels) {
            match owners.entry((language, state.as_deref(), text.text.to_ascii_lowercase())) {
                Entry::Vacant(vacant) => _ = vacant.insert(text),
                Entry::Occupied(mut occupied) => {
                    let first = occupied.get();
                    if core::ptr::eq(first.owner, draft)
                        || !(first.owner.is_conditional && draft.is_conditional)
                    {
                        clash(&text, first, errors);
                    }
                    // A variant with a condition may be compiled out.
                    if first.owner.is_conditional {
                        occupied.insert(text);
                    }
                }
            }
        }
    }
}

/// A label or an alias, and whose it is.
struct ComparedText<'a> {
    owner: &'a VariantDraft,
    kind: &'static str,
    text: &'a str,
    span: Span,
}

impl<'a> ComparedText<'a> {
    fn new(owner: &'a VariantDraft, kind: &'static str, text: &'a Text) -> Self {
        Self { owner, kind, text: &text.value, span: text.literal.span() }
    }
}

fn clash(second: &ComparedText, first: &ComparedText, errors: &mut Errors) {
    let same = second.text == first.text;
    let case = if same { "" } else { ", apart from upper and lower case" };
    let ComparedText { owner, kind, text, .. } = second;
    let of_kind = if first.kind == "alias" { "an alias" } else { "the label" };
    let owner_name = &owner.ident;
    if core::ptr::eq(*owner, first.owner) {
        let remedy = if same { "remove it" } else { "`from_label_ignore_case` finds it anyway" };
        errors.push(
            second.span,
            format_args!("{kind} {text:?} is already {of_kind} of `{owner_name}`{case}: {remedy}"),
        );
        errors.push(
            first.span,
            format_args!("{} {:?} is first given here; the {kind} repeats it", first.kind, first.text),
        );
        return;
    }
    errors.push(
        second.span,
        format_args!(
            "{kind} {text:?} of `{owner_name}` is already {of_kind} of `{}`{case}; \
             if the column really has both, add `#[option_set(allow_duplicate_labels)]`",
            first.owner.ident
        ),
    );
    errors.push(
        first.span,
        format_args!("{} {:?} is first given here; `{owner_name}` has it too", first.kind, first.text),
    );
}
