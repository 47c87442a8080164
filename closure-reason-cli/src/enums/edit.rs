//! Edits of a text, which leave every other byte unchanged.

mod attribute;
mod editing;
pub mod equivalence;
mod existing_enum;
mod new_options;
mod text;

pub use self::existing_enum::existing_enum;
pub use self::text::{Edit, apply, with_line_ends_of};
