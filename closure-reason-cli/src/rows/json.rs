//! Rows in JSON, by the bytes that they are written in: pages of the Web API, arrays, objects.
//!
//! A reader that builds values cannot write a row as it was, nor begin before the page has ended.
//! This one checks the grammar, and remembers where the members of one row are.

use std::borrow::Cow;
use std::ops::Range;

use memchr::memchr2;

use super::window::Window;
use crate::error::Error;

/// How deep a value may be nested. Rows are flat, with a few that were expanded.
const DEEPEST: usize = 128;

/// Reads rows, and what is between them.
pub struct Reader {
    window: Window,
    state: State,
    /// How many bytes the last piece had.
    last: usize,
    members: Vec<Member>,
    is_incomplete: bool,
}

/// Where a member of an object is, in its bytes.
#[derive(Clone, Debug)]
pub struct Member {
    /// From the first quote of the key to the last.
    pub key: Range<usize>,
    pub value: Range<usize>,
}

/// A piece of the input. All pieces together are the input.
pub enum Piece<'a> {
    /// What is between rows: brackets, commas, the other members of a page.
    Between(&'a [u8]),
    Row(Row<'a>),
}

/// A row: its members, and the bytes that it is written in.
pub struct Row<'a> {
    pub bytes: &'a [u8],
    pub members: &'a [Member],
}

#[derive(Clone, Copy, PartialEq)]
enum State {
    /// Between values that are not in anything.
    Top,
    /// In a list of rows, behind its bracket.
    First { is_page: bool },
    /// Behind a row of a list.
    Next { is_page: bool },
    /// Behind the list of a page: more members of it, or its end.
    Tail,
}

/// Why bytes are not JSON, and where.
struct Fault {
    at: usize,
    expected: &'static str,
}

/// What was found, of a length; `None` where there is only the beginning of it.
type Found<T> = Result<Option<T>, Fault>;

fn fault<T>(at: usize, expected: &'static str) -> Result<T, Fault> {
    Err(Fault { at, expected })
}

/// What an object outside of any list is.
enum Head {
    /// A page, up to the bracket of its list.
    Page(usize),
    /// A row of this length.
    Row(usize),
}

impl Reader {
    /// A reader of what follows in the window.
    pub fn new(window: Window) -> Self {
        Self { window, state: State::Top, last: 0, members: Vec::new(), is_incomplete: false }
    }

    /// The name of the input.
    pub fn name(&self) -> &str {
        self.window.name()
    }

    /// Whether a page said that another one follows it (`@odata.nextLink`).
    pub fn is_incomplete(&self) -> bool {
        self.is_incomplete
    }

    /// An error at a place in the last piece.
    pub fn error_at(&self, offset: usize, message: impl Into<String>) -> Error {
        self.window.error_at(offset, message)
    }

    /// The next piece; `None` at the end.
    #[inline]
    pub fn next(&mut self) -> Result<Option<Piece<'_>>, Error> {
        self.window.consume(self.last);
        self.last = 0;
        loop {
            let step = self.step();
            match step {
                Ok(Some((length, state, is_row))) => {
                    (self.last, self.state) = (length, state);
                    let bytes = &self.window.rest()[..length];
                    return Ok(Some(match is_row {
                        true => Piece::Row(Row { bytes, members: &self.members }),
                        false if length == 0 => return Ok(None),
                        false => Piece::Between(bytes),
                    }));
                }
                Ok(None) if self.window.is_last() => {
                    let rest = self.window.rest().len();
                    return Err(self
                        .window
                        .error_at(rest, "the JSON ends too early")
                        .remedy("is the file cut off?"));
                }
                Ok(None) => self.window.more()?,
                Err(Fault { at, expected }) => {
                    let found = self.window.rest().get(at..).unwrap_or_default();
                    let message = format!("expected {expected}, found {}", Shown(found));
                    return Err(self.window.error_at(at, message));
                }
            }
        }
    }

    /// The length of the next piece, what follows it, and whether it is a row.
    fn step(&mut self) -> Found<(usize, State, bool)> {
        let rest = self.window.rest();
        let blank = blanks(rest);
        let Some(&byte) = rest.get(blank) else {
            let is_over = self.window.is_last() && self.state == State::Top;
            // At the end of what was read: blanks are a piece, nothing is the end.
            return Ok((is_over || blank > 0).then_some((blank, self.state, false)));
        };
        match (self.state, byte) {
            _ if blank > 0 => Ok(Some((blank, self.state, false))),
            (State::Top, b'[') => Ok(Some((1, State::First { is_page: false }, false))),
            (State::Top, b'{') => match head(rest, &mut self.members)? {
                Some(Head::Page(length)) => {
                    self.is_incomplete |= says_next(rest, &self.members);
                    Ok(Some((length, State::First { is_page: true }, false)))
                }
                Some(Head::Row(length)) => Ok(Some((length, State::Top, true))),
                None => Ok(None),
            },
            (State::Top, _) => fault(0, "an object or a list of objects"),
            (State::First { is_page } | State::Next { is_page }, b']') => {
                Ok(Some((1, if is_page { State::Tail } else { State::Top }, false)))
            }
            (State::Next { is_page }, b',') => {
                // A comma before the bracket is not JSON: look at what follows.
                let next = 1 + blanks(&rest[1..]);
                match rest.get(next) {
                    None => Ok(None),
                    Some(b'{') => Ok(Some((next, State::First { is_page }, false))),
                    Some(_) => fault(next, "a row, which is an object"),
                }
            }
            (State::Next { .. }, _) => fault(0, "`,` or `]` behind a row"),
            (State::First { is_page }, b'{') => {
                let length = object(rest, &mut self.members)?;
                Ok(length.map(|length| (length, State::Next { is_page }, true)))
            }
            (State::First { .. }, _) => fault(0, "a row, which is an object"),
            (State::Tail, b'}') => Ok(Some((1, State::Top, false))),
            (State::Tail, b',') => {
                self.members.clear();
                let length = member(rest, 1, &mut self.members)?;
                if self.members.first().is_some_and(|member| key(rest, member) == &b"value"[..]) {
                    return fault(self.members[0].key.start, "one list of rows in a page, not two");
                }
                self.is_incomplete |= length.is_some() && says_next(rest, &self.members);
                Ok(length.map(|length| (length, State::Tail, false)))
            }
            (State::Tail, _) => fault(0, "`,` or `}` behind the list of a page"),
        }
    }
}

/// Whether one of the members is the address of the next page.
fn says_next(bytes: &[u8], members: &[Member]) -> bool {
    let says = |member: &Member| {
        key(bytes, member) == &b"@odata.nextLink"[..] && &bytes[member.value.clone()] != b"null"
    };
    members.iter().any(says)
}

impl<'a> Row<'a> {
    /// The key of a member.
    #[inline]
    pub fn key(&self, member: &Member) -> Cow<'a, [u8]> {
        key(self.bytes, member)
    }

    /// What a member says as a cell: the text of a string, a number or word as it is written,
    /// nothing for `null`; `None` for an object or a list.
    #[inline]
    pub fn cell(&self, member: &Member) -> Option<Cow<'a, [u8]>> {
        let value = &self.bytes[member.value.clone()];
        match value.first() {
            Some(b'"') => Some(text(value)),
            Some(b'{' | b'[') => None,
            Some(b'n') => Some(Cow::Borrowed(b"")),
            _ => Some(Cow::Borrowed(value)),
        }
    }
}

fn key<'a>(bytes: &'a [u8], member: &Member) -> Cow<'a, [u8]> {
    text(&bytes[member.key.clone()])
}

/// What a string says.
#[inline]
fn text(string: &[u8]) -> Cow<'_, [u8]> {
    let inner = &string[1..string.len() - 1];
    if memchr::memchr(b'\\', inner).is_none() {
        return Cow::Borrowed(inner);
    }
    // Escapes were checked, but half of a surrogate pair is no text.
    let read = serde_json::from_slice::<String>(string);
    Cow::Owned(read.map_or_else(|_| inner.to_vec(), String::into_bytes))
}

/// Reads an object outside of any list: a page up to its rows, or else a row.
fn head(bytes: &[u8], members: &mut Vec<Member>) -> Found<Head> {
    let mut page = None;
    let end = object_until(bytes, members, |members, at| {
        let Some(last) = members.last() else { return false };
        let is_list = bytes[at] == b'[' && key(bytes, last) == &b"value"[..];
        if is_list {
            page = Some(at + 1);
        }
        is_list
    })?;
    if let Some(page) = page {
        members.pop();
        return Ok(Some(Head::Page(page)));
    }
    Ok(end.map(Head::Row))
}

/// Reads an object. Returns its length.
fn object(bytes: &[u8], members: &mut Vec<Member>) -> Found<usize> {
    object_until(bytes, members, |_, _| false)
}

/// Reads an object, or its beginning up to a value at which `stop` says so: its member is then the
/// last one, still without value.
#[inline]
fn object_until(
    bytes: &[u8],
    members: &mut Vec<Member>,
    mut stop: impl FnMut(&[Member], usize) -> bool,
) -> Found<usize> {
    members.clear();
    let mut at = 1 + blanks(&bytes[1..]);
    if bytes.get(at) == Some(&b'}') {
        return Ok(Some(at + 1));
    }
    loop {
        let Some(value) = name(bytes, at, members)? else { return Ok(None) };
        if value >= bytes.len() {
            return Ok(None);
        }
        if stop(members, value) {
            return Ok(Some(value));
        }
        let Some(end) = value_end(bytes, value)? else { return Ok(None) };
        if let Some(last) = members.last_mut() {
            last.value = value..end;
        }
        at = end + blanks(&bytes[end..]);
        match bytes.get(at) {
            None => return Ok(None),
            Some(b'}') => return Ok(Some(at + 1)),
            Some(b',') => at += 1,
            Some(_) => return fault(at, "`,` or `}` behind a member"),
        }
    }
}

/// Reads one member. Returns where it ends.
fn member(bytes: &[u8], at: usize, members: &mut Vec<Member>) -> Found<usize> {
    let Some(value) = name(bytes, at, members)? else { return Ok(None) };
    let Some(end) = value_end(bytes, value)? else { return Ok(None) };
    if let Some(last) = members.last_mut() {
        last.value = value..end;
    }
    Ok(Some(end))
}

/// Reads the key of a member and its colon. Returns where its value begins.
#[inline]
fn name(bytes: &[u8], at: usize, members: &mut Vec<Member>) -> Found<usize> {
    let start = at + blanks(&bytes[at..]);
    match bytes.get(start) {
        None => return Ok(None),
        Some(b'"') => {}
        Some(_) => return fault(start, "the name of a property in quotes"),
    }
    let Some(end) = string_end(bytes, start)? else { return Ok(None) };
    let colon = end + blanks(&bytes[end..]);
    match bytes.get(colon) {
        None => return Ok(None),
        Some(b':') => {}
        Some(_) => return fault(colon, "`:` behind the name of a property"),
    }
    members.push(Member { key: start..end, value: 0..0 });
    Ok(Some(colon + 1 + blanks(&bytes[colon + 1..])))
}

/// How many blanks there are at the beginning.
#[inline]
fn blanks(bytes: &[u8]) -> usize {
    let is_blank = |byte: &u8| matches!(byte, b' ' | b'\n' | b'\r' | b'\t');
    bytes.iter().take_while(|byte| is_blank(byte)).count()
}

/// Where the value that begins at a place ends.
#[inline]
fn value_end(bytes: &[u8], at: usize) -> Found<usize> {
    match bytes.get(at) {
        None => Ok(None),
        Some(b'"') => string_end(bytes, at),
        Some(b'-' | b'0'..=b'9') => number_end(bytes, at),
        Some(b'{' | b'[') => nested_end(bytes, at),
        Some(_) => word_end(bytes, at),
    }
}

/// Where an object or a list ends that may hold others.
fn nested_end(bytes: &[u8], start: usize) -> Found<usize> {
    let mut closers: Vec<u8> = Vec::new();
    let mut at = start;
    // Whether a value comes next, or what follows one.
    let mut is_value = true;
    loop {
        at += blanks(&bytes[at..]);
        let Some(&byte) = bytes.get(at) else { return Ok(None) };
        if is_value {
            match byte {
                b'{' | b'[' => {
                    if closers.len() == DEEPEST {
                        return fault(at, "values that are nested less deeply than 128 levels");
                    }
                    let closer = if byte == b'{' { b'}' } else { b']' };
                    closers.push(closer);
                    at += 1;
                    at += blanks(&bytes[at..]);
                    match bytes.get(at) {
                        None => return Ok(None),
                        Some(&next) if next == closer => is_value = false,
                        Some(_) if closer == b'}' => match property(bytes, at)? {
                            Some(value) => at = value,
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
                match property(bytes, at)? {
                    Some(value) => at = value,
                    None => return Ok(None),
                }
            }
            is_value = true;
        } else {
            return fault(at - 1, if closer == b'}' { "`,` or `}`" } else { "`,` or `]`" });
        }
    }
}

/// Where the value of a property begins, behind its name and colon.
fn property(bytes: &[u8], at: usize) -> Found<usize> {
    let mut members = Vec::new();
    name(bytes, at, &mut members)
}

/// Where the string that begins at a place ends, behind its quote.
#[inline]
fn string_end(bytes: &[u8], start: usize) -> Found<usize> {
    let mut at = start + 1;
    loop {
        let Some(found) = memchr2(b'"', b'\\', &bytes[at..]) else {
            return match bytes[start..].iter().position(|byte| *byte == b'\n') {
                Some(line_end) => {
                    fault(start + line_end, "the quote that ends this text before the line does")
                }
                None => Ok(None),
            };
        };
        at += found;
        if bytes[at] == b'"' {
            // All bytes at once: a loop that could stop early would take them one by one.
            let controls = bytes[start..at].iter().map(|byte| u8::from(*byte < b' '));
            let has_control = controls.fold(0, std::ops::BitOr::bitor) != 0;
            if has_control {
                return fault(start, "a text with escapes such as `\\n` for control characters");
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
                    Some(_) => return fault(at, "four hexadecimal digits behind `\\u`"),
                }
            }
            Some(_) => return fault(at, "an escape that JSON knows"),
        }
    }
}

/// Where the number that begins at a place ends.
#[inline]
fn number_end(bytes: &[u8], start: usize) -> Found<usize> {
    let digits = |at: usize| bytes[at..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    let mut at = start + usize::from(bytes[start] == b'-');
    let whole = digits(at);
    if at + whole == bytes.len() {
        return Ok(None);
    }
    if whole == 0 || whole > 1 && bytes[at] == b'0' {
        return fault(start, "a number without zeros before it");
    }
    at += whole;
    if bytes[at] == b'.' {
        let fraction = digits(at + 1);
        if at + 1 + fraction == bytes.len() {
            return Ok(None);
        }
        if fraction == 0 {
            return fault(at + 1, "a digit behind the point");
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
            return fault(at + 1 + sign, "a digit in the exponent");
        }
        at += 1 + sign + exponent;
        if at == bytes.len() {
            return Ok(None);
        }
    }
    Ok(Some(at))
}

/// Where `true`, `false` or `null` ends.
fn word_end(bytes: &[u8], start: usize) -> Found<usize> {
    let rest = &bytes[start..];
    for word in [&b"null"[..], b"true", b"false"] {
        if rest.starts_with(word) {
            return Ok(Some(start + word.len()));
        }
        if word.starts_with(rest) {
            return Ok(None);
        }
    }
    fault(start, "a value")
}

/// A little of what was found, for a message.
struct Shown<'a>(&'a [u8]);

impl std::fmt::Display for Shown<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let start = String::from_utf8_lossy(&self.0[..self.0.len().min(64)]);
        let mut characters = start.chars();
        let few: String = characters.by_ref().take(16).collect();
        match (few.is_empty(), characters.next()) {
            (true, _) => f.write_str("the end"),
            (false, None) => write!(f, "{few:?}"),
            (false, Some(_)) => write!(f, "{few:?} .."),
        }
    }
}
