//! The plain form: the value.

use core::fmt;
use core::marker::PhantomData;

use serde_core::de::{Error, Visitor};
use serde_core::ser::Error as _;
use serde_core::{Deserialize, Deserializer, Serialize, Serializer};

use crate::{Choice, OptionSet, OptionSetKind, UnknownValue};

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
    }
}

struct Value<T>(PhantomData<fn() -> T>);

impl<T: OptionSet> Visitor<'_> for Value<T> {
    type Value = Choice<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "an integer, the value of an option of {}", T::METADATA)
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

/// A yes/no column is a bool in rows, though its options have the values 0 and 1.
struct Truth<T>(PhantomData<fn() -> T>);

impl<T: OptionSet> Visitor<'_> for Truth<T> {
    type Value = Choice<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "true or false, the options of {}", T::METADATA)
    }

    fn visit_bool<E: Error>(self, truth: bool) -> Result<Choice<T>, E> {
        Ok(Choice::new(truth.into()))
    }
}

#[cold]
pub(super) fn out_of_range<T: OptionSet, E: Error>(value: impl fmt::Display) -> E {
    E::custom(format_args!("{value} is no option of {}: option values are 32 bits, signed", T::METADATA))
}
