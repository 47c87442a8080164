//! `fetch` and `--environment`, against a test server.
#![allow(clippy::needless_raw_string_hashes, reason = "`expect-test` writes them")]
#![cfg(all(unix, feature = "environment"))]

mod addresses;
mod audience;
mod command;
mod dataverse;
mod encrypted;
mod faults;
mod files;
mod limits;
mod links;
mod many_tables;
mod progress;
mod retry;
mod safety;
mod server;
mod tables;
#[path = "../rows/terminal.rs"]
#[expect(dead_code, reason = "`fetch` reads nothing that a user types")]
mod terminal;
mod tokens;
mod verbs;
