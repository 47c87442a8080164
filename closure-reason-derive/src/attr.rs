//! The grammar of one attribute: `key`, `key = value` and `key(..)`, separated by commas.
//!
//! It is read token by token, because a macro is compiled without optimisation and this runs for every option; nothing in it knows which
//! keys there are.

use proc_macro2::{Delimiter, Group, Ident, Literal, Span, TokenStream, TokenTree};
use syn::Lit;

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

/// A text and the literal that spells it.
#[derive(Clone)]
pub(crate) struct Text {
    pub(crate) value: String,
    pub(crate) literal: Literal,
}

/// An `i32` and the token to point at.
#[derive(Clone, Copy)]
pub(crate) struct Number {
    pub(crate) value: i32,
    pub(crate) span: Span,
}

/// A text and the code of its language, which is the token to point at.
pub(crate) struct InLanguage {
    pub(crate) language: u32,
    pub(crate) span: Span,
    pub(crate) text: Text,
}

/// Splits the inside of an attribute into its entries. What is no entry is a mistake, and skipped up to the next comma.
pub(crate) fn entries(tokens: TokenStream, errors: &mut Errors) -> Vec<Entry> {
    let mut entries = Vec::new();
    let mut tokens = tokens.into_iter();
    while let Some(token) = tokens.next() {
        let TokenTree::Ident(key) = token else {
            if !is_punct(&token, ',') {
                errors.push(token.span(), "expected a key, as in `key = value`");
                while tokens.next().is_some_and(|token| !is_punct(&token, ',')) {}
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
                while tokens.next().is_some_and(|token| !is_punct(&token, ',')) {}
                continue;
            }
        };
        entries.push(Entry { key, body });
        match tokens.next() {
            Some(token) if !is_punct(&token, ',') => {
                errors.push(token.span(), "expected `,`");
                while tokens.next().is_some_and(|token| !is_punct(&token, ',')) {}
            }
            _ => {}
        }
    }
    entries
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

fn is_punct(token: &TokenTree, char: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == char)
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

impl Value {
    fn new(token: TokenTree) -> Option<Self> {
        let mut value = None;
        push(&mut value, token);
        value
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

impl Text {
    /// A text that the macro itself spells.
    pub(crate) fn new(value: String) -> Self {
        let literal = Literal::string(&value);
        Self { value, literal }
    }

    fn read(literal: &Literal) -> Option<Self> {
        let spelling = literal.to_string();
        // Most texts have no escapes, and then the spelling is the text.
        let plain = spelling.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
        let value = match plain {
            Some(plain) if !plain.contains('\\') => plain.to_owned(),
            _ => match Lit::new(literal.clone()) {
                Lit::Str(text) if text.suffix().is_empty() => text.value(),
                _ => return None,
            },
        };
        Some(Self { value, literal: literal.clone() })
    }
}

impl Number {
    /// An optional sign and an integer literal.
    fn read(key: &Ident, value: Value, errors: &mut Errors) -> Option<Self> {
        let mut tokens = core::iter::once(value.first).chain(value.rest);
        let first = tokens.next()?;
        let (negative, token) =
            if is_punct(&first, '-') { (true, tokens.next()) } else { (false, Some(first.clone())) };
        let Some(TokenTree::Literal(literal)) = token else {
            let span = token.unwrap_or(first).span();
            errors.push(span, format_args!("`{key}` takes an integer literal, such as `192350000`"));
            return None;
        };
        if let Some(next) = tokens.next() {
            errors.push(next.span(), "expected `,` after the integer literal");
            return None;
        }
        let span = literal.span();
        match integer(&literal, negative) {
            Ok(value) => Some(Self { value, span }),
            Err(fault) => {
                errors.push(span, format_args!("`{key}` {fault}"));
                None
            }
        }
    }
}

/// A language and the token that names it, a positive number: its locale id.
fn language(tokens: &mut impl Iterator<Item = TokenTree>, errors: &mut Errors) -> Option<(u32, Span)> {
    let first = tokens.next()?;
    let span = first.span();
    let code = match Value::new(first)? {
        Value { first: TokenTree::Literal(literal), rest } if rest.is_empty() => {
            integer(&literal, false).ok().and_then(|code| u32::try_from(code).ok()).filter(|&code| code > 0)
        }
        _ => None,
    };
    if code.is_none() {
        errors.push(span, "a language is named by its locale id, such as 1033 for English");
    }
    Some((code?, span))
}

/// The number that a literal spells, with the sign before it.
pub(crate) fn integer(literal: &Literal, negative: bool) -> Result<i32, String> {
    let spelling = literal.to_string();
    let number = match spelling.parse::<i64>() {
        Ok(number) => Some(number),
        Err(_) => match Lit::new(literal.clone()) {
            Lit::Int(integer) if integer.suffix().is_empty() => integer.base10_parse().ok(),
            Lit::Int(integer) => {
                return Err(format!("takes no type suffix: leave out `{}`", integer.suffix()));
            }
            _ => return Err("takes an integer literal, such as `192350000`".to_owned()),
        },
    };
    let signed = number.map(|number| if negative { -number } else { number });
    signed.and_then(|number| i32::try_from(number).ok()).ok_or_else(|| {
        format!(
            "must fit in an `i32`, from {} to {}: Dataverse stores option values as 32 bits, signed",
            i32::MIN,
            i32::MAX
        )
    })
}
