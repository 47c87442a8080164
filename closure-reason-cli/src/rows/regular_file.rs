//! A regular file, which has a length, and which several readers can read at any position.

use std::fs::File;
use std::io::{self, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::sink::Remark;
use crate::report::error::Error;
use crate::report::progress::Counter;

/// A regular file.
#[derive(Clone)]
pub struct RegularFile {
    file: Arc<File>,
    /// How many bytes it had when it was opened.
    pub length: u64,
    is_given_up: Arc<AtomicBool>,
    /// Counts what is read.
    counter: Counter,
}

impl RegularFile {
    /// `None` if the file is a pipe or a device, or if the system cannot read at a position.
    pub fn new(file: &File, counter: &Counter) -> io::Result<Option<Self>> {
        let there = file.metadata()?;
        if !cfg!(any(unix, windows)) || !there.is_file() {
            return Ok(None);
        }
        let file = Arc::new(file.try_clone()?);
        let (is_given_up, counter) = (Arc::default(), counter.clone());
        Ok(Some(Self { file, length: there.len(), is_given_up, counter }))
    }

    /// The result of reading, if the file has changed meanwhile: a note about the rows, or the remedy for
    /// the error.
    pub fn watched<T>(&self, read: Result<T, Error>, remark: impl FnOnce(Remark)) -> Result<T, Error> {
        let is_changed = self.file.metadata().map_or(true, |there| there.len() != self.length);
        match read {
            Ok(read) if is_changed => {
                remark(Remark::Changed);
                Ok(read)
            }
            Err(error) if is_changed => {
                Err(error.remedy("the file changed while it was read: try again once it is complete"))
            }
            read => read,
        }
    }

    /// Reads from a position on.
    pub fn at(&self, offset: u64) -> impl Read + Send + use<> {
        self.between(offset, u64::MAX)
    }

    /// Reads from a place on, and after the end only what a row needs that is not over there.
    pub fn between(&self, offset: u64, end: u64) -> impl Read + Send + use<> {
        self.counter.reading(At { file: self.clone(), offset, end })
    }

    /// Reads at a position; this does not count as progress.
    pub fn read_at(&self, buffer: &mut [u8], offset: u64) -> io::Result<usize> {
        read_at(&self.file, buffer, offset)
    }

    /// The same file for a reader whose work may be thrown away.
    pub fn apart(&self) -> Self {
        Self { counter: self.counter.apart(), ..self.clone() }
    }

    /// Takes back the progress that was counted here, because the work was thrown away.
    pub fn take_back(&self) {
        self.counter.take_back();
    }

    /// Makes all readers fail, because their work is no longer needed.
    pub fn give_up(&self) {
        self.is_given_up.store(true, Ordering::Relaxed);
    }
}

struct At {
    file: RegularFile,
    offset: u64,
    end: u64,
}

/// How much is read after the end at first; then it is twice as much each time.
const AFTER: u64 = 4096;

impl Read for At {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.file.is_given_up.load(Ordering::Relaxed) {
            return Err(io::Error::other("no longer needed"));
        }
        let most = match self.end.checked_sub(self.offset) {
            None | Some(0) => AFTER.max(self.offset - self.end),
            Some(before) => before,
        };
        let most = usize::try_from(most).map_or(buffer.len(), |most| most.min(buffer.len()));
        let count = read_at(&self.file.file, &mut buffer[..most], self.offset)?;
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
