//! A file that can be read at any place, by several readers at once.

use std::fs::File;
use std::io::{self, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// A regular file, whose bytes are the rows as they are.
#[derive(Clone)]
pub struct Plain {
    file: Arc<File>,
    is_given_up: Arc<AtomicBool>,
}

impl Plain {
    /// `None` where the file is a pipe or a device, or where the system cannot read at a place.
    pub fn new(file: &File) -> io::Result<Option<Self>> {
        let is_plain = cfg!(any(unix, windows)) && file.metadata()?.is_file();
        let plain = || Ok(Self { file: Arc::new(file.try_clone()?), is_given_up: Arc::default() });
        is_plain.then(plain).transpose()
    }

    /// How many bytes it has at the moment.
    pub fn length(&self) -> io::Result<u64> {
        Ok(self.file.metadata()?.len())
    }

    /// Reads from a place on.
    pub fn at(&self, offset: u64) -> impl Read + Send + use<> {
        At { plain: self.clone(), offset }
    }

    /// Lets all readers fail, since nobody needs what they read.
    pub fn give_up(&self) {
        self.is_given_up.store(true, Ordering::Relaxed);
    }
}

struct At {
    plain: Plain,
    offset: u64,
}

impl Read for At {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.plain.is_given_up.load(Ordering::Relaxed) {
            return Err(io::Error::other("nobody needs this any more"));
        }
        let count = read_at(&self.plain.file, buffer, self.offset)?;
        self.offset += count as u64;
        Ok(count)
    }
}

#[cfg(unix)]
fn read_at(file: &File, buffer: &mut [u8], offset: u64) -> io::Result<usize> {
    std::os::unix::fs::FileExt::read_at(file, buffer, offset)
}

#[cfg(windows)]
fn read_at(file: &File, buffer: &mut [u8], offset: u64) -> io::Result<usize> {
    std::os::windows::fs::FileExt::seek_read(file, buffer, offset)
}

#[cfg(not(any(unix, windows)))]
fn read_at(_: &File, _: &mut [u8], _: u64) -> io::Result<usize> {
    Err(io::ErrorKind::Unsupported.into())
}
