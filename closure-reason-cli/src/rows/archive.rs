//! Zip archives of rows: the parts of a workbook, or one packed file.
//!
//! They are unpacked here, since a part has to outlive the archive.

use std::io::{self, BufReader, Cursor, Read};
use std::sync::Arc;

use flate2::Crc;
use flate2::read::DeflateDecoder;
use rawzip::{CompressionMethod, ErrorKind, ReaderAt, ZipArchive};

use super::regular_file::RegularFile;
use crate::report::error::Error;
use crate::source::zip::{self, Entry};

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
    zip: ZipArchive<Bytes>,
    /// The files in it, without folders and without those that macOS adds.
    files: Vec<Entry>,
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

    /// Reads from a position on; in a file, this counts as progress.
    fn at(&self, place: u64) -> Box<dyn Read + Send> {
        match self {
            Self::File(file) => Box::new(file.at(place)),
            Self::Memory(bytes) => {
                let mut cursor = Cursor::new(Arc::clone(bytes));
                cursor.set_position(place);
                Box::new(cursor)
            }
        }
    }
}

impl ReaderAt for Bytes {
    fn read_at(&self, buffer: &mut [u8], place: u64) -> io::Result<usize> {
        match self {
            Self::File(file) => file.read_at(buffer, place),
            Self::Memory(bytes) => bytes.read_at(buffer, place),
        }
    }
}

impl Archive {
    pub fn open(bytes: Bytes) -> Result<Self, Error> {
        let length = bytes.len();
        let (zip, mut files) = zip::open(bytes, length).map_err(|error| unreadable(&error))?;
        files.retain_mut(|file| {
            file.name = file.name.replace('\\', "/");
            let is_file = !file.name.ends_with('/') && !file.name.starts_with("__MACOSX/");
            is_file && !file.name.ends_with(".DS_Store")
        });
        Ok(Self { zip, files })
    }

    /// The names of all files.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.files.iter().map(|file| &*file.name)
    }

    /// Whether there is a file with this name, in any case.
    pub fn has(&self, name: &str) -> bool {
        self.names().any(|known| known.eq_ignore_ascii_case(name))
    }

    /// The contents of a file; `None` if there is no file with this name.
    pub fn read(&self, name: &str) -> Result<Option<Box<dyn Read + Send>>, Error> {
        let Some(file) = self.files.iter().find(|file| file.name.eq_ignore_ascii_case(name)) else {
            return Ok(None);
        };
        if file.is_encrypted {
            let message = format!("{name:?} in the archive needs a password");
            return Err(Error::new(message).remedy("unpack the archive, or save it without a password"));
        }
        let part = self.zip.get_entry(file.place).map_err(|error| unreadable(&error))?;
        let (start, end) = part.compressed_data_range();
        let packed = self.zip.get_ref().at(start).take(end - start);
        let reader: Box<dyn Read + Send> = match file.compression {
            CompressionMethod::STORE => Box::new(packed),
            CompressionMethod::DEFLATE => {
                Box::new(DeflateDecoder::new(BufReader::with_capacity(STEP, packed)))
            }
            other => {
                let message =
                    format!("{name:?} in the archive is compressed with {other}, which is not read");
                return Err(Error::new(message).remedy("unpack the archive, and name the file"));
            }
        };
        Ok(Some(Box::new(Checked { reader, crc: Crc::new(), expected: file.checksum })))
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

fn unreadable(error: &rawzip::Error) -> Error {
    match error.kind() {
        ErrorKind::IO(error) => Error::new(format!("cannot read the archive: {error}")),
        error => Error::new(format!("the archive is cut off or damaged: {error}")),
    }
    .remedy("export or copy the file again")
}
