//! Labels of a table as one row of maps, from numbers to labels: for Spark.

use super::super::dialect::Dialect;
use super::super::sql::{TABLE, Target};
use super::labeled::Labeled;
use super::whole;
use crate::report::error::Error;

const DIALECT: Dialect = Dialect::Spark;

/// Spark compares the keys of a map one by one. So the labels of more options than these are spread over several maps.
const SCANNED: usize = 32;

/// Over how many maps, by the remainder of the number. Numbers of options mostly follow one another.
const MAPS: usize = 64;

/// Up to how many columns are joined one by one.
const JOINS: usize = 8;

/// Whether a map has the labels of the column. A lookup in a map takes two to three times as long as a join, but each join
/// takes a part of a second even for few rows, and some hundred are too many for Spark's analyzer.
pub fn is_one(column: &Labeled<'_>, all: &[Labeled<'_>]) -> bool {
    is_multi_select(column) || all.iter().filter(|column| !is_multi_select(column)).count() > JOINS
}

/// The expression that the view shows for a column; `at` is the position of the column.
pub fn expression(at: usize, column: &Labeled<'_>) -> Result<String, Error> {
    let cell = format!("t.{}", DIALECT.name(column.column)?);
    if is_multi_select(column) {
        let member = format!("m -> COALESCE(try_element_at(l.l{at}, trim(m)), trim(m))");
        return Ok(format!("array_join(transform(split(CAST({cell} AS STRING), ','), {member}), '; ')"));
    }
    let number = whole::number(DIALECT, column)?;
    let map = if is_spread(column) {
        // `get`, because `[]` may fail in ANSI mode if the cell is not a number.
        format!("get(l.l{at}, CAST(pmod({number}, {MAPS}) AS INT))")
    } else {
        format!("l.l{at}")
    };
    Ok(format!("COALESCE(try_element_at({map}, {number}), CAST({cell} AS STRING))"))
}

/// The row of maps, if there are any. It is one row, whatever the table of labels holds, so that no row of the view is lost or
/// multiplied.
pub fn join(columns: &[Labeled<'_>], table: &str, target: &Target<'_>) -> Result<String, Error> {
    let (mut maps, mut entries) = (Vec::new(), Vec::new());
    for (at, column) in columns.iter().enumerate().filter(|(_, column)| is_one(column, columns)) {
        let number = if is_multi_select(column) { "STRING" } else { "BIGINT" };
        let language = column.language.map_or(String::new(), |id| format!(" AND o.language_id = {id}"));
        entries.push(format!(
            "        collect_list(CASE WHEN o.column_name = {}{language} \
             THEN struct(CAST(o.value AS {number}) AS value, o.label AS label) END) AS e{at}",
            DIALECT.text(column.column)?
        ));
        maps.push(if is_spread(column) {
            let these = format!("filter(e.e{at}, entry -> pmod(entry.value, {MAPS}) = place)");
            format!("    transform(sequence(0, {}), place -> map_from_entries({these})) AS l{at}", MAPS - 1)
        } else {
            format!("    map_from_entries(e.e{at}) AS l{at}")
        });
    }
    if maps.is_empty() {
        return Ok(String::new());
    }
    Ok(format!(
        "\nCROSS JOIN (SELECT\n{}\n    FROM (SELECT\n{}\n        \
         FROM {} AS o WHERE o.table_name = {} AND o.label <> '') AS e) AS l",
        maps.join(",\n"),
        entries.join(",\n"),
        target.place(TABLE)?,
        DIALECT.text(table)?
    ))
}

fn is_multi_select(column: &Labeled<'_>) -> bool {
    column.set.multi_select == Some(true)
}

fn is_spread(column: &Labeled<'_>) -> bool {
    !is_multi_select(column) && column.set.options.len() > SCANNED
}
