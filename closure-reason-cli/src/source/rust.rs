//! Rust files with derived enums: what their attributes say, and where each word of it stands.
//!
//! A file is read token by token, not as a syntax tree: only enums and their attributes matter, whatever else the file
//! holds, and an enum inside a function or a macro call is found as well.

mod about;
mod alias;
mod attribute;
mod definition;
mod depth;
mod derived;
mod file;
mod mistake;
mod modules;
mod outer;
mod place;
mod read;
mod scan;
#[cfg(test)]
mod tests;

use std::rc::Rc;

pub use self::attribute::{Attribute, Entry, TextIn, Value};
pub use self::derived::{Aside, Deprecated, RustEnum, RustOption};
pub use self::file::File;
pub use self::mistake::Mistake;
pub use self::modules::{Module, modules};
pub use self::place::{Place, Span};

use crate::error::Error;
use crate::source::{Format, Found, Input, Note, Origin, Sourced};

/// Whether an input is Rust, as far as its content tells: it derives `OptionSet`.
pub fn recognizes(input: &Input) -> bool {
    std::str::from_utf8(&input.bytes).is_ok_and(|text| {
        // What can be derived for.
        let has_item = ["enum", "struct", "union"].iter().any(|word| text.contains(word));
        may_derive(text) && text.contains("derive") && has_item
    })
}

/// Whether a text may have an enum of ours: most files of a crate have none, and need no parser.
pub fn may_derive(text: &str) -> bool {
    // Under another name, imported from elsewhere, only the attribute tells.
    text.contains("OptionSet") || text.contains("option_set")
}

/// More than this is no source code that anyone has written.
pub const LARGEST: u64 = 32 << 20;

/// Reads a file.
pub fn read(input: &Input) -> Result<File, Error> {
    if input.bytes.len() as u64 > LARGEST {
        return Err(Error::from(crate::rust_files::too_large(LARGEST)).at(&input.name));
    }
    let text = std::str::from_utf8(&input.bytes).map_err(|error| {
        Error::new("the text is not UTF-8, which Rust files must be")
            .at(super::place_at(input, error.valid_up_to()))
    })?;
    File::parse(text.to_owned()).sound(&input.name)
}

/// The definitions of a file's enums, once the file is linked with the others.
pub fn found(name: &Rc<str>, file: &File) -> Found {
    let mut found = Found::default();
    for derived in file.enums() {
        let place = file.place(&derived.ident_span);
        let origin =
            Origin { input: Rc::clone(name), place: format!("line {}", place.line), format: Format::Rust };
        found.sets.push(Sourced { what: derived.definition.clone(), origin });
    }
    for derived in file.enums() {
        for (at, _) in &derived.twins {
            let twin = &derived.options[*at];
            found.notes.push(Note {
                place: format!("{name}:{}", file.place(&twin.ident_span)),
                message: format!(
                    "`{}` is left out: another variant has its value, and comes first",
                    twin.ident
                ),
            });
        }
    }
    for unread in file.unread() {
        found.notes.push(Note {
            place: format!("{name}:{}", file.place(&unread.span)),
            message: format!("an enum is not read: {}", unread.reason),
        });
    }
    if found.sets.is_empty() && found.notes.is_empty() {
        found.notes.push(Note {
            place: name.to_string(),
            message: "the file has no enum that derives `OptionSet`".to_owned(),
        });
    }
    found
}
