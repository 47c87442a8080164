// The code in it needs every feature: without them it is shown, not tested.
#![cfg_attr(any(not(doctest), feature = "metadata"), doc = include_str!("../README.md"))]
#![cfg_attr(docsrs, feature(doc_cfg))]
#![forbid(unsafe_code)]
#![no_std]

extern crate alloc;

mod choice;
pub mod choices;
mod closure_reason;
mod error;
mod kind;
mod lookup;
#[cfg(feature = "metadata")]
pub mod metadata;
mod option_metadata;
mod option_set;
mod option_set_metadata;
#[cfg(feature = "serde")]
pub mod serde;
mod state;
mod template;

pub use choice::Choice;
pub use choices::set::Choices;
pub use closure_reason::ClosureReason;
pub use closure_reason_derive::OptionSet;
pub use error::{LabelError, ParseChoicesError, UnknownValue};
pub use kind::Kind;
pub use option_metadata::OptionMetadata;
pub use option_set::OptionSet;
pub use option_set_metadata::OptionSetMetadata;
pub use state::{State, StatusReason};

/// What the code that the derive emits calls. Not for use by hand: it changes without notice.
#[doc(hidden)]
pub mod __private {
    pub use core::convert::{From, TryFrom};
    pub use core::fmt::{Display, Error as FmtError, Formatter};
    pub use core::option::Option;
    pub use core::primitive::{bool, i32, i64, str, usize};
    pub use core::result::Result;
    pub use core::str::FromStr;

    #[cfg(feature = "serde")]
    pub use serde_core::{Deserialize, Deserializer, Serialize, Serializer};

    pub use crate::lookup::{
        Extra, LabelIndex, Language, OptionText, Packed, Parts, PerfectHash, Set, Tables, Texts, ValueIndex,
        display, status_belongs, value_of,
    };
    #[cfg(feature = "serde")]
    pub use crate::serde::{deserialize, serialize};
    pub use crate::{
        Kind, LabelError, OptionMetadata, OptionSet, OptionSetMetadata, State, StatusReason, UnknownValue,
    };
}
