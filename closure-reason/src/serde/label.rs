//! `#[serde(with = "closure_reason::serde::label")]`: the label as text, as in spreadsheets and
//! formatted values.
//!
//! Reads a label or an alias, either exactly or without the blanks around it; any other text is an
//! error, and so is a label that several options have. A [`Choice`] whose value is not known is
//! written as its number, and read back from it.
//!
//! A format that guesses types (CSV) turns a cell `007` into a number. A field of type `T` asks for
//! text and gets the cell as it is. A [`Choice`] must accept both, so there a number is the label
//! that reads as that number, if exactly one option has such a label and no other option has the
//! number as its value. An integer of 32 bits that is no label is the value, and all other
//! numbers are errors.
//!
//! Not everything that is written can be read back: a label that several options have is written,
//! and is an error when read. In CSV an empty label is an empty cell, which an `Option` reads as
//! `None`.
//!
//! Formats that only have text (XML, forms) write an unknown choice as the text of its number,
//! which is read back: digits that no option has as value or label. Any other number in quotes is a
//! label or an error.
//!
//! A [`Choices`](crate::Choices) column is written and read as labels joined with `"; "`, like the
//! Web API's annotation; a comma between them is read too. If labels contain these separators
//! themselves, exactly one way to split the text must make sense.
//!
//! Formats that are not for human readers carry the value instead.
//!
//! [`Choice`]: crate::Choice
//!
//! ```
//! use closure_reason::ClosureReason;
//! use serde::{Deserialize, Serialize};
//!
//! #[derive(Serialize, Deserialize)]
//! struct Row {
//!     #[serde(with = "closure_reason::serde::label")]
//!     reason: ClosureReason,
//! }
//!
//! let row: Row = serde_json::from_str(r#"{"reason": "AgentTransfered"}"#)?; // as live systems spell it
//! assert_eq!(row.reason, ClosureReason::AgentTransferred);
//! assert_eq!(serde_json::to_string(&row)?, r#"{"reason":"AgentTransferred"}"#);
//! # Ok::<(), serde_json::Error>(())
//! ```

use serde_core::{Deserializer, Serializer};

use super::field::Field;

/// Writes the label; of choices, the labels.
///
/// # Errors
/// Those of the serializer; and when an unknown value is also the label of an option, so that it
/// would be read back as that; and when choices are only an option with a blank label.
#[inline]
pub fn serialize<F: Field, S: Serializer>(field: &F, serializer: S) -> Result<S::Ok, S::Error> {
    field.serialize_label(serializer)
}

/// Reads a label; for choices, labels.
///
/// # Errors
/// When there is no text (or, for a [`Choice`](crate::Choice), no integer), or the text is not the
/// label of exactly one option.
#[inline]
pub fn deserialize<'de, F: Field, D: Deserializer<'de>>(deserializer: D) -> Result<F, D::Error> {
    F::deserialize_label(deserializer)
}
