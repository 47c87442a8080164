//! What the sources know about columns that are not in the catalog.

use std::collections::{BTreeMap, HashSet};

use closure_reason::OptionSetKind;

use super::select::Selected;
use crate::definition::OptionSetDefinition;
use crate::report::error::Error;
use crate::source::LeftOut;

/// The tables and columns that the sources name, selected or not.
#[derive(Clone, Debug, Default)]
pub struct KnownColumns {
    pub(super) selected: Selected,
    pub(super) tables: HashSet<String>,
    pub(super) columns: HashSet<(String, String)>,
    /// Columns that could not be read.
    pub left_out: Vec<LeftOut>,
    /// By table, the kinds of which the sources have all columns; with whether they hold several
    /// options.
    pub(super) lists: BTreeMap<String, HashSet<(OptionSetKind, bool)>>,
}

/// Why a column is not in the catalog.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Missing {
    /// The user did not select it.
    NotSelected,
    /// It could not be read, for this reason.
    LeftOut(String),
    /// The sources do not know its table.
    NoTable,
    /// The table has no such column: the sources have all its columns of this kind; without those that hold several
    /// options, if the column may be one of them.
    Gone { without_several: bool },
    /// The sources do not have it, which proves nothing: they may be incomplete.
    Unknown,
}

impl KnownColumns {
    /// The first selected column that was left out: it explains why there is nothing else.
    pub(super) fn instead(&self) -> Option<Error> {
        let is_meant = |LeftOut { column, .. }: &&LeftOut| {
            self.selected.may_have(column)
                && self.selected.has_column(column.table.as_deref(), column.column.as_deref())
        };
        self.left_out.iter().find(is_meant).map(LeftOut::error)
    }

    /// Why a column is not in the catalog, for the set of an enum that names it.
    pub fn why_missing(&self, ours: &OptionSetDefinition) -> Missing {
        let (Some(table), Some(column)) = (ours.table.as_deref(), ours.column.as_deref()) else {
            return Missing::Unknown;
        };
        let is_this = |left_out: &&LeftOut| {
            left_out.column.table.as_deref().is_none_or(|of| of == table)
                && left_out.column.column.as_deref() == Some(column)
        };
        // A column that is not there may use any global set.
        if self.selected.by_global()
            || !self.selected.may_have(ours)
            || self.columns.contains(&(table.to_owned(), column.to_owned()))
        {
            return Missing::NotSelected;
        }
        if let Some(left_out) = self.left_out.iter().find(is_this) {
            return Missing::LeftOut(left_out.note(0).message);
        }
        if !self.tables.contains(table) {
            return Missing::NoTable;
        }
        // Without its states, a status reason is a plain choice in Rust.
        let kind = match (ours.kind, column) {
            (Some(OptionSetKind::Choice), "statecode") => Some(OptionSetKind::State),
            (Some(OptionSetKind::Choice), "statuscode") => Some(OptionSetKind::Status),
            (kind, _) => kind,
        };
        let has_all = |several| {
            let lists = self.lists.get(table);
            kind.zip(lists).is_some_and(|(kind, lists)| lists.contains(&(kind, several)))
        };
        // An enum does not say whether its column holds several options.
        let holds_several = ours.multi_select;
        if !has_all(holds_several == Some(true)) {
            return Missing::Unknown;
        }
        let is_open = holds_several.is_none() && kind == Some(OptionSetKind::Choice);
        Missing::Gone { without_several: is_open && !has_all(true) }
    }
}
