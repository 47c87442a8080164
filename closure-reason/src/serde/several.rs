//! Several choices in any spelling, or as their labels.

use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;
use core::marker::PhantomData;

use serde_core::de::{Error, MapAccess, Unexpected, Visitor};
use serde_core::{Deserialize, Deserializer, Serializer};

use super::cell::{self, Wrapped};
use super::{labelled, spelled};
use crate::spelling::rule::{self, Options};
use crate::spelling::{Cell, Compiled, Number, members};
use crate::{Choice, Choices, OptionSet, ParseChoicesError};

pub(super) fn deserialize_lenient<'de, T: OptionSet, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Choices<T>, D::Error> {
    if deserializer.is_human_readable() {
        deserializer.deserialize_any(Spelled::<T, false>(PhantomData))
    } else {
        Choices::deserialize(deserializer)
    }
}

pub(super) fn deserialize_text<'de, T: OptionSet, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Choices<T>, D::Error> {
    if deserializer.is_human_readable() {
        deserializer.deserialize_option(Spelled::<T, true>(PhantomData))
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
    let mut labels: Vec<String> = Vec::with_capacity(choices.len());
    for choice in choices {
        if choice.known().is_none() {
            labelled::refuse_a_label::<T, S::Error>(choice)?;
        }
        labels.push(choice.to_string());
    }
    serializer.serialize_some(&labels.join("; "))
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

/// Reads a cell; of a present one it asks for text where `TEXT`, else what it is.
struct Spelled<T, const TEXT: bool>(PhantomData<fn() -> T>);

impl<T: OptionSet, const TEXT: bool> Spelled<T, TEXT> {
    /// A cell of one member, of which a format that guesses types made a number.
    fn number<E: Error>(self, number: Number) -> Result<Choices<T>, E> {
        let decision = rule::read_number(&Compiled::<T>::new(), number);
        let choice = spelled::field::<Choice<T>, E>(decision, Cell::Number(number), &self)?;
        Ok(Choices::from([choice]))
    }
}

impl<'de, T: OptionSet, const TEXT: bool> Visitor<'de> for Spelled<T, TEXT> {
    type Value = Choices<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "null, or values or labels of {}, separated by semicolons or commas", T::METADATA)
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Choices<T>, E> {
        self.number(number.into())
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Choices<T>, E> {
        self.number(number.into())
    }

    fn visit_i128<E: Error>(self, number: i128) -> Result<Choices<T>, E> {
        self.number(number.into())
    }

    fn visit_u128<E: Error>(self, number: u128) -> Result<Choices<T>, E> {
        self.number(number.into())
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<Choices<T>, E> {
        self.number(number.into())
    }

    fn visit_bool<E: Error>(self, truth: bool) -> Result<Choices<T>, E> {
        self.visit_str(if truth { "true" } else { "false" })
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Choices<T>, E> {
        Choices::read(text).map_err(E::custom)
    }

    fn visit_none<E: Error>(self) -> Result<Choices<T>, E> {
        Ok(Choices::new())
    }

    fn visit_unit<E: Error>(self) -> Result<Choices<T>, E> {
        Ok(Choices::new())
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Choices<T>, D::Error> {
        if TEXT { deserializer.deserialize_str(self) } else { deserializer.deserialize_any(self) }
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Choices<T>, A::Error> {
        match cell::unwrapped(map)? {
            Some(Wrapped::Nothing) => Ok(Choices::new()),
            Some(Wrapped::Text(text)) => self.visit_str(&text),
            Some(Wrapped::Number(digits)) => match Number::read(&digits) {
                Some(number) => self.number(number),
                None => self.visit_str(&digits),
            },
            None => Err(A::Error::invalid_type(Unexpected::Map, &self)),
        }
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

    // Asking for text keeps formats that guess the type of a field (CSV) from making a number of a
    // single member.
    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Choices<T>, D::Error> {
        deserializer.deserialize_str(self)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Choices<T>, E> {
        if text.trim().is_empty() {
            return Ok(Choices::new());
        }
        let set = Compiled::<T>::new();
        let read = |member: &str| {
            let label = labelled::labelled::<T>(member).ok().map(T::value);
            label.or_else(|| labelled::unknown::<T>(member).map(Choice::value))
        };
        match members::members(text, |separator| set.most(separator), read) {
            Ok(members) => Ok(members.into_iter().map(|(_, value)| value).collect()),
            Err(fault) => Err(E::custom(ParseChoicesError::labels(text, T::METADATA, fault))),
        }
    }
}
