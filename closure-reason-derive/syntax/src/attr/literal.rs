//! Texts and numbers with the literals that spell them.

use proc_macro2::{Literal, Span};
use syn::Lit;

/// A text and the literal that spells it.
#[derive(Clone)]
pub struct Text {
    /// The text.
    pub value: String,
    /// The literal, with its place.
    pub literal: Literal,
}

/// An `i32` and the token to point at.
#[derive(Clone, Copy)]
pub struct Number {
    /// The number.
    pub value: i32,
    /// The literal, without its sign.
    pub span: Span,
}

impl Text {
    /// A text that the macro itself spells.
    #[must_use]
    pub fn new(value: String) -> Self {
        let literal = Literal::string(&value);
        Self { value, literal }
    }

    /// The text of a string literal.
    #[must_use]
    pub fn read(literal: &Literal) -> Option<Self> {
        let mut value = literal.to_string();
        // Most texts have no escapes, so the spelling is the text. The compiler turns `\r\n` into `\n`, but a reader of
        // the file itself sees `\r\n`.
        if value.starts_with('"') && value.ends_with('"') && !value.contains('\\') && !value.contains('\r') {
            value.pop();
            value.remove(0);
        } else {
            match Lit::new(literal.clone()) {
                Lit::Str(text) if text.suffix().is_empty() => value = text.value(),
                _ => return None,
            }
        }
        Some(Self { value, literal: literal.clone() })
    }
}

/// How many characters the integer literal of a value may have, with underscores and leading zeros.
const LONGEST_NUMBER: usize = 128;

/// The number that a literal spells, with the sign before it.
pub(crate) fn integer(literal: &Literal, negative: bool) -> Result<i32, String> {
    let spelling = literal.to_string();
    let number = match spelling.parse::<i64>() {
        Ok(number) => Some(number),
        // The time that syn takes for an integer grows with the square of its digits.
        Err(_) if spelling.len() > LONGEST_NUMBER && spelling.starts_with(|c: char| c.is_ascii_digit()) => {
            None
        }
        Err(_) => match Lit::new(literal.clone()) {
            Lit::Int(integer) if integer.suffix().is_empty() => integer.base10_parse().ok(),
            Lit::Int(integer) => {
                return Err(format!("takes no type suffix: remove `{}`", integer.suffix()));
            }
            _ => return Err("takes an integer literal, such as `192350000`".to_owned()),
        },
    };
    let signed = number.map(|number| if negative { -number } else { number });
    signed.and_then(|number| i32::try_from(number).ok()).ok_or_else(|| {
        format!(
            "must fit in an `i32`, from {} to {}: Dataverse stores option values as signed 32-bit integers",
            i32::MIN,
            i32::MAX
        )
    })
}
