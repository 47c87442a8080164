//! The verbs of the command line: their arguments, their output, and their exit codes.

pub mod check;
pub mod decode;
pub mod diff;
pub mod explain;
#[cfg(feature = "environment")]
pub mod fetch;
pub mod generate;
pub mod list;
pub mod manual;
mod rows_arguments;
pub mod summary;
pub mod usage;
