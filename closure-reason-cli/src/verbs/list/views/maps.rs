//! Labels of a table as one row of maps, from numbers to labels: for Spark.

use super::super::dialect::Dialect;
use super::super::sql::{TABLE, Target};
use super::labeled::Labeled;
use crate::report::error::Error;

const DIALECT: Dialect = Dialect::Spark;

/// Up to how many columns are joined one by one.
const JOINS: usize = 8;

/// Whether a map has the labels of the column. A lookup in a map takes about four times as long as a join, but a join takes
/// its time even if nobody asks for its column, and some hundred are too many for Spark's analyzer.
pub fn is_one(column: &Labeled<'_>, all: &[Labeled<'_>]) -> bool {
    all.len() > JOINS || column.set.multi_select == Some(true)
}

/// The expression that the view shows for a column; `at` is the position of the column.
pub fn expression(at: usize, column: &Labeled<'_>) -> Result<String, Error> {
    let cell = format!("t.{}", DIALECT.name(column.column)?);
    if column.set.multi_select == Some(true) {
        let member = format!("m -> COALESCE(try_element_at(l.l{at}, trim(m)), trim(m))");
        return Ok(format!("array_join(transform(split(CAST({cell} AS STRING), ','), {member}), '; ')"));
    }
    // As a DOUBLE, whatever type of number the column has is compared without being rounded to another option.
    Ok(format!("COALESCE(try_element_at(l.l{at}, TRY_CAST({cell} AS DOUBLE)), CAST({cell} AS STRING))"))
}

/// The row of maps, if there are any. It is one row, whatever the table of labels holds, so that no row of the view is lost or multiplied.
pub fn join(columns: &[Labeled<'_>], table: &str, target: &Target<'_>) -> Result<String, Error> {
    let mut maps = Vec::new();
    for (at, column) in columns.iter().enumerate().filter(|(_, column)| is_one(column, columns)) {
        let number = if column.set.multi_select == Some(true) { "STRING" } else { "DOUBLE" };
        let language = column.language.map_or(String::new(), |id| format!(" AND l.language_id = {id}"));
        maps.push(format!(
            "    map_from_entries(collect_list(CASE WHEN l.column_name = {}{language} \
             THEN struct(CAST(l.value AS {number}), l.label) END)) AS l{at}",
            DIALECT.text(column.column)?
        ));
    }
    if maps.is_empty() {
        return Ok(String::new());
    }
    Ok(format!(
        "\nCROSS JOIN (SELECT\n{}\n    FROM {} AS l WHERE l.table_name = {} AND l.label <> '') AS l",
        maps.join(",\n"),
        target.place(TABLE)?,
        DIALECT.text(table)?
    ))
}
