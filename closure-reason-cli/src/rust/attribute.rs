//! Attributes as they are written: keys, their values, and where they are.

use std::rc::Rc;

use closure_reason_syntax::{InLanguage, KeySpan, KeyValue, Kind};
use quote::ToTokens;

use super::line_column::{Span, of_tokens};

/// One `#[option(..)]` or `#[option_set(..)]`, alone or within `cfg_attr`.
#[derive(Clone, Debug)]
pub struct OptionAttribute {
    /// All of it, `#` and brackets included; within `cfg_attr`, from the word `option` to the parenthesis.
    pub span: Span,
    /// The text between the parentheses; without parentheses, the empty span after the word.
    pub list: Option<Span>,
    pub entries: Vec<AttributeKey>,
    /// The condition of the `cfg_attr` that it is in.
    pub condition: Option<Rc<str>>,
}

/// One key of an attribute, with its value.
#[derive(Clone, Debug)]
pub struct AttributeKey {
    pub key: &'static str,
    /// From the key to the end of its value.
    pub span: Span,
    pub value: AttributeValue,
    /// The value: what follows `=`, or the list with its parentheses; the key itself if it has no value.
    pub value_span: Span,
}

/// The value of a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AttributeValue {
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

impl AttributeValue {
    /// The text of `key = ".."`.
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    fn of(said: KeyValue) -> Option<Self> {
        Some(match said {
            KeyValue::Flag => Self::Flag,
            KeyValue::Text(text) => Self::Text(text.to_owned()),
            KeyValue::Texts(texts) => Self::Texts(texts.iter().map(TextIn::of).collect()),
            KeyValue::Number(number) => Self::Number(number),
            KeyValue::Language(language) => Self::Number(i32::try_from(language).ok()?),
            KeyValue::Name(name) => Self::Name(name.to_string()),
            KeyValue::Names(names) => Self::Names(names.iter().map(ToString::to_string).collect()),
            KeyValue::Kind(Kind::Boolean) => Self::Boolean,
            KeyValue::Kind(Kind::State(path)) => Self::State(written(path)),
            KeyValue::Kind(Kind::Status(path)) => Self::Status(written(path)),
            KeyValue::Kind(Kind::Choice | Kind::Unknown) => return None,
            KeyValue::Path(path) => Self::Path(written(path)),
        })
    }
}

impl TextIn {
    fn of(text: &InLanguage) -> Self {
        let span = of_tokens(text.span, text.text.literal.span());
        Self { language: text.language, text: text.text.value.clone(), span }
    }
}

fn written(path: &syn::Path) -> String {
    path.to_token_stream().to_string().replace(' ', "")
}

/// Adds a key to the attribute that contains it.
pub fn add(attributes: &mut [OptionAttribute], key: &'static str, place: KeySpan, said: KeyValue) {
    let span = of_tokens(place.key, place.last);
    let holds = |attribute: &&mut OptionAttribute| {
        attribute.list.as_ref().is_some_and(|list| list.start <= span.start && span.end <= list.end)
    };
    if let (Some(attribute), Some(value)) = (attributes.iter_mut().find(holds), AttributeValue::of(said)) {
        let value_span = of_tokens(place.first, place.last);
        attribute.entries.push(AttributeKey { key, span, value, value_span });
    }
}

/// Sorts the keys of each attribute by their position.
pub fn order(attributes: &mut [OptionAttribute]) {
    for attribute in attributes {
        attribute.entries.sort_unstable_by_key(|entry| entry.span.start);
        // Files are kept for long, and their options are many.
        attribute.entries.shrink_to_fit();
    }
}
