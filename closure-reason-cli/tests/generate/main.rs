//! `generate`, from the outside.

#![allow(clippy::needless_raw_string_hashes, reason = "snapshots are written by a tool")]
#![allow(unreachable_pub, reason = "a test has no public API; `pub` says what a file offers to the others")]

mod casts;
mod changes;
mod config;
mod edit;
mod files;
mod folder;
mod modules;
mod names;
mod report;
mod safety;
mod states;
mod texts;
mod user_crate;
#[cfg(windows)]
mod windows;
