//! Archives: solutions, canvas apps, and archives of them, such as the package of the Package Deployer.
//!
//! They are untrusted: one limit holds for all levels together, and no name is used as a path.

use std::io::{BufReader, Read};
use std::rc::Rc;

use flate2::read::DeflateDecoder;
use rawzip::{CompressionMethod, ZipArchive};

use super::xml::damaged;
use super::zip::{self, Entry};
use super::{Input, Metadata, canvas_app, solution};
use crate::report::error::Error;

/// The most that an archive may hold when unpacked, with the archives in it.
const LIMIT: u64 = 256 << 20;

/// How many archives may enclose an archive.
const DEPTH: usize = 3;

/// Reads all parts of an archive; `None` if no part holds metadata.
pub(super) fn read(input: &Input) -> Result<Option<Metadata>, Error> {
    let mut reader = Reader { left: LIMIT, found: Metadata::default(), has_metadata: false };
    reader.archive(&input.name, &input.bytes, 0)?;
    Ok(reader.has_metadata.then_some(reader.found))
}

struct Reader {
    /// How much may still be unpacked.
    left: u64,
    found: Metadata,
    has_metadata: bool,
}

impl Reader {
    fn archive(&mut self, archive_name: &Rc<str>, bytes: &[u8], depth: usize) -> Result<(), Error> {
        if depth > DEPTH {
            let message = format!("this archive is nested in more than {DEPTH} others");
            return Err(Error::new(message)
                .at(archive_name)
                .remedy("unpack the outer ones, and give the folder"));
        }
        let (archive, entries) =
            zip::open(bytes, bytes.len() as u64).map_err(|error| unreadable(&error, archive_name))?;
        if zip::is_name_repeated(&entries) {
            let message = "two entries of the archive have one name, so it is unclear which one counts";
            return Err(Error::new(message)
                .at(archive_name)
                .remedy("export the solution again, or unpack it and give the folder"));
        }
        for entry in entries {
            let Some(part) = Part::of(&entry.name) else { continue };
            let name: Rc<str> = format!("{archive_name}: {}", entry.name).into();
            let too_large =
                || Error::new("the archive and those in it hold more than 256 MiB of metadata").at(&name);
            // The size that an entry states may be false.
            if entry.size > self.left {
                return Err(too_large());
            }
            let mut limited = unpacked(&archive, &entry, &name)?.take(self.left + 1);
            let part = match part {
                // Large ones are read as they are unpacked.
                Part::Solution => Content::Metadata(solution::document(
                    &name,
                    BufReader::with_capacity(1 << 16, &mut limited),
                )),
                part => {
                    let mut bytes = Vec::new();
                    limited.read_to_end(&mut bytes).map_err(|error| damaged(&error).at(&name))?;
                    Content::Bytes(part, bytes)
                }
            };
            self.left = limited.limit().checked_sub(1).ok_or_else(too_large)?;
            match part {
                Content::Bytes(Part::Archive, bytes) => {
                    if bytes.starts_with(b"PK\x03\x04") {
                        self.archive(&name, &bytes, depth + 1)?;
                    }
                }
                Content::Bytes(_, bytes) => {
                    self.add(canvas_app::read(&Input { name, bytes: without_mark(bytes), named: true })?);
                }
                Content::Metadata(found) => self.add(found?),
            }
        }
        Ok(())
    }

    fn add(&mut self, found: Metadata) {
        self.has_metadata = true;
        self.found.add(found);
    }
}

enum Content {
    Metadata(Result<Metadata, Error>),
    Bytes(Part, Vec<u8>),
}

/// What an entry of an archive holds.
enum Part {
    /// Tables or global sets of a solution.
    Solution,
    /// The tables of a canvas app.
    App,
    /// An archive in the archive.
    Archive,
}

impl Part {
    /// Decides by the name, which is only compared, never used as a path.
    fn of(name: &str) -> Option<Self> {
        let name = name.to_ascii_lowercase().replace('\\', "/");
        let (folder, file) = name.rsplit_once('/').unwrap_or(("", &name));
        let (_, ending) = file.rsplit_once('.')?;
        match (folder.rsplit('/').next().unwrap_or_default(), file, ending) {
            (_, "customizations.xml" | "entity.xml", _) | ("optionsets", _, "xml") => Some(Self::Solution),
            ("references", "datasources.json", _) | ("tabledefinitions", _, "json") => Some(Self::App),
            (_, _, "zip" | "msapp") => Some(Self::Archive),
            _ => None,
        }
    }
}

/// The text without a byte order mark.
fn without_mark(mut bytes: Vec<u8>) -> Vec<u8> {
    if bytes.starts_with(&[0xef, 0xbb, 0xbf]) {
        bytes.drain(..3);
    }
    bytes
}

/// Unpacks an entry while it is read, and fails at its end if its length or checksum is wrong.
fn unpacked<'a>(
    archive: &'a ZipArchive<&'a [u8]>,
    entry: &Entry,
    name: &str,
) -> Result<impl Read + use<'a>, Error> {
    let refused = |why: &str| {
        Error::new(why).at(name).remedy("unpack the archive with another program, and give the folder")
    };
    if entry.is_encrypted {
        return Err(refused("this needs a password"));
    }
    let packed = archive.get_entry(entry.place).map_err(|error| unreadable(&error, name))?;
    let unpacked: Box<dyn Read + 'a> = match entry.compression {
        CompressionMethod::STORE => Box::new(packed.reader()),
        CompressionMethod::DEFLATE => Box::new(DeflateDecoder::new(packed.reader())),
        other => return Err(refused(&format!("this is compressed in a way that is not read: {other}"))),
    };
    Ok(packed.verifying_reader(unpacked))
}

fn unreadable(error: &rawzip::Error, place: &str) -> Error {
    Error::new(format!("the archive is cut off or damaged: {error}"))
        .at(place)
        .remedy("export the solution again, or copy the file again")
}
