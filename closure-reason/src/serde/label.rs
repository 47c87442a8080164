//! `#[serde(with = "closure_reason::serde::label")]`: the label as text, as in spreadsheets and formatted values.
//!
//! Reads a label or an alias, exactly; any other text is an error, and so is a label that several options bear. A [`Choice`]
//! whose value is not known is written as its number, and read back from it.
//!
//! A format that guesses types (CSV) makes a number of a cell `007`. A field of type `T` asks for text and gets the cell as it is; a
//! [`Choice`] has to take either, so there a number is the label that reads as that number, if just one option has such a label and no other
//! option has the number as its value; else it is the value.
//!
//! What is written need not be readable: a label that several options bear is written, and is an error when read. In CSV an empty
//! label is an empty cell, which an `Option` reads as `None`.
//!
//! Formats that are not for human readers carry the value instead.
//!
//! [`Choice`]: crate::Choice
//!
//! ```
//! use closure_reason::ClosureReason;
//! use serde::{Deserialize, Serialize};
//!
//! #[derive(Serialize, Deserialize)]
//! struct Row {
//!     #[serde(with = "closure_reason::serde::label")]
//!     reason: ClosureReason,
//! }
//!
//! let row: Row = serde_json::from_str(r#"{"reason": "AgentTransfered"}"#)?; // as live systems spell it
//! assert_eq!(row.reason, ClosureReason::AgentTransferred);
//! assert_eq!(serde_json::to_string(&row)?, r#"{"reason":"AgentTransferred"}"#);
//! # Ok::<(), serde_json::Error>(())
//! ```

use core::fmt;
use core::marker::PhantomData;

use serde_core::de::Visitor;
use serde_core::ser::Error as _;
use serde_core::{Deserializer, Serialize, Serializer, de};

use super::field::Field;
use super::number::Number;
use super::{lenient, value};
use crate::tables::Lookup;
use crate::{Choice, OptionSet};

/// Writes the label.
///
/// # Errors
/// Those of the serializer; and when an unknown value is also the label of an option, so that it would be read back as that.
pub fn serialize<F: Field, S: Serializer>(field: &F, serializer: S) -> Result<S::Ok, S::Error> {
    if !serializer.is_human_readable() {
        return lenient::serialize(field, serializer);
    }
    let Some(choice) = field.choice() else { return serializer.serialize_none() };
    match choice.label() {
        Some(label) if F::OPTIONAL => serializer.serialize_some(label),
        Some(label) => serializer.serialize_str(label),
        None => match Number::Whole(choice.value().into()).labelled(F::Set::METADATA).next() {
            Some(option) => Err(S::Error::custom(format_args!(
                "{} is not an option of {}, and would be read back as {} {:?}",
                choice.value(),
                F::Set::METADATA,
                option.value(),
                option.label(),
            ))),
            None if F::OPTIONAL => serializer.serialize_some(&choice),
            None => choice.serialize(serializer),
        },
    }
}

/// Reads a label.
///
/// # Errors
/// When there is no text (or, for a [`Choice`], no integer), or the text is not the label of exactly one option.
pub fn deserialize<'de, F: Field, D: Deserializer<'de>>(deserializer: D) -> Result<F, D::Error> {
    if !deserializer.is_human_readable() {
        return lenient::deserialize(deserializer);
    }
    let label = Label(PhantomData);
    if F::OPTIONAL { deserializer.deserialize_option(label) } else { label.read(deserializer) }
}

struct Label<F>(PhantomData<fn() -> F>);

impl<F: Field> Label<F> {
    /// Asks for text where only text will do: formats that guess types then leave "007" as it is.
    fn read<'de, D: Deserializer<'de>>(self, deserializer: D) -> Result<F, D::Error> {
        if F::LOSSLESS { deserializer.deserialize_any(self) } else { deserializer.deserialize_str(self) }
    }

    /// A number is a label, of which a format that guesses types made a number, or else the value of an unknown choice.
    fn number<E: de::Error>(self, number: Number, unexpected: de::Unexpected) -> Result<F, E> {
        let set = F::Set::METADATA;
        let may_be_value = F::LOSSLESS && !matches!(unexpected, de::Unexpected::Float(_));
        if !may_be_value && number.labelled(set).next().is_none() {
            return Err(E::invalid_type(unexpected, &self));
        }
        let mut labelled = number.labelled_otherwise(set);
        let choice = match (number.value().map(Choice::<F::Set>::new), labelled.next(), labelled.next()) {
            (Some(choice), None, _) => choice,
            (choice, Some(option), None) if choice.and_then(Choice::known).is_none() => {
                Choice::new(option.value())
            }
            (None, None, _) => return Err(value::out_of_range::<F::Set, E>(number)),
            (_, Some(option), _) => return Err(lenient::two_meanings::<F::Set, E>(number, option)),
        };
        F::from_choice(choice).map_err(E::custom)
    }
}

impl<'de, F: Field> Visitor<'de> for Label<F> {
    type Value = F;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a label of {}", F::Set::METADATA)
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<F, E> {
        let option = Lookup::<F::Set>::try_from_label(text).map_err(E::custom)?;
        F::from_choice(Choice::from(option)).map_err(E::custom)
    }

    fn visit_i64<E: de::Error>(self, number: i64) -> Result<F, E> {
        self.number(Number::Whole(number.into()), de::Unexpected::Signed(number))
    }

    fn visit_u64<E: de::Error>(self, number: u64) -> Result<F, E> {
        self.number(Number::Whole(number.into()), de::Unexpected::Unsigned(number))
    }

    fn visit_i128<E: de::Error>(self, number: i128) -> Result<F, E> {
        self.number(Number::Whole(number), de::Unexpected::Other("integer of 128 bits"))
    }

    fn visit_u128<E: de::Error>(self, number: u128) -> Result<F, E> {
        self.number(number.into(), de::Unexpected::Other("integer of 128 bits"))
    }

    fn visit_f64<E: de::Error>(self, number: f64) -> Result<F, E> {
        self.number(number.into(), de::Unexpected::Float(number))
    }

    fn visit_bool<E: de::Error>(self, truth: bool) -> Result<F, E> {
        self.visit_str(if truth { "true" } else { "false" })
    }

    fn visit_none<E: de::Error>(self) -> Result<F, E> {
        F::empty().ok_or_else(|| E::invalid_type(de::Unexpected::Option, &self))
    }

    fn visit_unit<E: de::Error>(self) -> Result<F, E> {
        F::empty().ok_or_else(|| E::invalid_type(de::Unexpected::Unit, &self))
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<F, D::Error> {
        self.read(deserializer)
    }
}
