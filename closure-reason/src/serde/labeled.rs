//! One choice as its label, for [`label`](super::label).

use alloc::string::ToString;
use core::fmt;
use core::marker::PhantomData;

use serde_core::de::{Error, MapAccess, Visitor};
use serde_core::{Deserializer, Serialize, Serializer, de, ser};

use super::cell::{self, Wrapped};
use super::single::Single;
use super::single_precision::widened;
use super::spelled;
use crate::spelling::{Cell, Compiled, Number, rule};
use crate::tables::Lookup;
use crate::{Choice, LabelError, OptionSet};

pub(super) fn serialize<F: Single, S: Serializer>(field: &F, serializer: S) -> Result<S::Ok, S::Error> {
    if !serializer.is_human_readable() {
        return spelled::serialize(field, serializer);
    }
    let Some(choice) = field.choice() else { return serializer.serialize_none() };
    match choice.label() {
        Some(label) if F::OPTIONAL => serializer.serialize_some(label),
        Some(label) => serializer.serialize_str(label),
        None => {
            refuse_a_label::<F::Set, S::Error>(choice)?;
            if F::OPTIONAL { serializer.serialize_some(&choice) } else { choice.serialize(serializer) }
        }
    }
}

/// The error for an unknown value that is also a label: it would be read back as that option.
pub(super) fn refuse_a_label<T: OptionSet, E: ser::Error>(choice: Choice<T>) -> Result<(), E> {
    let labeled = rule::labeled(&Compiled::<T>::new(), choice.value().into()).next();
    labeled.map_or(Ok(()), |index| {
        Err(E::custom(format_args!(
            "{} is not an option of {}, and would be read back as {} {:?}",
            choice.value(),
            T::METADATA,
            T::ALL[index].value(),
            T::ALL[index].label(),
        )))
    })
}

pub(super) fn deserialize<'de, F: Single, D: Deserializer<'de>>(deserializer: D) -> Result<F, D::Error> {
    if !deserializer.is_human_readable() {
        return spelled::deserialize(deserializer);
    }
    let label = Label(PhantomData);
    if F::OPTIONAL { deserializer.deserialize_option(label) } else { label.read(deserializer) }
}

struct Label<F>(PhantomData<fn() -> F>);

impl<F: Single> Label<F> {
    /// Asks for text if only text is valid, so that formats that guess types leave "007" unchanged.
    fn read<'de, D: Deserializer<'de>>(self, deserializer: D) -> Result<F, D::Error> {
        if F::LOSSLESS { deserializer.deserialize_any(self) } else { deserializer.deserialize_str(self) }
    }

    /// A number is a label that a format that guesses types has turned into a number, else the value of an
    /// unknown choice.
    fn number<E: Error>(self, number: Number, unexpected: de::Unexpected) -> Result<F, E> {
        let set = Compiled::<F::Set>::new();
        let may_be_value = F::LOSSLESS && !matches!(unexpected, de::Unexpected::Float(_));
        if !may_be_value && rule::labeled(&set, number).next().is_none() {
            return Err(E::invalid_type(unexpected, &self));
        }
        spelled::field(rule::read_label_number(&set, number), Cell::Number(number), &self)
    }
}

/// The option with a label. If there is none, the blanks around the text are ignored.
pub(super) fn labeled<T: OptionSet>(text: &str) -> Result<T, LabelError> {
    Lookup::<T>::try_from_label(text).or_else(|error| {
        let trimmed = text.trim();
        if trimmed == text || error.is_ambiguous() { Err(error) } else { Lookup::try_from_label(trimmed) }
    })
}

/// The unknown choice of a text, as it is written in formats that only have texts (XML, forms).
pub(super) fn unknown<T: OptionSet>(text: &str) -> Option<Choice<T>> {
    let choice = Choice::new(text.parse().ok()?);
    let is_written_so = choice.known().is_none()
        && rule::labeled(&Compiled::<T>::new(), choice.value().into()).next().is_none()
        && choice.value().to_string() == text;
    is_written_so.then_some(choice)
}

impl<'de, F: Single> Visitor<'de> for Label<F> {
    type Value = F;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a label of {}", F::Set::METADATA)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<F, E> {
        let error = match labeled(text) {
            Ok(option) => return Ok(F::from_option(option)),
            Err(error) => error,
        };
        match unknown::<F::Set>(text) {
            Some(choice) if F::LOSSLESS => F::from_choice(choice).map_err(E::custom),
            _ => Err(E::custom(error)),
        }
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<F, E> {
        self.number(number.into(), de::Unexpected::Signed(number))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<F, E> {
        self.number(number.into(), de::Unexpected::Unsigned(number))
    }

    fn visit_i128<E: Error>(self, number: i128) -> Result<F, E> {
        self.number(number.into(), de::Unexpected::Other("integer of 128 bits"))
    }

    fn visit_u128<E: Error>(self, number: u128) -> Result<F, E> {
        self.number(number.into(), de::Unexpected::Other("integer of 128 bits"))
    }

    fn visit_f32<E: Error>(self, number: f32) -> Result<F, E> {
        let number = widened::<E>(number, &self)?;
        self.visit_f64(number)
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<F, E> {
        self.number(number.into(), de::Unexpected::Float(number))
    }

    fn visit_bool<E: Error>(self, truth: bool) -> Result<F, E> {
        self.visit_str(if truth { "true" } else { "false" })
    }

    fn visit_none<E: Error>(self) -> Result<F, E> {
        F::empty().ok_or_else(|| E::invalid_type(de::Unexpected::Option, &self))
    }

    fn visit_unit<E: Error>(self) -> Result<F, E> {
        F::empty().ok_or_else(|| E::invalid_type(de::Unexpected::Unit, &self))
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<F, D::Error> {
        self.read(deserializer)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<F, A::Error> {
        match cell::unwrapped(map)? {
            Some(Wrapped::Nothing) => F::empty().ok_or_else(|| A::Error::invalid_type(cell::NOTHING, &self)),
            Some(Wrapped::Text(text)) => self.visit_str(&text),
            Some(Wrapped::Number(digits)) => match (digits.parse::<i128>(), Number::guessed(&digits)) {
                (Ok(number), _) => self.visit_i128(number),
                (Err(_), Some(number)) => {
                    self.number(number, de::Unexpected::Float(digits.parse().unwrap_or(f64::NAN)))
                }
                (Err(_), None) => self.visit_str(&digits),
            },
            None => Err(A::Error::invalid_type(de::Unexpected::Map, &self)),
        }
    }
}
