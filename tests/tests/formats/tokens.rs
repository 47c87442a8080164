//! `Some` in formats that distinguish it from its content, as RON does and JSON does not.

use closure_reason::{Choice, OptionSet};
use serde_test::{Configure, Token, assert_tokens};

use crate::fields::Labelled;

#[derive(Clone, Copy, Debug, PartialEq, Eq, OptionSet)]
#[option_set(serde)]
pub(crate) enum Grade {
    #[option(value = 1, label = "First rate")]
    First,
}

#[test]
fn a_value_is_some_only_in_an_option() {
    assert_tokens(&Grade::First.readable(), &[Token::I32(1)]);
    assert_tokens(&Some(Choice::<Grade>::new(9)).readable(), &[Token::Some, Token::I32(9)]);
}

#[test]
fn a_label_is_some_only_in_an_option() {
    let label = Token::Str("First rate");
    assert_tokens(&Labelled(Grade::First).readable(), &[label]);
    let assert_optional = |choice: Option<Choice<Grade>>, tokens: &[Token]| {
        assert_tokens(&Labelled(choice).readable(), tokens);
    };
    assert_optional(Some(Grade::First.into()), &[Token::Some, label]);
    assert_optional(Some(Choice::new(9)), &[Token::Some, Token::I32(9)]);
    assert_optional(None, &[Token::None]);
}
