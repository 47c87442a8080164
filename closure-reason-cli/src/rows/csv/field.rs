//! Reads and writes single fields of CSV.

use std::borrow::Cow;

use memchr::memchr;

/// The text of a field, without its quotes.
#[inline]
pub fn text(field: &[u8]) -> Cow<'_, [u8]> {
    let Some(quoted) = field.strip_prefix(b"\"") else { return Cow::Borrowed(field) };
    match quoted.strip_suffix(b"\"") {
        Some(inner) if memchr(b'"', inner).is_none() => Cow::Borrowed(inner),
        _ => Cow::Owned(unquoted(quoted)),
    }
}

/// Two quotes mean one; anything after the closing quote belongs to the text.
fn unquoted(mut quoted: &[u8]) -> Vec<u8> {
    let mut text = Vec::with_capacity(quoted.len());
    while let Some(quote) = memchr(b'"', quoted) {
        text.extend_from_slice(&quoted[..quote]);
        quoted = &quoted[quote + 1..];
        if quoted.first() != Some(&b'"') {
            break;
        }
        text.push(b'"');
        quoted = &quoted[1..];
    }
    text.extend_from_slice(quoted);
    text
}

/// Writes a text as a field, in quotes if necessary.
pub fn write_field(text: &str, delimiter: u8, out: &mut Vec<u8>) {
    let needs_quotes = text.bytes().any(|byte| byte == delimiter || matches!(byte, b'"' | b'\r' | b'\n'));
    // Some spreadsheets drop blanks at either end.
    if !needs_quotes && text.trim_ascii().len() == text.len() {
        return out.extend_from_slice(text.as_bytes());
    }
    out.push(b'"');
    for byte in text.bytes() {
        if byte == b'"' {
            out.push(b'"');
        }
        out.push(byte);
    }
    out.push(b'"');
}
