//! `CREATE TABLE` and `INSERT`: one table to join in an engine of one's own.

use crate::definition::OptionSetDefinition;
use clap::ValueEnum;

use super::row::{COLUMNS, Cell, Type, each_row};
use crate::error::Error;

/// How many rows one `INSERT` has: SQL Server allows 1,000.
const ROWS: usize = 500;

/// The dialects differ in how text is written, and in its type.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Dialect {
    /// What `DuckDB`, `SQLite` and `PostgreSQL` read.
    #[default]
    #[value(aliases = ["duckdb", "sqlite", "postgresql", "postgres"])]
    Standard,
    /// SQL Server, Azure SQL, Fabric.
    #[value(name = "sqlserver", aliases = ["tsql", "mssql", "fabric"])]
    SqlServer,
    /// Spark and Databricks.
    #[value(aliases = ["databricks"])]
    Spark,
}

impl Dialect {
    fn column_type(self, held: Type) -> &'static str {
        match (self, held) {
            // There is no type for truth that all of them have: 0 and 1.
            (_, Type::Integer | Type::Boolean) => "INTEGER",
            (Self::Standard, Type::Text) => "TEXT",
            // Descriptions may have more than 4,000 characters, and many transitions too.
            (Self::SqlServer, Type::Text) => "NVARCHAR(MAX)",
            (Self::Spark, Type::Text) => "STRING",
        }
    }

    pub fn cast_to_text(self, what: &str) -> String {
        match self {
            Self::Standard => format!("CAST({what} AS VARCHAR(20))"),
            Self::SqlServer => format!("CAST({what} AS NVARCHAR(20))"),
            Self::Spark => format!("CAST({what} AS STRING)"),
        }
    }

    /// The name of a column, such as `msdyn_closurereason`.
    pub fn name(self, name: &str) -> String {
        let plain = name.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_')
            && name.chars().all(|character| character.is_ascii_alphanumeric() || character == '_');
        match self {
            _ if plain => name.to_owned(),
            Self::Standard => format!("\"{}\"", name.replace('"', "\"\"")),
            Self::SqlServer => format!("[{}]", name.replace(']', "]]")),
            Self::Spark => format!("`{}`", name.replace('`', "``")),
        }
    }

    /// A text as an expression. No text ends it early, whichever client the script goes through.
    pub fn text(self, text: &str) -> Result<String, Error> {
        let mut sql = String::with_capacity(text.len() + 3);
        match self {
            Self::Standard => {
                if text.contains('\0') {
                    return Err(Error::new(
                        "the text holds a NUL character, which standard SQL cannot write",
                    )
                    .remedy("use `--as csv`, or `--dialect spark`"));
                }
                sql.push('\'');
                sql.push_str(&text.replace('\'', "''"));
                sql.push('\'');
            }
            Self::SqlServer => {
                // What `+` makes of short texts is cut off after 4,000 characters, unless the first one is long.
                if text.encode_utf16().count() > 4_000 {
                    sql.push_str("CAST(N'' AS NVARCHAR(MAX)) + ");
                }
                sql.push_str("N'");
                for character in text.chars() {
                    match character {
                        '\'' => sql.push_str("''"),
                        // sqlcmd ends a batch at a line that says GO, even within a text, and replaces `$(name)`.
                        '$' => sql.push_str("$' + N'"),
                        control if control.is_ascii_control() => {
                            sql.push_str(&format!("' + NCHAR({}) + N'", u32::from(control)));
                        }
                        character => sql.push(character),
                    }
                }
                sql.push('\'');
            }
            Self::Spark => {
                sql.push('\'');
                for character in text.chars() {
                    match character {
                        '\'' | '\\' => sql.extend(['\\', character]),
                        // `${name}` is replaced before the text is read.
                        '$' => sql.push_str("\\u0024"),
                        control if control.is_ascii_control() => {
                            sql.push_str(&format!("\\u{:04x}", u32::from(control)));
                        }
                        character => sql.push(character),
                    }
                }
                sql.push('\'');
            }
        }
        Ok(sql)
    }

    fn cell(self, cell: Cell) -> Result<String, Error> {
        Ok(match cell {
            Cell::Nothing => "NULL".into(),
            Cell::Text(text) => self.text(text)?,
            Cell::Integer(number) => number.to_string(),
            Cell::Boolean(truth) => i32::from(truth).to_string(),
        })
    }
}

/// The name of a column of the table: names that are keywords somewhere are replaced.
fn column(name: &str) -> &str {
    match name {
        "table" => "table_name",
        "column" => "column_name",
        "set" => "set_name",
        "global" => "is_global",
        "language" => "language_id",
        "hidden" => "is_hidden",
        name => name,
    }
}

pub fn write<'a>(
    sets: impl Iterator<Item = &'a OptionSetDefinition>,
    dialect: Dialect,
) -> Result<String, Error> {
    let columns: Vec<_> = COLUMNS
        .iter()
        .map(|&(name, held)| format!("    {} {}", column(name), dialect.column_type(held)))
        .collect();
    let using = if dialect == Dialect::Spark { " USING parquet" } else { "" };
    let mut sql = format!("CREATE TABLE option_set_labels (\n{}\n){using};\n", columns.join(",\n"));
    let names: Vec<_> = COLUMNS.iter().map(|&(name, _)| column(name)).collect();
    let insert = format!("INSERT INTO option_set_labels ({}) VALUES\n", names.join(", "));
    let mut count = 0;
    for set in sets {
        each_row(set, |row| {
            sql.push_str(match count % ROWS {
                0 if count == 0 => &insert,
                0 => ";\n",
                _ => ",\n",
            });
            if count > 0 && count % ROWS == 0 {
                sql.push_str(&insert);
            }
            count += 1;
            let cells: Result<Vec<_>, _> = row.iter().map(|&cell| dialect.cell(cell)).collect();
            let cells = cells.map_err(|error| error.at(set))?;
            sql.push_str(&format!("({})", cells.join(", ")));
            Ok::<_, Error>(())
        })?;
    }
    if count > 0 {
        sql.push_str(";\n");
    }
    Ok(sql)
}
