//! Choices columns: a string of values, or `null`.

use core::fmt;

use serde_core::de::{Error, SeqAccess, Unexpected};
use serde_core::{Deserialize, Deserializer, Serialize, Serializer};

use super::cell_reader::{CellReader, Spelled};
use crate::spelling::Number;
use crate::{Choice, Choices, OptionSet};

impl<T> Serialize for Choices<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.is_empty() { serializer.serialize_none() } else { serializer.serialize_some(&self.to_wire()) }
    }
}

impl<'de, T: OptionSet> Deserialize<'de> for Choices<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_option(CellReader::<Wire<T>, false>::new()).map(|Wire(choices)| choices)
    }
}

/// Only values: as a text, or as an array, which some connectors write.
struct Wire<T>(Choices<T>);

impl<T: OptionSet> Wire<T> {
    fn refused<E: Error>(unexpected: Unexpected) -> E {
        E::invalid_type(unexpected, &CellReader::<Self, false>::new())
    }
}

impl<T: OptionSet> Spelled for Wire<T> {
    fn expecting(f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "null, or a string of option values of {}, separated by commas", T::METADATA)
    }

    fn nothing() -> Option<Self> {
        Some(Self(Choices::new()))
    }

    /// A single member, which a format that guesses types (CSV) has turned into a number.
    fn from_integer<E: Error>(number: i64) -> Result<Self, E> {
        match Choice::try_from(number) {
            Ok(choice) => Ok(Self(Choices::from([choice]))),
            Err(_) => Err(Self::refused(Unexpected::Signed(number))),
        }
    }

    fn from_number<E: Error>(number: Number) -> Result<Self, E> {
        Err(Self::refused(Unexpected::Other(&alloc::format!("number {number}"))))
    }

    fn from_truth<E: Error>(truth: bool) -> Result<Self, E> {
        Err(Self::refused(Unexpected::Bool(truth)))
    }

    fn from_text<E: Error>(text: &str) -> Result<Self, E> {
        Choices::from_wire(text).map(Self).map_err(E::custom)
    }

    fn from_list<'de, A: SeqAccess<'de>>(mut list: A) -> Result<Self, A::Error> {
        let mut choices = Choices::new();
        while let Some(choice) = list.next_element::<Choice<T>>()? {
            choices.insert(choice);
        }
        Ok(Self(choices))
    }

    fn from_bytes<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(CellReader::<Self, false>::new())
    }
}
