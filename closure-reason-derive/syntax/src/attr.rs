//! One attribute: its grammar, what a key takes, and which keys there are.

mod attributes;
mod grammar;
mod key_span;
mod key_value;
mod keys;
mod kind;
mod literal;
mod nearest_key;
mod value;

pub(crate) use self::attributes::listed;
pub use self::attributes::{Attributes, Given};
pub use self::key_span::KeySpan;
pub use self::key_value::KeyValue;
pub use self::keys::{OptionKeys, OptionSetKeys};
pub use self::kind::{Kind, KindName};
pub(crate) use self::literal::integer;
pub use self::literal::{Number, Text};
pub use self::value::{InLanguage, is_color};
