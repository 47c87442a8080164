//! Takes discriminants that are plain literals out before syn parses the enum, and puts them back unchanged.
//!
//! syn computes every integer with arbitrary precision. For an enum whose values are its
//! discriminants, that would be most of the macro's work.

use proc_macro::{Delimiter, Group, Ident, Literal, Span, TokenStream, TokenTree};
use syn::{Data, DeriveInput, Expr, Token};

/// A discriminant that was taken out: its variant, and where its `=` is.
struct Taken {
    variant: Ident,
    equals: Span,
    literal: Literal,
}

/// Parses an enum. A discriminant that is a plain literal is an [`Expr::Verbatim`].
pub(crate) fn parse(input: TokenStream) -> syn::Result<DeriveInput> {
    let Some((stripped, taken)) = stripped(&input) else { return syn::parse(input) };
    let Ok(mut parsed) = syn::parse::<DeriveInput>(stripped) else { return syn::parse(input) };
    let Data::Enum(data) = &mut parsed.data else { return syn::parse(input) };
    // If every variant has one, the names need not be compared.
    let are_all = taken.len() == data.variants.len();
    let mut variants = data.variants.iter_mut();
    for Taken { variant, equals, literal } in taken {
        let found = if are_all {
            variants.next().filter(|one| one.discriminant.is_none())
        } else {
            let name = variant.to_string();
            variants.find(|one| one.discriminant.is_none() && one.ident == name)
        };
        // Something else looked like a discriminant.
        let Some(found) = found else { return syn::parse(input) };
        let expression = TokenStream::from(TokenTree::from(literal));
        found.discriminant =
            Some((Token![=](proc_macro2::Span::from(equals)), Expr::Verbatim(expression.into())));
    }
    Ok(parsed)
}

/// The item without such discriminants; `None` if it has none.
fn stripped(input: &TokenStream) -> Option<(TokenStream, Vec<Taken>)> {
    let mut item: Vec<TokenTree> = input.clone().into_iter().collect();
    let Some(TokenTree::Group(body)) = item.last() else { return None };
    if body.delimiter() != Delimiter::Brace {
        return None;
    }
    let tokens: Vec<TokenTree> = body.stream().into_iter().collect();
    // The place of each `=` that is followed by a literal, between the name of a variant and its comma.
    let is_taken = |at: usize| {
        let is_end = match tokens.get(at + 2) {
            Some(TokenTree::Punct(comma)) => comma.as_char() == ',',
            other => other.is_none(),
        };
        is_end
            && matches!(&tokens[at], TokenTree::Punct(equals) if equals.as_char() == '=')
            && matches!(tokens.get(at + 1), Some(TokenTree::Literal(_)))
            && matches!(tokens[at - 1], TokenTree::Ident(_))
    };
    let places: Vec<usize> = (1..tokens.len()).filter(|&at| is_taken(at)).collect();
    if places.is_empty() {
        return None;
    }
    let mut kept = Vec::with_capacity(tokens.len() - 2 * places.len());
    let mut taken = Vec::with_capacity(places.len());
    let (mut tokens, mut at) = (tokens.into_iter(), 0);
    for place in places {
        kept.extend(tokens.by_ref().take(place - at));
        at = place + 2;
        if let (Some(TokenTree::Ident(variant)), Some(equals), Some(TokenTree::Literal(literal))) =
            (kept.last(), tokens.next(), tokens.next())
        {
            taken.push(Taken { variant: variant.clone(), equals: equals.span(), literal });
        }
    }
    kept.extend(tokens);
    let mut stripped = Group::new(Delimiter::Brace, kept.into_iter().collect());
    stripped.set_span(body.span());
    *item.last_mut()? = TokenTree::Group(stripped);
    Some((item.into_iter().collect(), taken))
}
