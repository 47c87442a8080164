//! The forms in which programs write the name of a column in a header.

/// The name of a column without quotes and brackets, and the table or alias before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HeaderName<'h> {
    pub table: Option<&'h str>,
    pub column: &'h str,
}

/// The point between an alias and a column, as escaped in XML names, and so in answers of the Web API to `FetchXML`.
const ESCAPED_POINT: &str = "_x002e_";

/// What a header may mean, the most literal first: the text itself, the text in quotes or brackets,
/// and the column of `Table[Column]`, `alias.column` or `alias_x002e_column`.
pub fn forms(header: &str) -> impl Iterator<Item = HeaderName<'_>> {
    let header = header.trim();
    let inner = unwrapped(header);
    let plain = [Some(header), Some(inner).filter(|inner| *inner != header)];
    let plain = plain.into_iter().flatten().map(|column| HeaderName { table: None, column });
    plain.chain(qualified(inner)).chain(qualified(header).filter(|_| inner != header))
}

fn qualified(header: &str) -> Option<HeaderName<'_>> {
    let in_brackets = header.strip_suffix(']').and_then(|header| header.rsplit_once('['));
    let (table, column) =
        in_brackets.or_else(|| at_escaped_point(header)).or_else(|| header.rsplit_once('.'))?;
    // Behind `[table].[column]` and `schema.table.column`, only the table matters.
    let table = table.trim().trim_end_matches('.');
    let table = unwrapped(table.rsplit_once('.').map_or(table, |(_, table)| table));
    let column = unwrapped(column);
    (!table.is_empty() && !column.is_empty()).then_some(HeaderName { table: Some(table), column })
}

fn at_escaped_point(header: &str) -> Option<(&str, &str)> {
    let at = header.to_ascii_lowercase().rfind(ESCAPED_POINT)?;
    Some((&header[..at], &header[at + ESCAPED_POINT.len()..]))
}

/// A name without the quotes or brackets around it.
fn unwrapped(name: &str) -> &str {
    let name = name.trim();
    // As in `="statuscode"`, which is a text in every spreadsheet.
    let name = name.strip_prefix('=').filter(|rest| rest.starts_with('"')).unwrap_or(name);
    let pairs = [('[', ']'), ('"', '"'), ('\'', '\''), ('`', '`')];
    let inner = pairs.iter().find_map(|(open, close)| name.strip_prefix(*open)?.strip_suffix(*close));
    inner.map_or(name, str::trim)
}

/// A header with a suffix after the name of its column, inside the bracket or quote that ends it.
pub fn with_suffix(header: &str, suffix: &str) -> String {
    match header.char_indices().next_back() {
        Some((end, closer @ (']' | '"' | '\'' | '`'))) if end > 0 => {
            format!("{}{suffix}{closer}", &header[..end])
        }
        _ => format!("{header}{suffix}"),
    }
}
