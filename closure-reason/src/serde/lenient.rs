//! `#[serde(with = "closure_reason::serde::lenient")]`: for a column that every exporter spells
//! differently.
//!
//! Reads an integer, an integral float (`192350006.0`, `1.92350006e8`, as number or text), an
//! integer as text, the value of an option with signs between its digits (`"192,350,006"`), a label or
//! an alias, each with or without blanks around it ([the rules](crate::spelling)). Empty text, only
//! blanks, and `null` are `None` for an `Option`, and an error otherwise. Writes the value.
//!
//! A number that is also the label of an option must mean that option both ways. If it does not (9
//! is the label of one option, and the value of another or of none yet, which an environment can
//! change), it is an error, with or without quotes: programs along the way add and drop quotes, and
//! a guess could turn a number into the wrong word. A column that is known to hold values needs
//! neither this module nor the restriction.
//!
//! ```
//! use closure_reason::OptionSet;
//! use serde::Deserialize;
//!
//! /// The months of a year that begins in September, labeled by their usual numbers.
//! #[derive(Clone, Copy, Debug, PartialEq, OptionSet)]
//! #[option_set(table = "demo_plan", column = "demo_month")]
//! enum Month {
//!     #[option(value = 1, label = "9")]
//!     September,
//!     #[option(value = 9, label = "5")]
//!     May,
//! }
//!
//! #[derive(Debug, Deserialize)]
//! struct Plan {
//!     #[serde(with = "closure_reason::serde::lenient")]
//!     month: Month,
//! }
//!
//! let read = |json| serde_json::from_str::<Plan>(json).map(|plan| plan.month);
//! assert_eq!(read(r#"{"month": 1}"#)?, Month::September);
//! for json in [r#"{"month": 9}"#, r#"{"month": "9"}"#, r#"{"month": 9.0}"#] {
//!     assert!(read(json).unwrap_err().to_string().starts_with(
//!         "9 has two meanings in Month (demo_plan.demo_month): as a label it is option 1 \"9\", \
//!          as a value it is another option or unknown"
//!     ));
//! }
//! # Ok::<(), serde_json::Error>(())
//! ```
//!
//! A yes/no column is also read from `true` and `false`, in any case, and is written that way.
//!
//! A [`Choices`](crate::Choices) column is read from members in these spellings, separated by `;`
//! or `,`, from an array of them, and from a single number.
//!
//! ```
//! use closure_reason::{Choices, ClosureReason};
//! use serde::Deserialize;
//!
//! #[derive(Deserialize)]
//! struct Report {
//!     #[serde(default, with = "closure_reason::serde::lenient")]
//!     reasons: Choices<ClosureReason>,
//! }
//!
//! let reasons = Choices::from([ClosureReason::AgentReject, ClosureReason::AgentClosed]);
//! for row in [r#"{"reasons": "192350001,192350004"}"#, r#"{"reasons": "AgentClosed; AgentReject"}"#] {
//!     assert_eq!(serde_json::from_str::<Report>(row)?.reasons, reasons);
//! }
//! assert_eq!(serde_json::from_str::<Report>(r#"{"reasons": 192350001}"#)?.reasons.len(), 1);
//! assert!(serde_json::from_str::<Report>(r#"{"reasons": null}"#)?.reasons.is_empty());
//! # Ok::<(), serde_json::Error>(())
//! ```
//!
//! # Formats
//!
//! The reader asks the format what a cell is (`deserialize_any`). CSV does not know and tries one
//! type after the other, so a column takes about a quarter longer than with a parser written by
//! hand; [`text`](super::text), for formats where every cell is a text, does not, and it sees that
//! `1.9235e+08` lacks digits, of which the CSV reader makes a number first. Known to work are
//! JSON, with `serde_json`'s `arbitrary_precision` too; CSV; XML, where an element is its text (an
//! empty element is empty, and so is `{}` in JSON); forms and other formats that only have text.
//! Formats that are not for human readers carry the value.

use serde_core::{Deserializer, Serializer};

use super::field::Field;

/// Writes the value; of choices, the values.
///
/// # Errors
/// Those of the serializer.
#[inline]
pub fn serialize<F: Field, S: Serializer>(field: &F, serializer: S) -> Result<S::Ok, S::Error> {
    field.serialize_lenient(serializer)
}

/// Reads any of the spellings.
///
/// # Errors
/// When it is none of them, when no option has the value or label, and when value and label
/// disagree.
#[inline]
pub fn deserialize<'de, F: Field, D: Deserializer<'de>>(deserializer: D) -> Result<F, D::Error> {
    F::deserialize_lenient(deserializer)
}
