//! Rust files with derived enums: what their attributes say, and where each part of it is.
//!
//! A file is read token by token, not as a syntax tree. Only enums and their attributes matter, whatever else the file
//! holds, and an enum inside a function or a macro call is found as well.

mod attribute;
mod definition;
mod derived_enum;
mod file;
mod find_enums;
pub mod find_files;
mod imported_names;
mod line_column;
mod mistake;
mod modules;
mod nesting;
mod other_attributes;
mod other_texts;
pub mod outer_attributes;
mod read;
#[cfg(test)]
mod tests;

pub use self::attribute::{AttributeKey, AttributeValue, OptionAttribute, TextIn};
pub use self::derived_enum::{Aside, Deprecated, RustEnum, RustOption};
pub use self::file::File;
pub use self::line_column::{LineColumn, Span};
pub use self::mistake::Mistake;
pub use self::modules::{Module, modules, modules_for_tests, modules_of};
pub use self::other_texts::{enums_elsewhere, takes_other_texts};

/// Whether a text may derive `OptionSet`. Most files of a crate do not, and need no parser.
pub fn may_derive(text: &str) -> bool {
    // If the derive was imported under another name in another file, only the attribute shows it.
    text.contains("OptionSet") || text.contains("option_set")
}

/// The most bytes that a source file may have. Nobody writes larger ones.
pub const LARGEST: u64 = 32 << 20;
