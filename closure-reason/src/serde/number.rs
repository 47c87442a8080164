//! Numbers and labels that look alike.
//!
//! A label may be a number: months are labelled "1" to "12". Then `2` in a cell may be a value or a label, and formats
//! that guess types (CSV readers, spreadsheets) take the quotes away that could tell. So a number is compared
//! with the labels by what it means, not by how it is written: "007", 7 and 7.0 are one.

use core::fmt;

use crate::{OptionMetadata, OptionSetMetadata};

/// A number that a format made of a cell, or that a label reads as.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Number {
    /// A whole number, exactly.
    Whole(i128),
    /// A fraction, an infinity, no number, or a number too large to be exact.
    Float(f64),
}

impl Number {
    /// The number that a text reads as, in any spelling that a format which guesses types knows.
    fn read(text: &str) -> Option<Self> {
        let whole = whole(text).map(Self::Whole);
        whole.or_else(|| text.trim().parse::<f64>().ok().map(Self::from))
    }

    /// The value that the number would be.
    pub(super) fn value(self) -> Option<i32> {
        match self {
            Self::Whole(number) => number.try_into().ok(),
            Self::Float(_) => None,
        }
    }

    /// Whether both are certainly the same number, digits that a float has lost included.
    fn is(self, other: Self) -> bool {
        match (self, other) {
            (Self::Float(left), Self::Float(right)) if left.is_nan() => right.is_nan(),
            (Self::Float(left), Self::Float(_)) => {
                self == other && (left.is_infinite() || left.abs() < EXACT)
            }
            _ => self == other,
        }
    }

    /// The options with a label or alias that reads as this number.
    pub(super) fn labelled(self, set: &'static OptionSetMetadata) -> impl Iterator<Item = OptionMetadata> {
        let options = set.parts.numeric_texts.then(|| set.options()).into_iter().flatten();
        let bears = move |text: &str| Self::read(text).is_some_and(|read| read.is(self));
        options.filter(move |option| bears(option.label()) || option.aliases().any(bears))
    }

    /// Of these options those that have another value.
    pub(super) fn labelled_otherwise(
        self,
        set: &'static OptionSetMetadata,
    ) -> impl Iterator<Item = OptionMetadata> {
        self.labelled(set).filter(move |option| Some(option.value()) != self.value())
    }
}

/// 2^53: below it every whole number has a float of its own.
const EXACT: f64 = 9_007_199_254_740_992.0;

impl From<f64> for Number {
    #[expect(clippy::cast_possible_truncation, reason = "checked by the range, and by casting back")]
    #[expect(clippy::cast_precision_loss, clippy::float_cmp, reason = "exact below 2^53")]
    fn from(number: f64) -> Self {
        let whole = number as i64;
        let exact = number.abs() < EXACT && whole as f64 == number;
        if exact { Self::Whole(whole.into()) } else { Self::Float(number) }
    }
}

impl From<u128> for Number {
    #[expect(clippy::cast_precision_loss, reason = "then it is too large to be exact, and like no label")]
    fn from(number: u128) -> Self {
        i128::try_from(number).map_or(Self::Float(number as f64), Self::Whole)
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Whole(number) => number.fmt(f),
            Self::Float(number) => number.fmt(f),
        }
    }
}

/// The whole number that a text spells: digits, a sign or not, a fraction of zeros or not, blanks around it or not.
pub(super) fn whole(text: &str) -> Option<i128> {
    let text = text.trim_ascii();
    let digits = match text.split_once('.') {
        Some((digits, fraction)) if fraction.bytes().all(|byte| byte == b'0') => digits,
        Some(_) => return None,
        None => text,
    };
    digits.parse().ok()
}
