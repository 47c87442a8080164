//! The grammar of JSON: finds where values end.

use std::ops::Range;

use memchr::memchr2;

/// How deep a value may be nested. Rows are flat, except for a few expanded properties.
const DEEPEST: usize = 128;

/// Why bytes are not JSON, and where.
pub struct SyntaxError {
    pub at: usize,
    pub expected: &'static str,
}

/// The end of what was parsed; `None` if only its beginning has been read.
pub type Parsed<T> = Result<Option<T>, SyntaxError>;

pub fn syntax_error<T>(at: usize, expected: &'static str) -> Result<T, SyntaxError> {
    Err(SyntaxError { at, expected })
}

/// How many blanks there are at the beginning.
#[inline]
pub fn blanks(bytes: &[u8]) -> usize {
    let is_blank = |byte: &u8| matches!(byte, b' ' | b'\n' | b'\r' | b'\t');
    bytes.iter().take_while(|byte| is_blank(byte)).count()
}

/// Where the value that begins at a place ends.
#[inline]
pub fn value_end(bytes: &[u8], at: usize) -> Parsed<usize> {
    match bytes.get(at) {
        None => Ok(None),
        Some(b'"') => string_end(bytes, at),
        Some(b'-' | b'0'..=b'9') => number_end(bytes, at),
        Some(b'{' | b'[') => nested_end(bytes, at),
        Some(_) => word_end(bytes, at),
    }
}

/// Where an object or list ends, which may hold others.
fn nested_end(bytes: &[u8], start: usize) -> Parsed<usize> {
    let mut closers: Vec<u8> = Vec::new();
    let mut at = start;
    // Whether a value comes next, or something that follows a value.
    let mut is_value = true;
    loop {
        at += blanks(&bytes[at..]);
        let Some(&byte) = bytes.get(at) else { return Ok(None) };
        if is_value {
            match byte {
                b'{' | b'[' => {
                    if closers.len() == DEEPEST {
                        return syntax_error(at, "values nested less than 128 levels deep");
                    }
                    let closer = if byte == b'{' { b'}' } else { b']' };
                    closers.push(closer);
                    at += 1;
                    at += blanks(&bytes[at..]);
                    match bytes.get(at) {
                        None => return Ok(None),
                        Some(&next) if next == closer => is_value = false,
                        Some(_) if closer == b'}' => match nested_property(bytes, at)? {
                            Some((_, value)) => at = value,
                            None => return Ok(None),
                        },
                        Some(_) => {}
                    }
                    continue;
                }
                _ => match value_end(bytes, at)? {
                    Some(end) => at = end,
                    None => return Ok(None),
                },
            }
            is_value = false;
            continue;
        }
        let Some(&closer) = closers.last() else { return Ok(Some(at)) };
        at += 1;
        if byte == closer {
            closers.pop();
            if closers.is_empty() {
                return Ok(Some(at));
            }
        } else if byte == b',' {
            if closer == b'}' {
                match nested_property(bytes, at)? {
                    Some((_, value)) => at = value,
                    None => return Ok(None),
                }
            }
            is_value = true;
        } else {
            return syntax_error(at - 1, if closer == b'}' { "`,` or `}`" } else { "`,` or `]`" });
        }
    }
}

/// Reads the key of a property and its colon. Returns where the key is, and where the value begins.
#[inline]
pub fn property(bytes: &[u8], at: usize) -> Parsed<(Range<usize>, usize)> {
    let start = at + blanks(&bytes[at..]);
    match bytes.get(start) {
        None => return Ok(None),
        Some(b'"') => {}
        Some(_) => return syntax_error(start, "a property name in quotes"),
    }
    let Some(end) = string_end(bytes, start)? else { return Ok(None) };
    let colon = end + blanks(&bytes[end..]);
    match bytes.get(colon) {
        None => return Ok(None),
        Some(b':') => {}
        Some(_) => return syntax_error(colon, "`:` after a property name"),
    }
    Ok(Some((start..end, colon + 1 + blanks(&bytes[colon + 1..]))))
}

/// The same out of line, where it is rare: then the compiler inlines it where it is not.
#[inline(never)]
fn nested_property(bytes: &[u8], at: usize) -> Parsed<(Range<usize>, usize)> {
    property(bytes, at)
}

/// Most strings end within this many bytes. For them, a search of many bytes at once takes longer to begin.
const SHORT: usize = 64;

/// Where the quote is that ends a string, if no escape and no control character comes before it, and it is
/// among the first bytes. Looks at eight bytes at once.
#[inline]
fn near_quote(bytes: &[u8]) -> Option<usize> {
    const fn all(byte: u8) -> u64 {
        u64::from_ne_bytes([byte; 8])
    }
    let (words, _) = bytes[..bytes.len().min(SHORT)].as_chunks::<8>();
    for (at, word) in words.iter().enumerate() {
        let word = u64::from_le_bytes(*word);
        // Sets the highest bit of the first byte that is less, and maybe of some after it.
        let less = |word: u64, than: u8| word.wrapping_sub(all(than)) & !word & all(0x80);
        let special = less(word, b' ') | less(word ^ all(b'"'), 1) | less(word ^ all(b'\\'), 1);
        if special != 0 {
            let found = 8 * at + special.trailing_zeros() as usize / 8;
            return (bytes[found] == b'"').then_some(found);
        }
    }
    None
}

/// Where the string that begins at a place ends, after its quote.
#[inline]
pub fn string_end(bytes: &[u8], start: usize) -> Parsed<usize> {
    let mut at = start + 1;
    if let Some(quote) = near_quote(&bytes[at..]) {
        return Ok(Some(at + quote + 1));
    }
    loop {
        let Some(found) = memchr2(b'"', b'\\', &bytes[at..]) else {
            return match bytes[start..].iter().position(|byte| *byte == b'\n') {
                Some(line_end) => {
                    syntax_error(start + line_end, "a closing quote before the end of the line")
                }
                None => Ok(None),
            };
        };
        at += found;
        if bytes[at] == b'"' {
            // Check all bytes, without stopping early: then the compiler can check many at once.
            let controls = bytes[start..at].iter().map(|byte| u8::from(*byte < b' '));
            let has_control = controls.fold(0, std::ops::BitOr::bitor) != 0;
            if has_control {
                return syntax_error(start, "an escape such as `\\n` for each control character");
            }
            return Ok(Some(at + 1));
        }
        match bytes.get(at + 1) {
            None => return Ok(None),
            Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => at += 2,
            Some(b'u') => {
                let digits = bytes.get(at + 2..at + 6);
                match digits {
                    None => return Ok(None),
                    Some(digits) if digits.iter().all(u8::is_ascii_hexdigit) => at += 6,
                    Some(_) => return syntax_error(at, "four hexadecimal digits after `\\u`"),
                }
            }
            Some(_) => return syntax_error(at, "a valid JSON escape"),
        }
    }
}

/// Where the number that begins at a place ends.
#[inline]
fn number_end(bytes: &[u8], start: usize) -> Parsed<usize> {
    let digits = |at: usize| bytes[at..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    let mut at = start + usize::from(bytes[start] == b'-');
    let whole = digits(at);
    if at + whole == bytes.len() {
        return Ok(None);
    }
    if whole == 0 || whole > 1 && bytes[at] == b'0' {
        return syntax_error(start, "a number without leading zeros");
    }
    at += whole;
    if bytes[at] == b'.' {
        let fraction = digits(at + 1);
        if at + 1 + fraction == bytes.len() {
            return Ok(None);
        }
        if fraction == 0 {
            return syntax_error(at + 1, "a digit after the decimal point");
        }
        at += 1 + fraction;
    }
    if matches!(bytes[at], b'e' | b'E') {
        let sign = usize::from(matches!(bytes.get(at + 1), Some(b'+' | b'-')));
        if at + 1 + sign >= bytes.len() {
            return Ok(None);
        }
        let exponent = digits(at + 1 + sign);
        if exponent == 0 {
            return syntax_error(at + 1 + sign, "a digit in the exponent");
        }
        at += 1 + sign + exponent;
        if at == bytes.len() {
            return Ok(None);
        }
    }
    Ok(Some(at))
}

/// Where `true`, `false` or `null` ends, or `NaN`, which is not JSON, but what Python writes for an empty number.
fn word_end(bytes: &[u8], start: usize) -> Parsed<usize> {
    let rest = &bytes[start..];
    for word in [&b"null"[..], b"true", b"false", b"NaN"] {
        if rest.starts_with(word) {
            return Ok(Some(start + word.len()));
        }
        if word.starts_with(rest) {
            return Ok(None);
        }
    }
    syntax_error(start, "a value")
}

#[cfg(test)]
mod tests {
    use super::string_end;

    /// Every byte at every place of strings of many lengths, compared with the grammar of another crate.
    #[test]
    fn strings_end_where_their_quote_is() {
        for length in 0..40 {
            for at in 0..length {
                for special in [b'"', b'\\', b'\n', 0x1f, 0x7f, b' ', b'!', b'#', b'[', b']', b'a'] {
                    let mut text = "xä".repeat(length).into_bytes();
                    text.insert(3 * at, special);
                    let bytes = [b"\"", &*text, b"\" , \"more\""].concat();
                    let mut other = serde_json::Deserializer::from_slice(&bytes).into_iter::<String>();
                    let is_read = other.next().is_some_and(|read| read.is_ok());
                    let expected = is_read.then(|| other.byte_offset());
                    assert_eq!(
                        string_end(&bytes, 0).ok().flatten(),
                        expected,
                        "{:?}",
                        String::from_utf8_lossy(&bytes)
                    );
                }
            }
        }
    }
}
