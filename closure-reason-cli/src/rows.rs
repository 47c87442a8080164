//! Exported rows: streams of CSV and JSON, in and out, in constant memory.

pub mod archive;
pub mod cell;
pub mod columns;
pub mod csv;
pub mod date;
pub mod empty;
pub mod formula;
pub mod header;
pub mod header_forms;
pub mod input;
pub mod json;
pub mod json_keys;
pub mod language;
pub mod map;
pub mod parallel;
pub mod read;
pub mod regular_file;
pub mod sink;
pub mod unpack;
pub mod workbook;

pub mod buffer;
pub mod requested_columns;
#[cfg(test)]
mod tests;
