//! gzip, which metadata and rows may be compressed with. It is recognized by its first bytes, whatever the file is called.

use std::io::Read;

use flate2::read::MultiGzDecoder;

use crate::report::error::Error;

/// The most bytes that compressed metadata may hold.
const UNPACKED: u64 = 256 << 20;

/// Whether a file that begins with these bytes is compressed with gzip.
pub fn is_gzip(start: &[u8]) -> bool {
    start.starts_with(&[0x1f, 0x8b])
}

/// Unpacks while it reads. Several members, one after another, are one text.
pub fn reader<R: Read>(from: R) -> MultiGzDecoder<R> {
    MultiGzDecoder::new(from)
}

/// Unpacks a whole file in memory.
pub(super) fn unpacked(bytes: &[u8]) -> Result<Vec<u8>, Error> {
    let mut text = Vec::new();
    reader(bytes).take(UNPACKED + 1).read_to_end(&mut text).map_err(|error| {
        Error::new(format!("this is compressed with gzip, and cannot be unpacked: {error}"))
            .remedy("copy the file again")
    })?;
    if text.len() as u64 > UNPACKED {
        return Err(Error::new("the file holds more than 256 MiB when unpacked, which metadata never does"));
    }
    Ok(text)
}
