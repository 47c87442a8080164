use core::cmp::Ordering;
use core::fmt;
use core::hash::{Hash, Hasher};
use core::marker::PhantomData;
use core::num::TryFromIntError;
use core::str::FromStr;

use crate::spelling::Compiled;
use crate::spelling::rule::{self, Decision};
use crate::tables::Lookup;
use crate::{OptionMetadata, OptionSet, OptionSetKind, ParseChoiceError, UnknownValue};

/// The content of a choice column: an option of `T`, or a value that `T` does not know.
///
/// Use it for every field that comes from outside. Option sets grow while programs run: a solution
/// update adds an option, and an enum that must know every value fails on the first row that has
/// it. `Choice` never fails and loses nothing: it *is* the value, four bytes, and gives the option
/// if there is one.
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
/// To tell options apart, match on what is known:
///
/// ```
/// use closure_reason::{Choice, ClosureReason};
///
/// fn is_over(reason: Choice<ClosureReason>) -> bool {
///     match reason.known() {
///         Some(ClosureReason::AgentTransferred | ClosureReason::BotTransferToAgent) => false,
///         Some(_) => true,
///         // Newer than the enum.
///         None => true,
///     }
/// }
///
/// assert!(is_over(ClosureReason::AgentClosed.into()) && !is_over(Choice::new(192350006)));
/// ```
///
/// Equality, order and hash are those of the value. Between choices, they require nothing of `T`.
#[doc(alias = "OptionSetValue")]
#[repr(transparent)]
pub struct Choice<T> {
    value: i32,
    set: PhantomData<fn() -> T>,
}

impl<T> Choice<T> {
    /// A choice with this value, known or not.
    ///
    /// ```
    /// use closure_reason::{Choice, ClosureReason};
    ///
    /// const CLOSED: Choice<ClosureReason> = Choice::new(192350004);
    /// let filter = format!("msdyn_closurereason eq {}", CLOSED.value());
    /// assert_eq!(filter, "msdyn_closurereason eq 192350004");
    /// ```
    #[inline]
    #[must_use]
    pub const fn new(value: i32) -> Self {
        Self { value, set: PhantomData }
    }

    /// The number stored in the row, any `i32`. Dataverse expects it in filters and in rows that you
    /// write.
    #[inline]
    #[must_use]
    pub const fn value(self) -> i32 {
        self.value
    }
}

impl<T: OptionSet> Choice<T> {
    /// The option, if `T` knows the value.
    ///
    /// ```
    /// use closure_reason::{Choice, ClosureReason};
    ///
    /// const CLOSED: Option<ClosureReason> = Choice::new(192350004).known();
    /// assert_eq!(CLOSED, Some(ClosureReason::AgentClosed));
    /// ```
    #[inline]
    #[must_use]
    pub const fn known(self) -> Option<T> {
        Lookup::<T>::from_value(self.value)
    }

    /// Whether `T` knows the value.
    ///
    /// ```
    /// use closure_reason::{Choice, ClosureReason};
    ///
    /// let cells = [192350004, 192350099].map(Choice::<ClosureReason>::new);
    /// assert_eq!(cells.map(Choice::is_known), [true, false]);
    /// ```
    #[inline]
    #[must_use]
    pub const fn is_known(self) -> bool {
        self.known().is_some()
    }

    /// The option, or an error that names the value and the set.
    ///
    /// ```
    /// use closure_reason::{Choice, ClosureReason};
    ///
    /// let newer = Choice::<ClosureReason>::new(192350099);
    /// assert_eq!(
    ///     newer.try_known().unwrap_err().to_string(),
    ///     "192350099 is not an option of ClosureReason (msdyn_ocsession.msdyn_closurereason)",
    /// );
    /// assert_eq!(ClosureReason::try_from(newer), newer.try_known()); // for generic code
    /// ```
    ///
    /// # Errors
    /// [`UnknownValue`] when `T` does not know the value.
    #[inline]
    pub const fn try_known(self) -> Result<T, UnknownValue> {
        Lookup::<T>::try_from_value(self.value)
    }

    /// The option's label in the base language, if `T` knows the value.
    ///
    /// ```
    /// use closure_reason::{Choice, ClosureReason};
    ///
    /// assert_eq!(Choice::<ClosureReason>::new(192350004).label(), Some("AgentClosed"));
    /// assert_eq!(Choice::<ClosureReason>::new(192350099).label(), None);
    /// ```
    #[inline]
    #[must_use]
    pub fn label(self) -> Option<&'static str> {
        self.known().map(T::label)
    }

    /// The option's label in a language, named by its [locale id][lcid], such as 1031 for German;
    /// `None` if `T` does not know the value, or has no label in that language.
    ///
    /// ```
    /// use closure_reason::{Choice, OptionSet};
    ///
    /// #[derive(Clone, Copy, OptionSet)]
    /// #[option_set(table = "demo_job", column = "demo_grade", language = 1033)]
    /// enum Grade {
    ///     /// Small faults remain.
    ///     #[option(value = 745500001, label = "Fair", labels(1031 = "Ordentlich"), color = "#0000ff")]
    ///     Fair,
    /// }
    ///
    /// let grade = Choice::<Grade>::new(745500001);
    /// assert_eq!((grade.label_in(1031), grade.label_in(1036)), (Some("Ordentlich"), None));
    /// assert_eq!(grade.description(), Some("Small faults remain."));
    /// assert_eq!(grade.metadata().unwrap().color(), Some("#0000ff"));
    /// ```
    ///
    /// [lcid]: https://learn.microsoft.com/openspecs/windows_protocols/ms-lcid/
    #[must_use]
    pub fn label_in(self, language: u32) -> Option<&'static str> {
        self.known()?.label_in(language)
    }

    /// What the option means; `None` if `T` does not know the value, or does not describe the
    /// option.
    #[inline]
    #[must_use]
    pub fn description(self) -> Option<&'static str> {
        self.known()?.description()
    }

    /// Everything that the attributes say about the option, if `T` knows the value.
    #[inline]
    #[must_use]
    pub fn metadata(self) -> Option<OptionMetadata> {
        self.known().map(T::metadata)
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

/// For collections of options that are read, not consumed: `ClosureReason::ALL.iter()`.
impl<T: OptionSet> From<&T> for Choice<T> {
    #[inline]
    fn from(option: &T) -> Self {
        Self::new(option.value())
    }
}

/// For collections of choices that are read, not consumed.
impl<T> From<&Choice<T>> for Choice<T> {
    #[inline]
    fn from(choice: &Self) -> Self {
        *choice
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
    /// When the number does not fit in an `i32`, and so is not an option value of any set.
    #[inline]
    fn try_from(value: i64) -> Result<Self, TryFromIntError> {
        i32::try_from(value).map(Self::new)
    }
}

/// Reads any spelling of a choice: its number (also as an integral float, with an exponent, or as an
/// option's with signs between its digits), a label or an alias, with or without blanks around it.
/// [The rules](crate::spelling) are those of
/// `serde::lenient`.
///
/// ```
/// use closure_reason::{Choice, ClosureReason};
///
/// for text in ["192350004", " 192350004.0", "192,350,004", "AgentClosed", "AgentClosed "] {
///     assert_eq!(text.parse::<Choice<ClosureReason>>()?, ClosureReason::AgentClosed);
/// }
/// assert_eq!("192350099".parse::<Choice<ClosureReason>>()?.known(), None);
/// assert!("192,350,099".parse::<Choice<ClosureReason>>().is_err());
/// # Ok::<(), closure_reason::ParseChoiceError>(())
/// ```
impl<T: OptionSet> FromStr for Choice<T> {
    type Err = ParseChoiceError;

    /// # Errors
    /// When the text is neither a number nor the label or alias of exactly one option; when it has
    /// signs between its digits and is not the value of exactly one option; when digits are missing;
    /// when a number is also the label of an option with another value; when it has a fraction, or is not
    /// an `i32`; when it is empty. For a yes/no column, also when it is a number other than 0 and
    /// 1.
    #[inline]
    fn from_str(text: &str) -> Result<Self, ParseChoiceError> {
        let choice = match rule::read_text(&Compiled::<T>::new(), text) {
            Decision::Value(value) => Some(Self::new(value)),
            Decision::Option(index) => Some(Self::new(Lookup::<T>::value(index))),
            Decision::Empty | Decision::Refused(_) => None,
        };
        // It is neither true nor false.
        let in_row = |choice: &Self| T::METADATA.kind() != OptionSetKind::Boolean || choice.known().is_some();
        choice.filter(in_row).ok_or_else(|| ParseChoiceError::new(text, T::METADATA))
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

/// The label, or the number if the value is not known. Width, fill and alignment apply to either.
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
