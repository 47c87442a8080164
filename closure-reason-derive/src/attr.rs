//! The grammar of one attribute: `key`, `key = value` and `key(..)`, separated by commas.
//!
//! It is read token by token, because a macro is compiled without optimisation and this runs for every option; nothing in it knows which
//! keys there are.

mod entry;
mod literal;

use proc_macro2::{Delimiter, Group, Ident, TokenStream, TokenTree};

pub(crate) use self::entry::InLanguage;
pub(crate) use self::literal::{Number, Text, integer};
use crate::errors::Errors;

/// One key of an attribute, with what it was given.
pub(crate) struct Entry {
    pub(crate) key: Ident,
    pub(crate) body: Body,
}

/// What a key was given.
pub(crate) enum Body {
    /// `key`
    Flag,
    /// `key =`
    NoValue,
    /// `key = value`
    Value(Value),
    /// `key(..)`
    List(Group),
}

/// The tokens of a value; at least one.
pub(crate) struct Value {
    first: TokenTree,
    rest: Vec<TokenTree>,
}

/// Splits the inside of an attribute into its entries. What is no entry is a mistake, and skipped up to the next comma.
pub(crate) fn entries(tokens: TokenStream, errors: &mut Errors) -> Vec<Entry> {
    let mut entries = Vec::new();
    let mut tokens = tokens.into_iter();
    while let Some(token) = tokens.next() {
        let TokenTree::Ident(key) = token else {
            if !is_punct(&token, ',') {
                errors.push(token.span(), "expected a key, as in `key = value`");
                skip_entry(&mut tokens);
            }
            continue;
        };
        let body = match tokens.next() {
            None => Body::Flag,
            Some(token) if is_punct(&token, ',') => {
                entries.push(Entry { key, body: Body::Flag });
                continue;
            }
            Some(token) if is_punct(&token, '=') => {
                // The comma that ends a value is read with it.
                let body = value(&mut tokens).map_or(Body::NoValue, Body::Value);
                entries.push(Entry { key, body });
                continue;
            }
            Some(TokenTree::Group(list)) if list.delimiter() == Delimiter::Parenthesis => Body::List(list),
            Some(token) => {
                errors.push(token.span(), format_args!("expected `=`, `(..)` or `,` after `{key}`"));
                skip_entry(&mut tokens);
                continue;
            }
        };
        entries.push(Entry { key, body });
        match tokens.next() {
            Some(token) if !is_punct(&token, ',') => {
                errors.push(token.span(), "expected `,`");
                skip_entry(&mut tokens);
            }
            _ => {}
        }
    }
    entries
}

/// Leaves out what is left of an entry, and the comma after it.
fn skip_entry(tokens: &mut impl Iterator<Item = TokenTree>) {
    while tokens.next().is_some_and(|token| !is_punct(&token, ',')) {}
}

/// Reads the tokens of a value and the comma after it.
fn value(tokens: &mut impl Iterator<Item = TokenTree>) -> Option<Value> {
    let mut value = None;
    for token in tokens {
        if is_punct(&token, ',') {
            break;
        }
        push(&mut value, token);
    }
    value
}

/// Takes tokens out of the invisible groups that `macro_rules!` puts around what it passes on.
fn flatten(tokens: TokenStream, flat: &mut Vec<TokenTree>) {
    for token in tokens {
        match token {
            TokenTree::Group(group) if group.delimiter() == Delimiter::None => flatten(group.stream(), flat),
            token => flat.push(token),
        }
    }
}

/// Adds a token. What `macro_rules!` passes on as an expression or a literal comes in an invisible group.
fn push(value: &mut Option<Value>, token: TokenTree) {
    match token {
        TokenTree::Group(group) if group.delimiter() == Delimiter::None => {
            for token in group.stream() {
                push(value, token);
            }
        }
        token => match value {
            Some(value) => value.rest.push(token),
            None => *value = Some(Value { first: token, rest: Vec::new() }),
        },
    }
}

fn is_punct(token: &TokenTree, char: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == char)
}
