//! Rust files: the definitions of their derived enums.

use std::rc::Rc;

use super::metadata::{Input, Metadata, MetadataFormat, Origin, Sourced, place_at};
use crate::report::error::Error;
use crate::report::note::Note;
use crate::rust::{File, LARGEST, may_derive};

/// Whether an input is Rust that derives `OptionSet`, as far as its content shows.
pub fn recognizes(input: &Input) -> bool {
    std::str::from_utf8(&input.bytes).is_ok_and(|text| {
        // Only these can have a derive.
        let has_item = ["enum", "struct", "union"].iter().any(|word| text.contains(word));
        may_derive(text) && text.contains("derive") && has_item
    })
}

/// Reads a file.
pub fn read(input: &Input) -> Result<File, Error> {
    if input.bytes.len() as u64 > LARGEST {
        return Err(Error::from(crate::rust::find_files::too_large(LARGEST)).at(&input.name));
    }
    let text = std::str::from_utf8(&input.bytes).map_err(|error| {
        Error::new("the text is not UTF-8, which Rust files must be").at(place_at(input, error.valid_up_to()))
    })?;
    File::parse(text.to_owned()).sound(&input.name)
}

/// The definitions of the enums of a file that is already linked with the others.
pub fn found(name: &Rc<str>, file: &File) -> Metadata {
    let mut found = Metadata::default();
    for derived in file.enums() {
        let place = file.place(&derived.ident_span);
        let origin = Origin {
            input: Rc::clone(name),
            place: format!("line {}", place.line),
            format: MetadataFormat::Rust,
        };
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
