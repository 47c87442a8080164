//! `list` and `explain`, from the outside.

#![allow(clippy::needless_raw_string_hashes, reason = "snapshots are written by a tool")]

mod command;
mod csv;
mod every_column;
mod explain;
mod forms;
mod markdown;
mod names;
mod sql;
