//! Reads the values of keys, each by the type that its key takes.

use proc_macro2::{Ident, Span, TokenStream, TokenTree};

use super::grammar::{Body, Entry, Tokens, ValueTokens, is_punct};
use super::literal::{Number, Text, integer};
use crate::errors::Errors;

/// A text and the code of its language, which is the token to point at.
pub struct InLanguage {
    /// The locale id.
    pub language: u32,
    /// The locale id as it is written.
    pub span: Span,
    /// The text in that language.
    pub text: Text,
}

impl Entry {
    /// The text of `key = ".."`.
    pub(super) fn text(self, errors: &mut Errors) -> Option<Text> {
        let key = &self.key;
        let value = self.body.value(key, "\"..\"", errors)?;
        let found = match &value.first {
            TokenTree::Literal(literal) => Text::read(literal),
            _ => None,
        };
        match (found, value.rest.first()) {
            (Some(text), None) => return Some(text),
            (Some(_), Some(next)) => errors.push(next.span(), "expected `,` after the string literal"),
            (None, _) => errors.push(
                value.first.span(),
                format_args!("`{key}` takes a string literal: expected `{key} = \"..\"`"),
            ),
        }
        None
    }

    /// The text of `key = ".."`, which is a name from Dataverse, and never empty.
    pub(super) fn name(self, errors: &mut Errors) -> Option<Text> {
        let key = self.key.clone();
        let text = self.text(errors)?;
        if text.value.is_empty() {
            errors.push(text.literal.span(), format_args!("`{key}` is empty: leave it out if there is none"));
            return None;
        }
        Some(text)
    }

    /// The color of `key = "#0000ff"`, as Dataverse writes it.
    pub(super) fn color(self, errors: &mut Errors) -> Option<Text> {
        let key = self.key.clone();
        let text = self.text(errors)?;
        if is_color(&text.value) {
            return Some(text);
        }
        errors.push(
            text.literal.span(),
            format_args!("`{key}` takes `#` and six hexadecimal digits, such as `\"#0000ff\"`"),
        );
        None
    }

    /// The integer of `key = 1`.
    pub(super) fn number(self, errors: &mut Errors) -> Option<Number> {
        let key = &self.key;
        let value = self.body.value(key, "192350000", errors)?;
        let (negative, token, next) = match (value.first, value.rest) {
            (TokenTree::Punct(minus), rest) if minus.as_char() == '-' && !rest.is_empty() => {
                let mut rest = rest.into_iter();
                (true, rest.next()?, rest.next())
            }
            (first, rest) => (false, first, rest.into_iter().next()),
        };
        let TokenTree::Literal(literal) = token else {
            errors.push(token.span(), format_args!("`{key}` takes an integer literal, such as `192350000`"));
            return None;
        };
        if let Some(next) = next {
            let message = match next {
                TokenTree::Punct(_) => "expected one integer literal: expressions are not evaluated here",
                _ => "expected `,` after the integer literal",
            };
            errors.push(next.span(), message);
            return None;
        }
        let span = literal.span();
        match integer(&literal, negative) {
            Ok(value) => Some(Number { value, span }),
            Err(fault) => {
                errors.push(span, format_args!("`{key}` {fault}"));
                None
            }
        }
    }

    /// The language of `key = 1033`.
    pub(super) fn language(self, errors: &mut Errors) -> Option<u32> {
        let value = self.body.value(&self.key, "1033", errors)?;
        let code = language(&value.first, errors)?;
        if let Some(next) = value.rest.first() {
            errors.push(next.span(), "expected `,` after the language");
            return None;
        }
        Some(code)
    }

    /// The texts of `key(1031 = "..", 1036 = "..")`.
    pub(super) fn texts_in_languages(self, errors: &mut Errors) -> Vec<InLanguage> {
        let mut texts: Vec<InLanguage> = Vec::new();
        for item in self.items("1031 = \"..\"", errors).unwrap_or_default() {
            let Some(text) = self.text_in_language(item, errors) else { continue };
            let code = text.language;
            if let Some(first) = texts.iter().find(|text| text.language == code) {
                let key = &self.key;
                errors.push(text.span, format_args!("language {code} is given twice in `{key}`: remove one"));
                errors.push(first.span, format_args!("language {code} is first given here"));
                continue;
            }
            texts.push(text);
        }
        texts
    }

    /// One item, `1031 = ".."`.
    fn text_in_language(&self, item: Vec<TokenTree>, errors: &mut Errors) -> Option<InLanguage> {
        let mut tokens = item.into_iter();
        let first = tokens.next()?;
        let (language, span) = (language(&first, errors)?, first.span());
        let (equals, text, next) = (tokens.next(), tokens.next(), tokens.next());
        if !equals.as_ref().is_some_and(|equals| is_punct(equals, '=')) {
            let span = equals.map_or(span, |token| token.span());
            errors.push(
                span,
                format_args!("expected the text in language {language}: `{}({language} = \"..\")`", self.key),
            );
            return None;
        }
        let read = match &text {
            Some(TokenTree::Literal(literal)) => Text::read(literal),
            _ => None,
        };
        if let (Some(_), Some(next)) = (&read, next) {
            errors.push(next.span(), "expected `,` after the string literal");
            return None;
        }
        if read.is_none() {
            errors.push(
                text.map_or(span, |token| token.span()),
                format_args!("`{}` takes string literals: expected `{language} = \"..\"`", self.key),
            );
        }
        Some(InLanguage { language, span, text: read? })
    }

    /// The name of `key = Name`.
    pub(super) fn ident(self, errors: &mut Errors) -> Option<Ident> {
        let value = self.body.value(&self.key, "Variant", errors)?;
        variant(&self.key, &value.first, value.rest.first(), errors)
    }

    /// The names of `key(A, B)`; empty if it is not a list.
    pub(super) fn idents(self, errors: &mut Errors) -> Vec<Ident> {
        let items = self.items("A, B", errors).unwrap_or_default();
        let idents = items.iter().filter_map(|item| variant(&self.key, item.first()?, item.get(1), errors));
        idents.collect()
    }

    /// The tokens between the commas of `key(..)`.
    fn items(&self, example: &str, errors: &mut Errors) -> Option<Vec<Vec<TokenTree>>> {
        let Body::List(list) = &self.body else {
            errors.push(self.key.span(), format_args!("`{0}` takes a list: `{0}({example})`", self.key));
            return None;
        };
        let mut items = Vec::new();
        let mut item = Vec::new();
        for token in Tokens::new(list.stream()) {
            if !is_punct(&token, ',') {
                item.push(token);
            } else if item.is_empty() {
                errors.push(token.span(), "there is nothing before this `,`: remove it");
            } else {
                items.push(core::mem::take(&mut item));
            }
        }
        if !item.is_empty() {
            items.push(item);
        }
        Some(items)
    }

    /// The tokens of `key = path`, which the caller parses.
    pub(super) fn tokens(self, example: &str, errors: &mut Errors) -> Option<TokenStream> {
        let value = self.body.value(&self.key, example, errors)?;
        Some(core::iter::once(value.first).chain(value.rest).collect())
    }

    /// The bare `key`. It counts as given even if something follows it.
    pub(super) fn flag(self, errors: &mut Errors) -> bool {
        let key = &self.key;
        match &self.body {
            Body::Flag => {}
            Body::NoValue => {
                errors.push(key.span(), format_args!("`{key}` takes no value: write `{key}` alone"));
            }
            Body::Value(value) => {
                errors.push(value.first.span(), format_args!("`{key}` takes no value: write `{key}` alone"));
            }
            Body::List(list) => {
                errors.push(list.span(), format_args!("`{key}` takes no list: write `{key}` alone"));
            }
        }
        true
    }
}

impl Body {
    fn value(self, key: &Ident, example: &str, errors: &mut Errors) -> Option<ValueTokens> {
        match self {
            Self::Value(value) => return Some(value),
            Self::Flag | Self::NoValue => {
                errors.push(key.span(), format_args!("`{key}` has no value: expected `{key} = {example}`"));
            }
            Self::List(list) => {
                errors.push(list.span(), format_args!("`{key}` takes no list: expected `{key} = {example}`"));
            }
        }
        None
    }
}

/// Whether a text is a color as Dataverse writes it.
#[must_use]
pub fn is_color(text: &str) -> bool {
    let digits = text.strip_prefix('#').unwrap_or_default();
    digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// A language, a positive number: its locale id.
fn language(token: &TokenTree, errors: &mut Errors) -> Option<u32> {
    let code = match token {
        TokenTree::Literal(literal) => {
            integer(literal, false).ok().and_then(|code| u32::try_from(code).ok()).filter(|&code| code > 0)
        }
        _ => None,
    };
    if code.is_none() {
        errors.push(token.span(), "a language is given by its locale id, such as 1033 for English");
    }
    code
}

/// The name of a variant, and what follows it, where nothing should.
fn variant(key: &Ident, first: &TokenTree, next: Option<&TokenTree>, errors: &mut Errors) -> Option<Ident> {
    let span = first.span();
    match (first, next) {
        (TokenTree::Ident(first), Some(next)) if is_punct(next, ':') => {
            errors.push(span, format_args!("`{key}` takes the variant's name alone: remove `{first}::`"));
        }
        (TokenTree::Ident(_), Some(next)) => errors.push(next.span(), "expected `,`"),
        // The emitted code may need a plain identifier there, and the error would appear in that code.
        (TokenTree::Ident(name), None) if syn::parse2::<Ident>(first.clone().into()).is_err() => {
            errors.push(span, format_args!("`{name}` is a keyword, not the name of a variant"));
        }
        (TokenTree::Ident(name), None) => return Some(name.clone()),
        _ => errors.push(span, format_args!("`{key}` takes the name of a variant")),
    }
    None
}
