//! Whether the quotes of a record are as in RFC 4180. The reader takes anything: a quote that is never closed
//! would make one label of all rows that follow.

use crate::report::error::Error;
use crate::source::{Input, place_at};

/// Checks the record between two bytes.
pub(super) fn check(input: &Input, start: u64, end: u64, delimiter: u8) -> Result<(), Error> {
    let byte = |at: u64| usize::try_from(at).unwrap_or(usize::MAX).min(input.bytes.len());
    let (mut at, end) = (byte(start), byte(end));
    let bytes = &input.bytes[..end];
    let is_end = |byte: u8| byte == delimiter || matches!(byte, b'\r' | b'\n');
    while at < end {
        if bytes[at] != b'"' {
            at += bytes[at..].iter().take_while(|&&byte| !is_end(byte)).count() + 1;
            continue;
        }
        let quote = at;
        loop {
            at += 1;
            at += bytes[at.min(end)..].iter().take_while(|&&byte| byte != b'"').count();
            match (at < end, bytes.get(at + 1)) {
                (false, _) => {
                    return Err(Error::new("this quote is never closed").at(place_at(input, quote)));
                }
                (true, Some(b'"')) => at += 1,
                (true, next) if next.is_none_or(|&next| is_end(next)) => break,
                (true, _) => {
                    return Err(Error::new("there is text after the closing quote of this field")
                        .at(place_at(input, quote))
                        .remedy("a quote inside a field must be written twice"));
                }
            }
        }
        at += 2;
    }
    Ok(())
}
