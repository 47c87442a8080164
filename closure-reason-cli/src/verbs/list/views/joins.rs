//! A join of the labels for each column: for engines that find them by an index or a hash.

use super::super::dialect::Dialect;
use super::super::sql::{TABLE, Target};
use super::labeled::Labeled;
use super::whole;
use crate::report::error::Error;

/// The labels of one column, as a view reads them.
pub struct Labels<'a> {
    pub target: &'a Target<'a>,
    pub table: &'a str,
    pub column: &'a Labeled<'a>,
    /// The alias of the joined labels.
    pub name: &'a str,
}

impl Labels<'_> {
    /// The expression that the view shows, and the joins that it needs.
    pub fn expression(&self) -> Result<(String, String), Error> {
        let dialect = self.target.dialect;
        let cell = format!("t.{}", dialect.name(self.column.column)?);
        let number = format!("CAST({cell} AS {})", dialect.short_text());
        if self.column.set.multi_select == Some(true) {
            return self.several(&number);
        }
        let value = whole::number(dialect, self.column)?;
        let name = self.name;
        let are_these = self.are(name)?;
        let table = self.target.place(TABLE)?;
        if dialect == Dialect::Sqlite {
            // SQLite joins at most 64 tables.
            let label = format!(
                "SELECT {name}.label FROM {table} AS {name} WHERE {are_these} AND {name}.value = {value}"
            );
            return Ok((format!("COALESCE(({label}), {number})"), String::new()));
        }
        let join = if dialect == Dialect::Spark {
            // Grouped, because that tells Spark that it finds one row at most: it leaves out the joins that a query does not
            // need. As a BIGINT, because it sees that only if it compares what it groups by, without another cast. In one
            // partition, because exchanging a few labels between tasks takes longer than reading them.
            format!(
                "\nLEFT JOIN (SELECT value, max(label) AS label FROM (\n    \
                 SELECT /*+ COALESCE(1) */ CAST({name}.value AS BIGINT) AS value, {name}.label\n    \
                 FROM {table} AS {name} WHERE {are_these}) GROUP BY value) AS {name} ON {name}.value = {value}"
            )
        } else {
            format!("\nLEFT JOIN {table} AS {name} ON {are_these} AND {name}.value = {value}")
        };
        Ok((format!("COALESCE({name}.label, {number})"), join))
    }

    /// Several members in one cell, in the order of the cell; members that are not options stay numbers.
    fn several(&self, cell: &str) -> Result<(String, String), Error> {
        let dialect = self.target.dialect;
        let table = self.target.place(TABLE)?;
        let are_these = self.are("l")?;
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
            // Before version 3.44, its aggregates take no ORDER BY, but read rows in the order of the subquery.
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

    /// The condition for the labels of the column. An empty label counts as none, so that the number stays visible.
    fn are(&self, name: &str) -> Result<String, Error> {
        let dialect = self.target.dialect;
        let (table, column) = (dialect.text(self.table)?, dialect.text(self.column.column)?);
        let language = match self.column.language {
            Some(language) => format!(" AND {name}.language_id = {language}"),
            None => String::new(),
        };
        Ok(format!(
            "{name}.table_name = {table} AND {name}.column_name = {column}{language} AND {name}.label <> ''"
        ))
    }
}
