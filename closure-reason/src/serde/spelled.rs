//! One choice in any spelling: what [`lenient`](super::lenient) does for it.

use core::fmt;
use core::marker::PhantomData;

use serde_core::de::{Error, Expected, MapAccess, Unexpected, Visitor};
use serde_core::{Deserialize, Deserializer, Serialize, Serializer};

use super::cell::{self, Wrapped};
use super::single::Single;
use crate::spelling::rule::{self, Decision};
use crate::spelling::{Cell, Compiled, Number, Refused};
use crate::{Choice, OptionSet, OptionSetKind};

pub(super) fn serialize<F: Single, S: Serializer>(field: &F, serializer: S) -> Result<S::Ok, S::Error> {
    match field.choice() {
        None => serializer.serialize_none(),
        Some(choice) if F::OPTIONAL => serializer.serialize_some(&choice),
        Some(choice) => choice.serialize(serializer),
    }
}

pub(super) fn deserialize<'de, F: Single, D: Deserializer<'de>>(deserializer: D) -> Result<F, D::Error> {
    if deserializer.is_human_readable() {
        deserializer.deserialize_any(Lenient::<F, false>(PhantomData))
    } else {
        from_bytes(deserializer)
    }
}

pub(super) fn deserialize_text<'de, F: Single, D: Deserializer<'de>>(deserializer: D) -> Result<F, D::Error> {
    if !deserializer.is_human_readable() {
        from_bytes(deserializer)
    } else if F::OPTIONAL {
        deserializer.deserialize_option(Lenient::<F, true>(PhantomData))
    } else {
        deserializer.deserialize_str(Lenient::<F, true>(PhantomData))
    }
}

/// What is not for human readers carries the value.
fn from_bytes<'de, F: Single, D: Deserializer<'de>>(deserializer: D) -> Result<F, D::Error> {
    if F::OPTIONAL {
        deserializer.deserialize_option(Lenient::<F, false>(PhantomData))
    } else {
        from_value(deserializer)
    }
}

/// The field that a decision of the rule makes.
pub(super) fn field<F: Single, E: Error>(
    decision: Decision,
    cell: Cell<'_>,
    expected: &impl Expected,
) -> Result<F, E> {
    match decision {
        Decision::Empty => F::empty().ok_or_else(|| E::invalid_value(Unexpected::Str(""), expected)),
        Decision::Value(value) => F::from_choice(Choice::new(value)).map_err(E::custom),
        Decision::Option(index) => Ok(F::from_option(F::Set::ALL[index])),
        Decision::Refused(reason) => Err(E::custom(Refused { set: F::Set::METADATA, cell, reason })),
    }
}

/// Reads a cell; of a present one in an `Option` it asks for text where `TEXT`, else what it is.
struct Lenient<F, const TEXT: bool>(PhantomData<fn() -> F>);

impl<F: Single, const TEXT: bool> Lenient<F, TEXT> {
    fn number<E: Error>(self, number: Number) -> Result<F, E> {
        field(rule::read_number(&Compiled::<F::Set>::new(), number), Cell::Number(number), &self)
    }
}

impl<'de, F: Single, const TEXT: bool> Visitor<'de> for Lenient<F, TEXT> {
    type Value = F;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a value or a label of {}", F::Set::METADATA)
    }

    #[inline]
    fn visit_i64<E: Error>(self, number: i64) -> Result<F, E> {
        match i32::try_from(number) {
            Ok(value) => {
                let decision = rule::read_value(&Compiled::<F::Set>::new(), value);
                field(decision, Cell::Number(value.into()), &self)
            }
            Err(_) => self.number(number.into()),
        }
    }

    #[inline]
    fn visit_u64<E: Error>(self, number: u64) -> Result<F, E> {
        match i64::try_from(number) {
            Ok(number) => self.visit_i64(number),
            Err(_) => self.number(number.into()),
        }
    }

    fn visit_i128<E: Error>(self, number: i128) -> Result<F, E> {
        self.number(number.into())
    }

    fn visit_u128<E: Error>(self, number: u128) -> Result<F, E> {
        self.number(number.into())
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<F, E> {
        self.number(number.into())
    }

    fn visit_bool<E: Error>(self, truth: bool) -> Result<F, E> {
        match F::Set::METADATA.kind() {
            OptionSetKind::Boolean => self.visit_i64(truth.into()),
            _ => self.visit_str(if truth { "true" } else { "false" }),
        }
    }

    #[inline]
    fn visit_str<E: Error>(self, text: &str) -> Result<F, E> {
        field(rule::read_text(&Compiled::<F::Set>::new(), text), Cell::Text(text), &self)
    }

    fn visit_none<E: Error>(self) -> Result<F, E> {
        F::empty().ok_or_else(|| E::invalid_type(Unexpected::Option, &self))
    }

    fn visit_unit<E: Error>(self) -> Result<F, E> {
        F::empty().ok_or_else(|| E::invalid_type(Unexpected::Unit, &self))
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<F, D::Error> {
        if deserializer.is_human_readable() {
            if TEXT { deserializer.deserialize_str(self) } else { deserializer.deserialize_any(self) }
        } else {
            from_value(deserializer)
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<F, A::Error> {
        match cell::unwrapped(map)? {
            Some(Wrapped::Nothing) => {
                F::empty().ok_or_else(|| A::Error::invalid_type(Unexpected::Map, &self))
            }
            Some(Wrapped::Text(text)) => self.visit_str(&text),
            Some(Wrapped::Number(digits)) => match Number::read(&digits) {
                Some(number) => self.number(number),
                None => self.visit_str(&digits),
            },
            None => Err(A::Error::invalid_type(Unexpected::Map, &self)),
        }
    }
}

fn from_value<'de, F: Single, D: Deserializer<'de>>(deserializer: D) -> Result<F, D::Error> {
    F::from_choice(Choice::deserialize(deserializer)?).map_err(D::Error::custom)
}
