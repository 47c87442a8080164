//! Words for people, and where they go: errors, notes, the terminal, files, progress, exit codes.

pub mod error;
pub mod exit_code;
pub mod note;
pub mod output;
pub mod progress;
pub mod terminal;
