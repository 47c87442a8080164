use core::cmp::Ordering;
use core::fmt;
use core::hash::{Hash, Hasher};
use core::marker::PhantomData;
use core::num::TryFromIntError;

use crate::tables::Lookup;
use crate::{OptionSet, UnknownValue};

/// What a choice column held: an option of `T`, or a value that `T` does not know.
///
/// Use it for every field that comes from outside. Option sets grow while programs run: a solution update adds an
/// option, and an enum that must know every value fails on the first row that has it. `Choice` never fails and
/// loses nothing: it *is* the value, four bytes, and knows the option where there is one.
///
/// ```
/// use closure_reason::{Choice, ClosureReason};
///
/// let closed = Choice::<ClosureReason>::from(192350004);
/// assert_eq!(closed, ClosureReason::AgentClosed);
/// assert_eq!(closed.known(), Some(ClosureReason::AgentClosed));
/// assert_eq!(closed.to_string(), "AgentClosed");
///
/// let newer = Choice::<ClosureReason>::from(192350099);
/// assert_eq!(newer.known(), None);
/// assert_eq!(newer.value(), 192350099);
/// assert_eq!(newer.to_string(), "192350099");
/// ```
///
/// Equality, order and hash are the value's. Those between choices need nothing of `T`.
#[repr(transparent)]
pub struct Choice<T> {
    value: i32,
    set: PhantomData<fn() -> T>,
}

impl<T> Choice<T> {
    /// A choice with this value, known or not.
    #[inline]
    #[must_use]
    pub const fn new(value: i32) -> Self {
        Self { value, set: PhantomData }
    }

    /// The number stored in the row, any `i32`. To filter rows or to write one, this is what Dataverse takes.
    #[inline]
    #[must_use]
    pub const fn value(self) -> i32 {
        self.value
    }
}

impl<T: OptionSet> Choice<T> {
    /// The option, if `T` knows the value.
    #[inline]
    #[must_use]
    pub fn known(self) -> Option<T> {
        T::from_value(self.value)
    }

    /// The option, or an error that names the value and the set.
    ///
    /// # Errors
    /// [`UnknownValue`] when `T` does not know the value.
    #[inline]
    pub const fn try_known(self) -> Result<T, UnknownValue> {
        Lookup::<T>::try_from_value(self.value)
    }

    /// The option's label in the base language, if `T` knows the value.
    #[inline]
    #[must_use]
    pub fn label(self) -> Option<&'static str> {
        self.known().map(T::label)
    }
}

impl<T> Clone for Choice<T> {
    #[inline]
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Choice<T> {}

impl<T> PartialEq for Choice<T> {
    #[inline]
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl<T> Eq for Choice<T> {}

impl<T: OptionSet> PartialEq<T> for Choice<T> {
    #[inline]
    fn eq(&self, other: &T) -> bool {
        self.value == other.value()
    }
}

impl<T> PartialOrd for Choice<T> {
    #[inline]
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<T> Ord for Choice<T> {
    #[inline]
    fn cmp(&self, other: &Self) -> Ordering {
        self.value.cmp(&other.value)
    }
}

impl<T> Hash for Choice<T> {
    #[inline]
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.value.hash(state);
    }
}

impl<T: OptionSet> From<T> for Choice<T> {
    #[inline]
    fn from(option: T) -> Self {
        Self::new(option.value())
    }
}

impl<T> From<i32> for Choice<T> {
    #[inline]
    fn from(value: i32) -> Self {
        Self::new(value)
    }
}

/// Lake exports store choice columns as 64-bit integers.
///
/// ```
/// use closure_reason::{Choice, ClosureReason};
///
/// assert_eq!(Choice::try_from(192350004_i64).unwrap(), ClosureReason::AgentClosed);
/// assert!(Choice::<ClosureReason>::try_from(1_i64 << 40).is_err());
/// ```
impl<T> TryFrom<i64> for Choice<T> {
    type Error = TryFromIntError;

    /// # Errors
    /// When the number is no `i32`, and so no option value of any set.
    #[inline]
    fn try_from(value: i64) -> Result<Self, TryFromIntError> {
        i32::try_from(value).map(Self::new)
    }
}

impl<T> From<Choice<T>> for i32 {
    #[inline]
    fn from(choice: Choice<T>) -> Self {
        choice.value
    }
}

impl<T> From<Choice<T>> for i64 {
    #[inline]
    fn from(choice: Choice<T>) -> Self {
        choice.value.into()
    }
}

/// The label; the number where the value is not known. Width, fill and alignment apply to either.
impl<T: OptionSet> fmt::Display for Choice<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.label() {
            Some(label) => f.pad(label),
            None => fmt::Display::fmt(&self.value, f),
        }
    }
}

/// The number and the label: `Choice(192350004 "AgentClosed")`, `Choice(192350099)`.
impl<T: OptionSet> fmt::Debug for Choice<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.label() {
            Some(label) => write!(f, "Choice({} {label:?})", self.value),
            None => write!(f, "Choice({})", self.value),
        }
    }
}
