//! The archive of a solution: untrusted, so that no entry is larger than it may be, and no name is used as a path.

use std::borrow::Cow;
use std::io::{BufReader, Cursor, Read};
use std::rc::Rc;

use zip::result::ZipError;

use super::document;
use crate::report::error::Error;
use crate::source::{Found, Input};

/// The most that an entry of an archive may hold when unpacked.
const LIMIT: u64 = 256 << 20;

/// What the parts of an archive hold; `None` if it is not that of a solution.
pub(super) fn read(input: &Input) -> Result<Option<Found>, Error> {
    let mut archive =
        zip::ZipArchive::new(Cursor::new(&input.bytes)).map_err(|error| unreadable(&error, &input.name))?;
    // No part of a solution has a name that cannot be read.
    let names: Vec<_> = archive.file_names().filter_map(|name| name.ok().map(Cow::into_owned)).collect();
    let mut found = Found::default();
    let mut is_solution = false;
    let mut left = LIMIT;
    for entry_name in names.iter().filter(|name| is_part(name)) {
        is_solution = true;
        let name: Rc<str> = format!("{}: {entry_name}", input.name).into();
        let entry = archive.by_name(entry_name).map_err(|error| unreadable(&error, &name))?;
        let too_large = || {
            Error::new("the archive holds more than 256 MiB of XML, which a solution never does").at(&name)
        };
        // What an entry says of its size may be false.
        if entry.size() > left {
            return Err(too_large());
        }
        let mut limited = entry.take(left + 1);
        let part = document(&name, BufReader::with_capacity(1 << 16, &mut limited));
        left = limited.limit().checked_sub(1).ok_or_else(too_large)?;
        let part = part?;
        found.sets.extend(part.sets);
        found.tables.extend(part.tables);
        found.references.extend(part.references);
        found.left_out.extend(part.left_out);
        found.notes.extend(part.notes);
    }
    Ok(is_solution.then_some(found))
}

fn unreadable(error: &ZipError, place: &str) -> Error {
    match error {
        ZipError::InvalidArchive(why) => Error::new(format!("the archive is cut off or damaged: {why}"))
            .remedy("export the solution again, or copy the file again"),
        error => Error::new(format!("cannot read the archive: {error}"))
            .remedy("unpack it with another program, and give the folder"),
    }
    .at(place)
}

/// Whether an entry of an archive holds tables or global sets. The name is compared, and never used as a path.
fn is_part(name: &str) -> bool {
    let name = name.to_ascii_lowercase().replace('\\', "/");
    let (folder, file) = name.rsplit_once('/').unwrap_or(("", &name));
    matches!(file, "customizations.xml" | "entity.xml")
        || folder.rsplit('/').next() == Some("optionsets") && file.rsplit('.').next() == Some("xml")
}
