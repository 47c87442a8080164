//! One choice in any spelling, for [`lenient`](super::lenient).

use core::fmt;

use serde_core::de::{Error, Expected, Unexpected};
use serde_core::{Deserialize, Deserializer, Serialize, Serializer};

use super::cell_reader::{CellReader, Spelled};
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
        deserializer.deserialize_any(CellReader::<F, false>::new())
    } else {
        deserialize_bytes(deserializer)
    }
}

pub(super) fn deserialize_text<'de, F: Single, D: Deserializer<'de>>(deserializer: D) -> Result<F, D::Error> {
    if !deserializer.is_human_readable() {
        deserialize_bytes(deserializer)
    } else if F::OPTIONAL {
        deserializer.deserialize_option(CellReader::<F, true>::new())
    } else {
        deserializer.deserialize_str(CellReader::<F, true>::new())
    }
}

/// Formats that are not for human readers carry the value.
fn deserialize_bytes<'de, F: Single, D: Deserializer<'de>>(deserializer: D) -> Result<F, D::Error> {
    if F::OPTIONAL {
        deserializer.deserialize_option(CellReader::<F, false>::new())
    } else {
        F::from_bytes(deserializer)
    }
}

/// The field for what the rule has read.
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

impl<F: Single> Spelled for F {
    fn expecting(f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a value or a label of {}", F::Set::METADATA)
    }

    fn nothing() -> Option<F> {
        F::empty()
    }

    #[inline]
    fn from_integer<E: Error>(number: i64) -> Result<F, E> {
        match i32::try_from(number) {
            Ok(value) => {
                let decision = rule::read_value(&Compiled::<F::Set>::new(), value);
                field(decision, Cell::Number(value.into()), &CellReader::<F, false>::new())
            }
            Err(_) => F::from_number(number.into()),
        }
    }

    fn from_number<E: Error>(number: Number) -> Result<F, E> {
        let decision = rule::read_number(&Compiled::<F::Set>::new(), number);
        field(decision, Cell::Number(number), &CellReader::<F, false>::new())
    }

    fn from_truth<E: Error>(truth: bool) -> Result<F, E> {
        match F::Set::METADATA.kind() {
            OptionSetKind::Boolean => F::from_integer(truth.into()),
            _ => F::from_text(if truth { "true" } else { "false" }),
        }
    }

    #[inline]
    fn from_text<E: Error>(text: &str) -> Result<F, E> {
        let decision = rule::read_text(&Compiled::<F::Set>::new(), text);
        field(decision, Cell::Text(text), &CellReader::<F, false>::new())
    }

    fn from_bytes<'de, D: Deserializer<'de>>(deserializer: D) -> Result<F, D::Error> {
        F::from_choice(Choice::deserialize(deserializer)?).map_err(D::Error::custom)
    }
}
