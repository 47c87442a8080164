//! Writes zip archives, independently of the crate that the command reads them with.

use std::io::Write;

use flate2::write::DeflateEncoder;
use flate2::{Compression, Crc};

/// An archive with these entries. The sizes of an `Entity.xml` are written as those of a ZIP64 archive.
pub(crate) fn zip<T: AsRef<[u8]>>(entries: &[(&str, T)]) -> Vec<u8> {
    let (mut archive, mut directory) = (Vec::new(), Vec::new());
    for (name, content) in entries {
        let (content, place) = (content.as_ref(), archive.len());
        let mut encoder = DeflateEncoder::new(Vec::new(), Compression::fast());
        encoder.write_all(content).unwrap();
        let packed = encoder.finish().unwrap();
        let mut crc = Crc::new();
        crc.update(content);

        let sizes = [packed.len() as u64, content.len() as u64];
        let is_large = name.ends_with("Entity.xml");
        let short = sizes.map(|size| if is_large { u32::MAX } else { u32::try_from(size).unwrap() });
        let extra = if is_large {
            [&[1, 0, 16, 0][..], &sizes[1].to_le_bytes(), &sizes[0].to_le_bytes()].concat()
        } else {
            Vec::new()
        };
        // The version that is needed; that names are UTF-8; deflated; a time and a day.
        let mut header = vec![45, 0, 0, 8, 8, 0, 0, 0, 0x21, 0];
        for number in [crc.sum(), short[0], short[1]] {
            header.extend(number.to_le_bytes());
        }
        for length in [name.len(), extra.len()] {
            header.extend(u16::try_from(length).unwrap().to_le_bytes());
        }
        archive.extend([b"PK\x03\x04", &*header, name.as_bytes(), &extra, &packed].concat());
        let place = u32::try_from(place).unwrap().to_le_bytes();
        directory.extend([b"PK\x01\x02\x2d\0", &*header, &[0; 10], &place, name.as_bytes(), &extra].concat());
    }
    let count = u16::try_from(entries.len()).unwrap().to_le_bytes();
    let [size, place] = [directory.len(), archive.len()].map(|at| u32::try_from(at).unwrap().to_le_bytes());
    archive.extend(directory);
    archive.extend([b"PK\x05\x06\0\0\0\0", &count[..], &count, &size, &place, &[0; 2]].concat());
    archive
}
