//! The whole number in a cell, as Spark computes it: the key by which a view finds the label.

use super::super::dialect::Dialect;
use crate::report::error::Error;

/// A BIGINT, or NULL if the cell holds no whole number. It is the same in ANSI mode, which fails at a cast of a word.
///
/// A cast alone would make 1 of the text `1.5`. Nor would it do to compare with a FLOAT: Spark makes a FLOAT of the other
/// number too, and then the label of one option is that of its neighbors. So every type but DOUBLE and the whole ones is
/// read as a text: FLOATs that are too large to be exact have an exponent there, as have texts whose digits are missing.
///
/// Spark knows the type of a column before it runs a query, and keeps only the case for that type.
pub fn number(column: &str) -> Result<String, Error> {
    let cell = format!("t.{}", Dialect::Spark.name(column)?);
    let (double, text) = (format!("TRY_CAST({cell} AS DOUBLE)"), format!("CAST({cell} AS STRING)"));
    Ok(format!(
        "CASE WHEN typeof({cell}) IN ('boolean', 'tinyint', 'smallint', 'int', 'bigint') THEN CAST({cell} AS BIGINT) \
         WHEN typeof({cell}) = 'double' AND {double} = floor({double}) THEN floor({double}) \
         WHEN {text} RLIKE '^ *[+-]?[0-9]{{1,18}}([.]0*)? *$' THEN CAST(substring_index({text}, '.', 1) AS BIGINT) END"
    ))
}
