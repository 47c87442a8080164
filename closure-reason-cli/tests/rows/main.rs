//! `summary` and `decode`, driven as a user drives them.

#![allow(unreachable_pub, reason = "a test has no public API")]
#![allow(clippy::format_collect, reason = "some rows of a test need no speed")]
#![allow(clippy::needless_raw_string_hashes, reason = "expect-test writes them so")]

mod asked;
mod called;
mod command;
mod counts;
#[cfg(unix)]
mod deceiving;
mod empty;
mod encoding;
mod faults;
mod footer;
mod forms;
mod headers;
mod kinds;
mod labels;
mod nothing;
#[cfg(unix)]
mod progress;
mod readings;
mod round_trip;
mod shapes;
#[cfg(unix)]
mod terminal;
mod to_values;
mod wrappers;
