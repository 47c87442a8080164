//! The texts of [`Choices`]: as Dataverse writes them, for people, and in cells.

use alloc::string::String;
use core::fmt::{self, Write};
use core::str::FromStr;

use super::set::Choices;
use crate::error::Fault;
use crate::spelling::options::Options;
use crate::spelling::{Compiled, has_leading_zero, rule};
use crate::{Choice, OptionSet, OptionSetMetadata, ParseChoicesError};

impl<T> Choices<T> {
    /// The values, separated by commas, as Dataverse reads and writes them; of an empty set, an empty
    /// text.
    ///
    /// ```
    /// use closure_reason::{Choices, ClosureReason};
    ///
    /// let reasons = Choices::from([ClosureReason::AgentClosed, ClosureReason::AgentReject]);
    /// assert_eq!(reasons.to_wire(), "192350001,192350004");
    /// assert_eq!(Choices::from_wire(&reasons.to_wire())?, reasons);
    /// # Ok::<(), closure_reason::ParseChoicesError>(())
    /// ```
    #[must_use]
    pub fn to_wire(&self) -> String {
        join(self.iter().map(Choice::value), ",")
    }
}

fn join(members: impl Iterator<Item: fmt::Display>, separator: &str) -> String {
    let mut joined = String::new();
    for (index, member) in members.enumerate() {
        let before = if index == 0 { "" } else { separator };
        // Writing to a `String` does not fail.
        _ = write!(joined, "{before}{member}");
    }
    joined
}

impl<T: OptionSet> Choices<T> {
    /// Reads what [`to_wire`](Self::to_wire) and Dataverse write: values, separated by commas. Blanks
    /// around a member are ignored, because
    /// [Microsoft's example sends `"1, 9"` and gets `"1,9"` back][source]. A text without members is
    /// the empty set.
    ///
    /// It reads only values, so the labels of the set make no difference, even if they are numbers. To
    /// read a cell that may hold labels, use [`parse`](str::parse).
    ///
    /// ```
    /// use closure_reason::{Choices, ClosureReason};
    ///
    /// let reasons = Choices::<ClosureReason>::from_wire("192350004, 192350099")?;
    /// assert!(reasons.contains(ClosureReason::AgentClosed) && reasons.contains(192350099));
    /// assert!(Choices::<ClosureReason>::from_wire("AgentClosed").is_err());
    /// # Ok::<(), closure_reason::ParseChoicesError>(())
    /// ```
    ///
    /// [source]: https://learn.microsoft.com/power-apps/developer/data-platform/multi-select-picklist
    ///
    /// # Errors
    /// When a member is empty, not a whole number, has leading zeros beside others, or does not fit in
    /// an `i32`. The error gives the text and the position.
    pub fn from_wire(text: &str) -> Result<Self, ParseChoicesError> {
        if text.trim_ascii().is_empty() {
            return Ok(Self::new());
        }
        let mut start = 0;
        let mut members = Self::new();
        for field in text.split(',') {
            members.insert(Choice::new(member(T::METADATA, text, start, field)?));
            start += field.len() + 1;
        }
        Ok(members)
    }
}

/// The labels, joined by `"; "` as the Web API joins them, ascending by value; of a member that `T`
/// does not know, its number. Width, fill and alignment apply; a precision does not, because it would
/// cut a number in two.
///
/// This is for people. A label may hold `;`, so not every such text can be parsed; use
/// [`Choices::to_wire`] for texts that are read back.
impl<T: OptionSet> fmt::Display for Choices<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let labels = join(self.iter(), "; ");
        let missing = f.width().unwrap_or(0).saturating_sub(labels.chars().count());
        let before = match f.align() {
            None | Some(fmt::Alignment::Left) => 0,
            Some(fmt::Alignment::Center) => missing / 2,
            Some(fmt::Alignment::Right) => missing,
        };
        let fill = f.fill();
        (0..before).try_for_each(|_| f.write_char(fill))?;
        f.write_str(&labels)?;
        (before..missing).try_for_each(|_| f.write_char(fill))
    }
}

/// Reads what a cell may hold: members in any spelling, separated by `;` (as the Web API joins labels)
/// or by `,` (as it joins values). A member is read like a [`Choice`]: a number (also an integral
/// float), a label or an alias. An array of JSON (`[1,9]`) is read too. Blanks around a member are
/// ignored; an empty text is the empty set. [The rules](crate::spelling) are those of
/// `serde::lenient`.
///
/// Whole numbers joined by commas are always members, even if they could be one number whose digits
/// are grouped; after a comma, a member must not begin with a zero.
///
/// ```
/// use closure_reason::{Choices, OptionSet};
///
/// #[derive(Clone, Copy, Debug, PartialEq, OptionSet)]
/// #[option_set(table = "demo_job", column = "demo_papers")]
/// enum Paper {
///     #[option(value = 1, label = "Rechnung")]
///     Invoice,
///     #[option(value = 2, label = "Vertrag")]
///     Contract,
///     #[option(value = 3, label = "Vertrag; unterschrieben")]
///     Signed,
/// }
///
/// let papers = Choices::from([Paper::Invoice, Paper::Contract]);
/// for text in ["Rechnung; Vertrag", "Vertrag,Rechnung", "1,2", "1.0; 2.0", "Rechnung;2"] {
///     assert_eq!(text.parse::<Choices<Paper>>()?, papers, "{text}");
/// }
/// let papers = Choices::from([Paper::Signed, Paper::Invoice]);
/// assert_eq!("Vertrag; unterschrieben; Rechnung".parse::<Choices<Paper>>()?, papers);
/// # Ok::<(), closure_reason::ParseChoicesError>(())
/// ```
///
/// If labels contain the separator, every way to split the text is tried. If several make sense, it is
/// an error, because a guess would be wrong half of the time.
impl<T: OptionSet> FromStr for Choices<T> {
    type Err = ParseChoicesError;

    /// # Errors
    /// When a member is empty, or is not a choice in any spelling; when the text can be read in several
    /// ways.
    fn from_str(text: &str) -> Result<Self, ParseChoicesError> {
        match rule::read_members(Compiled::<T>::new().described(), text) {
            Ok(members) => Ok(members.into_iter().map(|(_, value)| value).collect()),
            Err(fault) => Err(ParseChoicesError::read(text, T::METADATA, fault)),
        }
    }
}

/// Reads one value: the text between two commas, from byte `start` on.
fn member(
    set: &'static OptionSetMetadata,
    text: &str,
    start: usize,
    field: &str,
) -> Result<i32, ParseChoicesError> {
    let digits = field.trim_ascii();
    let start = start + field.len() - field.trim_ascii_start().len();
    let error = |fault| ParseChoicesError::new(text, set, start..start + digits.len(), fault);
    // Such zeros would be the rest of a number whose comma groups digits or begins a fraction.
    if has_leading_zero(digits) && field.len() < text.len() {
        return Err(error(Fault::LeadingZero));
    }
    digits.parse().map_err(|_| {
        let unsigned = digits.strip_prefix(['-', '+']).unwrap_or(digits);
        if digits.is_empty() {
            error(Fault::Empty)
        } else if unsigned.is_empty() || unsigned.bytes().any(|byte| !byte.is_ascii_digit()) {
            error(Fault::NotANumber)
        } else {
            error(Fault::OutOfRange)
        }
    })
}
