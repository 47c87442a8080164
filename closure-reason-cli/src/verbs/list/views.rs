//! One view for each table, with the words next to the numbers.
//!
//! No view multiplies or loses rows: labels are joined by table, column and value, and the table of labels has each
//! combination only once for each language.

mod joins;
mod labeled;
mod maps;
mod whole;

use std::collections::{BTreeMap, BTreeSet};

use self::joins::Labels;
pub use self::labeled::Names;
use self::labeled::{Labeled, labeled};
use super::dialect::Dialect;
use super::row::Languages;
use super::sql;
use super::sql::{TABLE, Target};
use crate::catalog::Catalog;
use crate::definition::OptionSetDefinition;
use crate::report::error::Error;
use crate::report::note::Note;

/// The script, and what it leaves out.
pub fn write(
    catalog: &Catalog,
    target: &Target<'_>,
    names: &Names<'_>,
) -> Result<(String, Vec<Note>), Error> {
    let mut notes = Vec::new();
    let mut tables = BTreeMap::<&str, Vec<&OptionSetDefinition>>::new();
    for set in &catalog.columns {
        match set.what.table.as_deref() {
            Some(table) => tables.entry(table).or_default().push(&set.what),
            None => notes.push(Note {
                place: set.what.to_string(),
                message: "no view shows this column, because the source does not say its table; \
                          `--table` names it"
                    .into(),
            }),
        }
    }
    let languages =
        if names.languages.is_empty() { Languages::Base } else { Languages::These(names.languages) };
    let sets = tables.values().flatten().copied();
    let mut script = sql::write(sets, languages, target)?;
    let mut views = BTreeSet::new();
    for (table, sets) in tables {
        let view = names.view.replace("{table}", table);
        if !views.insert(target.dialect.name_key(&view)) {
            return Err(Error::new(format!("two tables have a view that is called `{view}`"))
                .remedy("use `{table}` in `--view`, such as `--view \"{table}_labeled\"`"));
        }
        script.push_str(&one(table, &view, &labeled(table, &sets, names, target.dialect)?, target, names)?);
    }
    Ok((script, notes))
}

fn one(
    table: &str,
    view: &str,
    columns: &[Labeled<'_>],
    target: &Target<'_>,
    names: &Names<'_>,
) -> Result<String, Error> {
    let dialect = target.dialect;
    let view = target.place(view)?;
    let create = match dialect {
        Dialect::Spark | Dialect::DuckDb => format!("CREATE OR REPLACE VIEW {view} AS\n"),
        _ if dialect.is_transact() => format!("CREATE OR ALTER VIEW {view} AS\n"),
        // `CREATE OR REPLACE` would refuse different columns than before.
        _ => format!("DROP VIEW IF EXISTS {view};\nCREATE VIEW {view} AS\n"),
    };
    let (mut shown, mut joined) = (String::new(), String::new());
    for (at, column) in columns.iter().enumerate() {
        let (expression, join) = match dialect {
            Dialect::Spark if maps::is_one(column, columns) => (maps::expression(at, column)?, String::new()),
            _ => Labels { target, table, column, name: &format!("l{at}") }.expression()?,
        };
        shown.push_str(&format!(",\n    {expression} AS {}", dialect.name(&column.name)?));
        joined.push_str(&join);
    }
    if matches!(dialect, Dialect::DuckDb | Dialect::Sqlite) {
        joined.insert_str(0, &unless_there(columns, dialect)?);
    }
    let maps = if dialect == Dialect::Spark { maps::join(columns, table, target)? } else { String::new() };
    joined.insert_str(0, &maps);
    // A hint, because one row is small whatever the engine knows of the table.
    let hint = if maps.is_empty() { "" } else { " /*+ BROADCAST(l) */" };
    let parts: Vec<_> = names.source.split('.').map(|part| part.replace("{table}", table)).collect();
    let source = dialect.path(parts.iter().map(String::as_str))?;
    if source == target.place(TABLE)? {
        return Err(Error::new(format!("the table `{table}` is called like the table of labels"))
            .remedy("put the labels into another schema with `--schema`"));
    }
    let active = if names.active {
        let text = format!("CAST(t.{} AS {})", dialect.name("IsDelete")?, dialect.short_text());
        format!("\nWHERE COALESCE({text}, '0') NOT IN ('1', 'true', 'True', 'TRUE')")
    } else {
        String::new()
    };
    let end = if dialect.is_transact() { ";\nGO\n" } else { ";\n" };
    Ok(format!("{create}SELECT{hint}\n    t.*{shown}\nFROM {source} AS t{joined}{active}{end}"))
}

/// One row that changes nothing, but makes the names of the labels ambiguous in a table that has such columns already. That
/// refuses the view, as other engines do; these would give ours another name, and nobody would see that.
fn unless_there(columns: &[Labeled<'_>], dialect: Dialect) -> Result<String, Error> {
    let names: Vec<_> = columns.iter().map(|column| dialect.name(&column.name)).collect::<Result<_, _>>()?;
    let (one, is_one): (Vec<_>, Vec<_>) =
        names.iter().map(|name| (format!("1 AS {name}"), format!("{name} = 1"))).unzip();
    Ok(format!("\nJOIN (SELECT {}) AS added ON {}", one.join(", "), is_one.join(" AND ")))
}
