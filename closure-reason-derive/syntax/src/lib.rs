//! The attribute language of `#[derive(OptionSet)]`, shared by the derive macro and the command of
//! `closure-reason`. It is published because they need it; its items may change in any version.
//!
//! `read` reads each variant by itself, with `attr` for its attributes; `check` compares them with
//! each other, with `kind` for what only some columns have. Every mistake goes into [`Errors`].
//! If there is none, the result is a [`Model`], which cannot be wrong.

#![forbid(unsafe_code)]

mod attr;
mod check;
mod errors;
mod kind;
mod model;
mod names;
mod order;
mod read;

pub use self::attr::{
    Attributes, Given, InLanguage, KeySpan, KeyValue, Kind, KindName, Number, OptionKeys, OptionSetKeys,
    Text, is_color,
};
pub use self::errors::{Errors, Mistake};
pub use self::model::{
    DefaultStatus, DefaultStatusPlace, Discriminant, EnumDraft, KindModel, Label, Model, OptionModel,
    VariantDraft,
};
pub use self::order::{firsts, hash_of, ordered};
