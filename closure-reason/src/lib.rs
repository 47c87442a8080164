// The code in it needs every feature: without them it is shown, not tested.
#![cfg_attr(any(not(doctest), feature = "definition"), doc = include_str!("../README.md"))]
#![cfg_attr(docsrs, feature(doc_cfg))]
#![forbid(unsafe_code)]
#![no_std]

extern crate alloc;

mod choice;
pub mod choices;
mod closure_reason;
#[cfg(feature = "definition")]
pub mod definition;
mod error;
mod option_metadata;
mod option_set;
mod option_set_kind;
mod option_set_metadata;
#[cfg(feature = "serde")]
pub mod serde;
pub mod spelling;
mod state;
mod tables;
mod template;

pub use choice::Choice;
pub use choices::set::Choices;
pub use closure_reason::ClosureReason;
/// Makes an option set of an enum: its variants are the options of a Dataverse choice column.
///
/// [The attributes](#attributes) are listed below, with examples of
/// [each kind of column](#other-kinds-of-column). The enum has to be `Copy`.
///
/// ```
/// use closure_reason::OptionSet;
///
/// #[derive(Clone, Copy, Debug, PartialEq, Eq, OptionSet)]
/// #[option_set(table = "demo_job", column = "demo_grade", display_name = "Grade", default = Fair)]
/// #[non_exhaustive]
/// pub enum Grade {
///     #[option(value = 745500000, label = "First rate", alias = "First-rate", color = "#0000ff")]
///     FirstRate,
///     /// Small faults remain.
///     #[option(value = 745500001)]
///     Fair,
/// }
///
/// assert_eq!(Grade::try_from(745500000), Ok(Grade::FirstRate));
/// assert_eq!("First-rate".parse(), Ok(Grade::FirstRate));
/// assert_eq!(Grade::Fair.label(), "Fair");
/// assert_eq!(Grade::Fair.description(), Some("Small faults remain."));
/// assert_eq!(Grade::FirstRate.metadata().color(), Some("#0000ff"));
/// assert_eq!(Grade::METADATA.display_name(), Some("Grade"));
/// ```
///
/// # What the enum gets
///
/// - the trait [`OptionSet`](trait@crate::OptionSet), and of its items these as inherent ones, with
///   the enum's visibility: `ALL`, `METADATA`, `value`, `from_value`, `label`, `from_label`,
///   `from_label_ignore_case`, `description`, `index`, `metadata`. All but the two `from_label`s
///   are `const`. The set is closed: what comes later goes on the trait, so that it never collides
///   with a method of yours;
/// - `From<Self> for i32`, `TryFrom<i32>` and `TryFrom<Choice<Self>>` ([`UnknownValue`]),
///   [`FromStr`](core::str::FromStr) (label or alias; [`LabelError`]) and
///   [`Display`](core::fmt::Display) (the label, with width and alignment);
/// - by its kind: `From<bool>` and `From<Self> for bool`, or the trait [`State`], or
///   [`StatusReason`];
/// - with `serde`: `Serialize` and `Deserialize`, as the value (`true` and `false` for a yes/no
///   column). A feature alone never adds them, because another crate of the same build may have
///   turned it on.
///
/// # What the compiler checks
///
/// Every mistake in an enum is reported in one build, at the token that is wrong; a clash at both
/// places.
///
/// - The item is an enum with at least one variant, not generic, without fields.
/// - **`value`** is an integer literal without suffix that fits in an `i32`, negative or not. Every
///   variant has one, here or as its discriminant, no two the same. Where any discriminant is
///   written they all have to be the values, so that `as i32` says no other number.
/// - **Texts** (`label`, `desc`, `alias`, `display_name` ..) are string literals. `table`,
///   `column`, `name`, `global`, `display_name`, `external_value` and `invariant_name` are not
///   empty; a label may be.
/// - **A doc comment** serves as `desc` where that is not given. One that a macro makes (`#[doc =
///   include_str!(..)]`) cannot be read, and then `desc` has to be given, be it as `""`.
/// - **Labels and aliases** differ from each other in more than the case of ASCII letters, in each
///   language on its own, and among the status reasons of one state. `allow_duplicate_labels` lifts
///   this.
/// - **Languages** are [locale ids][lcid], 1 or more, each once in a list. Texts in the base
///   language are given by the plain keys (`label`, not `labels`).
/// - **`global`** excludes `table`, `column` and `name`.
/// - **`color`** is `#` and six hexadecimal digits.
/// - **`default`** and the names in **`transitions`** are variants of the enum; `transitions` needs
///   `enforce_transitions`, and that needs `kind = status(..)`.
/// - **`kind = boolean`**: exactly two options, with the values 0 (no) and 1 (yes).
/// - **`kind = state(..)`**: each state has a `default_status`, which belongs to that state;
///   **`kind = status(..)`**: each status reason has a `state`. The two enums name each other. A
///   state whose default status belongs to another one says so, with `default_of_another_state`, or
///   with `no_status_reasons` if it has none at all ([odd tables](State#odd-tables)).
/// - **`serde`** needs the feature `serde` of this crate.
/// - No key is unknown, repeated (but `alias`), on the wrong item, or of another kind of column.
///
/// [lcid]: https://learn.microsoft.com/openspecs/windows_protocols/ms-lcid/
#[cfg_attr(any(not(doctest), feature = "serde"), doc = include_str!("attributes.md"))]
#[doc(inline)]
pub use closure_reason_derive::OptionSet;
pub use error::{LabelError, ParseChoiceError, ParseChoicesError, UnknownValue};
pub use option_metadata::OptionMetadata;
pub use option_set::OptionSet;
pub use option_set_kind::OptionSetKind;
pub use option_set_metadata::OptionSetMetadata;
pub use state::{State, StatusReason};

/// What the code that the derive emits calls. Not for use by hand: it changes without notice.
#[doc(hidden)]
pub mod __private {
    pub use core::convert::{From, TryFrom};
    pub use core::fmt::{Display, Formatter, Result as FmtResult};
    pub use core::marker::Copy;
    pub use core::option::Option;
    pub use core::primitive::{bool, i32, i64, str, u8, usize};
    pub use core::result::Result;
    pub use core::str::FromStr;

    #[cfg(feature = "serde")]
    pub use serde_core::{Deserialize, Deserializer, Serialize, Serializer};

    pub use crate::option_set_metadata::{BROKEN, metadata};
    #[cfg(feature = "serde")]
    pub use crate::serde::value::{deserialize, serialize};
    pub use crate::state::DefaultStatusPlace;
    pub use crate::tables::{
        Extra, LabelIndex, Language, Lists, Lookup, OptionText, Packed, Parts, PerfectHash, Texts,
        ValueIndex, display, slots, status_belongs, value_of,
    };
    pub use crate::{
        Choice, LabelError, OptionMetadata, OptionSet, OptionSetKind, OptionSetMetadata, State, StatusReason,
        UnknownValue,
    };
}
