/// Marks an enum that says `column = ".."`. A type, so that `cargo check` can ask for one.
#[derive(Debug)]
pub enum Named {}

/// Marks an enum that names no column, such as that of a global set.
#[derive(Debug)]
pub enum Unnamed {}
