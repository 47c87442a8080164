//! Edits of a text. What they do not concern keeps every byte.

mod attribute;
mod editing;
pub mod equivalence;
mod existing;
mod insert;
mod text;

pub use self::existing::existing_enum;
pub use self::text::{Edit, apply, with_line_ends_of};
