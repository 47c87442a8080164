use proc_macro2::Span;
use syn::ext::IdentExt;

use crate::attr::Text;
use crate::errors::Errors;
use crate::model::VariantDraft;
use crate::order::{firsts, hash_of};

/// No two labels or aliases may be equal, or differ only in the case of ASCII letters; each language
/// is compared by itself.
///
/// Only status reasons of the same state are compared: two states may both have a `Canceled`.
pub(super) fn differ<'a>(drafts: &'a [VariantDraft], errors: &mut Errors) {
    let mut texts = Vec::with_capacity(drafts.len());
    for draft in drafts {
        let state = draft.keys.state.as_ref().map(|state| state.unraw().to_string());
        let mut add = |language, kind, text: &'a Text, span| {
            let folded = text.value.to_ascii_lowercase();
            texts.push(ComparedText {
                owner: draft,
                kind,
                text,
                span,
                key: (language, state.clone(), folded),
            });
        };
        if let Some(label) = &draft.label {
            add(None, "label", &label.text, label.span);
        }
        for alias in &**draft.keys.alias {
            add(None, "alias", alias, alias.literal.span());
        }
        for label in &**draft.keys.labels {
            add(Some(label.language), "label", &label.text, label.text.literal.span());
        }
    }
    let hash = |at: usize| {
        let (language, state, folded) = &texts[at].key;
        hash_of(folded) ^ u64::from(language.unwrap_or(0)) ^ state.as_ref().map_or(0, |state| hash_of(state))
    };
    let firsts = firsts(texts.len(), &hash, &|left, right| texts[left].key == texts[right].key);
    // For each text, where it is first: the one that owns it now.
    let mut owners: Vec<Option<&ComparedText>> = vec![None; texts.len()];
    for (text, first) in texts.iter().zip(firsts) {
        let owner = owners[first];
        // A variant with a condition may be compiled out.
        if owner.is_none_or(|first| first.owner.is_conditional) {
            owners[first] = Some(text);
        }
        let Some(first) = owner else { continue };
        if core::ptr::eq(first.owner, text.owner)
            || !(first.owner.is_conditional && text.owner.is_conditional)
        {
            clash(text, first, errors);
        }
    }
}

/// A label or an alias, and whose it is.
struct ComparedText<'a> {
    owner: &'a VariantDraft,
    kind: &'static str,
    text: &'a Text,
    span: Span,
    /// Its language, its state, and the text in lower case: no two may be equal.
    key: (Option<u32>, Option<String>, String),
}

fn clash(second: &ComparedText, first: &ComparedText, errors: &mut Errors) {
    let same = second.text.value == first.text.value;
    let case = if same { "" } else { ", apart from upper and lower case" };
    let ComparedText { owner, kind, text: Text { value: text, .. }, .. } = second;
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
            format_args!("{} {:?} is first given here; the {kind} repeats it", first.kind, first.text.value),
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
        format_args!("{} {:?} is first given here; `{owner_name}` has it too", first.kind, first.text.value),
    );
}
