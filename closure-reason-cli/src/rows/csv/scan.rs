//! Finds the end of a record, and its fields.

use std::ops::Range;

use memchr::{memchr, memchr2_iter};

/// What was found at the beginning of a record.
pub enum RecordEnd {
    /// A record of this length.
    Record(usize),
    /// Only the beginning of a record.
    Part,
    /// A quote at this place that is never closed.
    Unclosed(usize),
}

/// Finds the end of the first record, and its fields.
///
/// A call for each record would be a twentieth of the work.
#[expect(clippy::inline_always, reason = "the compiler stops inlining it at its second caller")]
#[inline(always)]
pub fn scan(bytes: &[u8], is_last: bool, delimiter: u8, fields: &mut Vec<Range<usize>>) -> RecordEnd {
    fields.clear();
    if bytes.is_empty() {
        return if is_last { RecordEnd::Record(0) } else { RecordEnd::Part };
    }
    let mut start = 0;
    loop {
        let mut at = start;
        if bytes.get(at) == Some(&b'"') {
            match closing_quote(bytes, at, is_last) {
                RecordEnd::Record(end) => at = end,
                other => return other,
            }
        }
        // One search for all fields up to the next quoted one is faster than one search for each field.
        let mut ends = memchr2_iter(delimiter, b'\n', &bytes[at..]).map(|end| at + end);
        let end = loop {
            match ends.next() {
                Some(end) if bytes[end] == delimiter => {
                    fields.push(start..end);
                    start = end + 1;
                    if bytes.get(start) == Some(&b'"') {
                        break None;
                    }
                }
                Some(end) => break Some((end, end + 1)),
                None if is_last => break Some((bytes.len(), bytes.len())),
                None => return RecordEnd::Part,
            }
        };
        if let Some((end, next)) = end {
            let end = if end > start && bytes[end - 1] == b'\r' { end - 1 } else { end };
            fields.push(start..end);
            return RecordEnd::Record(next);
        }
    }
}

/// Finds the place after the quote that closes the one at `start`.
fn closing_quote(bytes: &[u8], start: usize, is_last: bool) -> RecordEnd {
    let mut at = start + 1;
    loop {
        let Some(quote) = memchr(b'"', &bytes[at..]) else {
            return if is_last { RecordEnd::Unclosed(start) } else { RecordEnd::Part };
        };
        at += quote + 1;
        match bytes.get(at) {
            Some(b'"') => at += 1,
            None if !is_last => return RecordEnd::Part,
            _ => return RecordEnd::Record(at),
        }
    }
}
