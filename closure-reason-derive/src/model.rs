//! The enum as its attributes describe it.

mod keys;
mod option_keys;
mod set_keys;

use proc_macro2::Span;
use syn::ext::IdentExt;
use syn::spanned::Spanned;
use syn::{Data, DeriveInput, Expr, ExprLit, ExprUnary, Fields, GenericParam, Ident, Lit, UnOp, Variant};

pub(crate) use self::option_keys::OptionKeys;
pub(crate) use self::set_keys::SetKeys;
use crate::attr::{self, Number, Text};
use crate::errors::Errors;
use crate::{check, description};

/// An enum without mistakes: it has options, their values differ, and all that is left to do is to write them down.
pub(crate) struct Model<'a> {
    pub(crate) set: &'a SetKeys,
    pub(crate) options: Vec<OptionModel<'a>>,
    /// Whether a variant's discriminant is its position; else it is its value.
    pub(crate) dense: bool,
}

/// One option of such an enum.
pub(crate) struct OptionModel<'a> {
    pub(crate) ident: &'a Ident,
    pub(crate) value: i32,
    pub(crate) label: Text,
    pub(crate) description: Option<Text>,
    /// Whether the description is the doc comment.
    pub(crate) is_doc_comment: bool,
    /// What else is said of it.
    pub(crate) keys: OptionKeys,
}

/// A variant as it was read; its value may be missing.
pub(crate) struct Draft<'a> {
    pub(crate) ident: &'a Ident,
    pub(crate) value: Option<Number>,
    pub(crate) discriminant: Discriminant,
    /// Not there if a mistake may hide it: the variant's name would be a guess.
    pub(crate) label: Option<Label>,
    pub(crate) doc_comment: Option<Text>,
    pub(crate) keys: OptionKeys,
}

/// The discriminant of a variant, as it is written down.
pub(crate) enum Discriminant {
    Absent,
    Written(Number),
    /// Written, but with a mistake.
    Illegible,
}

/// A label, given or taken from the variant's name, and the token to point at.
pub(crate) struct Label {
    pub(crate) text: Text,
    pub(crate) span: Span,
}

impl<'a> Model<'a> {
    /// Reads an enum whose `#[option_set]` has been read. There is a model if there is no mistake.
    pub(crate) fn read(input: &'a DeriveInput, set: &'a SetKeys, errors: &mut Errors) -> Option<Self> {
        let data = match &input.data {
            Data::Enum(data) => data,
            Data::Struct(data) => {
                errors.push(
                    data.struct_token.span,
                    "only an enum can be an option set: its variants are the options",
                );
                return None;
            }
            Data::Union(data) => {
                errors.push(
                    data.union_token.span,
                    "only an enum can be an option set: its variants are the options",
                );
                return None;
            }
        };
        if let Some(parameter) = input.generics.params.first() {
            let span = match parameter {
                GenericParam::Const(parameter) => parameter.ident.span(),
                parameter => parameter.span(),
            };
            errors.push(span, "an option set cannot be generic: its options are the same for every type");
        }
        if data.variants.is_empty() {
            errors.push(
                input.ident.span(),
                format_args!("`{}` has no options: add a variant for each", input.ident),
            );
        }
        let drafts: Vec<_> = data.variants.iter().map(|variant| Draft::read(variant, errors)).collect();
        let dense = check::discriminants(&drafts, errors);
        check::values_differ(&drafts, errors);
        if !set.allow_duplicate_labels {
            check::labels_differ(&drafts, errors);
        }
        check::languages(set, &drafts, errors);
        if let Some(default) = &set.default {
            check::is_variant(default, &input.ident, &drafts, errors);
        }
        set.kind.check(&input.ident, set, &drafts, errors);
        let options = drafts.into_iter().map(Draft::complete).collect::<Option<_>>()?;
        (errors.count() == 0).then_some(Self { set, options, dense })
    }

    /// The position of a variant.
    pub(crate) fn position(&self, variant: &Ident) -> Option<usize> {
        self.options.iter().position(|option| option.ident.unraw() == variant.unraw())
    }
}

impl<'a> Draft<'a> {
    fn read(variant: &'a Variant, errors: &mut Errors) -> Self {
        let ident = &variant.ident;
        if !matches!(variant.fields, Fields::Unit) {
            errors.push(
                variant.fields.span(),
                format_args!("`{ident}` has fields: an option is a value and nothing more"),
            );
            for attr in variant.fields.iter().flat_map(|field| &field.attrs) {
                keys::refuse_on_field(attr, errors);
            }
        }
        let (mut keys, has_value) = OptionKeys::read(&variant.attrs, errors);
        let discriminant = match &variant.discriminant {
            Some((_, expr)) => {
                discriminant(expr, errors).map_or(Discriminant::Illegible, Discriminant::Written)
            }
            None => Discriminant::Absent,
        };
        if !has_value && matches!(discriminant, Discriminant::Absent) {
            errors.push(
                ident.span(),
                format_args!(
                    "`{ident}` has no value of its own: add `#[option(value = ..)]`, or a discriminant"
                ),
            );
        }
        let doc_comment = if keys.desc.is_none() { description::of(&variant.attrs) } else { String::new() };
        Self {
            ident,
            value: keys.value.or(match discriminant {
                Discriminant::Written(number) => Some(number),
                Discriminant::Absent | Discriminant::Illegible => None,
            }),
            discriminant,
            label: match keys.label.take() {
                Some(text) => Some(Label { span: text.literal.span(), text }),
                None if keys.has_faults => None,
                None => Some(Label { text: Text::new(ident.unraw().to_string()), span: ident.span() }),
            },
            doc_comment: (!doc_comment.is_empty()).then(|| Text::new(doc_comment)),
            keys,
        }
    }

    fn complete(self) -> Option<OptionModel<'a>> {
        let Self { ident, value, label, doc_comment, mut keys, .. } = self;
        let is_doc_comment = doc_comment.is_some();
        let description = keys.desc.take().filter(|text| !text.value.is_empty()).or(doc_comment);
        Some(OptionModel {
            ident,
            value: value?.value,
            label: label?.text,
            description,
            is_doc_comment,
            keys,
        })
    }
}

/// The number of a discriminant, which has to be legible here: a constant's value is not.
fn discriminant(expr: &Expr, errors: &mut Errors) -> Option<Number> {
    let (literal, negative) = match ungrouped(expr) {
        Expr::Unary(ExprUnary { op: UnOp::Neg(_), expr, .. }) => (ungrouped(expr), true),
        expr => (expr, false),
    };
    let Expr::Lit(ExprLit { lit: Lit::Int(integer), .. }) = literal else {
        errors.push_over(
            expr,
            "the discriminant is no integer literal, and nothing is computed here: write the number itself",
        );
        return None;
    };
    let span = integer.span();
    match attr::integer(&integer.token(), negative) {
        Ok(value) => Some(Number { value, span }),
        Err(fault) => {
            errors.push(span, format_args!("the discriminant {fault}"));
            None
        }
    }
}

/// What stands in the invisible groups that `macro_rules!` puts around an expression.
fn ungrouped(mut expr: &Expr) -> &Expr {
    while let Expr::Group(group) = expr {
        expr = &group.expr;
    }
    expr
}
