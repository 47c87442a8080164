//! One attribute: its grammar, what a key takes, and which keys there are.

mod attributes;
mod grammar;
mod keys;
mod kind;
mod literal;
mod nearest;
mod place;
mod said;
mod value;

pub use self::attributes::{Attributes, Given};
pub use self::keys::{OptionKeys, OptionSetKeys};
pub use self::kind::{Kind, KindName};
pub(crate) use self::literal::integer;
pub use self::literal::{Number, Text};
pub use self::place::Place;
pub use self::said::Said;
pub use self::value::{InLanguage, is_color};
