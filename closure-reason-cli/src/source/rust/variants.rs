//! The variants of a derived enum.

use std::collections::HashMap;

use proc_macro2::{Group, TokenTree};

use super::attribute;
use super::derived::RustOption;
use super::mistake::Mistake;
use super::outer::{self, Pending};

/// The variants, each with a value that no other has, but for those of which the compiler sees one alone.
pub(super) fn variants(body: &Group) -> Result<Vec<RustOption>, Mistake> {
    let tokens: Vec<_> = body.stream().into_iter().collect();
    let mut variants = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let begin = tokens[at].span().byte_range().start;
        let mut pending = Pending::new();
        while let (Some(TokenTree::Punct(punct)), Some(TokenTree::Group(group))) =
            (tokens.get(at), tokens.get(at + 1))
        {
            if punct.as_char() != '#' {
                break;
            }
            pending.push((punct.span().byte_range().start..group.span().byte_range().end, group.clone()));
            at += 2;
        }
        let Some(TokenTree::Ident(name)) = tokens.get(at) else {
            let begin = tokens.get(at).map_or(begin, |token| token.span().byte_range().start);
            return Err(Mistake::new(begin, "expected the name of a variant"));
        };
        let name_span = name.span().byte_range();
        let rest = &tokens[at + 1..];
        let length = rest.iter().position(outer::is_comma).unwrap_or(rest.len());
        let discriminant = &rest[..length];
        let has_comma = length < rest.len();
        let end = rest
            .get(length)
            .or(discriminant.last())
            .map_or(name_span.end, |token| token.span().byte_range().end);
        at += 1 + length + usize::from(has_comma);
        let written = match discriminant {
            [] => None,
            [TokenTree::Punct(equals), number @ ..] if equals.as_char() == '=' && !number.is_empty() => {
                let place =
                    number[0].span().byte_range().start..number[number.len() - 1].span().byte_range().end;
                let value = attribute::number(number).ok_or_else(|| {
                    Mistake::new(
                        place.start,
                        "the discriminant is not an integer literal that fits in an `i32`",
                    )
                })?;
                Some((value, place))
            }
            [other, ..] => {
                let message = format!("`{name}` has fields: an option is a value and nothing more");
                return Err(Mistake::new(other.span().byte_range().start, message));
            }
        };
        let attributes = outer::attributes("option", &pending)?;
        let given = attributes.iter().flat_map(|attribute| &attribute.entries).find_map(|entry| {
            match (&*entry.key, &entry.value) {
                ("value", attribute::Value::Number(value)) => Some((*value, entry.value_span.clone())),
                _ => None,
            }
        });
        if let (Some((value, place)), Some((discriminant, _))) = (&given, &written)
            && value != discriminant
        {
            let message = format!("value {value} of `{name}` is not its discriminant, {discriminant}");
            return Err(Mistake::new(place.start, message));
        }
        let Some((value, value_span)) = given.or(written) else {
            return Err(Mistake::new(
                name_span.start,
                format!("`{name}` has no value of its own: add `#[option(value = ..)]`, or a discriminant"),
            ));
        };
        variants.push(RustOption {
            value,
            value_span,
            ident: name.to_string(),
            ident_span: name_span,
            span: begin..end,
            attributes,
            doc_comment: outer::doc_comment(&pending),
            deprecated: outer::deprecated(&pending),
            is_conditional: outer::is_conditional(&pending),
            has_comma,
        });
    }
    let mut seen: HashMap<i32, &RustOption> = HashMap::new();
    for variant in &variants {
        let first = seen.insert(variant.value, variant);
        if let Some(first) = first.filter(|first| !(first.is_conditional && variant.is_conditional)) {
            return Err(Mistake::new(
                variant.value_span.start,
                format!(
                    "value {} of `{}` already belongs to `{}`: no two options share one",
                    variant.value, variant.ident, first.ident
                ),
            ));
        }
    }
    Ok(variants)
}
