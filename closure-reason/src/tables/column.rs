/// Marks an enum with `column = ".."`. It is a type, so that a trait bound can require it.
pub enum Named {}

/// Marks an enum that names no column, such as that of a global set.
pub enum Unnamed {}
