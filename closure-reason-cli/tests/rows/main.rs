//! `summary` and `decode`, driven as a user drives them.

#![allow(clippy::needless_raw_string_hashes, reason = "expect-test writes them so")]

mod command;
mod counts;
mod faults;
mod forms;
mod labels;
mod round_trip;
mod shapes;
