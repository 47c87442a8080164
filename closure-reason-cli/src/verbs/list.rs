//! `list`: the definitions as one table, for people and for databases.

mod csv;
mod dialect;
pub mod markdown;
pub mod row;
mod sql;
mod table;
mod views;

use std::collections::BTreeSet;

use clap::{Args, ValueEnum};

use self::dialect::Dialect;
use self::row::Languages;
use self::sql::Target;
use crate::catalog::{Catalog, Sources};
use crate::config::Config;
use crate::definition::{Localized, OptionDefinition, OptionSetDefinition};
use crate::report::error::Error;
use crate::report::exit_code::Outcome;
use crate::report::output::Destination;
use crate::report::terminal;
use crate::rows::language;

/// Show option sets, or write them as one table to join, or as views with the words.
///
/// `csv` and `sql` have the same columns: `key`, `table_name`, `column_name`, `kind`, `set_name`, `is_global`, `value`,
/// `language_id`, `label`, `description`, `color`, `external_value`, `is_hidden`, `state`, `default_status`,
/// `invariant_name`, `transitions`; one row for each option and language. A column's rows name its table and column even
/// if its set is global; global sets are also listed on their own, with both empty. With one `--language`, each option is
/// one row, and `key` (table, column and value) names it: Power BI relates tables by it. Excel reads the file with Data >
/// From Text/CSV, since it is UTF-8 without a byte order mark.
///
/// `views` is a script for an engine: the table of labels, and one view for each table that has everything the table has
/// and `<column>name` for each choice column. It can be run again. A value that is not an option stays visible as its
/// number, and no row is lost or multiplied.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  closure-reason list
  closure-reason list --as sql -o closure_reason.sql
  closure-reason list --from metadata --table \"demo_*\" --language 1033 --as csv -o options.csv
  closure-reason list --from metadata --as views --dialect duckdb -o views.sql
  closure-reason list --from metadata --as views --dialect spark --source \"lake.{table}\"")]
pub struct Arguments {
    /// The output form.
    #[arg(long = "as", alias = "format", value_name = "FORM", default_value = "table")]
    form: ListForm,
    /// The dialect of `sql` (by default `standard`) and `views`. DuckDB and Spark load their own much faster than
    /// `standard`.
    #[arg(long, value_name = "DIALECT")]
    dialect: Option<Dialect>,
    /// Only labels in this language, by locale id; repeatable. If an option has none, its base label is used, except
    /// in `json`.
    #[arg(long, value_name = "LCID", value_parser = crate::config::language)]
    language: Vec<u32>,
    /// In `sql` and `views`: the schema of the table of labels and of the views.
    #[arg(long, value_name = "NAME")]
    schema: Option<String>,
    /// In `sql` and `views` for Spark: the format of the table of labels, such as `delta`; by default `parquet`.
    #[arg(long, value_name = "FORMAT", value_parser = format_name)]
    using: Option<String>,
    /// In `views`: the names of the tables of rows; by default `{table}`.
    #[arg(long, value_name = "NAME")]
    source: Option<String>,
    /// In `views`: the names of the views; by default `{table}_labeled`.
    #[arg(long, value_name = "NAME")]
    view: Option<String>,
    /// In `views`: the suffix that makes the name of a column into that of the column of its labels; by default `name`.
    #[arg(long, value_name = "TEXT")]
    suffix: Option<String>,
    /// In `views`: leave out the rows that the lake marks as deleted (`IsDelete`, in append mode). Every table needs that
    /// column then.
    #[arg(long)]
    active: bool,
    #[command(flatten)]
    destination: Destination,
    #[command(flatten)]
    sources: Sources,
}

impl Arguments {
    /// Refuses what the form would ignore: the user may have left out `--as`.
    fn are_used(&self) -> Result<(), Error> {
        let is_views = self.form == ListForm::Views;
        let is_sql = is_views || self.form == ListForm::Sql;
        let arguments = [
            ("--dialect", self.dialect.is_some(), is_sql, "`--as sql` or `--as views`"),
            ("--schema", self.schema.is_some(), is_sql, "`--as sql` or `--as views`"),
            (
                "--using",
                self.using.is_some(),
                is_sql && self.dialect == Some(Dialect::Spark),
                "`--as sql` or `--as views` with `--dialect spark`",
            ),
            ("--source", self.source.is_some(), is_views, "`--as views`"),
            ("--view", self.view.is_some(), is_views, "`--as views`"),
            ("--suffix", self.suffix.is_some(), is_views, "`--as views`"),
            ("--active", self.active, is_views, "`--as views`"),
        ];
        let unused = arguments.into_iter().filter(|&(_, is_given, is_used, _)| is_given && !is_used);
        Error::all(unused.map(|(argument, _, _, with)| {
            Error::new(format!("`{argument}` needs {with}")).remedy("add that, or leave the argument out")
        }))
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum ListForm {
    /// For people: the sets with counts, or one set in full if there is only one.
    Table,
    /// RFC 4180, with a header.
    Csv,
    /// Nested objects, which `--from` reads back.
    Json,
    /// Markdown tables, each set under a heading.
    Markdown,
    /// `CREATE TABLE` and `INSERT`.
    Sql,
    /// The table of `sql`, and a view with words for each table. Tested in DuckDB, SQLite, PostgreSQL and Spark; the
    /// grammar of the other dialects is tested.
    Views,
}

/// The name of a format of Spark.
fn format_name(text: &str) -> Result<String, String> {
    if !text.is_empty() && text.chars().all(|character| character.is_ascii_alphanumeric() || character == '_')
    {
        Ok(text.to_owned())
    } else {
        Err("expected the name of a format, such as `delta` or `parquet`".into())
    }
}

pub fn run(mut arguments: Arguments, config: &Config) -> Result<Outcome, Error> {
    arguments.are_used()?;
    config.complete(&mut arguments.sources);
    let mut catalog = Catalog::load(&arguments.sources)?;
    terminal::notes(&catalog.notes);
    if arguments.form != ListForm::Json {
        // A language that no label is in is refused below.
        let note = |&id: &u32| language::check(&catalog, Some(id)).ok().flatten();
        terminal::notes(&arguments.language.iter().filter_map(note).collect::<Vec<_>>());
    }
    let languages = match &arguments.language[..] {
        [] => Languages::All,
        languages => {
            are_there(languages, &catalog)?;
            Languages::These(languages)
        }
    };
    let target = Target {
        dialect: arguments.dialect.unwrap_or_default(),
        schema: arguments.schema.as_deref(),
        using: arguments.using.as_deref().unwrap_or("parquet"),
    };
    if matches!(arguments.form, ListForm::Table | ListForm::Json | ListForm::Markdown) {
        limit(&mut catalog, &arguments.language, arguments.form != ListForm::Json);
    }
    let sets = || catalog.columns.iter().chain(&catalog.globals).map(|set| &set.what);
    if matches!(arguments.form, ListForm::Csv) {
        terminal::notes(csv::formula(sets(), languages).as_slice());
    }
    config.prepare(&arguments.destination, &catalog, [])?;
    arguments.destination.print(&match arguments.form {
        ListForm::Table => match only(&catalog) {
            Some(set) => terminal::without_commands(&table::set(set)),
            None => terminal::without_commands(&table::sets(sets())),
        },
        ListForm::Csv => csv::write(sets(), languages),
        ListForm::Json => crate::source::list::write(sets(), catalog.tables.iter().map(|table| &table.what)),
        ListForm::Markdown => markdown::write(sets()),
        ListForm::Sql => sql::write(sets(), languages, &target)?,
        ListForm::Views => {
            if target.dialect == Dialect::Standard {
                return Err(Error::new("views need a dialect").remedy(
                    "name your engine with `--dialect`: `duckdb`, `spark`, `postgres`, `sqlite`, `sqlserver`, `synapse` \
                     or `fabric`",
                ));
            }
            let names = views::Names {
                source: arguments.source.as_deref().unwrap_or("{table}"),
                view: arguments.view.as_deref().unwrap_or("{table}_labeled"),
                suffix: arguments.suffix.as_deref().unwrap_or("name"),
                languages: &arguments.language,
                active: arguments.active,
            };
            let (script, notes) = views::write(&catalog, &target, &names)?;
            terminal::notes(&notes);
            script
        }
    })?;
    Ok(Outcome::Done)
}

/// Checks that there are labels in each of these languages.
fn are_there(asked: &[u32], catalog: &Catalog) -> Result<(), Error> {
    let sets = catalog.columns.iter().chain(&catalog.globals);
    let languages: BTreeSet<u32> = sets.flat_map(|set| set.what.languages()).collect();
    let Some(missing) = asked.iter().find(|language| !languages.contains(language)) else { return Ok(()) };
    let languages: Vec<_> = languages.iter().map(u32::to_string).collect();
    Err(Error::new(format!("no label is in the language {missing} of `--language`")).remedy(
        match &languages[..] {
            [] => "leave it out: the labels do not say their language".to_owned(),
            languages => format!("labels are in {}", languages.join(", ")),
        },
    ))
}

/// Keeps only texts in these languages. With `or_base`, the base label replaces a missing one.
fn limit(catalog: &mut Catalog, languages: &[u32], or_base: bool) {
    if languages.is_empty() {
        return;
    }
    let limited = |text: &Localized| -> Localized {
        let of = |language| text.text_in(language).or(text.text().filter(|_| or_base));
        let texts: Vec<_> = languages.iter().filter_map(|&id| Some((id, of(id)?))).collect();
        if texts.is_empty() && !text.is_stated() { Localized::default() } else { Localized::from_iter(texts) }
    };
    for set in catalog.columns.iter_mut().chain(&mut catalog.globals) {
        let limited_option = |option: &OptionDefinition| {
            let (label, description) = (limited(&option.label), limited(&option.description));
            OptionDefinition { label, description, ..option.clone() }
        };
        let options: Vec<_> = set.what.options.iter().map(limited_option).collect();
        let names = (limited(&set.what.display_name), limited(&set.what.column_display_name));
        let description = limited(&set.what.description);
        let what =
            OptionSetDefinition { options: options.into_iter().collect(), description, ..set.what.clone() };
        set.what = OptionSetDefinition { display_name: names.0, column_display_name: names.1, ..what };
    }
}

/// The set, if there is only one: of one column, or global. The global set that a column uses does not count twice.
fn only(catalog: &Catalog) -> Option<&OptionSetDefinition> {
    match (&*catalog.columns, &*catalog.globals) {
        ([column], []) => Some(&column.what),
        ([], [global]) => Some(&global.what),
        ([column], [global]) if column.what.name.as_deref() == global.what.name.as_deref() => {
            Some(&column.what)
        }
        _ => None,
    }
}
