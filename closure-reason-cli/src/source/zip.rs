//! The directory of a zip archive.

use rawzip::{
    CompressionMethod, Error, RECOMMENDED_BUFFER_SIZE, ReaderAt, ZipArchive, ZipArchiveEntryWayfinder,
    ZipLocator,
};
use rustc_hash::FxHashSet;

/// A file or folder in an archive.
pub struct Entry {
    /// The name, which is not to be used as a path.
    pub name: String,
    /// How many bytes it has when unpacked, as the archive states it.
    pub size: u64,
    pub is_encrypted: bool,
    pub compression: CompressionMethod,
    pub checksum: u32,
    pub place: ZipArchiveEntryWayfinder,
}

/// Finds an archive in so many bytes, and everything in it.
pub fn open<R: ReaderAt>(bytes: R, length: u64) -> Result<(ZipArchive<R>, Vec<Entry>), Error> {
    let mut buffer = vec![0; RECOMMENDED_BUFFER_SIZE];
    let located = ZipLocator::new().locate_in_reader(bytes, &mut buffer, length);
    let archive = located.map_err(|(_, error)| error)?;
    let mut found = Vec::new();
    let mut entries = archive.entries(&mut buffer);
    while let Some(entry) = entries.next_entry()? {
        found.push(Entry {
            name: String::from_utf8_lossy(entry.file_path().as_bytes()).into_owned(),
            size: entry.uncompressed_size_hint(),
            is_encrypted: entry.flags().is_encrypted(),
            compression: entry.compression_method(),
            checksum: entry.crc32(),
            place: entry.wayfinder(),
        });
    }
    Ok((archive, found))
}

/// Whether two entries have one name.
pub fn is_name_repeated(entries: &[Entry]) -> bool {
    let mut names = FxHashSet::default();
    !entries.iter().all(|entry| names.insert(&*entry.name))
}
