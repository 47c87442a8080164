//! A `#[serde(flatten)]` in a binary format, as serde reads it: it buffers the fields, and reads them as text formats are read.

use closure_reason::{Choice, Choices};
use serde::{Deserialize, Serialize};
use serde_test::{Configure, Token, assert_de_tokens_error, assert_tokens};

use crate::fields::Labelled;
use crate::tokens::Grade;

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Row<F> {
    #[serde(flatten)]
    fields: F,
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Plain {
    option: Option<Grade>,
    choice: Option<Choice<Grade>>,
    choices: Choices<Grade>,
    #[serde(with = "closure_reason::serde::lenient")]
    lenient: Option<Grade>,
}

#[derive(Debug, PartialEq, Deserialize)]
struct ByLabel {
    #[serde(with = "closure_reason::serde::label")]
    grade: Option<Grade>,
}

#[derive(Debug, PartialEq, Deserialize)]
struct AsText {
    #[serde(with = "closure_reason::serde::text")]
    grade: Option<Choice<Grade>>,
}

#[test]
fn plain_types_and_the_lenient_reader_read_what_they_wrote() {
    let choices = Choices::from_iter([1, 9].map(Choice::new));
    let fields = Plain {
        option: Some(Grade::First),
        choice: Some(Choice::new(9)),
        choices,
        lenient: Some(Grade::First),
    };
    assert_tokens(
        &Row { fields }.compact(),
        &[
            Token::Map { len: None },
            Token::Str("option"),
            Token::Some,
            Token::I32(1),
            Token::Str("choice"),
            Token::Some,
            Token::I32(9),
            Token::Str("choices"),
            Token::Some,
            Token::Str("1,9"),
            Token::Str("lenient"),
            Token::Some,
            Token::I32(1),
            Token::MapEnd,
        ],
    );
}

/// The documentation says so, and what to do instead.
#[test]
fn labels_and_texts_are_refused() {
    let tokens = [Token::Map { len: None }, Token::Str("grade"), Token::Some, Token::I32(1), Token::MapEnd];
    let why = "invalid type: integer `1`, expected a label of Grade";
    assert_de_tokens_error::<serde_test::Compact<Row<ByLabel>>>(&tokens, why);
    let why = "invalid type: integer `1`, expected a value or a label of Grade";
    assert_de_tokens_error::<serde_test::Compact<Row<AsText>>>(&tokens, why);
    // Without `flatten` they are read.
    assert_tokens(&Labelled(Some(Grade::First)).compact(), &[Token::Some, Token::I32(1)]);
}
