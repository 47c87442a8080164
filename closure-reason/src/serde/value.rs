//! The plain form: the value.

use alloc::string::{String, ToString};
use core::fmt;
use core::marker::PhantomData;

use serde_core::de::{Error, Visitor};
use serde_core::ser::Error as _;
use serde_core::{Deserialize, Deserializer, Serialize, Serializer};

use crate::spelling::Quoted;
use crate::{Choice, OptionSet, OptionSetKind, OptionSetMetadata, UnknownValue};

/// Writes an option as its value. The derive calls it.
///
/// # Errors
/// Those of the serializer.
#[doc(hidden)]
#[inline]
pub fn serialize<T: OptionSet, S: Serializer>(option: &T, serializer: S) -> Result<S::Ok, S::Error> {
    Choice::from(*option).serialize(serializer)
}

/// Reads an option from its value. The derive calls it.
///
/// # Errors
/// When there is no integer, or no option has it.
#[doc(hidden)]
#[inline]
pub fn deserialize<'de, T: OptionSet, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    Choice::deserialize(deserializer)?.try_known().map_err(Error::custom)
}

impl<T: OptionSet> Serialize for Choice<T> {
    #[inline]
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match (T::METADATA.kind(), self.value()) {
            (OptionSetKind::Boolean, 0) => serializer.serialize_bool(false),
            (OptionSetKind::Boolean, 1) => serializer.serialize_bool(true),
            (OptionSetKind::Boolean, value) => Err(S::Error::custom(UnknownValue::new(value, T::METADATA))),
            (_, value) => serializer.serialize_i32(value),
        }
    }
}

impl<'de, T: OptionSet> Deserialize<'de> for Choice<T> {
    #[inline]
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match T::METADATA.kind() {
            OptionSetKind::Boolean => deserializer.deserialize_bool(Truth(PhantomData)),
            _ => deserializer.deserialize_i32(Value(PhantomData)),
        }
        .map_err(explained::<T, D::Error>)
    }
}

/// An error in the words of [`explanation`], if it needs them.
#[cold]
fn explained<T: OptionSet, E: Error>(error: E) -> E {
    explanation(T::METADATA, &error.to_string()).map_or(error, E::custom)
}

/// Formats that only have texts (CSV, forms) parse the number themselves, and their error names neither
/// the set nor a remedy. Others quote the whole text, however long.
///
/// Not generic, because otherwise a program would have a copy for every set and format.
fn explanation(set: &OptionSetMetadata, message: &str) -> Option<String> {
    if let Some(cut) = cut(message) {
        return Some(cut);
    }
    let integers = ["", "x", "2147483648", "-2147483649"];
    let by_parsing =
        integers.iter().filter_map(|text| text.parse::<i32>().err()).map(|error| error.to_string());
    let not_a_bool = "x".parse::<bool>().map_err(|error| error.to_string()).err();
    by_parsing.chain(not_a_bool).any(|parsing| message.contains(&parsing)).then(|| {
        let expected = match set.kind() {
            OptionSetKind::Boolean => "true or false",
            _ => "an integer, the value of an option",
        };
        alloc::format!("{message}: expected {expected} of {set}; {REMEDY}")
    })
}

/// A message without the middle of a long text that it quotes. The place is at its end.
fn cut(message: &str) -> Option<String> {
    const LONGEST: usize = 1_000;
    const END: usize = 300;
    let boundary = |at: usize| (at..message.len()).find(|&at| message.is_char_boundary(at));
    let (start, end) = (boundary(LONGEST - END)?, boundary(message.len().saturating_sub(END))?);
    (message.len() > LONGEST).then(|| alloc::format!("{}..{}", &message[..start], &message[end..]))
}

/// The remedy for a text where a value is expected.
const REMEDY: &str =
    "for labels and other spellings, give the field `with = \"closure_reason::serde::lenient\"`";

/// The error for a text where a value is expected. It quotes only a part of a long one.
#[cold]
fn a_text<T: OptionSet, E: Error>(text: &str, expected: &str) -> E {
    E::custom(format_args!("{} is a text: expected {expected} of {}; {REMEDY}", Quoted(text), T::METADATA))
}

struct Value<T>(PhantomData<fn() -> T>);

impl<T: OptionSet> Visitor<'_> for Value<T> {
    type Value = Choice<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "an integer, the value of an option of {}", T::METADATA)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Choice<T>, E> {
        Err(a_text::<T, E>(text, "an integer, the value of an option"))
    }

    #[inline]
    fn visit_i64<E: Error>(self, value: i64) -> Result<Choice<T>, E> {
        match i32::try_from(value) {
            Ok(value) => Ok(Choice::new(value)),
            Err(_) => Err(out_of_range::<T, E>(value)),
        }
    }

    #[inline]
    fn visit_u64<E: Error>(self, value: u64) -> Result<Choice<T>, E> {
        match i32::try_from(value) {
            Ok(value) => Ok(Choice::new(value)),
            Err(_) => Err(out_of_range::<T, E>(value)),
        }
    }
}

/// A yes/no column is a bool in rows, although its options have the values 0 and 1.
struct Truth<T>(PhantomData<fn() -> T>);

impl<T: OptionSet> Visitor<'_> for Truth<T> {
    type Value = Choice<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "true or false, the options of {}", T::METADATA)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Choice<T>, E> {
        Err(a_text::<T, E>(text, "true or false"))
    }

    fn visit_bool<E: Error>(self, truth: bool) -> Result<Choice<T>, E> {
        Ok(Choice::new(truth.into()))
    }
}

#[cold]
fn out_of_range<T: OptionSet, E: Error>(value: impl fmt::Display) -> E {
    E::custom(format_args!(
        "{value} is not an option of {}: option values are signed 32-bit integers",
        T::METADATA
    ))
}
