//! What stands between the fields, told by the first line.

use memchr::memchr;

use crate::report::error::Error;
use crate::rows::buffer::Window;

/// Reads until the first line is in the window.
pub fn first_line(window: &mut Window) -> Result<(), Error> {
    while memchr(b'\n', window.rest()).is_none() && !window.is_last() {
        window.more()?;
    }
    let rest = window.rest();
    let Some(cr) = memchr(b'\r', rest) else { return Ok(()) };
    // A CR in quotes belongs to a field, and one at the very end is not between two lines.
    let is_quoted = memchr(b'"', &rest[..cr]).is_some();
    if memchr(b'\n', rest).is_none() && cr + 1 < rest.len() && !is_quoted {
        let message = "the lines end with CR only, which is not CSV";
        return Err(window.error_at(cr, message).remedy("save the rows with LF or CRLF line ends"));
    }
    Ok(())
}

/// The length of a line that is not yet the header: `sep=;`, as Excel takes it, or `#TYPE ..`, as
/// PowerShell writes it.
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

/// The delimiter that the first line has most of, outside of quotes; a comma where it has none.
pub fn most_frequent_delimiter(bytes: &[u8]) -> u8 {
    let mut is_quoted = false;
    let mut counts = [(b',', 0), (b';', 0), (b'\t', 0), (b'|', 0)];
    for byte in bytes {
        match byte {
            b'"' => is_quoted = !is_quoted,
            b'\n' if !is_quoted => break,
            _ if is_quoted => {}
            byte => counts
                .iter_mut()
                .filter(|(delimiter, _)| delimiter == byte)
                .for_each(|(_, count)| *count += 1),
        }
    }
    // Of several with the same count the first.
    counts.iter().rev().max_by_key(|(_, count)| *count).map_or(b',', |(delimiter, _)| *delimiter)
}
