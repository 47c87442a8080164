//! The objects of JSON: where their members are, and what their keys and texts say.

use std::borrow::Cow;
use std::ops::Range;

use super::grammar::{Found, blanks, fault, property, value_end};

/// Where a member of an object is, in its bytes.
#[derive(Clone, Debug)]
pub struct Member {
    /// From the first quote of the key to the last.
    pub key: Range<usize>,
    pub value: Range<usize>,
}

/// What an object outside of any list is.
pub enum Head {
    /// A page, up to the bracket of its list.
    Page(usize),
    /// A row of this length.
    Row(usize),
}

pub fn key<'a>(bytes: &'a [u8], member: &Member) -> Cow<'a, [u8]> {
    text(&bytes[member.key.clone()])
}

/// What a string says.
#[inline]
pub fn text(string: &[u8]) -> Cow<'_, [u8]> {
    let inner = &string[1..string.len() - 1];
    if memchr::memchr(b'\\', inner).is_none() {
        return Cow::Borrowed(inner);
    }
    // Escapes were checked, but half of a surrogate pair is not text.
    let read = serde_json::from_slice::<String>(string);
    Cow::Owned(read.map_or_else(|_| inner.to_vec(), String::into_bytes))
}

/// Reads an object outside of any list: a page up to its rows, or else a row.
pub fn head(bytes: &[u8], members: &mut Vec<Member>) -> Found<Head> {
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
pub fn object(bytes: &[u8], members: &mut Vec<Member>) -> Found<usize> {
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
            Some(_) => return fault(at, "`,` or `}` after a member"),
        }
    }
}

/// Reads one member. Returns where it ends.
pub fn member(bytes: &[u8], at: usize, members: &mut Vec<Member>) -> Found<usize> {
    let Some(value) = name(bytes, at, members)? else { return Ok(None) };
    let Some(end) = value_end(bytes, value)? else { return Ok(None) };
    if let Some(last) = members.last_mut() {
        last.value = value..end;
    }
    Ok(Some(end))
}

/// Reads the key of a member and its colon. Returns where its value begins.
#[inline]
pub fn name(bytes: &[u8], at: usize, members: &mut Vec<Member>) -> Found<usize> {
    let Some((key, value)) = property(bytes, at)? else { return Ok(None) };
    members.push(Member { key, value: 0..0 });
    Ok(Some(value))
}
