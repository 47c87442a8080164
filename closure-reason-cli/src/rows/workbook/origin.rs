//! The hidden sheet of an export from Dynamics, which says the table and the logical names of the columns,
//! since the headers are display names: `table:checksum:column=Header&..`, with `%20` for a blank.

/// The logical name of each header, with the table or the alias of a linked one before it; nothing for
/// the text of any other sheet.
pub fn columns(text: &str) -> Vec<(String, String)> {
    let mut parts = text.splitn(3, ':');
    let (Some(table), Some(_), Some(pairs)) = (parts.next(), parts.next(), parts.next()) else {
        return Vec::new();
    };
    let is_name =
        |name: &str| name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-.".contains(&byte));
    if table.is_empty() || !is_name(table) {
        return Vec::new();
    }
    let pairs = pairs.split('&').filter_map(|pair| pair.split_once('='));
    let pairs = pairs.filter(|(column, _)| is_name(column) && !column.is_empty());
    pairs
        .map(|(column, header)| {
            let is_linked = column.contains('.');
            let column = if is_linked { column.to_owned() } else { format!("{table}.{column}") };
            (decoded(header).trim().to_owned(), column)
        })
        .collect()
}

/// A text with `%20` and the like decoded.
fn decoded(text: &str) -> String {
    let (mut bytes, mut rest) = (Vec::new(), text.as_bytes());
    while let Some((&byte, after)) = rest.split_first() {
        let digits = after.get(..2).and_then(|digits| str::from_utf8(digits).ok());
        let code = digits.filter(|_| byte == b'%').and_then(|digits| u8::from_str_radix(digits, 16).ok());
        bytes.push(code.unwrap_or(byte));
        rest = if code.is_some() { &after[2..] } else { after };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
