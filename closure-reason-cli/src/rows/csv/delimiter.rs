//! Guesses the delimiter from the first lines.

use memchr::memchr;

use super::scan::{RecordEnd, scan};
use crate::report::error::Error;
use crate::rows::buffer::Buffer;

/// Reads until the first line is in the window.
pub fn first_line(window: &mut Buffer) -> Result<(), Error> {
    while memchr(b'\n', window.rest()).is_none() && !window.is_last() {
        window.more()?;
    }
    let rest = window.rest();
    let Some(cr) = memchr(b'\r', rest) else { return Ok(()) };
    // A CR in quotes belongs to a field, and one at the very end separates no lines.
    let is_quoted = memchr(b'"', &rest[..cr]).is_some();
    if memchr(b'\n', rest).is_none() && cr + 1 < rest.len() && !is_quoted {
        let message = "the lines end with CR only, which is not CSV";
        return Err(window.error_at(cr, message).remedy("save the rows with LF or CRLF line ends"));
    }
    Ok(())
}

/// The length of a line before the header: `sep=;`, which Excel reads, or `#TYPE ..`, which PowerShell
/// writes.
pub fn length_before_header(bytes: &[u8]) -> Option<usize> {
    let length = memchr(b'\n', bytes)? + 1;
    let line = &bytes[..length];
    (named_delimiter(line).is_some() || line.starts_with(b"#TYPE ")).then_some(length)
}

/// The delimiter that a line `sep=;` names.
pub fn named_delimiter(line: &[u8]) -> Option<u8> {
    let (name, rest) = line.split_at_checked(4)?;
    let (&delimiter, end) = rest.split_first()?;
    let is_end = matches!(end, b"\n" | b"\r\n");
    let is_named = name.eq_ignore_ascii_case(b"sep=") && !matches!(delimiter, b'"' | b'\r' | b'\n');
    (is_end && is_named && delimiter.is_ascii()).then_some(delimiter)
}

/// How many lines are used to guess the delimiter.
const TELLING: usize = 10;

/// How many bytes of these lines are used.
const LONGEST: usize = 64 * 1024;

/// The delimiter with which the most records have as many fields as the first one; among equals, the one
/// that gives the most fields. A comma if there is none.
pub fn guessed_delimiter(window: &mut Buffer) -> Result<u8, Error> {
    let has_enough =
        |rest: &[u8]| rest.len() >= LONGEST || memchr::memchr_iter(b'\n', rest).nth(TELLING - 1).is_some();
    while !window.is_last() && !has_enough(window.rest()) {
        window.more()?;
    }
    let rest = window.rest();
    let bytes = &rest[..rest.len().min(LONGEST)];
    let is_last = window.is_last() && bytes.len() == rest.len();
    // Among equals, the first.
    let alike = |delimiter: &u8| alike(bytes, is_last, *delimiter);
    Ok(*[b'|', b'\t', b';', b','].iter().max_by_key(|delimiter| alike(delimiter)).unwrap_or(&b','))
}

/// How many of the first records have as many fields as the first one, and how many fields that is;
/// `None` if it is one field.
fn alike(bytes: &[u8], is_last: bool, delimiter: u8) -> (usize, usize) {
    let (mut fields, mut at, mut counts) = (Vec::new(), 0, Vec::new());
    while counts.len() < TELLING {
        match scan(&bytes[at..], is_last, delimiter, &mut fields) {
            RecordEnd::Record(length) if length > 0 => {
                at += length;
                counts.push(fields.len());
            }
            _ => break,
        }
    }
    match counts.first() {
        Some(&first) if first > 1 => (counts.iter().filter(|count| **count == first).count(), first),
        _ => (0, 0),
    }
}
