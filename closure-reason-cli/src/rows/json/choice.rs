//! The objects in which the SDK writes the values of choices.

use std::borrow::Cow;

use super::grammar::{blanks, value_end};
use super::object::{Member, key, object, text};

/// `{"Value":1}` or `{"Value":1,"Label":"New"}`: the value, and the label if there is one.
pub struct Choice<'a> {
    pub value: Cow<'a, [u8]>,
    pub label: Option<Cow<'a, [u8]>>,
}

/// Reads such an object; `None` if it has any other member that is not empty.
pub fn choice(bytes: &[u8]) -> Option<Choice<'_>> {
    let mut members: Vec<Member> = Vec::new();
    object(bytes, &mut members).ok()??;
    let (mut value, mut label) = (None, None);
    for member in &members {
        let name = key(bytes, member);
        let said = &bytes[member.value.clone()];
        let place = match () {
            () if name.eq_ignore_ascii_case(b"value") => &mut value,
            () if name.eq_ignore_ascii_case(b"label") => &mut label,
            () if said == b"null" || name.starts_with(b"@") => continue,
            () => return None,
        };
        if place.replace(scalar(said)?).is_some() {
            return None;
        }
    }
    Some(Choice { value: value?, label: label.filter(|label| !label.trim_ascii().is_empty()) })
}

/// The text of a string; a number or word as a text in which no point groups digits; nothing for
/// `null`.
pub fn scalar(value: &[u8]) -> Option<Cow<'_, [u8]>> {
    match value.first()? {
        b'"' => Some(text(value)),
        b'{' | b'[' => None,
        b'n' => Some(Cow::Borrowed(b"")),
        _ => Some(ungrouped(value)),
    }
}

/// A number or word as a text in which no point can group digits: without a fraction of zeros, and
/// with one more zero after a fraction of three digits. In JSON, a point begins a fraction, but as a
/// text, `1.234` may also be more than a thousand.
fn ungrouped(number: &[u8]) -> Cow<'_, [u8]> {
    let Some(point) = number.iter().position(|&byte| byte == b'.') else { return Cow::Borrowed(number) };
    match &number[point + 1..] {
        zeros if zeros.iter().all(|&digit| digit == b'0') => Cow::Borrowed(&number[..point]),
        digits if digits.len() == 3 && digits.iter().all(u8::is_ascii_digit) => {
            Cow::Owned([number, b"0"].concat())
        }
        _ => Cow::Borrowed(number),
    }
}

/// The members of a list in one text. Numbers are not joined by commas, because the result could be read as one number.
pub fn list(value: &[u8]) -> Option<Vec<u8>> {
    let mut text = Vec::new();
    let mut at = 1;
    loop {
        at += blanks(&value[at..]);
        let member = match value.get(at)? {
            b']' => return Some(text),
            b',' => {
                at += 1;
                continue;
            }
            b'"' | b'-' | b'0'..=b'9' | b'{' => at..value_end(value, at).ok()??,
            _ => return None,
        };
        at = member.end;
        let member = &value[member];
        let member = if member.starts_with(b"{") { choice(member)?.value } else { scalar(member)? };
        if !text.is_empty() {
            text.extend_from_slice(b"; ");
        }
        text.extend_from_slice(&member);
    }
}
