//! One attribute: its grammar, what a key takes, and which keys there are.

mod attributes;
mod grammar;
mod keys;
mod kind;
mod literal;
mod value;

pub(crate) use self::attributes::Attributes;
pub(crate) use self::keys::{OptionKeys, OptionSetKeys};
pub(crate) use self::kind::{Kind, KindName};
pub(crate) use self::literal::{Number, Text, integer};
pub(crate) use self::value::InLanguage;
