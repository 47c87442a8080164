//! RFC 4180 with line feeds, and a header that does not change.

use super::row::{COLUMNS, Cell, Languages, each_row};
use crate::definition::OptionSetDefinition;
use crate::report::note::Note;
use crate::rows::columns::place;
use crate::rows::formula;

pub fn write<'a>(sets: impl Iterator<Item = &'a OptionSetDefinition>, languages: Languages<'_>) -> String {
    let mut csv = COLUMNS.map(|(name, _)| name).join(",") + "\n";
    for set in sets {
        let Ok(()) = each_row(set, languages, |row| {
            for (at, cell) in row.iter().enumerate() {
                if at > 0 {
                    csv.push(',');
                }
                match cell {
                    Cell::Nothing => {}
                    Cell::Text(text) => push_text(&mut csv, text),
                    Cell::Integer(number) => csv.push_str(&number.to_string()),
                    Cell::Boolean(truth) => csv.push_str(if *truth { "true" } else { "false" }),
                }
            }
            csv.push('\n');
            Ok::<(), std::convert::Infallible>(())
        });
    }
    csv
}

/// An empty text is quoted, so that engines can distinguish it from null (DuckDB with `allow_quoted_nulls = false`).
fn push_text(csv: &mut String, text: &str) {
    let plain = !text.is_empty() && !text.contains(['"', ',', '\n', '\r']) && text.trim() == text;
    if plain {
        csv.push_str(text);
    } else {
        csv.push('"');
        csv.push_str(&text.replace('"', "\"\""));
        csv.push('"');
    }
}

/// The note about the first text that a spreadsheet would evaluate as a formula.
pub fn formula<'a>(
    sets: impl Iterator<Item = &'a OptionSetDefinition>,
    languages: Languages<'_>,
) -> Option<Note> {
    sets.into_iter().find_map(|set| {
        let found = each_row(set, languages, |row| {
            let mut texts =
                row.iter().filter_map(|cell| if let Cell::Text(text) = cell { Some(*text) } else { None });
            texts
                .find(|text| formula::is_one(text))
                .map_or(Ok(()), |text| Err(formula::note(&place(set), text)))
        });
        found.err()
    })
}
