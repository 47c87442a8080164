//! The whole number in a cell, as each engine computes it: by it, a view finds the label.

use closure_reason::OptionSetKind;

use super::super::dialect::Dialect;
use super::labeled::Labeled;
use crate::report::error::Error;

/// A text that is a whole number. Not with an exponent, which may replace digits that a program left out.
const WHOLE: &str = "^ *[+-]?[0-9]{1,18}([.]0*)? *$";

/// The number, or NULL if the cell holds no whole number. Casts alone would not do: some make 1 of the text `1.5` and 0 of an
/// empty one, others fail at a word.
pub fn number(dialect: Dialect, column: &Labeled<'_>) -> Result<String, Error> {
    let cell = format!("t.{}", dialect.name(column.column)?);
    Ok(match dialect {
        Dialect::Spark => in_spark(&cell),
        // It knows the type before it runs a query, so that other types than texts cost nothing.
        Dialect::DuckDb => format!(
            "CASE WHEN typeof({cell}) <> 'VARCHAR' OR regexp_matches(CAST({cell} AS VARCHAR), '{WHOLE}') \
             THEN TRY_CAST({cell} AS DOUBLE) END"
        ),
        // It compares a text with a number as a number, if it is one.
        Dialect::Sqlite => {
            format!("CASE WHEN typeof({cell}) <> 'text' OR {cell} NOT LIKE '%e%' THEN {cell} END")
        }
        // As any other type of number, an empty text would be 0, and an exponent would be read. It holds every value.
        _ if dialect.is_transact() => format!("TRY_CAST({cell} AS DECIMAL(19, 9))"),
        // Lakes and databases store yes/no columns as booleans.
        _ if column.set.kind == Some(OptionSetKind::Boolean) => format!("CAST({cell} AS INTEGER)"),
        _ => cell,
    })
}

/// A BIGINT, the same in ANSI mode.
///
/// Spark knows the type of a column before it runs a query, and keeps only the case for that type. All types but DOUBLE and
/// the whole ones are read as texts. For a FLOAT that is even the only way: Spark would compare it with another number as
/// FLOATs, where neighbors are the same. As a text, it has an exponent if it is too large to be exact.
fn in_spark(cell: &str) -> String {
    let (double, text) = (format!("TRY_CAST({cell} AS DOUBLE)"), format!("CAST({cell} AS STRING)"));
    format!(
        "CASE WHEN typeof({cell}) IN ('boolean', 'tinyint', 'smallint', 'int', 'bigint') THEN CAST({cell} AS BIGINT) \
         WHEN typeof({cell}) = 'double' AND {double} = floor({double}) THEN floor({double}) \
         WHEN {text} RLIKE '{WHOLE}' THEN CAST(substring_index({text}, '.', 1) AS BIGINT) END"
    )
}
