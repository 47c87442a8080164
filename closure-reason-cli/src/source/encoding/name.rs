//! The names by which the user may call an encoding.

use super::Encoding;

impl Encoding {
    /// An encoding by any of its usual names, in any case: `windows-1252`, `cp1252`, `latin-1`.
    pub fn named(name: &str) -> Result<Self, String> {
        let squeezed: String = name.chars().filter(char::is_ascii_alphanumeric).collect();
        let squeezed = squeezed.to_ascii_lowercase();
        match &*squeezed {
            "utf16le" | "utf16" | "unicode" => return Ok(Self::Utf16Le),
            "utf16be" => return Ok(Self::Utf16Be),
            "utf8" | "utf8bom" | "utf8sig" => return Ok(Self::Utf8),
            _ => {}
        }
        let page = ["windows", "win", "cp", ""].iter().find_map(|start| {
            let page = squeezed.strip_prefix(start)?;
            encoding_rs::Encoding::for_label(format!("windows-{page}").as_bytes())
        });
        let known = || encoding_rs::Encoding::for_label(squeezed.as_bytes());
        let Some(encoding) = encoding_rs::Encoding::for_label(name.as_bytes()).or_else(known).or(page) else {
            return Err("this is not the name of a known encoding, such as `windows-1252` or \
                        `iso-8859-15`; save the text as UTF-8"
                .to_owned());
        };
        if !encoding.is_single_byte() || encoding == encoding_rs::X_USER_DEFINED {
            return Err(format!(
                "{} is not supported, because only encodings with one byte for each character are, besides \
                 UTF-8 and UTF-16; save the text as UTF-8",
                encoding.name()
            ));
        }
        Ok(Self::SingleByte(encoding))
    }
}

#[cfg(test)]
mod tests {
    use super::Encoding;

    #[test]
    fn names_in_any_form() {
        for (name, expected) in [
            ("windows-1252", "windows-1252"),
            ("Windows-1252", "windows-1252"),
            ("CP1252", "windows-1252"),
            ("cp-1252", "windows-1252"),
            ("windows_1250", "windows-1250"),
            ("win1251", "windows-1251"),
            ("1252", "windows-1252"),
            ("latin1", "windows-1252"),
            ("Latin-1", "windows-1252"),
            ("ISO_8859-15", "iso-8859-15"),
            ("iso885915", "iso-8859-15"),
            ("cp866", "ibm866"),
            ("UTF8", "UTF-8"),
            ("utf-8-sig", "UTF-8"),
            ("UTF-16", "UTF-16, little-endian"),
            ("utf-16be", "UTF-16, big-endian"),
        ] {
            assert_eq!(Encoding::named(name).unwrap().to_string(), expected, "{name}");
        }
    }

    #[test]
    fn others_are_refused() {
        for name in ["shift_jis", "gbk", "GB18030", "big5", "euc-kr", "iso-2022-jp", "x-user-defined"] {
            assert!(Encoding::named(name).unwrap_err().contains(" is not supported, "), "{name}");
        }
        for name in ["", "cp850", "utf-7", "windows-1259", "english"] {
            assert!(Encoding::named(name).unwrap_err().contains("not the name of a known"), "{name}");
        }
    }
}
