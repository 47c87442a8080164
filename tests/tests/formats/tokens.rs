//! `Some` in formats that distinguish it from its content, as RON does and JSON does not.

use closure_reason::{Choice, OptionSet};
use serde::{Deserialize, Serialize};
use serde_test::{Configure, Token, assert_tokens};

#[derive(Clone, Copy, Debug, PartialEq, Eq, OptionSet)]
#[option_set(serde)]
enum Grade {
    #[option(value = 1, label = "First rate")]
    First,
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct ByValue {
    option: Grade,
    optional: Option<Grade>,
    choice: Choice<Grade>,
    optional_choice: Option<Choice<Grade>>,
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct ByLabel {
    #[serde(with = "closure_reason::serde::label")]
    option: Grade,
    #[serde(with = "closure_reason::serde::label")]
    optional: Option<Grade>,
    #[serde(with = "closure_reason::serde::label")]
    unknown: Choice<Grade>,
    #[serde(with = "closure_reason::serde::label")]
    optional_choice: Option<Choice<Grade>>,
    #[serde(with = "closure_reason::serde::label")]
    optional_unknown: Option<Choice<Grade>>,
    #[serde(with = "closure_reason::serde::label")]
    none: Option<Grade>,
}

#[test]
fn a_value_is_some_only_in_an_option() {
    let row = ByValue {
        option: Grade::First,
        optional: Some(Grade::First),
        choice: Choice::new(9),
        optional_choice: Some(Choice::new(9)),
    };
    assert_tokens(
        &row.readable(),
        &[
            Token::Struct { name: "ByValue", len: 4 },
            Token::Str("option"),
            Token::I32(1),
            Token::Str("optional"),
            Token::Some,
            Token::I32(1),
            Token::Str("choice"),
            Token::I32(9),
            Token::Str("optional_choice"),
            Token::Some,
            Token::I32(9),
            Token::StructEnd,
        ],
    );
}

#[test]
fn a_label_is_some_only_in_an_option() {
    let row = ByLabel {
        option: Grade::First,
        optional: Some(Grade::First),
        unknown: Choice::new(9),
        optional_choice: Some(Grade::First.into()),
        optional_unknown: Some(Choice::new(9)),
        none: None,
    };
    assert_tokens(
        &row.readable(),
        &[
            Token::Struct { name: "ByLabel", len: 6 },
            Token::Str("option"),
            Token::Str("First rate"),
            Token::Str("optional"),
            Token::Some,
            Token::Str("First rate"),
            Token::Str("unknown"),
            Token::I32(9),
            Token::Str("optional_choice"),
            Token::Some,
            Token::Str("First rate"),
            Token::Str("optional_unknown"),
            Token::Some,
            Token::I32(9),
            Token::Str("none"),
            Token::None,
            Token::StructEnd,
        ],
    );
}
