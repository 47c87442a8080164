//! From the syntax of an enum to its keys and options, each on its own.

mod description;
mod group;
mod hidden_kind;
mod variant;

use syn::spanned::Spanned;
use syn::{Attribute, Data, DeriveInput, GenericParam};

pub use self::hidden_kind::guess as guess_hidden_kind;
use crate::attr::{Attributes, OptionSetKeys};
use crate::errors::Errors;
use crate::model::Draft;

/// Reads `#[option_set(..)]`.
pub fn option_set(attrs: &[Attribute], errors: &mut Errors) -> Attributes<OptionSetKeys> {
    Attributes::read(attrs, errors)
}

/// Reads the variants, if it is an enum.
pub fn variants<'a>(input: &'a DeriveInput, errors: &mut Errors) -> Option<Vec<Draft<'a>>> {
    let keyword = match &input.data {
        Data::Enum(data) => {
            refuse_generics(input, errors);
            if data.variants.is_empty() {
                errors.push(
                    input.ident.span(),
                    format_args!("`{}` has no options: add a variant for each", input.ident),
                );
            }
            return Some(data.variants.iter().map(|variant| variant::read(variant, errors)).collect());
        }
        Data::Struct(data) => data.struct_token.span,
        Data::Union(data) => data.union_token.span,
    };
    errors.push(keyword, "only an enum can be an option set: its variants are the options");
    None
}

fn refuse_generics(input: &DeriveInput, errors: &mut Errors) {
    let Some(parameter) = input.generics.params.first() else { return };
    let span = match parameter {
        GenericParam::Const(parameter) => parameter.ident.span(),
        parameter => parameter.span(),
    };
    errors.push(span, "an option set cannot be generic: its options are the same for every type");
}
