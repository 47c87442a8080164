// Its code needs the feature `serde`; without that, it is shown but not tested.
#![cfg_attr(any(not(doctest), feature = "serde"), doc = include_str!("../README.md"))]
#![cfg_attr(docsrs, feature(doc_cfg))]
#![forbid(unsafe_code)]
#![no_std]

extern crate alloc;

mod choice;
pub mod choices;
mod closure_reason;
mod error;
mod option_metadata;
mod option_set;
mod option_set_kind;
mod option_set_metadata;
#[cfg(feature = "schemars")]
mod schemars;
#[cfg(feature = "serde")]
pub mod serde;
pub mod spelling;
#[cfg(feature = "sqlx")]
mod sqlx;
mod state;
mod tables;
mod template;

pub use choice::Choice;
pub use choices::set::Choices;
pub use closure_reason::ClosureReason;
/// Makes an enum an option set: its variants are the options of a Dataverse choice column.
///
/// [The attributes](#attributes) are listed below, with examples of [each kind of
/// column](#other-kinds-of-column). The enum must be `Copy`.
///
/// ```
/// use closure_reason::OptionSet;
///
/// #[derive(Clone, Copy, Debug, PartialEq, Eq, OptionSet)]
/// #[option_set(table = "demo_job", column = "demo_grade", display_name = "Grade", default = Fair)]
/// #[non_exhaustive]
/// pub enum Grade {
///     #[option(label = "First rate", alias = "First-rate", color = "#0000ff")]
///     FirstRate = 745500000,
///     /// Small faults remain.
///     Fair = 745500001,
/// }
///
/// assert_eq!(Grade::try_from(745500000), Ok(Grade::FirstRate));
/// assert_eq!("First-rate".parse(), Ok(Grade::FirstRate));
/// assert_eq!(Grade::Fair.label(), "Fair");
/// assert_eq!(Grade::Fair.description(), Some("Small faults remain."));
/// assert_eq!(Grade::Fair as i32, Grade::Fair.value()); // only with discriminants: see "Casts"
/// assert_eq!(Grade::FirstRate.metadata().color(), Some("#0000ff"));
/// assert_eq!(Grade::METADATA.display_name(), Some("Grade"));
/// ```
///
/// # What the enum gets
///
/// - the trait [`OptionSet`](trait@crate::OptionSet), and these of its items as inherent items with
///   the enum's visibility: `ALL`, `METADATA`, `value`, `from_value`, `label`, `from_label`,
///   `from_label_ignore_case`, `description`, `index`, `metadata`. All but the two `from_label`s
///   are `const`. This list is final: later additions go on the trait, so they never collide with
///   your own methods;
/// - `From<Self> for i32`, `TryFrom<i32>` and `TryFrom<Choice<Self>>` ([`UnknownValue`]),
///   [`FromStr`](core::str::FromStr) (label or alias; [`LabelError`]) and
///   [`Display`](core::fmt::Display) (the label, with width and alignment);
/// - depending on its kind: `From<bool>` and `From<Self> for bool`, or the trait [`State`], or
///   [`StatusReason`];
/// - with `serde`: `Serialize` and `Deserialize`, as the value (`true` and `false` for a yes/no
///   column); with `schemars`: `JsonSchema`; with `sqlx`: `Type`, `Encode` and `Decode`. The
///   crate's features alone never add them, because another crate in the same build may have turned
///   them on.
///
/// # What the compiler checks
///
/// Every mistake in an enum is reported in one build, at the token that is wrong; a clash is
/// reported at both places.
///
/// - The item is an enum with at least one variant, not generic, without fields.
/// - **`value`** is an integer literal without suffix that fits in an `i32`, negative or not. Every
///   variant has one, here or as its discriminant, and no two are the same. If any variant has a
///   discriminant, all discriminants must equal the values, so that `as i32` never gives a
///   different number.
/// - **Texts** (`label`, `desc`, `alias`, `display_name` ..) are string literals. `table`,
///   `column`, `name`, `global`, `display_name`, `external_value` and `invariant_name` are not
///   empty; a label may be.
/// - **A doc comment** serves as `desc` if that is not given. One that comes from a macro
///   (`#[doc = include_str!(..)]`) cannot be read; then `desc` must be given, even if only as `""`.
/// - **Labels and aliases** must differ from each other in more than the case of ASCII letters,
///   separately for each language, and for status reasons within each state.
///   `allow_duplicate_labels` turns this check off.
/// - **Languages** are [locale ids][lcid], 1 or more, each once in a list. Texts in the base
///   language use the plain keys (`label`, not `labels`).
/// - **`global`** excludes `table`, `column` and `name`.
/// - **`color`** is `#` and six hexadecimal digits.
/// - **`default`** and the names in **`transitions`** are variants of the enum; `transitions` needs
///   `enforce_transitions`, and that needs `kind = status(..)`.
/// - **`kind = boolean`**: exactly two options, with the values 0 (no) and 1 (yes).
/// - **`kind = state(..)`**: each state has a `default_status`, which belongs to that state;
///   **`kind = status(..)`**: each status reason has a `state`. The two enums name each other. A
///   state whose default status belongs to another state must say so, with
///   `default_of_another_state`, or with `no_status_reasons` if it has no status reasons at all
///   ([odd tables](State#odd-tables)).
/// - **`serde`**, **`schemars`** and **`sqlx`** each need the feature of this crate with that name.
/// - No key is unknown, repeated (except `alias`), on the wrong item, or for another kind of
///   column.
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

/// Called by the code that the derive emits. Do not use it directly: it changes without notice.
#[doc(hidden)]
pub mod __private {
    pub use core::convert::{From, TryFrom};
    pub use core::fmt::{Display, Formatter, Result as FmtResult};
    pub use core::marker::Copy;
    pub use core::option::Option;
    pub use core::primitive::{bool, i32, i64, str, u8, usize};
    pub use core::result::Result;
    pub use core::str::FromStr;

    #[cfg(feature = "schemars")]
    pub use ::schemars::{JsonSchema, Schema, SchemaGenerator};
    #[cfg(feature = "sqlx")]
    pub use ::sqlx::{
        Database, Decode, Encode, Type as SqlType, encode::IsNull, error::BoxDynError as SqlError,
    };
    #[cfg(feature = "schemars")]
    pub use alloc::borrow::Cow;
    #[cfg(feature = "serde")]
    pub use serde_core::{Deserialize, Deserializer, Serialize, Serializer};

    pub use crate::option_set_metadata::{BROKEN, metadata};
    #[cfg(feature = "schemars")]
    pub use crate::schemars::{schema, schema_id, schema_name};
    #[cfg(feature = "serde")]
    pub use crate::serde::value::{deserialize, serialize};
    #[cfg(feature = "sqlx")]
    pub use crate::sqlx::{compatible, decode, encode, type_info};
    pub use crate::state::DefaultStatusPlace;
    pub use crate::tables::{
        Extra, LabelIndex, Language, Lookup, Named, OptionText, Packed, Parts, PerfectHash, Tables, Texts,
        Unnamed, ValueIndex, display, status_belongs, value_of,
    };
    pub use crate::{
        Choice, LabelError, OptionMetadata, OptionSet, OptionSetKind, OptionSetMetadata, State, StatusReason,
        UnknownValue,
    };
}
