use core::ops::Range;

use super::rule::has_leading_zero;

/// Where the members of an array of JSON are, which are whole numbers; `None` if it is none.
pub(crate) fn members(text: &str) -> Option<impl Iterator<Item = Range<usize>>> {
    let start = text.len() - text.trim_start().len() + 1;
    let inner = text.trim().strip_prefix('[')?.strip_suffix(']')?;
    let is_empty = inner.trim().is_empty();
    let are_whole = inner.split(',').all(|member| {
        let digits = member.trim().trim_start_matches('-');
        !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()) && !has_leading_zero(digits)
    });
    let mut at = start;
    let places = inner.split(',').map(move |member| {
        let place = at + member.len() - member.trim_start().len();
        at += member.len() + 1;
        place..place + member.trim().len()
    });
    (is_empty || are_whole).then(|| places.filter(move |_| !is_empty))
}
