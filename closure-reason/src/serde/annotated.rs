//! A column and its annotation, found by their keys in a row.

use alloc::string::String;
use core::fmt;
use core::marker::PhantomData;

use serde_core::de::{DeserializeSeed, Error as _, IgnoredAny, MapAccess, Visitor};
use serde_core::ser::SerializeMap;
use serde_core::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::Column;

/// The suffix that makes the name of a column into the name of its annotation in the Web API.
const FORMATTED_VALUE: &str = "@OData.Community.Display.V1.FormattedValue";

/// The two keys of a column, joined by the compiler.
struct Keys<C>(PhantomData<C>);

impl<C: Column> Keys<C> {
    const COLUMN: &'static str = C::NAME;
    const ANNOTATION: &'static str = {
        let joined: &'static [u8; LONGEST] = &join(Self::COLUMN, FORMATTED_VALUE);
        match core::str::from_utf8(joined.split_at(Self::COLUMN.len() + FORMATTED_VALUE.len()).0) {
            Ok(annotation) => annotation,
            Err(_) => unreachable!(),
        }
    };
    const BOTH: &'static [&'static str] = &[Self::COLUMN, Self::ANNOTATION];
}

/// Longer than any key: logical names have at most 128 characters.
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

/// What a row has for one column: its value, and the annotation.
pub(super) type Annotated<H> = (Option<H>, Option<String>);

/// Reads the two keys of a column out of a row.
pub(super) fn deserialize<'de, C, H, D>(deserializer: D) -> Result<Annotated<H>, D::Error>
where
    C: Column,
    H: Deserialize<'de>,
    D: Deserializer<'de>,
{
    // Read it as a struct: a flattened struct takes its keys out of the row, while a map would leave them
    // for the next field.
    deserializer.deserialize_struct("Formatted", Keys::<C>::BOTH, Row::<C, H>(PhantomData))
}

/// Writes the two keys of a column.
pub(super) fn serialize<C: Column, S: Serializer>(
    held: &impl Serialize,
    formatted_value: Option<&str>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let annotated = usize::from(formatted_value.is_some());
    let mut map = serializer.serialize_map(Some(1 + annotated))?;
    if let Some(formatted_value) = formatted_value {
        map.serialize_entry(Keys::<C>::ANNOTATION, formatted_value)?;
    }
    map.serialize_entry(Keys::<C>::COLUMN, held)?;
    map.end()
}

/// A row, in which only the keys of one column count.
struct Row<C, H>(PhantomData<fn() -> (C, H)>);

impl<'de, C: Column, H: Deserialize<'de>> Visitor<'de> for Row<C, H> {
    type Value = Annotated<H>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a row with the column {}", Keys::<C>::COLUMN)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Annotated<H>, A::Error> {
        let (mut held, mut formatted_value) = (None, None);
        while let Some(key) = map.next_key_seed(KeyOf::<C>(PhantomData))? {
            match key {
                Key::Column if held.is_some() => return Err(A::Error::duplicate_field(Keys::<C>::COLUMN)),
                Key::Column => held = Some(map.next_value()?),
                Key::Annotation if formatted_value.is_some() => {
                    return Err(A::Error::duplicate_field(Keys::<C>::ANNOTATION));
                }
                Key::Annotation => formatted_value = Some(map.next_value()?),
                Key::Other => _ = map.next_value::<IgnoredAny>()?,
            }
        }
        Ok((held.flatten(), formatted_value.flatten()))
    }
}

/// What a key of a row means for one column.
enum Key {
    Column,
    Annotation,
    Other,
}

/// Reads a key without storing it.
struct KeyOf<C>(PhantomData<fn() -> C>);

impl<'de, C: Column> DeserializeSeed<'de> for KeyOf<C> {
    type Value = Key;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Key, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl<C: Column> Visitor<'_> for KeyOf<C> {
    type Value = Key;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the name of a column")
    }

    fn visit_str<E: de::Error>(self, key: &str) -> Result<Key, E> {
        Ok(if key == Keys::<C>::COLUMN {
            Key::Column
        } else if key == Keys::<C>::ANNOTATION {
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
