use alloc::string::String;
use core::error::Error;
use core::fmt;
use core::ops::Range;

use crate::OptionSetMetadata;
use crate::spelling::{self, Quoted, write_fault};

/// A text that is not a list of members of a choices column, such as `1,9` or `Invoice; Note`.
///
/// ```
/// use closure_reason::{Choices, ClosureReason};
///
/// let error = "AgentClosed; AgentRejekt".parse::<Choices<ClosureReason>>().unwrap_err();
/// assert_eq!(error.member(), "AgentRejekt");
/// assert_eq!(
///     error.to_string(),
///     "at byte 13 of \"AgentClosed; AgentRejekt\": \"AgentRejekt\" is not a label of ClosureReason \
///      (msdyn_ocsession.msdyn_closurereason): did you mean \"AgentReject\"? (of 48 labels)",
/// );
///
/// let error = Choices::<ClosureReason>::from_wire("192350001,Default").unwrap_err();
/// assert_eq!(
///     error.to_string(),
///     "\"Default\" at byte 10 of \"192350001,Default\" is not an option of ClosureReason \
///      (msdyn_ocsession.msdyn_closurereason): expected a whole number",
/// );
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParseChoicesError {
    text: String,
    set: &'static OptionSetMetadata,
    member: Range<usize>,
    fault: Fault,
}

/// What is wrong with the member.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    Empty,
    NotANumber,
    OutOfRange,
    /// It begins with a zero, and there are other members.
    LeadingZero,
    /// It is not an option in any spelling.
    Unread,
    /// It is not a label.
    #[cfg(feature = "serde")]
    NotALabel,
    /// The whole text can be split in several ways.
    Ways,
    /// The whole text is not an option in any spelling.
    Whole,
    /// The whole text is one choice, and also a list of several.
    Readings,
}

impl ParseChoicesError {
    pub(crate) fn new(
        text: &str,
        set: &'static OptionSetMetadata,
        member: Range<usize>,
        fault: Fault,
    ) -> Self {
        Self { text: text.into(), set, member, fault }
    }

    /// The error for a text that was read in any spelling.
    pub(crate) fn read(text: &str, set: &'static OptionSetMetadata, fault: spelling::members::Fault) -> Self {
        match fault {
            spelling::members::Fault::Member(member) => Self::new(text, set, member, Fault::Unread),
            spelling::members::Fault::Ways => Self::new(text, set, 0..text.len(), Fault::Ways),
            spelling::members::Fault::Whole => Self::new(text, set, 0..text.len(), Fault::Whole),
            spelling::members::Fault::Readings => Self::new(text, set, 0..text.len(), Fault::Readings),
        }
    }

    /// The error for a text that was read as labels.
    #[cfg(feature = "serde")]
    pub(crate) fn labels(
        text: &str,
        set: &'static OptionSetMetadata,
        fault: spelling::members::Fault,
    ) -> Self {
        let error = Self::read(text, set, fault);
        let fault = if error.fault == Fault::Unread { Fault::NotALabel } else { error.fault };
        Self { fault, ..error }
    }

    /// The set whose options the members should be.
    #[must_use]
    pub const fn set(&self) -> &'static OptionSetMetadata {
        self.set
    }

    /// The whole text that was read.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The member at fault, without the blanks around it; it may be empty. It is the whole text if
    /// that can be split in several ways.
    #[must_use]
    pub fn member(&self) -> &str {
        &self.text[self.member.clone()]
    }

    /// Where the member begins in the text, in bytes from 0; for an empty member, where it would
    /// begin.
    ///
    /// ```
    /// use closure_reason::{Choices, ClosureReason};
    ///
    /// let error = "1,,9".parse::<Choices<ClosureReason>>().unwrap_err();
    /// assert_eq!((error.text(), error.member(), error.position()), ("1,,9", "", 2));
    /// assert_eq!(error.set().enum_name(), "ClosureReason");
    /// ```
    #[must_use]
    pub fn position(&self) -> usize {
        self.member.start
    }
}

impl fmt::Display for ParseChoicesError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (text, member) = (Quoted(&self.text), Quoted(self.member()));
        let (set, position) = (self.set, self.position());
        match self.fault {
            Fault::Empty => write!(
                f,
                "empty member at byte {position} of {text}: expected the value of an option of {set}"
            ),
            Fault::NotANumber => write!(
                f,
                "{member} at byte {position} of {text} is not an option of {set}: expected a whole number",
            ),
            Fault::OutOfRange => write!(
                f,
                "{member} at byte {position} of {text} is not an option of {set}: option values are signed 32-bit integers",
            ),
            Fault::LeadingZero => write!(
                f,
                "{member} at byte {position} of {text} is not an option of {set}: members between \
                 commas have no leading zeros",
            ),
            Fault::Unread => {
                write_fault(f, set, &self.text, &spelling::members::Fault::Member(self.member.clone()))
            }
            #[cfg(feature = "serde")]
            Fault::NotALabel => {
                let error = crate::LabelError::new(self.member(), set);
                write!(f, "at byte {position} of {text}: {error}")
            }
            Fault::Ways => write_fault(f, set, &self.text, &spelling::members::Fault::Ways),
            Fault::Whole => write_fault(f, set, &self.text, &spelling::members::Fault::Whole),
            Fault::Readings => write_fault(f, set, &self.text, &spelling::members::Fault::Readings),
        }
    }
}

impl Error for ParseChoicesError {}
