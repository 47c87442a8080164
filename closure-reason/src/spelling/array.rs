use core::ops::Range;

/// Where the members of a JSON array of whole numbers are; `None` for any other text.
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

/// Whether a number has a zero before its first digit. Zero itself has none.
pub(crate) fn has_leading_zero(number: &str) -> bool {
    let digits = number.strip_prefix(['-', '+']).unwrap_or(number);
    digits.strip_prefix('0').is_some_and(|rest| rest.starts_with(|next: char| next.is_ascii_digit()))
}
