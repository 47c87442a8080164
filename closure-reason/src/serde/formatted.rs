use alloc::string::String;
use core::fmt;
use core::marker::PhantomData;

use serde_core::de::{DeserializeSeed, IgnoredAny, MapAccess, Visitor};
use serde_core::ser::SerializeMap;
use serde_core::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::{Choice, OptionSet};

/// What the Web API adds to a column's name to make the name of its annotation.
const FORMATTED_VALUE: &str = "@OData.Community.Display.V1.FormattedValue";

/// A choice together with the row's own words for it.
///
/// Asked with `Prefer: odata.include-annotations="OData.Community.Display.V1.FormattedValue"`, the Web API gives [beside each
/// choice][source] its label in the caller's language. This reads both, so that the label of an option that `T` does
/// not know is kept and shown, and a disagreement between the row's label and `T`'s can be seen.
///
/// It is for columns that hold one option. The annotation of a choices column joins labels by `"; "`, which labels may hold themselves.
///
/// It finds its keys by the column of `T`; put it into the struct of a row with `#[serde(flatten)]`. Neither key need be there, and
/// what other fields flatten (such as a map of the rest) does not see them. A set without `column = ".."`, such as a global one,
/// is refused by the compiler.
///
/// ```
/// use closure_reason::ClosureReason;
/// use closure_reason::serde::Formatted;
/// use serde::Deserialize;
///
/// #[derive(Deserialize)]
/// struct Session {
///     activityid: String,
///     #[serde(flatten)]
///     closure_reason: Formatted<ClosureReason>,
/// }
///
/// let session: Session = serde_json::from_str(r#"{
///     "activityid": "7f2c1d9e-0000-4000-8000-000000000001",
///     "msdyn_closurereason@OData.Community.Display.V1.FormattedValue": "CustomerLeftSurvey",
///     "msdyn_closurereason": 192350099
/// }"#)?;
/// assert_eq!(session.closure_reason.to_string(), "CustomerLeftSurvey");
/// assert_eq!(session.closure_reason.choice().unwrap().value(), 192350099);
/// # Ok::<(), serde_json::Error>(())
/// ```
///
/// Writing gives both keys back, `null` for no choice. A row to be sent needs the choice alone.
///
/// ```compile_fail
/// use closure_reason::OptionSet;
/// use closure_reason::serde::Formatted;
///
/// #[derive(Clone, Copy, OptionSet)]
/// #[option_set(global = "demo_grades")]
/// enum Grade {
///     #[option(value = 745500000)]
///     Fair,
/// }
///
/// let _: Formatted<Grade> = serde_json::from_str("{}").unwrap(); // refused: which column of the row?
/// ```
///
/// [source]: https://learn.microsoft.com/power-apps/developer/data-platform/webapi/query/select-columns
pub struct Formatted<T> {
    choice: Option<Choice<T>>,
    formatted_value: Option<String>,
}

impl<T> Formatted<T> {
    /// A choice with the row's label for it.
    #[must_use]
    pub const fn new(choice: Option<Choice<T>>, formatted_value: Option<String>) -> Self {
        Self { choice, formatted_value }
    }

    /// The choice; `None` where the row has `null`, or no such key.
    #[must_use]
    pub const fn choice(&self) -> Option<Choice<T>> {
        self.choice
    }

    /// The row's label, in the language of whoever asked; `None` where the row has no annotation.
    #[must_use]
    pub fn formatted_value(&self) -> Option<&str> {
        self.formatted_value.as_deref()
    }
}

impl<T: OptionSet> Formatted<T> {
    /// The option, if there is a choice and `T` knows it.
    #[must_use]
    pub fn known(&self) -> Option<T> {
        self.choice?.known()
    }

    /// `T`'s label, else the row's.
    #[must_use]
    pub fn label(&self) -> Option<&str> {
        self.known().map(T::label).or(self.formatted_value())
    }

    /// `T`'s label and the row's, where `T` knows the option by other words than the row: neither as label or alias, nor as label in
    /// any of its languages.
    ///
    /// ```
    /// use closure_reason::{ClosureReason, serde::Formatted};
    ///
    /// let row = |label: &str| Formatted::new(Some(ClosureReason::AgentTransferred.into()), Some(label.into()));
    /// assert_eq!(row("AgentTransferred").disagreement(), None);
    /// assert_eq!(row("AgentTransfered").disagreement(), None); // an alias
    /// assert_eq!(row("Handed over").disagreement(), Some(("AgentTransferred", "Handed over")));
    /// ```
    #[must_use]
    pub fn disagreement(&self) -> Option<(&'static str, &str)> {
        let option = self.known()?.metadata();
        let theirs = self.formatted_value()?;
        let in_languages = option.set().languages().filter_map(|language| option.label_in(language));
        let mut ours = core::iter::once(option.label()).chain(option.aliases()).chain(in_languages);
        (!ours.any(|ours| ours == theirs)).then_some((option.label(), theirs))
    }
}

impl<T> Default for Formatted<T> {
    fn default() -> Self {
        Self::new(None, None)
    }
}

impl<T> Clone for Formatted<T> {
    fn clone(&self) -> Self {
        Self { choice: self.choice, formatted_value: self.formatted_value.clone() }
    }
}

impl<T> PartialEq for Formatted<T> {
    fn eq(&self, other: &Self) -> bool {
        self.choice == other.choice && self.formatted_value == other.formatted_value
    }
}

impl<T> Eq for Formatted<T> {}

impl<T: OptionSet> fmt::Debug for Formatted<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Formatted")
            .field("choice", &self.choice)
            .field("formatted_value", &self.formatted_value)
            .finish()
    }
}

/// The label, `T`'s or else the row's; the number where there is neither; nothing where there is no choice.
impl<T: OptionSet> fmt::Display for Formatted<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.label(), self.choice) {
            (Some(label), _) => f.pad(label),
            (None, Some(choice)) => fmt::Display::fmt(&choice, f),
            (None, None) => f.pad(""),
        }
    }
}

impl<T: OptionSet> Serialize for Formatted<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let annotated = usize::from(self.formatted_value.is_some());
        let mut map = serializer.serialize_map(Some(1 + annotated))?;
        if let Some(formatted_value) = &self.formatted_value {
            map.serialize_entry(Keys::<T>::ANNOTATION, formatted_value)?;
        }
        map.serialize_entry(Keys::<T>::COLUMN, &self.choice)?;
        map.end()
    }
}

impl<'de, T: OptionSet> Deserialize<'de> for Formatted<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        // As a struct: a flattened one takes its keys out of the row, a map would leave them to the next field.
        deserializer.deserialize_struct("Formatted", Keys::<T>::BOTH, Row(PhantomData))
    }
}

/// The two keys of a column, joined by the compiler, which so refuses a set without one.
struct Keys<T>(PhantomData<T>);

impl<T: OptionSet> Keys<T> {
    const COLUMN: &'static str = match T::METADATA.column() {
        Some(column) => column,
        None => panic!("`Formatted` needs a set with `#[option_set(column = \"..\")]`"),
    };
    const ANNOTATION: &'static str = {
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

/// A row, in which only the keys of one column count.
struct Row<T>(PhantomData<fn() -> T>);

impl<'de, T: OptionSet> Visitor<'de> for Row<T> {
    type Value = Formatted<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a row with the column {}", Keys::<T>::COLUMN)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Formatted<T>, A::Error> {
        let mut formatted = Formatted::default();
        while let Some(key) = map.next_key_seed(KeyOf::<T>(PhantomData))? {
            match key {
                Key::Choice => formatted.choice = map.next_value()?,
                Key::FormattedValue => formatted.formatted_value = map.next_value()?,
                Key::Other => _ = map.next_value::<IgnoredAny>()?,
            }
        }
        Ok(formatted)
    }
}

/// What a key of a row means to one column.
enum Key {
    Choice,
    FormattedValue,
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
            Key::Choice
        } else if key == Keys::<T>::ANNOTATION {
            Key::FormattedValue
        } else {
            Key::Other
        })
    }

    // Formats without a text type (CSV, flattened) name their columns in bytes.
    fn visit_bytes<E: de::Error>(self, key: &[u8]) -> Result<Key, E> {
        core::str::from_utf8(key).map_or(Ok(Key::Other), |key| self.visit_str(key))
    }
}
