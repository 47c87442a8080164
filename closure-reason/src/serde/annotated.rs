//! A column and its annotation, found by their keys in a row.

use alloc::string::String;
use core::fmt;
use core::marker::PhantomData;

use serde_core::de::{DeserializeSeed, Error as _, IgnoredAny, MapAccess, Visitor};
use serde_core::ser::SerializeMap;
use serde_core::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::OptionSet;

/// What the Web API adds to a column's name to make the name of its annotation.
const FORMATTED_VALUE: &str = "@OData.Community.Display.V1.FormattedValue";

/// The two keys of a column, joined by the compiler, which so refuses a set without one.
pub(super) struct Keys<T>(PhantomData<T>);

impl<T: OptionSet> Keys<T> {
    pub(super) const COLUMN: &'static str = match T::METADATA.column() {
        Some(column) => column,
        None => panic!("`Formatted` needs a set with `#[option_set(column = \"..\")]`"),
    };
    pub(super) const ANNOTATION: &'static str = {
        let joined: &'static [u8; LONGEST] = &join(Self::COLUMN, FORMATTED_VALUE);
        match core::str::from_utf8(joined.split_at(Self::COLUMN.len() + FORMATTED_VALUE.len()).0) {
            Ok(annotation) => annotation,
            Err(_) => unreachable!(),
        }
    };
    const BOTH: &'static [&'static str] = &[Self::COLUMN, Self::ANNOTATION];
}

/// More than any key has: logical names are no longer than 128 characters.
const LONGEST: usize = 512;

const fn join(start: &str, end: &str) -> [u8; LONGEST] {
    assert!(start.len() + end.len() <= LONGEST, "the name of the column is too long");
    let mut joined = [0; LONGEST];
    let mut at = 0;
    while at < start.len() + end.len() {
        joined[at] = if at < start.len() { start.as_bytes()[at] } else { end.as_bytes()[at - start.len()] };
        at += 1;
    }
    joined
}

/// What a row says about one column: what it holds, and the annotation.
pub(super) type Annotated<C> = (Option<C>, Option<String>);

/// Reads the two keys of a column out of a row.
pub(super) fn deserialize<'de, T, C, D>(deserializer: D) -> Result<Annotated<C>, D::Error>
where
    T: OptionSet,
    C: Deserialize<'de>,
    D: Deserializer<'de>,
{
    // As a struct: a flattened one takes its keys out of the row, a map would leave them to the
    // next field.
    deserializer.deserialize_struct("Formatted", Keys::<T>::BOTH, Row::<T, C>(PhantomData))
}

/// Writes the two keys of a column.
pub(super) fn serialize<T: OptionSet, S: Serializer>(
    held: &impl Serialize,
    formatted_value: Option<&str>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let annotated = usize::from(formatted_value.is_some());
    let mut map = serializer.serialize_map(Some(1 + annotated))?;
    if let Some(formatted_value) = formatted_value {
        map.serialize_entry(Keys::<T>::ANNOTATION, formatted_value)?;
    }
    map.serialize_entry(Keys::<T>::COLUMN, held)?;
    map.end()
}

/// A row, in which only the keys of one column count.
struct Row<T, C>(PhantomData<fn() -> (T, C)>);

impl<'de, T: OptionSet, C: Deserialize<'de>> Visitor<'de> for Row<T, C> {
    type Value = Annotated<C>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a row with the column {}", Keys::<T>::COLUMN)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Annotated<C>, A::Error> {
        let (mut held, mut formatted_value) = (None, None);
        while let Some(key) = map.next_key_seed(KeyOf::<T>(PhantomData))? {
            match key {
                Key::Column if held.is_some() => return Err(A::Error::duplicate_field(Keys::<T>::COLUMN)),
                Key::Column => held = Some(map.next_value()?),
                Key::Annotation if formatted_value.is_some() => {
                    return Err(A::Error::duplicate_field(Keys::<T>::ANNOTATION));
                }
                Key::Annotation => formatted_value = Some(map.next_value()?),
                Key::Other => _ = map.next_value::<IgnoredAny>()?,
            }
        }
        Ok((held.flatten(), formatted_value.flatten()))
    }
}

/// What a key of a row means to one column.
enum Key {
    Column,
    Annotation,
    Other,
}

/// Reads a key without keeping it.
struct KeyOf<T>(PhantomData<fn() -> T>);

impl<'de, T: OptionSet> DeserializeSeed<'de> for KeyOf<T> {
    type Value = Key;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Key, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl<T: OptionSet> Visitor<'_> for KeyOf<T> {
    type Value = Key;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the name of a column")
    }

    fn visit_str<E: de::Error>(self, key: &str) -> Result<Key, E> {
        Ok(if key == Keys::<T>::COLUMN {
            Key::Column
        } else if key == Keys::<T>::ANNOTATION {
            Key::Annotation
        } else {
            Key::Other
        })
    }

    // Formats without a text type (CSV, flattened) name their columns in bytes.
    fn visit_bytes<E: de::Error>(self, key: &[u8]) -> Result<Key, E> {
        core::str::from_utf8(key).map_or(Ok(Key::Other), |key| self.visit_str(key))
    }
}
