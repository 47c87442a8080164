//! One view for each table, with the words next to the numbers.
//!
//! No view multiplies rows or loses any: a label is joined by table, column and value, which the table of labels has
//! once for each language.

use std::collections::{BTreeMap, BTreeSet};

use closure_reason::OptionSetKind;

use super::dialect::Dialect;
use super::row::Languages;
use super::sql;
use super::sql::{TABLE, Target};
use crate::catalog::Catalog;
use crate::definition::OptionSetDefinition;
use crate::report::error::Error;
use crate::report::note::Note;

/// How the user wants the views.
pub struct Names<'a> {
    /// What the tables of rows are called, with `{table}` for the logical name.
    pub source: &'a str,
    /// What the views are called, with `{table}` for the logical name.
    pub view: &'a str,
    /// What follows the name of a column in the name of the column of its labels.
    pub suffix: &'a str,
    pub languages: &'a [u32],
    /// Whether rows that are marked as deleted are left out.
    pub active: bool,
}

/// A column of labels.
struct Labeled<'a> {
    set: &'a OptionSetDefinition,
    column: &'a str,
    /// The language, if there are several.
    language: Option<u32>,
    name: String,
}

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
        if !views.insert(view.clone()) {
            return Err(Error::new(format!("two tables have a view that is called `{view}`"))
                .remedy("use `{table}` in `--view`, such as `--view '{table}_labeled'`"));
        }
        script.push_str(&one(table, &view, &labeled(table, &sets, names)?, target, names)?);
    }
    Ok((script, notes))
}

/// The columns of labels of a table, each with a name of its own.
fn labeled<'a>(
    table: &str,
    sets: &[&'a OptionSetDefinition],
    names: &Names<'_>,
) -> Result<Vec<Labeled<'a>>, Error> {
    let several = names.languages.len() > 1;
    let of_languages: Vec<Option<u32>> =
        if several { names.languages.iter().map(|&id| Some(id)).collect() } else { vec![None] };
    let mut taken: BTreeSet<String> =
        sets.iter().filter_map(|set| set.column.as_deref()).map(str::to_owned).collect();
    let mut columns = Vec::new();
    for set in sets {
        let Some(column) = set.column.as_deref() else { continue };
        for &language in &of_languages {
            let end = language.map_or(String::new(), |id| format!("_{id}"));
            let name = format!("{column}{}{end}", names.suffix);
            if !taken.insert(name.clone()) {
                return Err(Error::new(format!("two columns of `{table}` would be called `{name}`"))
                    .remedy("choose another ending with `--suffix`, such as `--suffix _label`"));
            }
            columns.push(Labeled { set, column, language, name });
        }
    }
    Ok(columns)
}

fn one(
    table: &str,
    view: &str,
    columns: &[Labeled<'_>],
    target: &Target<'_>,
    names: &Names<'_>,
) -> Result<String, Error> {
    let dialect = target.dialect;
    let view = target.place(view);
    let create = match dialect {
        Dialect::Spark | Dialect::DuckDb => format!("CREATE OR REPLACE VIEW {view} AS\n"),
        _ if dialect.is_transact() => format!("CREATE OR ALTER VIEW {view} AS\n"),
        // Replacing would refuse other columns than before.
        _ => format!("DROP VIEW IF EXISTS {view};\nCREATE VIEW {view} AS\n"),
    };
    let (mut shown, mut joined) = (String::new(), String::new());
    for (at, column) in columns.iter().enumerate() {
        let labels = Labels { target, table, column, name: &format!("l{at}") };
        let (expression, join) = labels.expression()?;
        shown.push_str(&format!(",\n    {expression} AS {}", dialect.name(&column.name)));
        joined.push_str(&join);
    }
    let source: Vec<_> =
        names.source.replace("{table}", table).split('.').map(|part| dialect.name(part)).collect();
    let active = if names.active {
        let text = format!("CAST(t.{} AS {})", dialect.name("IsDelete"), dialect.short_text());
        format!("\nWHERE COALESCE({text}, '0') NOT IN ('1', 'true', 'True', 'TRUE')")
    } else {
        String::new()
    };
    let end = if dialect.is_transact() { ";\nGO\n" } else { ";\n" };
    Ok(format!("{create}SELECT\n    t.*{shown}\nFROM {} AS t{joined}{active}{end}", source.join(".")))
}

/// The labels of one column, as a view reads them.
struct Labels<'a> {
    target: &'a Target<'a>,
    table: &'a str,
    column: &'a Labeled<'a>,
    /// What the joined labels are called.
    name: &'a str,
}

impl Labels<'_> {
    /// What the view shows, and what it joins for that.
    fn expression(&self) -> Result<(String, String), Error> {
        let dialect = self.target.dialect;
        let cell = format!("t.{}", dialect.name(self.column.column));
        let number = format!("CAST({cell} AS {})", dialect.short_text());
        if self.column.set.multi_select == Some(true) {
            return self.several(&number);
        }
        // Lakes and databases keep yes/no columns as truth values.
        let value = match self.column.set.kind {
            Some(OptionSetKind::Boolean) => format!("CAST({cell} AS INTEGER)"),
            _ => cell,
        };
        let name = self.name;
        let are_these = self.are(name)?;
        let table = self.target.place(TABLE);
        if dialect == Dialect::Sqlite {
            // SQLite joins at most 64 tables.
            let label = format!(
                "SELECT {name}.label FROM {table} AS {name} WHERE {are_these} AND {name}.value = {value}"
            );
            return Ok((format!("COALESCE(({label}), {number})"), String::new()));
        }
        let join = format!("\nLEFT JOIN {table} AS {name} ON {are_these} AND {name}.value = {value}");
        Ok((format!("COALESCE({name}.label, {number})"), join))
    }

    /// Several members in one cell, in its order; those that are not options as they are.
    fn several(&self, cell: &str) -> Result<(String, String), Error> {
        let dialect = self.target.dialect;
        let (name, table) = (self.name, self.target.place(TABLE));
        let are_these = self.are("l")?;
        if dialect == Dialect::Spark {
            // No row of labels is no map: then every member stays as it is.
            let join = format!(
                "\nCROSS JOIN (SELECT map_from_entries(collect_list(struct(CAST(l.value AS STRING), l.label))) AS labels \
                 FROM {table} AS l WHERE {are_these} AND l.label IS NOT NULL) AS {name}"
            );
            let member = format!("m -> COALESCE(try_element_at({name}.labels, trim(m)), trim(m))");
            return Ok((format!("array_join(transform(split({cell}, ','), {member}), '; ')"), join));
        }
        let text = dialect.short_text();
        let (members, member, position, joins) = match dialect {
            Dialect::DuckDb | Dialect::Standard => (
                format!(
                    "(SELECT unnest(string_split({cell}, ',')) AS member, \
                     generate_subscripts(string_split({cell}, ','), 1) AS position) AS m"
                ),
                "trim(m.member)",
                "m.position",
                "string_agg",
            ),
            Dialect::Postgres => (
                format!("unnest(string_to_array({cell}, ',')) WITH ORDINALITY AS m (member, position)"),
                "trim(m.member)",
                "m.position",
                "string_agg",
            ),
            Dialect::Sqlite => (
                format!(
                    "json_each('[\"' || replace(replace(replace({cell}, '\\', '\\\\'), '\"', '\\\"'), ',', '\",\"') || '\"]') AS m"
                ),
                "trim(m.value)",
                "m.key",
                "group_concat",
            ),
            _ => (format!("STRING_SPLIT({cell}, ',', 1) AS m"), "TRIM(m.value)", "m.ordinal", "STRING_AGG"),
        };
        let label = format!("COALESCE(l.label, {member})");
        let from = format!(
            "FROM {members} LEFT JOIN {table} AS l ON {are_these} AND CAST(l.value AS {text}) = {member}"
        );
        let joined = match dialect {
            // Its aggregates take no order before version 3.44, but read their rows in that of the subquery.
            Dialect::Sqlite => {
                format!(
                    "SELECT {joins}(label, '; ') FROM (SELECT {label} AS label {from} ORDER BY {position})"
                )
            }
            _ if dialect.is_transact() => {
                format!("SELECT {joins}({label}, '; ') WITHIN GROUP (ORDER BY {position}) {from}")
            }
            _ => format!("SELECT {joins}({label}, '; ' ORDER BY {position}) {from}"),
        };
        Ok((format!("CASE WHEN {cell} IS NOT NULL THEN ({joined}) END"), String::new()))
    }

    /// Which rows of labels are those of the column.
    fn are(&self, name: &str) -> Result<String, Error> {
        let dialect = self.target.dialect;
        let (table, column) = (dialect.text(self.table)?, dialect.text(self.column.column)?);
        let language = match self.column.language {
            Some(language) => format!(" AND {name}.language_id = {language}"),
            None => String::new(),
        };
        Ok(format!("{name}.table_name = {table} AND {name}.column_name = {column}{language}"))
    }
}
