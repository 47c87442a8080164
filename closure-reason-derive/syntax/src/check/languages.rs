use crate::attr::{InLanguage, OptionSetKeys};
use crate::errors::Errors;
use crate::model::VariantDraft;

/// Texts in the base language need the plain keys.
pub(super) fn are_not_the_base(set: &OptionSetKeys, drafts: &[VariantDraft], errors: &mut Errors) {
    let Some(base) = *set.language else { return };
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
