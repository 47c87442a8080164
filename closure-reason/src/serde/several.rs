//! Several choices in any spelling, or as their labels.

use alloc::string::ToString;
use core::fmt;
use core::marker::PhantomData;

use serde_core::de::{Error, SeqAccess, Visitor};
use serde_core::ser::Error as _;
use serde_core::{Deserialize, Deserializer, Serializer};

use super::cell_reader::{CellReader, Spelled};
use super::labeled;
use super::spelled;
use crate::spelling::members::{self, Meaning, Piece};
use crate::spelling::options::Options;
use crate::spelling::{Compiled, Number};
use crate::tables::Lookup;
use crate::{Choice, Choices, OptionSet, ParseChoicesError};

pub(super) fn deserialize_lenient<'de, T: OptionSet, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Choices<T>, D::Error> {
    if deserializer.is_human_readable() {
        deserializer.deserialize_any(CellReader::<Choices<T>, false>::new())
    } else {
        Choices::deserialize(deserializer)
    }
}

pub(super) fn deserialize_text<'de, T: OptionSet, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Choices<T>, D::Error> {
    if deserializer.is_human_readable() {
        deserializer.deserialize_option(CellReader::<Choices<T>, true>::new())
    } else {
        Choices::deserialize(deserializer)
    }
}

pub(super) fn serialize_label<T: OptionSet, S: Serializer>(
    choices: &Choices<T>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    if !serializer.is_human_readable() {
        return serde_core::Serialize::serialize(choices, serializer);
    }
    if choices.is_empty() {
        return serializer.serialize_none();
    }
    for choice in choices.unknown() {
        labeled::refuse_a_label::<T, S::Error>(choice)?;
    }
    let labels = choices.to_string();
    if let (Some(choice), "") = (choices.first(), labels.trim()) {
        return Err(S::Error::custom(format_args!(
            "the label of {} in {} is blank, and would be read back as no choice",
            choice.value(),
            T::METADATA,
        )));
    }
    serializer.serialize_some(&labels)
}

pub(super) fn deserialize_label<'de, T: OptionSet, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Choices<T>, D::Error> {
    if deserializer.is_human_readable() {
        deserializer.deserialize_option(Labels(PhantomData))
    } else {
        Choices::deserialize(deserializer)
    }
}

impl<T: OptionSet> Spelled for Choices<T> {
    fn expecting(f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "null, or values or labels of {}, separated by semicolons or commas", T::METADATA)
    }

    fn nothing() -> Option<Self> {
        Some(Self::new())
    }

    fn from_integer<E: Error>(number: i64) -> Result<Self, E> {
        Self::from_number(number.into())
    }

    /// A cell with one member, which a format that guesses types has turned into a number.
    fn from_number<E: Error>(number: Number) -> Result<Self, E> {
        Ok(Self::from([Choice::from_number(number)?]))
    }

    fn from_truth<E: Error>(truth: bool) -> Result<Self, E> {
        Self::from_text(if truth { "true" } else { "false" })
    }

    fn from_text<E: Error>(text: &str) -> Result<Self, E> {
        text.parse().map_err(E::custom)
    }

    fn from_list<'de, A: SeqAccess<'de>>(mut list: A) -> Result<Self, A::Error> {
        let mut choices = Self::new();
        while let Some(Member(choice)) = list.next_element::<Member<T>>()? {
            choices.insert(choice);
        }
        Ok(choices)
    }

    fn from_bytes<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(deserializer)
    }
}

/// A member of a list, in any spelling.
struct Member<T>(Choice<T>);

impl<'de, T: OptionSet> Deserialize<'de> for Member<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        spelled::deserialize(deserializer).map(Self)
    }
}

struct Labels<T>(PhantomData<fn() -> T>);

impl<'de, T: OptionSet> Visitor<'de> for Labels<T> {
    type Value = Choices<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "null, or labels of {}, separated by semicolons", T::METADATA)
    }

    fn visit_none<E: Error>(self) -> Result<Choices<T>, E> {
        Ok(Choices::new())
    }

    fn visit_unit<E: Error>(self) -> Result<Choices<T>, E> {
        Ok(Choices::new())
    }

    // Asking for text keeps formats that guess types (CSV) from turning a single member into a number.
    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Choices<T>, D::Error> {
        deserializer.deserialize_str(self)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Choices<T>, E> {
        if text.trim().is_empty() {
            return Ok(Choices::new());
        }
        let set = Compiled::<T>::new();
        let read = |piece: Piece<'_>| {
            let label = |text: &str| match Lookup::<T>::try_from_label(text) {
                Ok(option) => Meaning::One(option.value()),
                Err(error) if error.is_ambiguous() => Meaning::Several,
                Err(_) => Meaning::None,
            };
            let trimmed = match label(piece.trimmed()) {
                Meaning::None => labeled::unknown::<T>(piece.trimmed())
                    .map_or(Meaning::None, |choice| Meaning::One(choice.value())),
                meaning => meaning,
            };
            piece.read(trimmed, &label)
        };
        match members::members(text, &|separator| set.described().most(separator), &read) {
            Ok(members) => Ok(members.into_iter().map(|(_, value)| value).collect()),
            Err(fault) => Err(E::custom(ParseChoicesError::labels(text, T::METADATA, fault))),
        }
    }
}
