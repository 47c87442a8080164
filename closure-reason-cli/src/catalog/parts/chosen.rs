//! Which columns and global sets are chosen from the sources.

use std::collections::BTreeSet;

use super::column::{ColumnKey, ColumnParts};
use crate::catalog::select::Selected;

/// The columns and global sets that are selected in any of the sources.
#[derive(Debug, Default)]
pub(in super::super) struct Chosen {
    pub(in super::super) columns: BTreeSet<ColumnKey>,
    pub(in super::super) globals: BTreeSet<String>,
}

impl Chosen {
    pub(in super::super) fn has_column(
        &self,
        selected: &Selected,
        key: &ColumnKey,
        all: &ColumnParts,
    ) -> bool {
        self.columns.contains(key) || is_selected(selected, key, all)
    }
}

/// Whether the user selects a column, or needs it besides.
pub(in super::super) fn is_selected(selected: &Selected, key: &ColumnKey, all: &ColumnParts) -> bool {
    let (table, column) = names_of(key);
    selected.has_column(table, column)
        && (!selected.by_global() || all.globals().any(|name| selected.has_global(name)))
        || selected.has_besides(table, column)
}

/// The table and column of a key, if it names them.
fn names_of((table, column, number): &ColumnKey) -> (Option<&str>, Option<&str>) {
    let is_named = |name: &'_ &String| *number == 0 || !name.is_empty();
    (Some(table).filter(is_named).map(String::as_str), Some(column).filter(is_named).map(String::as_str))
}
