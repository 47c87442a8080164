//! What SQL Server's tools and `psql` print around rows: a line under the header, and lines after the last row.

/// How long the lines after the last row may be.
pub const LONGEST_END: usize = 256;

/// Whether these are the fields under a header of these widths: dashes only, as many as the names are long or more.
pub fn is_underline<'a>(mut fields: impl Iterator<Item = &'a [u8]>, widths: &[usize]) -> bool {
    let mut widths = widths.iter();
    let is_one = fields.all(|field| {
        let dashes = field.trim_ascii();
        let is_long = widths.next().is_some_and(|width| dashes.len() >= (*width).max(1));
        is_long && dashes.iter().all(|byte| *byte == b'-')
    });
    is_one && widths.next().is_none()
}

/// Whether these are the fields of a line under these names, for sure: a single dash may also mean an empty cell.
pub fn is_line_below<'a>(fields: impl Iterator<Item = &'a [u8]> + Clone, names: &[String]) -> bool {
    let widths: Vec<_> = names.iter().map(|name| name.trim().chars().count()).collect();
    is_underline(fields.clone(), &widths)
        && fields.into_iter().any(|field| field.trim_ascii().starts_with(b"---"))
}

/// Whether the end of an input says how many rows there were, in English: `(200 rows affected)`, in Management Studio
/// also the time of completion.
pub fn is_end(bytes: &[u8]) -> bool {
    let Ok(text) = str::from_utf8(bytes) else { return false };
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let count = lines.next().and_then(|line| line.strip_prefix('(')?.strip_suffix(')')?.split_once(' '));
    let is_count = count.is_some_and(|(number, what)| {
        let what = what.strip_suffix(" affected").unwrap_or(what);
        !number.is_empty()
            && number.bytes().all(|byte| byte.is_ascii_digit())
            && matches!(what, "row" | "rows" | "row(s)")
    });
    is_count
        && lines.next().is_none_or(|line| line.starts_with("Completion time: "))
        && lines.next().is_none()
}
