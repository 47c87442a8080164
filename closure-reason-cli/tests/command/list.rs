//! `list` and `explain`, from the outside.

mod command;
mod csv;
mod every_column;
mod explain;
mod forms;
mod markdown;
mod names;
mod sql;
