//! Choices columns: a string of values, or `null`.

use core::fmt;
use core::marker::PhantomData;

use serde_core::de::{Error, Visitor};
use serde_core::{Deserialize, Deserializer, Serialize, Serializer};

use crate::{Choices, OptionSet};

impl<T> Serialize for Choices<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.is_empty() { serializer.serialize_none() } else { serializer.serialize_some(&Joined(self)) }
    }
}

struct Joined<'a, T>(&'a Choices<T>);

impl<T> Serialize for Joined<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self.0)
    }
}

impl<'de, T: OptionSet> Deserialize<'de> for Choices<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_option(Members(PhantomData))
    }
}

struct Members<T>(PhantomData<fn() -> T>);

impl<'de, T: OptionSet> Visitor<'de> for Members<T> {
    type Value = Choices<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "null, or a string of option values of {}, separated by commas", T::METADATA)
    }

    fn visit_none<E: Error>(self) -> Result<Choices<T>, E> {
        Ok(Choices::new())
    }

    fn visit_unit<E: Error>(self) -> Result<Choices<T>, E> {
        Ok(Choices::new())
    }

    // Asking for text keeps formats that guess the type of a field (CSV) from making a number of a
    // single member.
    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Choices<T>, D::Error> {
        deserializer.deserialize_str(self)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Choices<T>, E> {
        text.parse().map_err(E::custom)
    }
}
