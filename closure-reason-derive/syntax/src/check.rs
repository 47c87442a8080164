//! The rules between the options of one enum.

mod discriminants;
mod global;
mod labels;
mod languages;
mod values;

use proc_macro2::Ident;

use crate::attr::{Attributes, OptionSetKeys};
use crate::errors::Errors;
use crate::kind;
use crate::model::{Draft, Model, OptionModel};
use crate::names::Names;

/// Checks the whole enum. There is a model of it if there is no mistake, here or before.
pub fn model<'a>(
    ident: &Ident,
    set: &'a Attributes<OptionSetKeys>,
    drafts: Vec<Draft<'a>>,
    errors: &mut Errors,
) -> Option<Model<'a>> {
    let Attributes { keys: set, hide_flags, .. } = set;
    let names = Names::new(ident, &drafts);
    global::excludes_a_column(set, errors);
    let dense = discriminants::agree(&drafts, errors);
    values::differ(&drafts, errors);
    if !*set.allow_duplicate_labels && !hide_flags {
        labels::differ(&drafts, errors);
    }
    languages::are_not_the_base(set, &drafts, errors);
    let default = set.default.as_ref().and_then(|default| names.position(default, errors));
    let kind = kind::check(set, *hide_flags, &names, &drafts, errors);
    drop(names);
    let options = drafts.into_iter().map(complete).collect::<Option<_>>()?;
    if errors.count() > 0 {
        return None;
    }
    Some(Model { set, options, dense, default, kind: kind? })
}

fn complete(draft: Draft) -> Option<OptionModel> {
    let Draft { ident, value, label, doc_comment, mut keys, .. } = draft;
    let is_doc_comment = doc_comment.is_some();
    let description = keys.desc.take().filter(|text| !text.value.is_empty()).or(doc_comment);
    Some(OptionModel { ident, value: value?.value, label: label?.text, description, is_doc_comment, keys })
}
