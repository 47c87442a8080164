//! The plain form: the value.

use core::fmt;
use core::marker::PhantomData;

use serde_core::de::{Error, Visitor};
use serde_core::{Deserialize, Deserializer, Serialize, Serializer};

use crate::{Choice, OptionSet};

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
        serializer.serialize_i32(self.value())
    }
}

impl<'de, T: OptionSet> Deserialize<'de> for Choice<T> {
    #[inline]
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_i32(Value(PhantomData))
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

#[cold]
pub(super) fn out_of_range<T: OptionSet, E: Error>(value: impl fmt::Display) -> E {
    E::custom(format_args!("{value} is no option of {}: option values are 32 bits, signed", T::METADATA))
}
