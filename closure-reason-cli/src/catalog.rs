//! All definitions: where they come from, which ones the user selects, and whether they agree.

mod choose;
mod known_columns;
mod load;
mod merge;
mod parts;
pub mod select;
mod set_index;
mod sources;
#[cfg(test)]
mod tests;

use std::collections::{HashMap, HashSet};
use std::path::PathBuf;

use closure_reason::OptionSetKind;

pub use self::known_columns::{KnownColumns, Missing};
use self::select::Selected;
pub use self::sources::{ColumnKind, NEED_METADATA, Prefer, Sources};
use crate::definition::{OptionDefinition, OptionSetDefinition, TableDefinition};
use crate::report::note::Note;
use crate::source::Sourced;

/// All definitions of the sources, merged. Their order does not depend on the order of the inputs: by table and column, then
/// global sets by name.
#[derive(Clone, Debug, Default)]
pub struct Catalog {
    /// The sets of columns (with `table` and `column` where known), each column once. A global set is repeated for each of its columns.
    pub columns: Vec<Sourced<OptionSetDefinition>>,
    /// Columns that are needed although they are not selected.
    pub besides: Vec<Sourced<OptionSetDefinition>>,
    /// Global sets by themselves, each once.
    pub globals: Vec<Sourced<OptionSetDefinition>>,
    pub tables: Vec<Sourced<TableDefinition>>,
    /// What else the sources name.
    pub known: KnownColumns,
    pub notes: Vec<Note>,
    /// The files that all this was read from.
    pub files: Vec<PathBuf>,
    /// Whether the sources have no option set at all, selected or not.
    pub is_empty: bool,
}

impl Catalog {
    /// The names of all sets.
    fn names(&self) -> impl Iterator<Item = SetName> {
        self.columns.iter().chain(&self.globals).filter_map(|set| name(&set.what))
    }

    /// Copies what a table says about its status reasons into their set.
    fn enforce(&mut self) {
        let enforced: HashMap<_, _> = self
            .tables
            .iter()
            .filter_map(|table| Some((&*table.what.logical_name, table.what.enforces_transitions?)))
            .collect();
        for set in &mut self.columns {
            let is_status = set.what.kind == Some(OptionSetKind::Status);
            let enforces = set.what.table.as_deref().and_then(|table| enforced.get(table));
            if !is_status {
                continue;
            }
            set.what.enforces_transitions = set.what.enforces_transitions.or(enforces.copied());
            if set.what.enforces_transitions == Some(true) {
                list_every_transition(&mut set.what);
            }
        }
    }
}

/// Keeps only sets of the kinds that are selected, in all catalogs those of any of them; and the global sets that the
/// selected columns use.
fn retain_kinds(catalogs: &mut [Catalog]) {
    if catalogs.iter().all(|catalog| catalog.known.selected.has_every_kind()) {
        return;
    }
    let of_kind = |catalog: &Catalog| -> Vec<_> {
        let sets = catalog.columns.iter().chain(&catalog.globals).map(|set| &set.what);
        sets.filter(|set| catalog.known.selected.has_kind(set)).filter_map(name).collect()
    };
    let names: HashSet<_> = catalogs.iter().flat_map(of_kind).collect();
    let is_kept = |selected: &Selected, set: &OptionSetDefinition| {
        selected.has_kind(set) || name(set).is_some_and(|name| names.contains(&name))
    };
    let mut used = HashSet::new();
    for catalog in &mut *catalogs {
        catalog.columns.retain(|set| is_kept(&catalog.known.selected, &set.what));
        let globals = catalog.columns.iter().filter(|set| set.what.global == Some(true));
        used.extend(globals.filter_map(|set| set.what.name.clone()));
    }
    for catalog in catalogs {
        let selected = &catalog.known.selected;
        catalog.globals.retain(|set| {
            set.what.name.as_ref().is_some_and(|name| used.contains(name))
                || !selected.by_column() && is_kept(selected, &set.what)
        });
    }
}

/// A table and column, or a global set.
type SetName = (Option<String>, String);

/// The name of a set, if the source has it whole.
fn name(set: &OptionSetDefinition) -> Option<SetName> {
    match &set.column {
        Some(column) => Some((Some(set.table.clone()?), column.clone())),
        None => Some((None, set.name.clone().filter(|_| set.global == Some(true))?)),
    }
}

/// For a table that enforces transitions: if some status reasons list which may follow, none may follow the others.
fn list_every_transition(set: &mut OptionSetDefinition) {
    if set.options.iter().any(|option| option.transitions.is_some()) {
        let listed = |option: &OptionDefinition| {
            let transitions = Some(option.transitions.clone().unwrap_or_default());
            OptionDefinition { transitions, ..option.clone() }
        };
        set.options = set.options.iter().map(listed).collect();
    }
}
