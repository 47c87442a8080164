//! `summary` and `decode`, run as a user runs them.

#![allow(unreachable_pub, reason = "a test has no public API")]
#![allow(clippy::format_collect, reason = "some rows of a test need no speed")]
#![allow(clippy::needless_raw_string_hashes, reason = "expect-test writes them so")]

mod arguments;
#[cfg(unix)]
mod at_once;
mod by;
mod command;
mod counts;
mod empty;
mod encoding;
mod faults;
mod footer;
mod forms;
mod headers;
mod kinds;
mod labels;
mod large;
mod no_rows;
mod other_labels;
#[path = "../sources/packed.rs"]
mod packed;
#[cfg(unix)]
mod progress;
mod readings;
mod requested_columns;
mod round_trip;
mod shapes;
mod sql_output;
#[cfg(unix)]
mod terminal;
#[cfg(unix)]
mod terminal_safety;
mod text_formulas;
mod to_values;
mod workbook;
mod wrappers;
