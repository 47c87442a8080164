//! `fetch` and `--environment`, against a test server.
#![allow(clippy::needless_raw_string_hashes, reason = "`expect-test` writes them")]
#![cfg(feature = "environment")]

mod addresses;
#[path = "../rows/at_once.rs"]
mod at_once;
mod audience;
mod command;
mod dataverse;
// Windows and macOS have certificates in a store of their own, to which a test must not add.
#[cfg(all(unix, not(target_vendor = "apple")))]
mod encrypted;
mod faults;
mod files;
mod limits;
mod links;
mod many_tables;
#[cfg(unix)]
mod programs;
#[cfg(unix)]
mod progress;
mod retry;
#[cfg(unix)]
mod safety;
mod server;
mod tables;
#[cfg(unix)]
#[path = "../rows/terminal.rs"]
#[expect(dead_code, reason = "`fetch` reads nothing that a user types")]
mod terminal;
mod tokens;
mod verbs;
