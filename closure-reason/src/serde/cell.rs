//! A cell that arrives as a map: through `deserialize_any`, some formats give a text or a number as a map
//! with one entry.

use alloc::string::String;

use serde_core::de::{IgnoredAny, MapAccess, Unexpected};

/// The content of such a map.
pub(super) enum Wrapped {
    /// An XML element without text. JSON would have `{}`.
    Nothing,
    /// The text of an XML element.
    Text(String),
    /// A number with all its digits.
    Number(String),
}

/// How errors call [`Wrapped::Nothing`].
pub(super) const NOTHING: Unexpected<'static> = Unexpected::Other("an empty element or map");

/// The only key of a number that `serde_json` reads with its feature `arbitrary_precision`.
const NUMBER: &str = "$serde_json::private::Number";

/// The keys under which `quick-xml` gives the text of an element; its attributes begin with `@`.
const TEXT: [&str; 2] = ["$text", "$value"];

/// The text or number that a map stands for; `None` if it is a map like any other.
pub(super) fn unwrapped<'de, A: MapAccess<'de>>(mut map: A) -> Result<Option<Wrapped>, A::Error> {
    let mut wrapped = Some(Wrapped::Nothing);
    while let Some(key) = map.next_key::<String>()? {
        match &*key {
            NUMBER => wrapped = Some(Wrapped::Number(map.next_value()?)),
            key if TEXT.contains(&key) => wrapped = Some(Wrapped::Text(map.next_value()?)),
            key => {
                _ = map.next_value::<IgnoredAny>()?;
                if !key.starts_with('@') {
                    wrapped = None;
                    break;
                }
            }
        }
    }
    Ok(wrapped)
}
