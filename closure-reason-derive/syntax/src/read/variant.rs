//! Reads one variant.

use proc_macro2::TokenTree;
use syn::ext::IdentExt;
use syn::spanned::Spanned;
use syn::{Attribute, Expr, ExprLit, ExprUnary, Fields, Lit, UnOp, Variant};

use super::description;
use super::group::ungrouped;
use crate::attr::{Attributes, Number, OptionKeys, Text, integer};
use crate::errors::Errors;
use crate::model::{Discriminant, Label, VariantDraft};

pub(super) fn read(variant: &Variant, is_conditional: bool, errors: &mut Errors) -> VariantDraft {
    let ident = &variant.ident;
    let has_fields = !matches!(variant.fields, Fields::Unit);
    if has_fields {
        refuse_fields(variant, errors);
    }
    let Attributes { mut keys, hide_keys, faulty, .. } =
        Attributes::<OptionKeys>::read(&variant.attrs, errors);
    let discriminant = match &variant.discriminant {
        Some((_, expr)) => discriminant(expr, errors),
        None => Discriminant::Absent,
    };
    // Whoever writes `Other(i32)` has no value in mind: one error is enough.
    let needs_value = !has_fields && !hide_keys && keys.value.key().is_none();
    if needs_value && matches!(discriminant, Discriminant::Absent) {
        errors.push(
            ident.span(),
            format_args!("`{ident}` has no value: add `#[option(value = ..)]` or a discriminant"),
        );
    }
    let value = keys.value.or(match discriminant {
        Discriminant::Literal(number) => Some(number),
        Discriminant::Absent | Discriminant::Invalid => None,
    });
    let label = match keys.label.take() {
        Some(text) => Some(Label { span: text.literal.span(), text }),
        None if faulty => None,
        None => Some(Label { text: Text::new(ident.unraw().to_string()), span: ident.span() }),
    };
    let doc_comment = match keys.desc.key() {
        Some(_) => None,
        None => description::of(&variant.attrs, errors),
    };
    let ident = ident.clone();
    VariantDraft { ident, value, discriminant, label, doc_comment, keys, faulty, is_conditional }
}

fn refuse_fields(variant: &Variant, errors: &mut Errors) {
    errors.push(
        variant.fields.span(),
        format_args!("`{}` has fields, but an option is only a value: remove them", variant.ident),
    );
    for attr in variant.fields.iter().flat_map(|field| &field.attrs) {
        refuse_on_field(attr, errors);
    }
}

/// A field takes neither attribute.
fn refuse_on_field(attr: &Attribute, errors: &mut Errors) {
    let path = attr.path();
    if path.is_ident("option") {
        errors.push_over(path, "`#[option]` belongs on a variant");
    } else if path.is_ident("option_set") {
        errors.push_over(path, "`#[option_set]` belongs on the enum");
    }
}

/// The number of a discriminant. It must be a literal, because the value of a constant is unknown here.
fn discriminant(expr: &Expr, errors: &mut Errors) -> Discriminant {
    // A plain literal, which the derive did not let syn parse.
    let spared = match expr {
        Expr::Verbatim(tokens) => tokens.clone().into_iter().next(),
        _ => None,
    };
    if let Some(TokenTree::Literal(literal)) = spared {
        if let Ok(value) = integer(&literal, false) {
            return Discriminant::Literal(Number { value, span: literal.span() });
        }
        let lit = Lit::new(literal);
        return self::discriminant(&Expr::Lit(ExprLit { attrs: Vec::new(), lit }), errors);
    }
    let (literal, negative) = match ungrouped(expr) {
        Expr::Unary(ExprUnary { op: UnOp::Neg(_), expr, .. }) => (ungrouped(expr), true),
        expr => (expr, false),
    };
    let Expr::Lit(ExprLit { lit: Lit::Int(integer_literal), .. }) = literal else {
        errors.push_over(
            expr,
            "the discriminant must be an integer literal, since expressions are not evaluated here: write the number",
        );
        return Discriminant::Invalid;
    };
    let span = integer_literal.span();
    match integer(&integer_literal.token(), negative) {
        Ok(value) => Discriminant::Literal(Number { value, span }),
        Err(fault) => {
            errors.push(span, format_args!("the discriminant {fault}"));
            Discriminant::Invalid
        }
    }
}
