//! `#[serde(with = "closure_reason::serde::lenient")]`: for a column that arrives spelled differently by every exporter.
//!
//! Reads an integer, an integral float (`192350006.0`, as number or text), an integer as text, a label or an alias. Empty text
//! and `null` are `None` for an `Option`, an error otherwise. Writes the value.
//!
//! A number that is also the label of an option must mean that option both ways. Where it does not (9 is the value of one option
//! and the label of another; or of none yet, which an environment can change) it is an error, with quotes or without: programs between the source and here
//! add and drop quotes, and to guess is how a number becomes the wrong word. A column that is known to hold values needs
//! neither this module nor the restriction.
//!
//! ```
//! use closure_reason::OptionSet;
//! use serde::Deserialize;
//!
//! /// The months of a year that begins in September, labelled by their usual numbers.
//! #[derive(Clone, Copy, Debug, PartialEq, OptionSet)]
//! #[option_set(table = "demo_plan", column = "demo_month")]
//! enum Month {
//!     #[option(value = 1, label = "9")]
//!     September,
//!     #[option(value = 9, label = "5")]
//!     May,
//! }
//!
//! #[derive(Debug, Deserialize)]
//! struct Plan {
//!     #[serde(with = "closure_reason::serde::lenient")]
//!     month: Month,
//! }
//!
//! let read = |json| serde_json::from_str::<Plan>(json).map(|plan| plan.month);
//! assert_eq!(read(r#"{"month": 1}"#)?, Month::September);
//! for json in [r#"{"month": 9}"#, r#"{"month": "9"}"#, r#"{"month": 9.0}"#] {
//!     assert!(read(json).unwrap_err().to_string().starts_with(
//!         "9 has two meanings in Month (demo_plan.demo_month): as a label it is option 1 \"9\", as a value another or an unknown one"
//!     ));
//! }
//! # Ok::<(), serde_json::Error>(())
//! ```
//!
//! A yes/no column is read from `true` and `false` too, in any case, and written so.
//!
//! Formats that are not for human readers carry the value.

use core::fmt;
use core::marker::PhantomData;

use serde_core::de::{Error, Unexpected, Visitor};
use serde_core::{Deserialize, Deserializer, Serialize, Serializer};

use super::field::Field;
use super::number::{self, Number};
use super::value;
use crate::tables::Lookup;
use crate::{Choice, OptionMetadata, OptionSet, OptionSetKind};

/// Writes the value.
///
/// # Errors
/// Those of the serializer.
pub fn serialize<F: Field, S: Serializer>(field: &F, serializer: S) -> Result<S::Ok, S::Error> {
    match field.choice() {
        None => serializer.serialize_none(),
        Some(choice) if F::OPTIONAL => serializer.serialize_some(&choice),
        Some(choice) => choice.serialize(serializer),
    }
}

/// Reads any of the spellings.
///
/// # Errors
/// When it is none of them, when no option has the value or label, and when value and label disagree.
pub fn deserialize<'de, F: Field, D: Deserializer<'de>>(deserializer: D) -> Result<F, D::Error> {
    if deserializer.is_human_readable() {
        deserializer.deserialize_any(Lenient(PhantomData))
    } else if F::OPTIONAL {
        deserializer.deserialize_option(Lenient(PhantomData))
    } else {
        from_value(deserializer)
    }
}

struct Lenient<F>(PhantomData<fn() -> F>);

impl<F: Field> Lenient<F> {
    /// A number is a value. What cannot be one may still be a label, of which a format that guesses types made a number.
    fn number<E: Error>(number: Number) -> Result<F, E> {
        let mut labelled = number.labelled_otherwise(F::Set::METADATA);
        let choice = match (number.value(), labelled.next(), labelled.next()) {
            (Some(value), None, _) => Choice::new(value),
            (None, Some(option), None) => Choice::new(option.value()),
            (None, None, _) => return Err(value::out_of_range::<F::Set, E>(number)),
            (_, Some(option), _) => return Err(two_meanings::<F::Set, E>(number, option)),
        };
        F::from_choice(choice).map_err(E::custom)
    }
}

/// The error for what spells a value and is the label of an option with another one.
#[cold]
pub(super) fn two_meanings<T: OptionSet, E: Error>(
    spelling: impl fmt::Display,
    labelled: OptionMetadata,
) -> E {
    E::custom(format_args!(
        "{spelling} has two meanings in {}: as a label it is option {} {:?}, as a value another or an unknown one",
        T::METADATA,
        labelled.value(),
        labelled.label(),
    ))
}

impl<'de, F: Field> Visitor<'de> for Lenient<F> {
    type Value = F;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a value or a label of {}", F::Set::METADATA)
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<F, E> {
        self.visit_i128(number.into())
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<F, E> {
        self.visit_i128(number.into())
    }

    fn visit_i128<E: Error>(self, number: i128) -> Result<F, E> {
        Self::number(Number::Whole(number))
    }

    fn visit_u128<E: Error>(self, number: u128) -> Result<F, E> {
        Self::number(number.into())
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<F, E> {
        Self::number(number.into())
    }

    fn visit_bool<E: Error>(self, truth: bool) -> Result<F, E> {
        match F::Set::METADATA.kind() {
            OptionSetKind::Boolean => Self::number(Number::Whole(truth.into())),
            _ => self.visit_str(if truth { "true" } else { "false" }),
        }
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<F, E> {
        if text.is_empty() {
            return F::empty().ok_or_else(|| E::invalid_value(Unexpected::Str(text), &self));
        }
        match number::whole(text) {
            Some(whole) if i32::try_from(whole).is_ok() => Self::number(Number::Whole(whole)),
            _ => match (truth::<F::Set>(text), Lookup::<F::Set>::try_from_label(text)) {
                (Some(value), Ok(option)) if option.value() != value => {
                    Err(two_meanings::<F::Set, E>(text, option.metadata()))
                }
                (Some(value), _) => Self::number(Number::Whole(value.into())),
                (None, option) => F::from_choice(Choice::from(option.map_err(E::custom)?)).map_err(E::custom),
            },
        }
    }

    fn visit_none<E: Error>(self) -> Result<F, E> {
        F::empty().ok_or_else(|| E::invalid_type(Unexpected::Option, &self))
    }

    fn visit_unit<E: Error>(self) -> Result<F, E> {
        F::empty().ok_or_else(|| E::invalid_type(Unexpected::Unit, &self))
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<F, D::Error> {
        if deserializer.is_human_readable() {
            deserializer.deserialize_any(self)
        } else {
            from_value(deserializer)
        }
    }
}

/// The value that a yes/no column has for `true` or `false`, whatever the case: spreadsheets write capitals.
fn truth<T: OptionSet>(text: &str) -> Option<i32> {
    let words = if T::METADATA.kind() == OptionSetKind::Boolean { ["false", "true"].as_slice() } else { &[] };
    words.iter().zip(0..).find_map(|(word, value)| text.eq_ignore_ascii_case(word).then_some(value))
}

fn from_value<'de, F: Field, D: Deserializer<'de>>(deserializer: D) -> Result<F, D::Error> {
    F::from_choice(Choice::deserialize(deserializer)?).map_err(D::Error::custom)
}
