//! The grammar of one attribute: keys with what they are given, and where.

use std::collections::HashSet;

use proc_macro2::{Delimiter, Group, Literal, TokenStream, TokenTree};
use syn::Lit;

use super::mistake::Mistake;
use super::place::Span;

/// One `#[option(..)]` or `#[option_set(..)]`, or the same within `cfg_attr`.
#[derive(Clone, Debug)]
pub struct Attribute {
    /// All of it, `#` and brackets included; within `cfg_attr`, from the word `option` to the parenthesis.
    pub span: Span,
    /// What is between the parentheses; empty, after the word, where there are none.
    pub list: Option<Span>,
    pub entries: Vec<Entry>,
    /// Whether it is within `cfg_attr`.
    pub is_conditional: bool,
}

/// One key of an attribute, with what it was given.
#[derive(Clone, Debug)]
pub struct Entry {
    pub key: String,
    pub key_span: Span,
    /// From the key to the end of what it is given.
    pub span: Span,
    pub value: Value,
    /// What it is given: what follows `=`, or the list with its parentheses; the key itself where it is given nothing.
    pub value_span: Span,
}

/// What a key is given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// `hidden`
    Flag,
    /// `label = ".."`
    Text(String),
    /// `value = 1`
    Number(i32),
    /// `labels(1031 = "..")`
    Texts(Vec<TextIn>),
    /// `state = Open`
    Name(String),
    /// `transitions(A, B)`
    Names(Vec<String>),
    /// `kind = boolean`
    Boolean,
    /// `kind = state(Path)`: the path as it is written.
    State(String),
    /// `kind = status(Path)`
    Status(String),
    /// `crate = path`
    Path(String),
}

/// A text in a language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextIn {
    pub language: u32,
    pub text: String,
    /// From the language to the end of the text.
    pub span: Span,
}

impl Value {
    /// The text of `key = ".."`.
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }
}

/// What a key takes.
#[derive(Clone, Copy)]
enum Takes {
    Nothing,
    Text,
    /// A text that is not empty.
    FullText,
    Color,
    Number,
    Language,
    Texts,
    Name,
    Names,
    Kind,
    Path,
}

const OPTION_KEYS: &[(&str, Takes)] = &[
    ("value", Takes::Number),
    ("label", Takes::Text),
    ("labels", Takes::Texts),
    ("desc", Takes::Text),
    ("descs", Takes::Texts),
    ("alias", Takes::Text),
    ("color", Takes::Color),
    ("external_value", Takes::FullText),
    ("hidden", Takes::Nothing),
    ("invariant_name", Takes::FullText),
    ("default_status", Takes::Name),
    ("default_of_another_state", Takes::Nothing),
    ("no_status_reasons", Takes::Nothing),
    ("state", Takes::Name),
    ("transitions", Takes::Names),
];

const SET_KEYS: &[(&str, Takes)] = &[
    ("table", Takes::FullText),
    ("column", Takes::FullText),
    ("name", Takes::FullText),
    ("global", Takes::FullText),
    ("display_name", Takes::FullText),
    ("display_names", Takes::Texts),
    ("kind", Takes::Kind),
    ("language", Takes::Language),
    ("default", Takes::Name),
    ("enforce_transitions", Takes::Nothing),
    ("serde", Takes::Nothing),
    ("allow_duplicate_labels", Takes::Nothing),
    ("crate", Takes::Path),
];

/// Reads the inside of an attribute.
pub(super) fn entries(attribute: &str, tokens: TokenStream) -> Result<Vec<Entry>, Mistake> {
    let keys = if attribute == "option" { OPTION_KEYS } else { SET_KEYS };
    let mut entries: Vec<Entry> = Vec::new();
    for item in items(tokens) {
        let Some(TokenTree::Ident(ident)) = item.first() else {
            let at = item.first().map_or(0, |token| token.span().byte_range().start);
            return Err(Mistake::new(at, "expected a key, as in `key = value`"));
        };
        let key_span = ident.span().byte_range();
        let key = ident.to_string();
        let Some((_, takes)) = keys.iter().find(|(known, _)| *known == key) else {
            let known: Vec<_> = keys.iter().map(|(key, _)| format!("`{key}`")).collect();
            return Err(Mistake::new(
                key_span.start,
                format!("unknown key `{key}`: `#[{attribute}(..)]` takes {}", known.join(", ")),
            ));
        };
        if key != "alias" && entries.iter().any(|entry| entry.key == key) {
            return Err(Mistake::new(key_span.start, format!("`{key}` is given twice: leave one out")));
        }
        let end = item.last().map_or(key_span.end, |token| token.span().byte_range().end);
        let (value, value_span) = match &item[1..] {
            [] => (Given::Nothing, key_span.clone()),
            [TokenTree::Punct(punct), rest @ ..] if punct.as_char() == '=' && !rest.is_empty() => {
                (Given::Value(rest), rest[0].span().byte_range().start..end)
            }
            [TokenTree::Group(group)] if group.delimiter() == Delimiter::Parenthesis => {
                (Given::List(group), group.span().byte_range())
            }
            [other, ..] => {
                let at = other.span().byte_range().start;
                return Err(Mistake::new(at, format!("expected `=`, `(..)` or `,` after `{key}`")));
            }
        };
        let value = value.read(*takes).ok_or_else(|| {
            Mistake::new(value_span.start, format!("`{key}` takes {}", takes.words().replace("KEY", &key)))
        })?;
        entries.push(Entry { key, span: key_span.start..end, key_span, value, value_span });
    }
    entries.shrink_to_fit();
    Ok(entries)
}

enum Given<'a> {
    Nothing,
    Value(&'a [TokenTree]),
    List(&'a Group),
}

impl Given<'_> {
    fn read(&self, takes: Takes) -> Option<Value> {
        Some(match (takes, self) {
            (Takes::Nothing, Self::Nothing) => Value::Flag,
            (Takes::Text, Self::Value([token])) => Value::Text(text(token)?),
            (Takes::FullText, Self::Value([token])) => {
                Value::Text(text(token).filter(|text| !text.is_empty())?)
            }
            (Takes::Color, Self::Value([token])) => Value::Text(text(token).filter(|text| is_color(text))?),
            (Takes::Number, Self::Value(tokens)) => Value::Number(number(tokens)?),
            (Takes::Language, Self::Value(tokens)) => {
                Value::Number(number(tokens).filter(|&number| number > 0)?)
            }
            (Takes::Name, Self::Value([TokenTree::Ident(name)])) => Value::Name(name.to_string()),
            (Takes::Kind, Self::Value([TokenTree::Ident(kind)])) if kind == "boolean" => Value::Boolean,
            (Takes::Kind, Self::Value([TokenTree::Ident(kind), TokenTree::Group(path)]))
                if path.delimiter() == Delimiter::Parenthesis && !path.stream().is_empty() =>
            {
                let path = path.stream().to_string().replace(' ', "");
                match &*kind.to_string() {
                    "state" => Value::State(path),
                    "status" => Value::Status(path),
                    _ => return None,
                }
            }
            (Takes::Path, Self::Value(tokens)) => {
                Value::Path(tokens.iter().cloned().collect::<TokenStream>().to_string().replace(' ', ""))
            }
            (Takes::Names, Self::List(list)) => {
                let name = |item: Vec<TokenTree>| match &item[..] {
                    [TokenTree::Ident(name)] => Some(name.to_string()),
                    _ => None,
                };
                Value::Names(items(list.stream()).into_iter().map(name).collect::<Option<_>>()?)
            }
            (Takes::Texts, Self::List(list)) => {
                let texts: Vec<TextIn> =
                    items(list.stream()).into_iter().map(text_in).collect::<Option<_>>()?;
                let mut languages = HashSet::new();
                if !texts.iter().all(|text| languages.insert(text.language)) {
                    return None;
                }
                Value::Texts(texts)
            }
            _ => return None,
        })
    }
}

impl Takes {
    fn words(self) -> &'static str {
        match self {
            Self::Nothing => "no value: write `KEY` alone",
            Self::Text => "a string literal: expected `KEY = \"..\"`",
            Self::FullText => "a string literal that is not empty: expected `KEY = \"..\"`",
            Self::Color => "`#` and six hexadecimal digits, such as `\"#0000ff\"`",
            Self::Number => "an integer literal from -2147483648 to 2147483647, such as `192350000`",
            Self::Language => "a locale id, such as 1033 for English",
            Self::Texts => "texts by their locale ids, each once: expected `KEY(1031 = \"..\")`",
            Self::Name => "the name of a variant",
            Self::Names => "the names of variants: expected `KEY(A, B)`",
            Self::Kind => "`boolean`, `state(MyStatus)` or `status(MyState)`",
            Self::Path => "a path, such as `KEY = my_crate::closure_reason`",
        }
    }
}

/// What is between the commas.
fn items(tokens: TokenStream) -> Vec<Vec<TokenTree>> {
    let mut items = vec![Vec::new()];
    for token in tokens {
        match (&token, items.last_mut()) {
            (TokenTree::Punct(punct), _) if punct.as_char() == ',' => items.push(Vec::new()),
            (_, Some(item)) => item.push(token),
            (_, None) => {}
        }
    }
    items.retain(|item| !item.is_empty());
    items
}

fn text_in(item: Vec<TokenTree>) -> Option<TextIn> {
    let [language, TokenTree::Punct(equals), token] = &item[..] else { return None };
    let number = number(std::slice::from_ref(language)).filter(|&number| number > 0)?;
    let span = language.span().byte_range().start..token.span().byte_range().end;
    (equals.as_char() == '=').then_some(())?;
    Some(TextIn { language: u32::try_from(number).ok()?, text: text(token)?, span })
}

/// The text of a string literal.
pub(super) fn text(token: &TokenTree) -> Option<String> {
    let TokenTree::Literal(literal) = token else { return None };
    let spelling = literal.to_string();
    match spelling.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) {
        Some(plain) if !plain.contains('\\') && !plain.contains('\r') => Some(plain.to_owned()),
        _ if !spelling.starts_with(['"', 'r']) => None,
        _ => match Lit::new(literal.clone()) {
            Lit::Str(text) if text.suffix().is_empty() => Some(text.value()),
            _ => None,
        },
    }
}

/// The most characters of an integer literal that may be a value, underscores and leading zeros included.
const LONGEST: usize = 128;

/// An optional sign and an integer literal without suffix.
pub(super) fn number(tokens: &[TokenTree]) -> Option<i32> {
    match tokens {
        [TokenTree::Literal(literal)] => i32::try_from(unsigned(literal)?).ok(),
        [TokenTree::Punct(sign), TokenTree::Literal(literal)] if sign.as_char() == '-' => {
            i32::try_from(-unsigned(literal)?).ok()
        }
        _ => None,
    }
}

fn unsigned(literal: &Literal) -> Option<i64> {
    // The time to read an integer grows with the square of its digits.
    if literal.to_string().len() > LONGEST {
        return None;
    }
    match Lit::new(literal.clone()) {
        Lit::Int(integer) if integer.suffix().is_empty() => integer.base10_parse().ok(),
        _ => None,
    }
}

fn is_color(text: &str) -> bool {
    let digits = text.strip_prefix('#').unwrap_or_default();
    digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_hexdigit())
}
