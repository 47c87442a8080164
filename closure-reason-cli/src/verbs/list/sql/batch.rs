//! Writes many rows in each statement.

use super::super::dialect::Dialect;
use super::super::row::{COLUMNS, Cell, Languages, Row, Type, each_row};
use crate::definition::OptionSetDefinition;
use crate::report::error::Error;

/// How an engine takes rows: several in each statement.
pub struct Batch {
    dialect: Dialect,
    begin: String,
    /// The text between two rows.
    separator: &'static str,
    end: String,
    /// The text between two statements.
    between: &'static str,
    /// How many rows one statement has.
    size: usize,
    write: fn(&Row, Dialect, &mut String) -> Result<(), Error>,
}

impl Batch {
    pub fn insert(dialect: Dialect, table: &str) -> Self {
        let insert = format!("INSERT INTO {table} ({})", names(dialect));
        let (begin, separator, end, size) = match dialect {
            // Both engines plan each literal by itself, which takes a minute for 150,000 rows. So they get a single literal.
            Dialect::DuckDb => (
                format!("{insert}\nSELECT {} FROM (SELECT unnest(from_json('[\n", elements(dialect, 1)),
                ",\n",
                "\n]', '[[\"VARCHAR\"]]')) AS r);\n".to_owned(),
                2_000,
            ),
            // The literal is raw, because Spark takes long to look for escapes. Few statements, because each is a job.
            Dialect::Spark => (
                format!(
                    "{insert}\nSELECT {} FROM (SELECT from_json(line, 'array<string>') AS r FROM (SELECT explode(split(r'",
                    elements(dialect, 0)
                ),
                "\n",
                "', '\\n')) AS line));\n".to_owned(),
                50_000,
            ),
            // SQL Server allows 1,000 rows.
            _ => (format!("{insert} VALUES\n"), ",\n", ";\n".to_owned(), 500),
        };
        let write = if matches!(dialect, Dialect::DuckDb | Dialect::Spark) { json } else { values };
        Self { dialect, begin, separator, end, between: "", size, write }
    }

    /// Literals that stand for a table.
    pub fn select(dialect: Dialect) -> Self {
        let casts = COLUMNS.map(|(name, held)| {
            let name = dialect.column(name);
            format!("CAST({name} AS {}) AS {name}", dialect.type_of(held))
        });
        Self {
            dialect,
            begin: format!("SELECT {} FROM (VALUES\n", casts.join(", ")),
            separator: ",\n",
            end: format!("\n) AS v ({})", names(dialect)),
            between: "\nUNION ALL\n",
            size: 500,
            write: values,
        }
    }

    /// Writes the statements, and returns how many rows they have.
    pub fn write<'a>(
        &self,
        sets: impl Iterator<Item = &'a OptionSetDefinition>,
        languages: Languages<'_>,
        sql: &mut String,
    ) -> Result<usize, Error> {
        let mut count = 0;
        for set in sets {
            each_row(set, languages, |row| {
                match count % self.size {
                    0 if count == 0 => sql.push_str(&self.begin),
                    0 => sql.extend([&self.end, self.between, &self.begin]),
                    _ => sql.push_str(self.separator),
                }
                count += 1;
                (self.write)(row, self.dialect, sql).map_err(|error| error.at(set))
            })?;
        }
        if count > 0 {
            sql.push_str(&self.end);
        }
        Ok(count)
    }

    /// The statement for no rows at all.
    pub fn none(&self) -> String {
        format!("{}({}){} WHERE 1 = 0", self.begin, vec!["NULL"; COLUMNS.len()].join(", "), self.end)
    }
}

fn names(dialect: Dialect) -> String {
    COLUMNS.map(|(name, _)| dialect.column(name)).join(", ")
}

/// The columns as elements of the list `r`, whose first one has this number.
fn elements(dialect: Dialect, first: usize) -> String {
    let mut at = first;
    let elements = COLUMNS.map(|(_, held)| {
        let element = format!("r[{at}]");
        at += 1;
        match held {
            Type::Text => element,
            Type::Integer | Type::Boolean => format!("CAST({element} AS {})", dialect.type_of(held)),
        }
    });
    elements.join(", ")
}

/// `('text', 1, NULL)`.
fn values(row: &Row, dialect: Dialect, sql: &mut String) -> Result<(), Error> {
    for (at, cell) in row.iter().enumerate() {
        sql.push_str(if at == 0 { "(" } else { ", " });
        match *cell {
            Cell::Nothing => sql.push_str("NULL"),
            Cell::Text(text) => sql.push_str(&dialect.text(text)?),
            Cell::Integer(number) => sql.push_str(&number.to_string()),
            Cell::Boolean(truth) => sql.push_str(if truth { "1" } else { "0" }),
        }
    }
    sql.push(')');
    Ok(())
}

/// `["text", "1", null]` on one line, without what would end a literal or be replaced in it. Engines read numbers faster
/// as texts, if texts are what they are asked for.
#[expect(clippy::unnecessary_wraps, reason = "the other writers of rows may fail")]
fn json(row: &Row, _: Dialect, sql: &mut String) -> Result<(), Error> {
    for (at, cell) in row.iter().enumerate() {
        sql.push_str(if at == 0 { "[" } else { ", " });
        match *cell {
            Cell::Nothing => sql.push_str("null"),
            Cell::Text(text) => {
                let text = serde_json::Value::from(text).to_string();
                sql.push_str(&text.replace('\'', "\\u0027").replace('$', "\\u0024"));
            }
            Cell::Integer(number) => sql.push_str(&format!("\"{number}\"")),
            Cell::Boolean(truth) => sql.push_str(if truth { "\"1\"" } else { "\"0\"" }),
        }
    }
    sql.push(']');
    Ok(())
}
