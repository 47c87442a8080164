//! The command, from the outside: a module for each verb, and some for what concerns several.
//!
//! They are one program, which is linked once, and whose tests share the processors until the last one ends.

#![allow(clippy::needless_raw_string_hashes, reason = "snapshots are written by a tool")]
#![allow(unreachable_pub, reason = "a test has no public API; `pub` says what a file offers to the others")]

// What the modules below share.
#[cfg(any(unix, feature = "environment"))]
mod at_once;
mod packed;
#[cfg(unix)]
mod terminal;
mod user_crate;

mod check;
mod conventions;
mod diff;
#[cfg(feature = "environment")]
mod environment;
mod generate;
mod list;
mod proof;
#[cfg(unix)]
mod readme;
mod rows;
mod schemas;
mod sources;
