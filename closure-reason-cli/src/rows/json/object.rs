//! The objects of JSON: the places of their members, and the texts of their keys and strings.

use std::borrow::Cow;
use std::ops::Range;

use super::grammar::{Parsed, blanks, property, syntax_error, value_end};
use super::wrapper::RowsPath;

/// Where a member of an object is, in its bytes.
#[derive(Clone, Debug)]
pub struct Member {
    /// From the first quote of the key to the last.
    pub key: Range<usize>,
    pub value: Range<usize>,
}

/// The beginning of an object that is not in a list.
pub enum Head {
    /// A page, up to the bracket of its list, which is in `depth` objects.
    Page { length: usize, depth: usize },
    /// A row of this length.
    Row(usize),
}

pub fn key<'a>(bytes: &'a [u8], member: &Member) -> Cow<'a, [u8]> {
    text(&bytes[member.key.clone()])
}

/// The text of a string.
#[inline]
pub fn text(string: &[u8]) -> Cow<'_, [u8]> {
    let inner = &string[1..string.len() - 1];
    if memchr::memchr(b'\\', inner).is_none() {
        return Cow::Borrowed(inner);
    }
    // The escapes are valid, but half of a surrogate pair is not text.
    let read = serde_json::from_slice::<String>(string);
    Cow::Owned(read.map_or_else(|_| inner.to_vec(), String::into_bytes))
}

/// Reads an object that is not in a list: a page up to its rows, else a row.
pub fn head(bytes: &[u8], members: &mut Vec<Member>, path: &RowsPath) -> Parsed<Head> {
    members.clear();
    let mut page = None;
    let end = object_until(bytes, 0, members, |members, at| list_at(bytes, members, at, path, 1, &mut page))?;
    Ok(page.or(end.map(Head::Row)))
}

/// Whether the value of the last member, which begins at this place, is the list of rows, or an object
/// with that list. Then `page` is where the list begins.
fn list_at(
    bytes: &[u8],
    members: &mut Vec<Member>,
    at: usize,
    path: &RowsPath,
    depth: usize,
    page: &mut Option<Head>,
) -> Parsed<bool> {
    let is_of_path = |is_one: fn(&RowsPath, usize, &[u8]) -> bool| {
        members.last().is_some_and(|last| is_one(path, depth, &key(bytes, last)))
    };
    match bytes[at] {
        b'[' if is_of_path(RowsPath::has_rows) => {
            *page = Some(Head::Page { length: at + 1, depth });
            members.pop();
            Ok(Some(true))
        }
        b'[' if path.is_said() && is_of_path(RowsPath::leads_on) => syntax_error(at, AN_OBJECT_ON_THE_WAY),
        b'{' if is_of_path(RowsPath::leads_on) => {
            let before = members.len();
            let end = object_until(bytes, at, members, |members, at| {
                list_at(bytes, members, at, path, depth + 1, page)
            })?;
            if page.is_some() {
                return Ok(Some(true));
            }
            members.truncate(before);
            Ok(end.map(|_| false))
        }
        _ => Ok(Some(false)),
    }
}

/// What a path to the rows leads through: each of the objects in a list may have rows of its own.
pub const AN_OBJECT_ON_THE_WAY: &str = "an object on the way to the one list of rows";

/// How deep to search for a list of rows, for a message.
const SOUGHT: usize = 4;

/// The properties that lead to the first such list in a value, with a point between them.
pub fn path_to_list(value: &[u8], depth: usize, is_meant: &dyn Fn(&[u8]) -> bool) -> Option<String> {
    match value.first()? {
        b'[' => is_meant(value).then(String::new),
        b'{' if depth < SOUGHT => {
            let mut members = Vec::new();
            object(value, &mut members).ok()??;
            members.iter().find_map(|member| {
                let rest = path_to_list(&value[member.value.clone()], depth + 1, is_meant)?;
                let name = String::from_utf8_lossy(&key(value, member)).into_owned();
                Some(if rest.is_empty() { name } else { format!("{name}.{rest}") })
            })
        }
        _ => None,
    }
}

/// Whether the first object of a list has such a key.
pub fn begins_with(list: &[u8], is_meant: impl Fn(&[u8]) -> bool) -> bool {
    let first = &list[1 + blanks(&list[1..])..];
    let mut members = Vec::new();
    let is_object = first.starts_with(b"{") && matches!(object(first, &mut members), Ok(Some(_)));
    is_object && members.iter().any(|member| is_meant(&key(first, member)))
}

/// Reads an object. Returns its length.
pub fn object(bytes: &[u8], members: &mut Vec<Member>) -> Parsed<usize> {
    members.clear();
    object_until(bytes, 0, members, |_, _| Ok(Some(false)))
}

/// Reads an object from its beginning to its end, or to an object or list at which `stop` returns true. Returns
/// where it stopped.
#[inline]
fn object_until(
    bytes: &[u8],
    start: usize,
    members: &mut Vec<Member>,
    mut stop: impl FnMut(&mut Vec<Member>, usize) -> Parsed<bool>,
) -> Parsed<usize> {
    let mut at = start + 1 + blanks(&bytes[start + 1..]);
    if bytes.get(at) == Some(&b'}') {
        return Ok(Some(at + 1));
    }
    loop {
        let Some(value) = name(bytes, at, members)? else { return Ok(None) };
        if value >= bytes.len() {
            return Ok(None);
        }
        // Most members are neither objects nor lists.
        if matches!(bytes[value], b'[' | b'{') {
            match stop(members, value)? {
                None => return Ok(None),
                Some(true) => return Ok(Some(value)),
                Some(false) => {}
            }
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
            Some(_) => return syntax_error(at, "`,` or `}` after a member"),
        }
    }
}

/// Reads one member. Returns where it ends.
pub fn member(bytes: &[u8], at: usize, members: &mut Vec<Member>) -> Parsed<usize> {
    let Some(value) = name(bytes, at, members)? else { return Ok(None) };
    let Some(end) = value_end(bytes, value)? else { return Ok(None) };
    if let Some(last) = members.last_mut() {
        last.value = value..end;
    }
    Ok(Some(end))
}

/// Reads the key of a member and its colon. Returns where its value begins.
#[inline]
pub fn name(bytes: &[u8], at: usize, members: &mut Vec<Member>) -> Parsed<usize> {
    let Some((key, value)) = property(bytes, at)? else { return Ok(None) };
    members.push(Member { key, value: 0..0 });
    Ok(Some(value))
}
