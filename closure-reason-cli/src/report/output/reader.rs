//! Output whose reader may go away before it has read everything, as `head` does.

use std::io::{self, Write};

use crate::report::error::is_closed_pipe;

/// Drops what nobody reads any more. The verb goes on, because its exit code is still an answer.
pub struct MayLeave<W> {
    out: W,
    has_left: bool,
}

impl<W> MayLeave<W> {
    pub const fn new(out: W) -> Self {
        Self { out, has_left: false }
    }

    fn unless_left<T>(&mut self, dropped: T, write: impl FnOnce(&mut W) -> io::Result<T>) -> io::Result<T> {
        if self.has_left {
            return Ok(dropped);
        }
        match write(&mut self.out) {
            Err(error) if is_closed_pipe(&error) => {
                self.has_left = true;
                Ok(dropped)
            }
            written => written,
        }
    }
}

impl<W: Write> Write for MayLeave<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.unless_left(bytes.len(), |out| out.write(bytes))
    }

    fn flush(&mut self) -> io::Result<()> {
        self.unless_left((), W::flush)
    }
}
