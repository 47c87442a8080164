//! Reads one derived item, with the code of the derive for its attributes and variants.

use closure_reason_syntax::{EnumDraft, Errors};
use proc_macro2::{Delimiter, Group, Literal, TokenStream, TokenTree};
use syn::{DeriveInput, Variant};

use super::derived_enum::{RustEnum, RustOption, UnreadableEnum};
use super::line_column::of_tokens;
use super::mistake::{Mistake, NotRead};
use super::other_attributes::derives_order;
use super::outer_attributes::{Meta, Pending};
use super::{attribute, nesting, outer_attributes};
use crate::definition::OptionSetDefinition;

/// Reads an enum that begins at this byte, from its tokens before the braces and those in them.
pub fn enumeration(
    head: usize,
    pending: &Pending,
    before: &[TokenTree],
    body: (proc_macro2::Span, TokenStream),
) -> Result<RustEnum, NotRead> {
    nesting::within(nesting::groups(before)).map_err(|mistake| vec![mistake])?;
    let (body_span, body) = body;
    let braces = TokenTree::Group(Group::new(Delimiter::Brace, TokenStream::new()));
    let mut input = item(before.iter().cloned().chain([braces]).collect(), head)?;
    let mut attributes = Vec::new();
    let metas = outer_attributes::metas(pending);
    without_alternatives(&metas)?;
    input.attrs = outer_attributes::attributes("option_set", metas, &mut attributes)
        .map_err(|error| Mistake::syntax(error, head))?;

    let mut errors = Errors::default();
    let mut draft = EnumDraft::read(&input, &mut errors);
    let mut options = variants(body, &mut draft, &mut errors)?;
    let Ok(model) = draft.check(&input.attrs, &mut errors) else { return Err(Mistake::all(errors).into()) };
    model.set.for_each(|key, place, said| attribute::add(&mut attributes, key, place, said));
    attribute::order(&mut attributes);
    for (option, read) in options.iter_mut().zip(model.options) {
        option.value = read.value;
        read.for_each_key(|key, place, said| attribute::add(&mut option.attributes, key, place, said));
        attribute::order(&mut option.attributes);
        if let Some(entry) = option.key("value") {
            option.value_span = entry.value_span.clone();
        }
        option.doc_comment = read.description.filter(|_| read.is_doc_comment).map(|text| text.value);
    }
    let ident_span = input.ident.span().byte_range();
    Ok(RustEnum {
        definition: OptionSetDefinition::new([]),
        twins: Vec::new(),
        modules: Vec::new(),
        ident: input.ident.to_string(),
        ident_span,
        span: pending.first().map_or(head, |(span, _)| span.start)..body_span.byte_range().end,
        head,
        aside: None,
        is_ordered: derives_order(pending),
        derives_by_name: false,
        condition: None,
        attributes,
        options,
    })
}

/// What the derive says about an item that is not an enum.
pub fn other_item(pending: &Pending, tokens: &[TokenTree]) -> Vec<Mistake> {
    let head = tokens.first().map_or(0, |token| token.span().byte_range().start);
    let read = || {
        nesting::within(nesting::groups(tokens)).map_err(|mistake| vec![mistake])?;
        let mut input = item(tokens.iter().cloned().collect(), head)?;
        let metas = outer_attributes::metas(pending);
        input.attrs = outer_attributes::attributes("option_set", metas, &mut Vec::new())
            .map_err(|error| Mistake::syntax(error, head))?;
        let mut errors = Errors::default();
        _ = EnumDraft::read(&input, &mut errors);
        Err(Mistake::all(errors))
    };
    read().map_or_else(|mistakes| mistakes, |()| Vec::new())
}

fn item(tokens: TokenStream, begin: usize) -> Result<DeriveInput, Vec<Mistake>> {
    syn::parse2(tokens).map_err(|error| Mistake::syntax(error, begin))
}

/// Reads the variants one by one, to free tokens early: those of a long enum take more memory than what is read from them.
fn variants(
    body: TokenStream,
    draft: &mut EnumDraft,
    errors: &mut Errors,
) -> Result<Vec<RustOption>, NotRead> {
    let mut tokens = body.into_iter().peekable();
    let mut options = Vec::new();
    let mut rest = Vec::new();
    while let Some(first) = tokens.peek() {
        let begin = first.span().byte_range().start;
        let mut pending = Pending::new();
        rest.clear();
        let mut comma = None;
        while let Some(token) = tokens.next() {
            match (&token, tokens.peek()) {
                (TokenTree::Punct(hash), Some(TokenTree::Group(group)))
                    if rest.is_empty() && hash.as_char() == '#' =>
                {
                    pending.push((of_tokens(hash.span(), group.span()), group.clone()));
                    tokens.next();
                }
                (TokenTree::Punct(punct), _) if punct.as_char() == ',' => {
                    comma = Some(token.span());
                    break;
                }
                _ => rest.push(shortened(token)),
            }
        }
        let end = comma.or(rest.last().map(TokenTree::span)).map_or(begin, |span| span.byte_range().end);
        let discriminant = rest.get(2).zip(rest.last());
        let discriminant = discriminant.map(|(first, last)| of_tokens(first.span(), last.span()));
        let groups = pending.iter().map(|(_, group)| group).chain(nesting::groups(&rest));
        nesting::within(groups).map_err(|mistake| vec![mistake])?;
        let mut attributes = Vec::new();
        let metas = outer_attributes::metas(&pending);
        without_alternatives(&metas)?;
        let (is_conditional, deprecated) =
            (outer_attributes::is_conditional(&metas), outer_attributes::deprecated(&metas));
        let variant = syn::parse2(rest.drain(..).collect()).and_then(|mut variant: Variant| {
            variant.attrs = outer_attributes::attributes("option", metas, &mut attributes)?;
            Ok(variant)
        });
        let variant = variant.map_err(|error| Mistake::syntax(error, begin))?;
        draft.add(&variant, is_conditional, errors);
        options.push(RustOption {
            value: 0,
            has_discriminant: discriminant.is_some(),
            value_span: discriminant.unwrap_or_default(),
            ident: variant.ident.to_string(),
            ident_span: variant.ident.span().byte_range(),
            span: begin..end,
            attributes,
            doc_comment: None,
            deprecated,
            has_comma: comma.is_some(),
        });
    }
    options.shrink_to_fit();
    Ok(options)
}

/// Refuses attributes that give a key under several conditions.
fn without_alternatives(metas: &[Meta]) -> Result<(), NotRead> {
    let Some((key, span)) = outer_attributes::conditional_key(metas) else { return Ok(()) };
    let reason = format!(
        "`{key}` depends on conditions in `cfg_attr`, which only the compiler evaluates; put `#[cfg(..)]` on a copy \
         of the variant or enum for each condition"
    );
    Err(NotRead::Unreadable(UnreadableEnum { span, reason, is_enum: true }))
}

/// Shortens a discriminant of too many digits. It is not a value anyway, and the time that syn takes for an integer grows
/// with the square of its digits.
fn shortened(token: TokenTree) -> TokenTree {
    let TokenTree::Literal(literal) = &token else { return token };
    let spelling = literal.to_string();
    if spelling.len() <= LONGEST || !spelling.starts_with(|char: char| char.is_ascii_digit()) {
        return token;
    }
    let mut short = Literal::u64_unsuffixed(u64::MAX);
    short.set_span(literal.span());
    short.into()
}

/// More digits than any value has, leading zeros and underscores included.
const LONGEST: usize = 128;
