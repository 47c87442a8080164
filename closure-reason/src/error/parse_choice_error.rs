use alloc::string::String;
use alloc::vec::Vec;
use core::error::Error;
use core::fmt;

use crate::spelling::options::Options;
use crate::spelling::rule::{self, Decision};
use crate::spelling::{Cause, Cell, Quoted, Refused};
use crate::{OptionMetadata, OptionSetMetadata, UnknownValue};

/// A text that is not a [`Choice`](crate::Choice) in any [spelling](crate::spelling).
///
/// ```
/// use closure_reason::spelling::Cause;
/// use closure_reason::{Choice, ClosureReason};
///
/// let error = "agent closd".parse::<Choice<ClosureReason>>().unwrap_err();
/// assert_eq!((error.text(), error.set().enum_name()), ("agent closd", "ClosureReason"));
/// assert_eq!((error.cause(), error.is_ambiguous()), (Cause::Unknown, false));
/// assert_eq!(error.nearest(), ["AgentClosed"]);
/// assert_eq!(
///     error.to_string(),
///     "\"agent closd\" is not a label of ClosureReason (msdyn_ocsession.msdyn_closurereason): \
///      did you mean \"AgentClosed\"? (of 48 labels)",
/// );
///
/// let error = "192350004.5".parse::<Choice<ClosureReason>>().unwrap_err();
/// assert_eq!(error.cause(), Cause::NotAValue);
/// ```
///
/// It also gives the options that could have been meant:
///
/// ```
/// use closure_reason::{Choice, OptionSet};
///
/// #[derive(Clone, Copy, Debug, PartialEq, OptionSet)]
/// #[option_set(table = "quote", column = "statuscode", allow_duplicate_labels)]
/// enum QuoteStatus {
///     #[option(value = 1, label = "In Progress")]
///     Draft,
///     #[option(value = 2, label = "In Progress")]
///     Active,
/// }
///
/// let error = "In Progress".parse::<Choice<QuoteStatus>>().unwrap_err();
/// assert!(error.is_ambiguous());
/// assert!(error.candidates().map(|option| option.value()).eq([1, 2]));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParseChoiceError {
    text: String,
    set: &'static OptionSetMetadata,
}

impl ParseChoiceError {
    pub(crate) fn new(text: &str, set: &'static OptionSetMetadata) -> Self {
        Self { text: text.into(), set }
    }

    /// The text that was read.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The set whose option it should be.
    #[must_use]
    pub const fn set(&self) -> &'static OptionSetMetadata {
        self.set
    }

    /// What is wrong with the text.
    #[must_use]
    pub fn cause(&self) -> Cause {
        match self.refused() {
            Ok(refused) => refused.cause(),
            Err(Decision::Empty) => Cause::Empty,
            Err(_) => Cause::Unknown,
        }
    }

    /// Whether the text could mean several options: as a label that several have, or as a label and
    /// as a value.
    #[must_use]
    pub fn is_ambiguous(&self) -> bool {
        matches!(self.cause(), Cause::Ambiguous | Cause::TwoMeanings)
    }

    /// The options that could have been meant, in declaration order; none if the text is unknown;
    /// only one if the text is its label and also a value that no option has.
    pub fn candidates(&self) -> impl Iterator<Item = OptionMetadata> + use<> {
        let set = self.set;
        let candidates = self.refused().map(|refused| refused.candidates()).unwrap_or_default();
        candidates.into_iter().map(move |position| OptionMetadata { set, position })
    }

    /// The labels and aliases closest to the text in spelling, the closest first: at most three,
    /// and none if nothing is close.
    #[must_use]
    pub fn nearest(&self) -> Vec<&'static str> {
        self.refused().map(|refused| refused.nearest()).unwrap_or_default()
    }

    /// Applies the rule to the text again, so that the error need not store the result.
    fn refused(&self) -> Result<Refused<'_, 'static>, Decision> {
        match rule::read_text(self.set.described(), &self.text) {
            Decision::Refused(reason) => Ok(Refused { set: self.set, cell: Cell::Text(&self.text), reason }),
            other => Err(other),
        }
    }
}

impl fmt::Display for ParseChoiceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.refused() {
            Ok(refused) => refused.fmt(f),
            Err(Decision::Value(value)) => UnknownValue::new(value, self.set).fmt(f),
            Err(_) => {
                write!(f, "{} is empty: expected a value or a label of {}", Quoted(&self.text), self.set)
            }
        }
    }
}

impl Error for ParseChoiceError {}
