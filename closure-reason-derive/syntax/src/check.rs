//! The rules between the options of one enum.

mod discriminants;
mod global;
mod labels;
mod languages;
mod values;

use syn::Attribute;

use crate::attr::{Attributes, OptionSetKeys};
use crate::errors::Errors;
use crate::model::{EnumDraft, Model, OptionModel, VariantDraft};
use crate::names::Names;
use crate::{kind, read};

impl EnumDraft {
    /// Checks the whole enum, which has these attributes.
    ///
    /// Two variants under conditions may exclude each other, so no rule compares them.
    ///
    /// # Errors
    ///
    /// If there is a mistake, here or before, this is what is known of the enum as a whole.
    pub fn check(&mut self, attrs: &[Attribute], errors: &mut Errors) -> Result<Model<'_>, &OptionSetKeys> {
        read::guess_hidden_kind(self, attrs);
        let Self { ident, set: Attributes { keys: set, hide_flags, .. }, options } = self;
        let Some(drafts) = options.take() else { return Err(set) };
        if drafts.is_empty() {
            errors.push(ident.span(), format_args!("`{ident}` has no options: add a variant for each"));
        }
        let names = Names::new(ident, &drafts);
        global::excludes_a_column(set, errors);
        let dense = discriminants::agree(&drafts, errors);
        values::differ(&drafts, errors);
        if !*set.allow_duplicate_labels && !*hide_flags {
            labels::differ(&drafts, errors);
        }
        languages::are_not_the_base(set, &drafts, errors);
        let default = set.default.as_ref().and_then(|default| names.position(default, errors));
        let kind = kind::check(set, *hide_flags, &names, &drafts, errors);
        drop(names);
        match (drafts.into_iter().map(complete).collect::<Option<_>>(), kind) {
            (Some(options), Some(kind)) if errors.count() == 0 => {
                Ok(Model { set, options, dense, default, kind })
            }
            _ => Err(set),
        }
    }
}

fn complete(draft: VariantDraft) -> Option<OptionModel> {
    let VariantDraft { ident, value, label, doc_comment, mut keys, .. } = draft;
    let is_doc_comment = doc_comment.is_some();
    let description = keys.desc.take().filter(|text| !text.value.is_empty()).or(doc_comment);
    Some(OptionModel { ident, value: value?.value, label: label?.text, description, is_doc_comment, keys })
}
