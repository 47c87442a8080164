//! A calculated table of Power BI: DATATABLE in DAX.

use crate::definition::OptionSetDefinition;

use super::row::{COLUMNS, Cell, Type, each_row};

pub fn write<'a>(sets: impl Iterator<Item = &'a OptionSetDefinition>) -> String {
    let columns = COLUMNS.map(|(name, held)| {
        let held = match held {
            Type::Text => "STRING",
            Type::Integer => "INTEGER",
            Type::Boolean => "BOOLEAN",
        };
        format!("    \"{name}\", {held},\n")
    });
    let mut rows = Vec::new();
    for set in sets {
        let Ok(()) = each_row(set, |row| {
            rows.push(format!("        {{ {} }}", row.map(literal).join(", ")));
            Ok::<(), std::convert::Infallible>(())
        });
    }
    let table = |rows: &str| format!("DATATABLE (\n{}    {{\n{rows}\n    }}\n)", columns.concat());
    if rows.is_empty() {
        // Nothing says that DATATABLE may have no rows, so it gets one, which is left out.
        let nothing = COLUMNS.map(|_| literal(Cell::Nothing)).join(", ");
        return format!("FILTER (\n{},\nFALSE ()\n)\n", table(&format!("        {{ {nothing} }}")));
    }
    table(&rows.join(",\n")) + "\n"
}

fn literal(cell: Cell) -> String {
    match cell {
        Cell::Nothing => "BLANK ()".into(),
        // A text has no escapes but the doubled quote; it may go over several lines.
        Cell::Text(text) => format!("\"{}\"", text.replace('"', "\"\"")),
        Cell::Integer(number) => number.to_string(),
        Cell::Boolean(truth) => if truth { "TRUE" } else { "FALSE" }.into(),
    }
}
