//! serde support: the wire format, and readers for columns that arrive in other spellings (feature
//! `serde`).
//!
//! | type | JSON | reads |
//! |---|---|---|
//! | an enum with `#[option_set(serde)]` | `192350004` | an integer; an unknown one is an error that names the set |
//! | [`Choice<T>`](crate::Choice) | `192350004` | an integer, any in `i32` |
//! | [`Choices<T>`](crate::Choices) | `"1,9"`, empty: `null` | a string, an array of integers or `null` |
//! | a yes/no set (`kind = boolean`), and `Choice` of it | `true` | a bool |
//!
//! For one field written differently, put [`label`], [`lenient`] or [`text`] into
//! `#[serde(with = "..")]`. They take an option set `T`, a `Choice<T>`, a `Choices<T>`, and an
//! `Option` of one of these. An `Option` whose key may be missing needs `default` as well as
//! `with`:
//! serde requires it for every field with its own reader.
//!
//! In a binary format, such as `MessagePack`, all of them write the value. But serde reads the fields of a
//! `#[serde(flatten)]` as if the format were text, so there `label` and `text` refuse the value: leave out the
//! `flatten`, or use the type without `with`.
//!
//! A plain `Option<Choice<T>>`, without `with`, is different: serde reads a missing key as `null`.
//! If the column was left out of `$select`, every row looks empty. A reader of its own makes the
//! key required, and this one changes nothing else:
//!
//! ```
//! use closure_reason::{Choice, ClosureReason};
//! use serde::Deserialize;
//!
//! #[derive(Debug, Deserialize)]
//! struct Session {
//!     #[serde(rename = "msdyn_closurereason", deserialize_with = "Option::deserialize")]
//!     closure_reason: Option<Choice<ClosureReason>>,
//! }
//!
//! let session: Session = serde_json::from_str(r#"{"msdyn_closurereason": null}"#)?;
//! assert_eq!(session.closure_reason, None);
//! assert!(serde_json::from_str::<Session>("{}").unwrap_err().to_string().starts_with("missing field"));
//! # Ok::<(), serde_json::Error>(())
//! ```
//!
//! The other spellings, and a key that may be missing:
//!
//! ```
//! use closure_reason::{Choice, ClosureReason};
//! use serde::{Deserialize, Serialize};
//!
//! #[derive(Serialize, Deserialize)]
//! struct Session {
//!     #[serde(rename = "msdyn_closurereason", default, with = "closure_reason::serde::lenient")]
//!     closure_reason: Option<Choice<ClosureReason>>,
//! }
//!
//! for row in [
//!     r#"{"msdyn_closurereason": 192350004}"#,
//!     r#"{"msdyn_closurereason": "192350004"}"#,
//!     r#"{"msdyn_closurereason": 192350004.0}"#,
//!     r#"{"msdyn_closurereason": "AgentClosed"}"#,
//! ] {
//!     let session: Session = serde_json::from_str(row)?;
//!     assert_eq!(session.closure_reason, Some(ClosureReason::AgentClosed.into()));
//! }
//! for row in [r#"{"msdyn_closurereason": null}"#, r#"{"msdyn_closurereason": ""}"#, "{}"] {
//!     let session: Session = serde_json::from_str(row)?;
//!     assert_eq!(session.closure_reason, None);
//! }
//! # Ok::<(), serde_json::Error>(())
//! ```
//!
//! `with = "closure_reason::serde"` is not a reader; what the table shows needs no `with`:
//!
//! ```compile_fail
//! #[derive(serde::Serialize)]
//! struct Session {
//!     #[serde(with = "closure_reason::serde")]
//!     closure_reason: closure_reason::ClosureReason,
//! }
//! ```
//!
#![doc = include_str!("serde/write.md")]
//!
//! # Next to the crate `serde`
//!
//! This module has the same name as the crate it supports, so import what you need by name. After
//! `use closure_reason::*`, which also imports the module, write the crate with two leading colons:
//!
//! ```
//! use closure_reason::*;
//! use ::serde::Deserialize;
//!
//! #[derive(::serde::Serialize, Deserialize)]
//! struct Session {
//!     #[serde(with = "closure_reason::serde::label")]
//!     closure_reason: ClosureReason,
//! }
//! ```

mod annotated;
mod cell;
mod cell_reader;
mod choices;
mod column;
mod field;
mod formatted;
mod formatted_choices;
mod labeled;
mod several;
mod single;
mod single_precision;
mod spelled;
pub(crate) mod value;

pub mod label;
pub mod lenient;
pub mod text;

pub use column::Column;
// Only a bound of `label`, `lenient` and `text`, whose docs list the types.
#[doc(hidden)]
pub use field::Field;
pub use formatted::Formatted;
pub use formatted_choices::FormattedChoices;
