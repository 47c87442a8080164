//! The grammar of an attribute: `key`, `key = value` and `key(..)`, separated by commas.
//!
//! It is read token by token, because a macro is compiled without optimization and this runs for
//! every option.

use core::fmt::Display;

use proc_macro2::{Delimiter, Group, Ident, TokenStream, TokenTree, token_stream};

use super::key_span::KeySpan;
use crate::errors::Errors;

/// One key of an attribute, with its unparsed value.
pub struct Entry {
    pub(super) key: Ident,
    pub(super) body: Body,
}

/// What a key was given.
pub(super) enum Body {
    /// `key`
    Flag,
    /// `key =`
    NoValue,
    /// `key = value`
    Value(ValueTokens),
    /// `key(..)`
    List(Group),
}

/// The tokens of a value; at least one.
pub(super) struct ValueTokens {
    pub(super) first: TokenTree,
    pub(super) rest: Vec<TokenTree>,
}

impl Entry {
    pub(super) fn place(&self) -> KeySpan {
        let key = self.key.span();
        let (first, last) = match &self.body {
            Body::Flag | Body::NoValue => (key, key),
            Body::Value(ValueTokens { first, rest }) => {
                let first = first.span();
                (first, rest.last().map_or(first, TokenTree::span))
            }
            Body::List(list) => (list.span(), list.span()),
        };
        KeySpan { key, first, last }
    }
}

/// The entries of an attribute.
pub(super) struct Entries {
    pub(super) entries: Vec<Entry>,
    /// Whether a mistake may hide a key, because tokens were left out or read as another key's
    /// value.
    pub(super) hide_keys: bool,
}

/// The tokens of a stream, without the invisible groups that `macro_rules!` puts around its arguments.
pub(super) struct Tokens {
    stream: token_stream::IntoIter,
    outer: Vec<token_stream::IntoIter>,
}

impl Tokens {
    pub(super) fn new(stream: TokenStream) -> Self {
        Self { stream: stream.into_iter(), outer: Vec::new() }
    }
}

impl Iterator for Tokens {
    type Item = TokenTree;

    fn next(&mut self) -> Option<TokenTree> {
        loop {
            match self.stream.next() {
                Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::None => {
                    let outer = core::mem::replace(&mut self.stream, group.stream().into_iter());
                    self.outer.push(outer);
                }
                Some(token) => return Some(token),
                None => self.stream = self.outer.pop()?,
            }
        }
    }
}

/// Splits the inside of an attribute into its entries. Anything else is a mistake, and is skipped up to
/// the next comma; if only the comma before a key is missing, nothing is skipped.
///
/// The keys are those of the item, and those of the item that it is often mistaken for.
pub(super) fn entries(
    tokens: TokenStream,
    keys: &'static [&'static str],
    other_keys: &'static [&'static str],
    errors: &mut Errors,
) -> Entries {
    let mut reader = Reader { tokens: Tokens::new(tokens), keys, other_keys, hide_keys: false, errors };
    let mut entries = Vec::new();
    let mut next = reader.tokens.next();
    while let Some(token) = next {
        next = match token {
            TokenTree::Ident(key) => {
                let (body, next) = reader.body(&key);
                entries.extend(body.map(|body| Entry { key, body }));
                next
            }
            token if is_punct(&token, ',') => {
                reader.errors.push(token.span(), "there is nothing before this `,`: remove it");
                reader.tokens.next()
            }
            token => {
                reader.errors.push(token.span(), "expected a key, as in `key = value`");
                reader.leave_out()
            }
        };
    }
    Entries { hide_keys: reader.hide_keys, entries }
}

struct Reader<'a> {
    tokens: Tokens,
    keys: &'static [&'static str],
    other_keys: &'static [&'static str],
    hide_keys: bool,
    errors: &'a mut Errors,
}

impl Reader<'_> {
    /// What a key was given, and the token that the next entry begins with.
    fn body(&mut self, key: &Ident) -> (Option<Body>, Option<TokenTree>) {
        match self.tokens.next() {
            Some(token) if is_punct(&token, '=') => {
                let (value, next) = self.value();
                (Some(value.map_or(Body::NoValue, Body::Value)), next)
            }
            Some(TokenTree::Group(list)) if list.delimiter() == Delimiter::Parenthesis => {
                let next = self.tokens.next();
                (Some(Body::List(list)), self.end(next, "expected `,`"))
            }
            // A name that is a key only of the other item is more likely a value whose `=` is missing.
            Some(TokenTree::Ident(value)) if !self.keys.contains(&&*value.to_string()) => {
                self.errors.push(value.span(), format_args!("expected `=`, `(..)` or `,` after `{key}`"));
                (None, self.leave_out())
            }
            next => {
                let flag = self.is_end(next.as_ref()).then_some(Body::Flag);
                (flag, self.end(next, format_args!("expected `=`, `(..)` or `,` after `{key}`")))
            }
        }
    }

    /// The tokens of a value, and the one that the next entry begins with.
    fn value(&mut self) -> (Option<ValueTokens>, Option<TokenTree>) {
        let Some(first) = self.tokens.next() else { return (None, None) };
        if is_punct(&first, ',') {
            return (None, self.tokens.next());
        }
        let mut value = ValueTokens { first, rest: Vec::new() };
        loop {
            let next = self.tokens.next();
            let is_operand = matches!(next, Some(TokenTree::Ident(_)))
                && matches!(value.rest.last().unwrap_or(&value.first), TokenTree::Punct(_));
            if !is_operand && self.is_end(next.as_ref()) {
                return (Some(value), self.end(next, "expected `,`"));
            }
            self.hide_keys |= next.as_ref().is_some_and(|token| is_punct(token, '='));
            value.rest.extend(next);
        }
    }

    fn is_key(&self, ident: &Ident) -> bool {
        let name = ident.to_string();
        self.keys.contains(&&*name) || self.other_keys.contains(&&*name)
    }

    /// Whether an entry may end before a token: at a comma, or at a key whose comma is missing.
    fn is_end(&self, token: Option<&TokenTree>) -> bool {
        match token {
            None => true,
            Some(TokenTree::Ident(ident)) => self.is_key(ident),
            Some(token) => is_punct(token, ','),
        }
    }

    /// Ends an entry before a token. Returns the one that the next entry begins with.
    fn end(&mut self, token: Option<TokenTree>, mistake: impl Display) -> Option<TokenTree> {
        match token? {
            token if is_punct(&token, ',') => self.tokens.next(),
            TokenTree::Ident(key) if self.is_key(&key) => {
                self.errors.push(key.span(), format_args!("expected `,` before `{key}`"));
                Some(TokenTree::Ident(key))
            }
            token => {
                self.errors.push(token.span(), mistake);
                self.leave_out()
            }
        }
    }

    /// Skips the rest of an entry, and the comma after it.
    fn leave_out(&mut self) -> Option<TokenTree> {
        self.hide_keys = true;
        while self.tokens.next().is_some_and(|token| !is_punct(&token, ',')) {}
        self.tokens.next()
    }
}

pub(super) fn is_punct(token: &TokenTree, char: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == char)
}
