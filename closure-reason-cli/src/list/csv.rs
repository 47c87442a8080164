//! RFC 4180 with line feeds, and a header that does not change.

use crate::definition::OptionSetDefinition;

use super::row::{COLUMNS, Cell, each_row};

pub fn write<'a>(sets: impl Iterator<Item = &'a OptionSetDefinition>) -> String {
    let mut csv = COLUMNS.map(|(name, _)| name).join(",") + "\n";
    for set in sets {
        let Ok(()) = each_row(set, |row| {
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

/// A text that is there but empty is quoted: engines can tell it from null (`DuckDB` with `allow_quoted_nulls = false`).
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
