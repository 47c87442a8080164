//! `#[serde(with = "closure_reason::serde::text")]`: [`lenient`](super::lenient) for formats in
//! which every cell is text, such as CSV.
//!
//! `lenient` asks the format what a cell is. CSV does not know: its reader tries one type after the
//! other, which takes time and loses leading zeros and far digits of labels. This module asks for
//! the text of a cell. It is as fast as a parser written by hand, while `lenient` takes about a
//! quarter longer, and it sees each cell as it is written. In JSON it reads strings and `null`, not
//! numbers.
//!
//! ```
//! use closure_reason::{Choice, ClosureReason};
//! use serde::Deserialize;
//!
//! #[derive(Deserialize)]
//! struct Session {
//!     #[serde(rename = "msdyn_closurereason", with = "closure_reason::serde::text")]
//!     closure_reason: Option<Choice<ClosureReason>>,
//! }
//!
//! for cell in ["192350004", "192350004.0", "AgentClosed"] {
//!     let row = serde_json::json!({"msdyn_closurereason": cell});
//!     let session: Session = serde_json::from_value(row)?;
//!     assert_eq!(session.closure_reason, Some(ClosureReason::AgentClosed.into()));
//! }
//! # Ok::<(), serde_json::Error>(())
//! ```

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

/// Reads any of the spellings from a text.
///
/// # Errors
/// When there is no text; else those of [`lenient`](super::lenient::deserialize).
#[inline]
pub fn deserialize<'de, F: Field, D: Deserializer<'de>>(deserializer: D) -> Result<F, D::Error> {
    F::deserialize_text(deserializer)
}
