//! Zip archives of rows: the parts of a workbook, or one packed file.
//!
//! The crate `zip` finds the parts; they are unpacked here, since a part has to outlive the archive.

use std::io::{self, BufReader, Cursor, Read, Seek, SeekFrom};
use std::sync::Arc;

use flate2::Crc;
use flate2::read::DeflateDecoder;
use zip::result::ZipError;
use zip::{CompressionMethod, ZipArchive};

use super::regular_file::RegularFile;
use crate::report::error::Error;

/// The most that an archive may hold that comes through a pipe, and so is kept in memory.
const PIPED: u64 = 256 << 20;

/// How much is read at once.
const STEP: usize = 64 * 1024;

/// What an archive is read from, at any position.
#[derive(Clone)]
pub enum Bytes {
    File(RegularFile),
    Memory(Arc<[u8]>),
}

/// An open archive.
pub struct Archive {
    bytes: Bytes,
    zip: ZipArchive<Seeking>,
    /// The files in it, without folders and without those that macOS adds.
    names: Vec<(usize, String)>,
}

impl Bytes {
    /// Reads a whole pipe into memory.
    pub fn read(reader: impl Read) -> Result<Self, Error> {
        let mut bytes = Vec::new();
        reader.take(PIPED + 1).read_to_end(&mut bytes)?;
        if bytes.len() as u64 > PIPED {
            let message = format!("this archive is larger than {} MB, and comes through a pipe", PIPED >> 20);
            return Err(Error::new(message).remedy("name the file, which is then read in pieces"));
        }
        Ok(Self::Memory(bytes.into()))
    }

    fn len(&self) -> u64 {
        match self {
            Self::File(file) => file.length,
            Self::Memory(bytes) => bytes.len() as u64,
        }
    }

    fn read_at(&self, buffer: &mut [u8], place: u64) -> io::Result<usize> {
        match self {
            Self::File(file) => file.read_at(buffer, place),
            Self::Memory(bytes) => {
                let mut cursor = Cursor::new(bytes);
                cursor.set_position(place);
                cursor.read(buffer)
            }
        }
    }

    /// Reads from a position on; in a file, this counts as progress.
    fn at(&self, place: u64) -> Box<dyn Read + Send> {
        match self {
            Self::File(file) => Box::new(file.at(place)),
            Self::Memory(_) => Box::new(Seeking { bytes: self.clone(), place }),
        }
    }
}

impl Archive {
    pub fn open(bytes: Bytes) -> Result<Self, Error> {
        // The directory of the archive is read in small pieces.
        let seeking = Seeking { bytes: bytes.clone(), place: 0 };
        let zip = ZipArchive::new(seeking).map_err(|error| unreadable(&error))?;
        let names = (0..zip.len()).filter_map(|index| {
            let name = zip.name_for_index(index)?.ok()?.replace('\\', "/");
            let is_file = !name.ends_with('/') && !name.starts_with("__MACOSX/");
            (is_file && !name.ends_with(".DS_Store")).then_some((index, name))
        });
        let names = names.collect();
        Ok(Self { bytes, zip, names })
    }

    /// The names of all files.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.names.iter().map(|(_, name)| &**name)
    }

    /// Whether there is a file with this name, in any case.
    pub fn has(&self, name: &str) -> bool {
        self.names().any(|known| known.eq_ignore_ascii_case(name))
    }

    /// The contents of a file; `None` if there is no file with this name.
    pub fn read(&mut self, name: &str) -> Result<Option<Box<dyn Read + Send>>, Error> {
        let found = self.names.iter().find(|(_, known)| known.eq_ignore_ascii_case(name));
        let Some(&(index, _)) = found else { return Ok(None) };
        let part = self.zip.by_index_raw(index).map_err(|error| unreadable(&error))?;
        if part.encrypted() {
            let message = format!("{name:?} in the archive needs a password");
            return Err(Error::new(message).remedy("unpack the archive, or save it without a password"));
        }
        let (crc, method) = (part.crc32(), part.compression());
        let Some(start) = part.data_start() else { return Err(damaged("a part has no beginning")) };
        let packed = self.bytes.at(start).take(part.compressed_size());
        let reader: Box<dyn Read + Send> = match method {
            CompressionMethod::Stored => Box::new(packed),
            CompressionMethod::Deflated => {
                Box::new(DeflateDecoder::new(BufReader::with_capacity(STEP, packed)))
            }
            other => {
                let message =
                    format!("{name:?} in the archive is compressed with {other}, which is not read");
                return Err(Error::new(message).remedy("unpack the archive, and name the file"));
            }
        };
        Ok(Some(Box::new(Checked { reader, crc: Crc::new(), expected: crc })))
    }
}

/// Reads, and fails at the end if length or checksum are wrong.
struct Checked<R> {
    reader: R,
    crc: Crc,
    expected: u32,
}

impl<R: Read> Read for Checked<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let failed = |why: &dyn std::fmt::Display| {
            io::Error::new(io::ErrorKind::InvalidData, format!("the archive is damaged: {why}"))
        };
        let count = match self.reader.read(buffer) {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => return Err(error),
            read => read.map_err(|error| failed(&error))?,
        };
        self.crc.update(&buffer[..count]);
        if count == 0 && !buffer.is_empty() && self.crc.sum() != self.expected {
            return Err(failed(&"a checksum is wrong"));
        }
        Ok(count)
    }
}

/// For the crate `zip`, which seeks.
struct Seeking {
    bytes: Bytes,
    place: u64,
}

impl Read for Seeking {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.bytes.read_at(buffer, self.place)?;
        self.place += count as u64;
        Ok(count)
    }
}

impl Seek for Seeking {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let place = match to {
            SeekFrom::Start(place) => Some(place),
            SeekFrom::End(by) => self.bytes.len().checked_add_signed(by),
            SeekFrom::Current(by) => self.place.checked_add_signed(by),
        };
        self.place = place.ok_or(io::ErrorKind::InvalidInput)?;
        Ok(self.place)
    }
}

fn unreadable(error: &ZipError) -> Error {
    match error {
        ZipError::InvalidArchive(why) => damaged(why),
        error => Error::new(format!("cannot read the archive: {error}"))
            .remedy("unpack it with another program, and name the file"),
    }
}

fn damaged(why: &str) -> Error {
    Error::new(format!("the archive is cut off or damaged: {why}")).remedy("export or copy the file again")
}
