//! `CREATE TABLE` and `INSERT`: one table of labels to join in the user's own engine.

mod batch;

use self::batch::Batch;
use super::dialect::Dialect;
use super::row::{COLUMNS, Languages};
use crate::definition::OptionSetDefinition;
use crate::report::error::Error;

/// The name of the table.
pub const TABLE: &str = "option_set_labels";

/// For what a script is written.
pub struct Target<'a> {
    pub dialect: Dialect,
    /// Where the table and the views are created; the engine's own default if not given.
    pub schema: Option<&'a str>,
    /// The format in which Spark stores the table.
    pub using: &'a str,
}

impl Target<'_> {
    /// The name of a table or view in the schema.
    pub fn place(&self, name: &str) -> Result<String, Error> {
        self.dialect.path(self.schema.into_iter().flat_map(|schema| schema.split('.')).chain([name]))
    }
}

/// A script that makes the table, and replaces an older one. It is one transaction, in engines that allow it.
pub fn write<'a>(
    sets: impl Iterator<Item = &'a OptionSetDefinition>,
    languages: Languages<'_>,
    target: &Target<'_>,
) -> Result<String, Error> {
    if target.dialect == Dialect::Synapse {
        return view_of_values(sets, languages, target);
    }
    let Target { dialect, .. } = *target;
    let table = target.place(TABLE)?;
    let (begin, end) = match dialect {
        Dialect::Spark => ("", ""),
        // An error rolls everything back. Without this, the lines after it would still run.
        _ if dialect.is_transact() => ("SET XACT_ABORT ON;\nBEGIN TRANSACTION;\n", "COMMIT;\nGO\n"),
        _ => ("BEGIN;\n", "COMMIT;\n"),
    };
    // PostgreSQL would drop no table that a view reads.
    let (drop, create, clear) = match dialect {
        Dialect::Postgres => (String::new(), "CREATE TABLE IF NOT EXISTS", format!("DELETE FROM {table};\n")),
        _ => (format!("DROP TABLE IF EXISTS {table};\n"), "CREATE TABLE", String::new()),
    };
    let mut sql = format!("{begin}{drop}");
    let columns: Vec<_> = COLUMNS
        .iter()
        .map(|&(name, held)| format!("    {} {}", dialect.column(name), dialect.type_of(held)))
        .collect();
    let using = if dialect == Dialect::Spark { format!(" USING {}", target.using) } else { String::new() };
    sql.push_str(&format!("{create} {table} (\n{}\n){using};\n{clear}", columns.join(",\n")));
    Batch::insert(dialect, &table).write(sets, languages, &mut sql)?;
    if matches!(dialect, Dialect::Sqlite | Dialect::Postgres) {
        let index = dialect.name(&format!("{TABLE}_by_value"))?;
        // An index is in the schema of its table.
        let (index, table) = match dialect {
            Dialect::Sqlite => (target.place(&format!("{TABLE}_by_value"))?, dialect.name(TABLE)?),
            _ => (index, table),
        };
        sql.push_str(&format!(
            "CREATE INDEX IF NOT EXISTS {index} ON {table} (table_name, column_name, value, language_id);\n"
        ));
    }
    sql.push_str(end);
    Ok(sql)
}

/// In an engine without tables, a view of literals replaces the table.
fn view_of_values<'a>(
    sets: impl Iterator<Item = &'a OptionSetDefinition>,
    languages: Languages<'_>,
    target: &Target<'_>,
) -> Result<String, Error> {
    let mut sql = format!("CREATE OR ALTER VIEW {} AS\n", target.place(TABLE)?);
    let batch = Batch::select(target.dialect);
    if batch.write(sets, languages, &mut sql)? == 0 {
        sql.push_str(&batch.none());
    }
    Ok(sql + ";\nGO\n")
}
