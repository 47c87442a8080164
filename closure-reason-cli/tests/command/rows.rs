//! `summary` and `decode`, run as a user runs them.

#![allow(clippy::format_collect, reason = "some rows of a test need no speed")]

mod arguments;
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
#[cfg(unix)]
mod progress;
mod readings;
mod requested_columns;
mod round_trip;
mod shapes;
mod sql_output;
#[cfg(unix)]
mod terminal_safety;
mod text_formulas;
mod to_values;
mod workbook;
mod wrappers;
