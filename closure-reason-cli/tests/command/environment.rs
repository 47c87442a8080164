//! `fetch` and `--environment`, against a test server.

mod addresses;
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
mod tokens;
mod verbs;
