//! Options in rows: one file for each format, and for each kind of column in them.

mod choices;
mod columns;
mod csv;
mod fields;
mod flattened;
mod formatted;
mod json;
mod properties;
mod random;
mod session_table;
mod spelling;
mod tokens;
mod wrapped;
