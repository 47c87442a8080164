//! How the text of an input is encoded: UTF-8, UTF-16, as Excel writes "Unicode text", or with one
//! byte for each character, as Excel writes "CSV".
//!
//! Everything is processed as UTF-8. Other encodings are converted while they are read, and back
//! while they are written.

mod name;
mod reader;

use std::borrow::Cow;
use std::io::{self, Write};

/// How a text is encoded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Encoding {
    #[default]
    Utf8,
    /// The lower byte of each unit first.
    Utf16Le,
    /// The higher byte of each unit first.
    Utf16Be,
    /// One byte for each character; the lower half is ASCII.
    SingleByte(&'static encoding_rs::Encoding),
}

impl std::fmt::Display for Encoding {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Utf8 => f.write_str("UTF-8"),
            Self::Utf16Le => f.write_str("UTF-16, little-endian"),
            Self::Utf16Be => f.write_str("UTF-16, big-endian"),
            Self::SingleByte(encoding) => f.write_str(&encoding.name().to_ascii_lowercase()),
        }
    }
}

impl Encoding {
    /// Decides by the first bytes: a byte order mark comes first, then what the user says, then an ASCII
    /// character next to a zero byte.
    pub fn of(start: &[u8], said: Option<Self>) -> Self {
        let told = match start {
            [0xff, 0xfe, ..] => Some(Self::Utf16Le),
            [0xfe, 0xff, ..] => Some(Self::Utf16Be),
            [0xef, 0xbb, 0xbf, ..] => Some(Self::Utf8),
            _ => said,
        };
        told.unwrap_or(match start {
            [1..=0x7f, 0, ..] => Self::Utf16Le,
            [0, 1..=0x7f, ..] => Self::Utf16Be,
            _ => Self::Utf8,
        })
    }

    /// The first character of a text that this encoding does not have.
    pub fn lacks(self, text: &str) -> Option<char> {
        let Self::SingleByte(encoding) = self else { return None };
        text.chars().find(|character| encoding.encode(character.encode_utf8(&mut [0; 4])).2)
    }

    /// Whether a text in this encoding, with one byte for each character, is also valid UTF-8. If it is not
    /// all ASCII, then it really is UTF-8: that does not happen by chance.
    pub fn is_utf8_too(self, text: &[u8]) -> bool {
        let mut bytes = Vec::new();
        let is_single_byte = matches!(self, Self::SingleByte(_));
        if !is_single_byte || text.is_ascii() || self.write(text, &mut bytes).is_err() {
            return false;
        }
        // The last character may be cut in half.
        str::from_utf8(&bytes).map_or_else(|error| error.error_len().is_none(), |_| true)
    }

    /// Writes a text that is UTF-8.
    pub fn write(self, text: &[u8], out: &mut dyn Write) -> io::Result<()> {
        if self == Self::Utf8 {
            return out.write_all(text);
        }
        let text = str::from_utf8(text).map_err(io::Error::other)?;
        let bytes: Cow<'_, [u8]> = match self {
            Self::Utf8 => text.as_bytes().into(),
            Self::Utf16Le => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
            Self::Utf16Be => text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
            Self::SingleByte(encoding) => match encoding.encode(text) {
                (bytes, _, false) => bytes,
                // Labels were checked before, and everything else was read from this encoding.
                (.., true) => return Err(io::Error::other(format!("a character is not in {self}"))),
            },
        };
        out.write_all(&bytes)
    }
}

/// A guess among the most frequent encodings of exports that are not UTF-8, by the bytes from the first
/// one that is not: `windows-1251` if most words consist of letters of its upper half, else
/// `windows-1252`. `None` if a byte has no character in that encoding.
pub fn likely(bytes: &[u8]) -> Option<&'static str> {
    if bytes.iter().any(|byte| matches!(byte, 0 | 0x81 | 0x8d | 0x8f | 0x90 | 0x9d)) {
        return None;
    }
    let words = bytes.chunk_by(|one, next| one.is_ascii() == next.is_ascii());
    let words: Vec<_> = words.filter(|word| !word.is_ascii()).collect();
    let is_cyrillic = |word: &&&[u8]| word.len() > 2 && word.iter().all(|byte| *byte >= 0xc0);
    let cyrillic = words.iter().filter(is_cyrillic).count();
    Some(if 2 * cyrillic > words.len() { "windows-1251" } else { "windows-1252" })
}

/// The advice for a text that is not UTF-8, by its bytes from the first one that is not.
pub fn remedy(bytes: &[u8]) -> String {
    let save = "save it as UTF-8 (in Excel: \"CSV UTF-8\")";
    match likely(bytes) {
        Some(name) => format!("say its encoding, which is probably `--encoding {name}`, or {save}"),
        None => format!("{save}, or say its encoding with `--encoding NAME`"),
    }
}

#[cfg(test)]
mod tests {
    use super::{Encoding, likely};

    #[test]
    fn the_likely_encoding() {
        for (text, expected) in [
            (&b"\xfc\xdfe;Gr\xfcn;\x80 5;\xabOui\xbb"[..], Some("windows-1252")),
            (b"\xc7\xe0\xea\xf0\xfb\xf2\xee;\xcd\xee\xe2\xfb\xe9;5", Some("windows-1251")),
            (b"Gr\xfc\xdfe; Gr\xfc\xdfe", Some("windows-1252")),
            // MS-DOS writes it.
            (b"gr\x81n", None),
            (b"\xfc\0", None),
        ] {
            assert_eq!(likely(text), expected, "{text:?}");
        }
    }

    /// Delimiters, quotes, digits and line ends are recognized as bytes, and decoding then encoding gives the same bytes.
    #[test]
    fn encodings_with_one_byte_are_ascii_and_lose_nothing() {
        let mut names = Vec::new();
        let labels =
            ["866", "macintosh", "x-mac-cyrillic", "windows-874", "koi8-r", "koi8-u", "iso-8859-8-i"];
        let numbered = (1250..=1258).map(|page| format!("windows-{page}"));
        let iso = (1..=16).filter(|part| *part != 12).map(|part| format!("iso-8859-{part}"));
        for label in labels.into_iter().map(str::to_owned).chain(numbered).chain(iso) {
            let encoding = Encoding::named(&label).unwrap();
            let Encoding::SingleByte(inner) = encoding else { panic!("{label}") };
            names.push(inner.name());
            for byte in 0..=u8::MAX {
                let bytes = [byte];
                let Some(text) = inner.decode_without_bom_handling_and_without_replacement(&bytes) else {
                    assert!(!byte.is_ascii());
                    continue;
                };
                assert_eq!(text.as_bytes() == bytes, byte.is_ascii(), "{label} {byte}");
                let mut written = Vec::new();
                encoding.write(text.as_bytes(), &mut written).unwrap();
                assert_eq!((written, text.is_ascii()), (vec![byte], byte.is_ascii()), "{label} {byte}");
            }
        }
        names.sort_unstable();
        names.dedup();
        // All of encoding_rs except `x-user-defined`, which is not a real encoding.
        assert_eq!(names.len(), 28, "{names:?}");
    }
}
