//! Reads a cell in any spelling, whether it holds one choice or several.

use core::fmt;
use core::marker::PhantomData;

use serde_core::Deserializer;
use serde_core::de::{Error, MapAccess, SeqAccess, Unexpected, Visitor};

use super::cell::{self, Wrapped};
use super::single_precision::widened;
use crate::spelling::Number;

/// What a cell may be read as.
pub(super) trait Spelled: Sized {
    /// What errors say was expected.
    fn expecting(f: &mut fmt::Formatter<'_>) -> fmt::Result;
    /// The value of an empty cell, if a cell may be empty.
    fn nothing() -> Option<Self>;
    fn from_integer<E: Error>(number: i64) -> Result<Self, E>;
    fn from_number<E: Error>(number: Number) -> Result<Self, E>;
    fn from_truth<E: Error>(truth: bool) -> Result<Self, E>;
    fn from_text<E: Error>(text: &str) -> Result<Self, E>;
    /// Reads a list, if a cell may be one.
    fn from_list<'de, A: SeqAccess<'de>>(_: A) -> Result<Self, A::Error> {
        Err(A::Error::invalid_type(Unexpected::Seq, &CellReader::<Self, false>::new()))
    }
    /// Reads from a format that is not for human readers.
    fn from_bytes<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error>;
}

/// Reads a cell. With `TEXT` it asks the format for a text, otherwise for whatever the cell is.
pub(super) struct CellReader<C, const TEXT: bool>(PhantomData<fn() -> C>);

impl<C, const TEXT: bool> CellReader<C, TEXT> {
    pub(super) const fn new() -> Self {
        Self(PhantomData)
    }
}

impl<'de, C: Spelled, const TEXT: bool> Visitor<'de> for CellReader<C, TEXT> {
    type Value = C;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        C::expecting(f)
    }

    #[inline]
    fn visit_i64<E: Error>(self, number: i64) -> Result<C, E> {
        C::from_integer(number)
    }

    #[inline]
    fn visit_u64<E: Error>(self, number: u64) -> Result<C, E> {
        match i64::try_from(number) {
            Ok(number) => C::from_integer(number),
            Err(_) => C::from_number(number.into()),
        }
    }

    fn visit_i128<E: Error>(self, number: i128) -> Result<C, E> {
        C::from_number(number.into())
    }

    fn visit_u128<E: Error>(self, number: u128) -> Result<C, E> {
        C::from_number(number.into())
    }

    fn visit_f32<E: Error>(self, number: f32) -> Result<C, E> {
        let number = widened::<E>(number, &self)?;
        self.visit_f64(number)
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<C, E> {
        C::from_number(number.into())
    }

    fn visit_bool<E: Error>(self, truth: bool) -> Result<C, E> {
        C::from_truth(truth)
    }

    #[inline]
    fn visit_str<E: Error>(self, text: &str) -> Result<C, E> {
        C::from_text(text)
    }

    fn visit_none<E: Error>(self) -> Result<C, E> {
        C::nothing().ok_or_else(|| E::invalid_type(Unexpected::Option, &self))
    }

    fn visit_unit<E: Error>(self) -> Result<C, E> {
        C::nothing().ok_or_else(|| E::invalid_type(Unexpected::Unit, &self))
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<C, D::Error> {
        match (deserializer.is_human_readable(), TEXT) {
            (true, true) => deserializer.deserialize_str(self),
            (true, false) => deserializer.deserialize_any(self),
            (false, _) => C::from_bytes(deserializer),
        }
    }

    fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<C, A::Error> {
        C::from_list(list)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<C, A::Error> {
        match cell::unwrapped(map)? {
            Some(Wrapped::Nothing) => {
                C::nothing().ok_or_else(|| A::Error::invalid_type(cell::NOTHING, &self))
            }
            Some(Wrapped::Text(text)) => C::from_text(&text),
            Some(Wrapped::Number(digits)) => match Number::guessed(&digits) {
                Some(number) => C::from_number(number),
                None => C::from_text(&digits),
            },
            None => Err(A::Error::invalid_type(Unexpected::Map, &self)),
        }
    }
}
