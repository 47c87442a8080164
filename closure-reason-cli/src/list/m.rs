//! A table of Power Query: an expression of the language M.

use crate::definition::OptionSetDefinition;

use super::row::{COLUMNS, Cell, Type, each_row};

pub fn write<'a>(sets: impl Iterator<Item = &'a OptionSetDefinition>) -> String {
    let types = COLUMNS.map(|(name, held)| {
        let held = match held {
            Type::Text => "nullable text",
            Type::Integer => "nullable Int64.Type",
            Type::Boolean => "nullable logical",
        };
        format!("{} = {held}", identifier(name))
    });
    let mut rows = Vec::new();
    for set in sets {
        let Ok(()) = each_row(set, |row| {
            rows.push(format!("        {{{}}}", row.map(literal).join(", ")));
            Ok::<(), std::convert::Infallible>(())
        });
    }
    format!("#table(\n    type table [{}],\n    {{\n{}\n    }}\n)\n", types.join(", "), rows.join(",\n"))
}

/// Quoted, because `table` and others are key words or could become ones.
fn identifier(name: &str) -> String {
    format!("#{}", text(name))
}

fn literal(cell: Cell) -> String {
    match cell {
        Cell::Nothing => "null".into(),
        Cell::Text(content) => text(content),
        Cell::Integer(number) => number.to_string(),
        Cell::Boolean(truth) => truth.to_string(),
    }
}

fn text(content: &str) -> String {
    let mut text = String::from("\"");
    let mut characters = content.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '"' => text.push_str("\"\""),
            '#' if characters.peek() == Some(&'(') => text.push_str("#(#)"),
            '\n' => text.push_str("#(lf)"),
            '\r' => text.push_str("#(cr)"),
            '\t' => text.push_str("#(tab)"),
            // Those that M takes for ends of lines, and what a reader does not see.
            character if crate::terminal::is_deceiving(character) => {
                let code = u32::from(character);
                text.push_str(&if code > 0xffff {
                    format!("#({code:08x})")
                } else {
                    format!("#({code:04x})")
                });
            }
            character => text.push(character),
        }
    }
    text + "\""
}
