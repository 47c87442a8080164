//! Reads an enum into its keys and options, each by itself.

mod description;
mod group;
mod hidden_kind;
mod variant;

use syn::spanned::Spanned;
use syn::{Data, DeriveInput, GenericParam, Variant};

pub(crate) use self::hidden_kind::guess as guess_hidden_kind;
use crate::attr::Attributes;
use crate::errors::Errors;
use crate::model::EnumDraft;

impl EnumDraft {
    /// Reads an enum.
    #[must_use]
    pub fn read(input: &DeriveInput, errors: &mut Errors) -> Self {
        let set = Attributes::read(&input.attrs, errors);
        let mut draft = Self { ident: input.ident.clone(), set, options: None };
        let keyword = match &input.data {
            Data::Enum(data) => {
                refuse_generics(input, errors);
                draft.options = Some(Vec::with_capacity(data.variants.len()));
                for variant in &data.variants {
                    draft.add(variant, false, errors);
                }
                return draft;
            }
            Data::Struct(data) => data.struct_token.span,
            Data::Union(data) => data.union_token.span,
        };
        errors.push(keyword, "only an enum can be an option set: its variants are the options");
        draft
    }

    /// Reads another variant, which may have a condition.
    pub fn add(&mut self, variant: &Variant, is_conditional: bool, errors: &mut Errors) {
        self.options.get_or_insert_default().push(variant::read(variant, is_conditional, errors));
    }
}

fn refuse_generics(input: &DeriveInput, errors: &mut Errors) {
    let Some(parameter) = input.generics.params.first() else { return };
    let span = match parameter {
        GenericParam::Const(parameter) => parameter.ident.span(),
        parameter => parameter.span(),
    };
    errors.push(span, "an option set cannot be generic: its options are the same for every type");
}
