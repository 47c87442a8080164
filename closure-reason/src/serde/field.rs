use serde_core::{Deserializer, Serialize, Serializer};

use super::single::Single;
use super::{labeled, several, spelled};
use crate::{Choices, OptionSet};

/// A type that a field read by [`label`](super::label) or [`lenient`](super::lenient) may have: an
/// option set, a [`Choice`](crate::Choice), [`Choices`], or an `Option` of one of these.
///
/// It only names these types, and nothing else can implement it. Use it in code that works with any
/// of them:
///
/// ```
/// use closure_reason::serde::Field;
/// use closure_reason::{Choice, ClosureReason};
/// use serde::Deserialize;
///
/// #[derive(Deserialize)]
/// #[serde(bound = "F: Field")]
/// struct Cell<F> {
///     #[serde(with = "closure_reason::serde::lenient")]
///     value: F,
/// }
///
/// let cell: Cell<Choice<ClosureReason>> = serde_json::from_str(r#"{"value": "AgentClosed"}"#)?;
/// assert_eq!(cell.value, ClosureReason::AgentClosed);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a choice that `label` and `lenient` can read",
    label = "expected an option set, `Choice`, `Choices`, or an `Option` of one of these"
)]
pub trait Field: Sized + sealed::Sealed {
    #[doc(hidden)]
    fn serialize_lenient<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error>;
    #[doc(hidden)]
    fn deserialize_lenient<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error>;
    #[doc(hidden)]
    fn deserialize_text<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error>;
    #[doc(hidden)]
    fn serialize_label<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error>;
    #[doc(hidden)]
    fn deserialize_label<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error>;
}

impl<F: Single> Field for F {
    #[inline]
    fn serialize_lenient<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        spelled::serialize(self, serializer)
    }

    #[inline]
    fn deserialize_lenient<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        spelled::deserialize(deserializer)
    }

    #[inline]
    fn deserialize_text<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        spelled::deserialize_text(deserializer)
    }

    #[inline]
    fn serialize_label<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        labeled::serialize(self, serializer)
    }

    #[inline]
    fn deserialize_label<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        labeled::deserialize(deserializer)
    }
}

impl<T: OptionSet> Field for Choices<T> {
    fn serialize_lenient<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.serialize(serializer)
    }

    fn deserialize_lenient<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        several::deserialize_lenient(deserializer)
    }

    fn deserialize_text<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        several::deserialize_text(deserializer)
    }

    fn serialize_label<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        several::serialize_label(self, serializer)
    }

    fn deserialize_label<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        several::deserialize_label(deserializer)
    }
}

/// An empty set is written as `null`, and `null` is read as `None`.
impl<T: OptionSet> Field for Option<Choices<T>> {
    fn serialize_lenient<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Some(choices) => choices.serialize(serializer),
            None => serializer.serialize_none(),
        }
    }

    fn deserialize_lenient<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        several::deserialize_lenient(deserializer).map(given)
    }

    fn deserialize_text<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        several::deserialize_text(deserializer).map(given)
    }

    fn serialize_label<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Some(choices) => several::serialize_label(choices, serializer),
            None => serializer.serialize_none(),
        }
    }

    fn deserialize_label<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        several::deserialize_label(deserializer).map(given)
    }
}

fn given<T>(choices: Choices<T>) -> Option<Choices<T>> {
    Some(choices).filter(|choices| !choices.is_empty())
}

mod sealed {
    use crate::serde::single::Single;
    use crate::{Choices, OptionSet};

    pub trait Sealed {}
    impl<F: Single> Sealed for F {}
    impl<T: OptionSet> Sealed for Choices<T> {}
    impl<T: OptionSet> Sealed for Option<Choices<T>> {}
}
