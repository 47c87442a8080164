//! What a key was given, as the type that it takes.

use proc_macro2::{Ident, Span, TokenStream, TokenTree};

use super::{Body, Entry, Number, Text, Value, flatten, integer, is_punct};
use crate::errors::Errors;

/// A text and the code of its language, which is the token to point at.
pub(crate) struct InLanguage {
    pub(crate) language: u32,
    pub(crate) span: Span,
    pub(crate) text: Text,
}

impl Entry {
    /// Whether a comma is missing, so that the next entry was read as part of this one's value.
    pub(crate) fn swallows_the_next(&self) -> bool {
        matches!(&self.body, Body::Value(value) if value.rest.iter().any(|token| is_punct(token, '=')))
    }

    /// The text of `key = ".."`.
    pub(crate) fn text(self, errors: &mut Errors) -> Option<Text> {
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

    /// The integer of `key = 1`.
    pub(crate) fn number(self, errors: &mut Errors) -> Option<Number> {
        let value = self.body.value(&self.key, "192350000", errors)?;
        Number::read(&self.key, value, errors)
    }

    /// The language of `key = 1033`.
    pub(crate) fn language(self, errors: &mut Errors) -> Option<u32> {
        let value = self.body.value(&self.key, "1033", errors)?;
        let mut tokens = core::iter::once(value.first).chain(value.rest);
        let (code, _) = language(&mut tokens, errors)?;
        if let Some(next) = tokens.next() {
            errors.push(next.span(), "expected `,` after the language");
            return None;
        }
        Some(code)
    }

    /// The texts of `key(1031 = "..", 1036 = "..")`.
    pub(crate) fn texts_in_languages(self, errors: &mut Errors) -> Vec<InLanguage> {
        let mut texts: Vec<InLanguage> = Vec::new();
        for tokens in self.items("1031 = \"..\"", errors) {
            let Some(text) = self.text_in_language(tokens, errors) else { continue };
            let code = text.language;
            if let Some(first) = texts.iter().find(|text| text.language == code) {
                let key = &self.key;
                errors.push(
                    text.span,
                    format_args!("language {code} is given twice in `{key}`: leave one out"),
                );
                errors.push(first.span, format_args!("language {code} is first given here"));
                continue;
            }
            texts.push(text);
        }
        texts
    }

    /// One item, `1031 = ".."`.
    fn text_in_language(
        &self,
        mut tokens: impl Iterator<Item = TokenTree>,
        errors: &mut Errors,
    ) -> Option<InLanguage> {
        let (language, span) = language(&mut tokens, errors)?;
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
    pub(crate) fn ident(self, errors: &mut Errors) -> Option<Ident> {
        let key = &self.key;
        let value = self.body.value(key, "Variant", errors)?;
        match (&value.first, value.rest.first()) {
            (TokenTree::Ident(ident), None) => return Some(ident.clone()),
            (TokenTree::Ident(first), Some(next)) => after_name(key, first, next, errors),
            (first, _) => errors.push(first.span(), format_args!("`{key}` takes the name of a variant")),
        }
        None
    }

    /// The names of `key(A, B)`.
    pub(crate) fn idents(self, errors: &mut Errors) -> Option<Vec<Ident>> {
        if !matches!(self.body, Body::List(_)) {
            self.items("A, B", errors);
            return None;
        }
        let mut idents = Vec::new();
        for mut tokens in self.items("A, B", errors) {
            match (tokens.next(), tokens.next()) {
                (Some(TokenTree::Ident(ident)), None) => idents.push(ident),
                (Some(TokenTree::Ident(first)), Some(next)) => after_name(&self.key, &first, &next, errors),
                (Some(first), _) => {
                    errors.push(first.span(), format_args!("`{}` takes the names of variants", self.key));
                }
                (None, _) => {}
            }
        }
        Some(idents)
    }

    /// The tokens between the commas of `key(..)`.
    fn items(&self, example: &str, errors: &mut Errors) -> Vec<std::vec::IntoIter<TokenTree>> {
        let Body::List(list) = &self.body else {
            errors.push(self.key.span(), format_args!("`{0}` takes a list: `{0}({example})`", self.key));
            return Vec::new();
        };
        let mut tokens = Vec::new();
        flatten(list.stream(), &mut tokens);
        let mut items = vec![Vec::new()];
        for token in tokens {
            match items.last_mut() {
                Some(item) if !is_punct(&token, ',') => item.push(token),
                _ => items.push(Vec::new()),
            }
        }
        items.retain(|item| !item.is_empty());
        items.into_iter().map(Vec::into_iter).collect()
    }

    /// The tokens of `key = path`, for whoever knows what they should be.
    pub(crate) fn tokens(self, example: &str, errors: &mut Errors) -> Option<TokenStream> {
        let value = self.body.value(&self.key, example, errors)?;
        Some(core::iter::once(value.first).chain(value.rest).collect())
    }

    /// The bare `key`, which is meant even if more is written.
    pub(crate) fn flag(&self, errors: &mut Errors) {
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
    }
}

impl Body {
    fn value(self, key: &Ident, example: &str, errors: &mut Errors) -> Option<Value> {
        match self {
            Self::Value(value) => return Some(value),
            Self::Flag | Self::NoValue => errors
                .push(key.span(), format_args!("`{key}` is given no value: expected `{key} = {example}`")),
            Self::List(list) => {
                errors.push(list.span(), format_args!("`{key}` takes no list: expected `{key} = {example}`"));
            }
        }
        None
    }
}

/// A language and the token that names it, a positive number: its locale id.
fn language(tokens: &mut impl Iterator<Item = TokenTree>, errors: &mut Errors) -> Option<(u32, Span)> {
    let first = tokens.next()?;
    let span = first.span();
    let code = match first {
        TokenTree::Literal(literal) => {
            integer(&literal, false).ok().and_then(|code| u32::try_from(code).ok()).filter(|&code| code > 0)
        }
        _ => None,
    };
    if code.is_none() {
        errors.push(span, "a language is named by its locale id, such as 1033 for English");
    }
    Some((code?, span))
}

/// What follows the name of a variant, where nothing should.
fn after_name(key: &Ident, first: &Ident, next: &TokenTree, errors: &mut Errors) {
    if is_punct(next, ':') {
        errors.push(
            first.span(),
            format_args!("`{key}` takes the variant's name alone: leave out `{first}::`"),
        );
    } else {
        errors.push(next.span(), "expected `,`");
    }
}
