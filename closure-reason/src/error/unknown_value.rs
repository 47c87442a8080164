use core::error::Error;
use core::fmt;

use crate::OptionSetMetadata;

/// A value that no option of the set has.
///
/// Dataverse sets grow, so this need not be a mistake: a field of type [`Choice`](crate::Choice)
/// keeps such a value.
///
/// ```
/// use closure_reason::ClosureReason;
///
/// let error = ClosureReason::try_from(192350099).unwrap_err();
/// assert_eq!((error.value(), error.set().enum_name()), (192350099, "ClosureReason"));
/// assert_eq!(
///     error.to_string(),
///     "192350099 is not an option of ClosureReason (msdyn_ocsession.msdyn_closurereason)",
/// );
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownValue {
    value: i32,
    set: &'static OptionSetMetadata,
}

impl UnknownValue {
    pub(crate) const fn new(value: i32, set: &'static OptionSetMetadata) -> Self {
        Self { value, set }
    }

    /// The value: any `i32` that the set does not list.
    #[must_use]
    pub const fn value(self) -> i32 {
        self.value
    }

    /// The set that was searched.
    #[must_use]
    pub const fn set(self) -> &'static OptionSetMetadata {
        self.set
    }
}

impl fmt::Display for UnknownValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} is not an option of {}", self.value, self.set)
    }
}

impl Error for UnknownValue {}
