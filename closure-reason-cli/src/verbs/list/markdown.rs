//! Markdown tables for a wiki or a review, each set under a heading.

use super::row::{COLUMNS, Cell, LABEL, Languages, each_row};
use crate::definition::OptionSetDefinition;
use crate::report::terminal;

pub fn write<'a>(sets: impl Iterator<Item = &'a OptionSetDefinition>) -> String {
    let sets: Vec<_> = sets.map(of_set).collect();
    sets.join("\n")
}

/// The columns that are not empty for this set; value and label always.
fn of_set(set: &OptionSetDefinition) -> String {
    const TITLES: [(usize, &str); 11] = [
        (6, "Value"),
        (7, "Language"),
        (8, "Label"),
        (9, "Description"),
        (10, "Color"),
        (11, "External value"),
        (12, "Hidden"),
        (13, "State"),
        (14, "Default status"),
        (15, "Invariant name"),
        (16, "Transitions"),
    ];
    let mut said = [false; COLUMNS.len()];
    (said[6], said[LABEL]) = (true, true);
    let mut rows = Vec::new();
    let Ok(()) = each_row(set, Languages::All, |row| {
        for (at, cell) in row.iter().enumerate() {
            said[at] |= !matches!(cell, Cell::Nothing | Cell::Boolean(false));
        }
        rows.push(row.map(markdown));
        Ok::<(), std::convert::Infallible>(())
    });
    let shown = || TITLES.iter().filter(|(at, _)| said[*at]);
    let mut text = format!("## {}\n\n", escaped(&set.to_string()));
    let about: Vec<_> = [
        set.column_display_name.text().or(set.display_name.text()).map(escaped),
        set.kind_word().map(Into::into),
        (set.global == Some(true))
            .then(|| format!("global set {}", escaped(set.name.as_deref().unwrap_or_default()))),
    ]
    .into_iter()
    .flatten()
    .collect();
    if !about.is_empty() {
        text.push_str(&format!("{}\n\n", about.join(", ")));
    }
    for (_, title) in shown() {
        text.push_str(&format!("| {title} "));
    }
    text.push_str("|\n");
    for (at, _) in shown() {
        text.push_str(if matches!(at, 6 | 7 | 13 | 14) { "| ---: " } else { "| --- " });
    }
    text.push_str("|\n");
    for row in rows {
        for (at, _) in shown() {
            text.push_str(&format!("| {} ", row[*at]));
        }
        text.push_str("|\n");
    }
    text
}

fn markdown(cell: Cell) -> String {
    match cell {
        Cell::Nothing | Cell::Boolean(false) => String::new(),
        Cell::Text(text) => escaped(text),
        Cell::Integer(number) => number.to_string(),
        Cell::Boolean(true) => "yes".into(),
    }
}

/// Text that Markdown shows literally: it ends no table, and begins no markup and no HTML.
pub fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '\r' if characters.peek() == Some(&'\n') => {}
            '\r' | '\n' => escaped.push_str("<br>"),
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            // An underscore inside a word is literal everywhere; others begin emphasis.
            '\\' | '`' | '*' | '[' | ']' | '|' | '~' | '#' | '!' | '$' => escaped.extend(['\\', character]),
            '_' if escaped.is_empty() || characters.peek().is_none_or(|next| !next.is_alphanumeric()) => {
                escaped.push_str("\\_");
            }
            character if terminal::is_deceiving(character) => {
                escaped.push_str(&format!("\\\\u\\{{{:x}\\}}", u32::from(character)));
            }
            character => escaped.push(character),
        }
    }
    escaped
}
