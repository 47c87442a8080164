//! `list`: the definitions as one table, for people and for every engine.

mod case;
mod csv;
mod dax;
mod m;
mod markdown;
pub mod row;
mod sql;
mod table;

use std::collections::BTreeSet;

use crate::definition::OptionSetDefinition;
use clap::{Args, ValueEnum};

use crate::catalog::{Catalog, Sources};
use crate::config::Config;
use crate::error::Error;
use crate::outcome::Outcome;
use crate::{output, terminal};

/// Show option sets, or write them as one table to join.
///
/// Every form except `table`, `json`, `markdown` and `case` has the same columns: table, column,
/// kind, set, global, value, language, label, description, color, `external_value`, hidden, state,
/// `default_status`, `invariant_name`, transitions; one row for each option and language. A column's
/// rows name its table and column even if its set is global; global sets are also listed on their
/// own, with both empty.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  closure-reason list
  closure-reason list --as sql > closure_reason.sql
  closure-reason list --from metadata --table 'demo_*' --as csv > options.csv
  closure-reason list --from metadata --column statuscode --table incident --as case")]
pub struct Arguments {
    /// The output form.
    #[arg(long = "as", value_name = "FORM", default_value = "table")]
    form: Form,
    /// The dialect of `sql` and `case`.
    #[arg(long, value_name = "DIALECT", default_value = "standard")]
    dialect: sql::Dialect,
    /// The language of the labels in `case`, by locale id; by default the set's own.
    #[arg(long, value_name = "LCID", value_parser = crate::config::language)]
    language: Option<u32>,
    #[command(flatten)]
    sources: Sources,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Form {
    /// For people: the sets with counts, or one set in full if there is only one.
    Table,
    /// RFC 4180, with a header.
    Csv,
    /// Nested objects, which `--from` reads back.
    Json,
    /// Markdown tables, each set under a heading.
    Markdown,
    /// `CREATE TABLE` and `INSERT`. Tested in `SQLite`, `DuckDB`, `PostgreSQL` and Spark; not in SQL Server.
    Sql,
    /// One CASE expression, for one set.
    Case,
    /// A Power Query table. Its grammar is tested; no engine has run it.
    M,
    /// A DAX DATATABLE. Its grammar is tested; no engine has run it.
    Dax,
}

pub fn run(mut arguments: Arguments, config: &Config) -> Result<Outcome, Error> {
    config.complete(&mut arguments.sources);
    let catalog = Catalog::load(&arguments.sources)?;
    terminal::notes(&catalog.notes);
    if let Some(language) = arguments.language {
        is_written(language, arguments.form, &catalog)?;
    }
    let sets = || catalog.columns.iter().chain(&catalog.globals).map(|set| &set.what);
    if matches!(arguments.form, Form::Csv) {
        terminal::notes(csv::formula(sets()).as_slice());
    }
    output::print(&match arguments.form {
        Form::Table => match only(&catalog) {
            Some(set) => table::set(set),
            None => table::sets(sets()),
        },
        Form::Csv => csv::write(sets()),
        Form::Json => crate::source::list::write(&catalog),
        Form::Markdown => markdown::write(sets()),
        Form::Sql => sql::write(sets(), arguments.dialect)?,
        Form::Case => {
            let set = only(&catalog).ok_or_else(|| several(&catalog))?;
            case::write(set, arguments.language, arguments.dialect)?
        }
        Form::M => m::write(sets()),
        Form::Dax => dax::write(sets()),
    })?;
    Ok(Outcome::Done)
}

/// Whether the form writes labels of this language.
fn is_written(language: u32, form: Form, catalog: &Catalog) -> Result<(), Error> {
    let sets = catalog.columns.iter().chain(&catalog.globals);
    let languages: BTreeSet<u32> = sets.flat_map(|set| set.what.languages()).collect();
    if !languages.contains(&language) {
        let languages: Vec<_> = languages.iter().map(u32::to_string).collect();
        return Err(Error::new(format!("no label is in the language {language} of `--language`")).remedy(
            match &languages[..] {
                [] => "leave it out: the labels do not say their language".to_owned(),
                languages => format!("labels are in {}", languages.join(", ")),
            },
        ));
    }
    if form != Form::Case {
        return Err(Error::new("`--language` is for `--as case`")
            .remedy("leave it out: the other forms show every language"));
    }
    Ok(())
}

/// The set, if there is one only: of one column, or a global one. A column's global set is not another.
fn only(catalog: &Catalog) -> Option<&OptionSetDefinition> {
    match (&*catalog.columns, &*catalog.globals) {
        ([column], []) => Some(&column.what),
        ([], [global]) => Some(&global.what),
        ([column], [global]) if column.what.name() == global.what.name() => Some(&column.what),
        _ => None,
    }
}

fn several(catalog: &Catalog) -> Error {
    let count = catalog.columns.len() + catalog.globals.len();
    Error::new(format!("`--as case` writes one set, but {count} are selected"))
        .remedy("choose one with `--table` and `--column`, or with `--global`")
}
