//! `CREATE TABLE` and `INSERT`: one table to join in an engine of one's own.

use super::dialect::Dialect;
use super::row::{COLUMNS, Cell, Languages, Row, each_row};
use crate::definition::OptionSetDefinition;
use crate::report::error::Error;

/// How many rows one `INSERT` has: SQL Server allows 1,000.
const ROWS: usize = 500;

/// The name of the table.
pub const TABLE: &str = "option_set_labels";

/// What a script is written for.
pub struct Target<'a> {
    pub dialect: Dialect,
    /// Where the table and the views are created; the engine's own default if not given.
    pub schema: Option<&'a str>,
    /// In which format Spark keeps the table.
    pub using: &'a str,
}

impl Target<'_> {
    /// The name of a table or view in the schema.
    pub fn place(&self, name: &str) -> String {
        let name = self.dialect.name(name);
        match self.schema {
            Some(schema) => {
                let parts: Vec<_> = schema.split('.').map(|part| self.dialect.name(part)).collect();
                format!("{}.{name}", parts.join("."))
            }
            None => name,
        }
    }
}

/// A script that makes the table, also where an older one is there already. It is one transaction, in engines that can.
pub fn write<'a>(
    sets: impl Iterator<Item = &'a OptionSetDefinition>,
    languages: Languages<'_>,
    target: &Target<'_>,
) -> Result<String, Error> {
    if target.dialect == Dialect::Synapse {
        return view_of_values(sets, languages, target);
    }
    let Target { dialect, .. } = *target;
    let table = target.place(TABLE);
    let (begin, end) = match dialect {
        Dialect::Spark => ("", ""),
        // An error takes everything back; else the lines after it would go on.
        _ if dialect.is_transact() => ("SET XACT_ABORT ON;\nBEGIN TRANSACTION;\n", "COMMIT;\nGO\n"),
        _ => ("BEGIN;\n", "COMMIT;\n"),
    };
    // PostgreSQL would drop no table that a view reads.
    let (drop, create, clear) = match dialect {
        Dialect::Postgres => (String::new(), "CREATE TABLE IF NOT EXISTS", format!("DELETE FROM {table};\n")),
        _ => (format!("DROP TABLE IF EXISTS {table};\n"), "CREATE TABLE", String::new()),
    };
    let mut sql = format!("{begin}{drop}");
    let columns: Vec<_> =
        COLUMNS.iter().map(|&(name, held)| format!("    {name} {}", dialect.type_of(held))).collect();
    let using = if dialect == Dialect::Spark { format!(" USING {}", target.using) } else { String::new() };
    sql.push_str(&format!("{create} {table} (\n{}\n){using};\n{clear}", columns.join(",\n")));
    let names: Vec<_> = COLUMNS.iter().map(|&(name, _)| name).collect();
    let insert = format!("INSERT INTO {table} ({}) VALUES\n", names.join(", "));
    each_values(sets, languages, dialect, |count, values| {
        sql.push_str(match count % ROWS {
            0 if count == 0 => &insert,
            0 => ";\n",
            _ => ",\n",
        });
        if count > 0 && count % ROWS == 0 {
            sql.push_str(&insert);
        }
        sql.push_str(&values);
    })?;
    if sql.ends_with(')') {
        sql.push_str(";\n");
    }
    if matches!(dialect, Dialect::Sqlite | Dialect::Postgres) {
        let index = dialect.name(&format!("{TABLE}_by_value"));
        // An index lies where its table does.
        let (index, table) = match dialect {
            Dialect::Sqlite => (target.place(&format!("{TABLE}_by_value")), dialect.name(TABLE)),
            _ => (index, table),
        };
        sql.push_str(&format!(
            "CREATE INDEX IF NOT EXISTS {index} ON {table} (table_name, column_name, value, language_id);\n"
        ));
    }
    sql.push_str(end);
    Ok(sql)
}

/// Where an engine has no tables of its own, a view of literals stands for one.
fn view_of_values<'a>(
    sets: impl Iterator<Item = &'a OptionSetDefinition>,
    languages: Languages<'_>,
    target: &Target<'_>,
) -> Result<String, Error> {
    let names: Vec<_> = COLUMNS.iter().map(|&(name, _)| name).collect();
    let names = names.join(", ");
    let casts: Vec<_> = COLUMNS
        .iter()
        .map(|&(name, held)| format!("CAST({name} AS {}) AS {name}", target.dialect.type_of(held)))
        .collect();
    let select = format!("SELECT {} FROM (VALUES\n", casts.join(", "));
    let close = format!("\n) AS v ({names})");
    let mut sql = format!("CREATE OR ALTER VIEW {} AS\n", target.place(TABLE));
    let mut any = false;
    each_values(sets, languages, target.dialect, |count, values| {
        sql.push_str(&match count % ROWS {
            0 if count == 0 => select.clone(),
            0 => format!("{close}\nUNION ALL\n{select}"),
            _ => ",\n".to_owned(),
        });
        sql.push_str(&values);
        any = true;
    })?;
    if any {
        sql.push_str(&close);
    } else {
        let nothing = vec!["NULL"; COLUMNS.len()].join(", ");
        sql.push_str(&format!("{select}({nothing}){close} WHERE 1 = 0"));
    }
    Ok(sql + ";\nGO\n")
}

fn each_values<'a>(
    sets: impl Iterator<Item = &'a OptionSetDefinition>,
    languages: Languages<'_>,
    dialect: Dialect,
    mut take: impl FnMut(usize, String),
) -> Result<(), Error> {
    let mut count = 0;
    for set in sets {
        each_row(set, languages, |row| {
            take(count, values(row, dialect).map_err(|error| error.at(set))?);
            count += 1;
            Ok::<_, Error>(())
        })?;
    }
    Ok(())
}

fn values(row: &Row, dialect: Dialect) -> Result<String, Error> {
    let cells: Result<Vec<_>, Error> = row
        .iter()
        .map(|&cell| {
            Ok(match cell {
                Cell::Nothing => "NULL".into(),
                Cell::Text(text) => dialect.text(text)?,
                Cell::Integer(number) => number.to_string(),
                Cell::Boolean(truth) => i32::from(truth).to_string(),
            })
        })
        .collect();
    Ok(format!("({})", cells?.join(", ")))
}
