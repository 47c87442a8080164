//! Which sets get an enum.

use std::collections::BTreeMap;

use closure_reason::OptionSetKind;
use closure_reason::definition::{OptionSetDefinition, Stated, TableDefinition};

use crate::catalog::Catalog;
use crate::source::Sourced;
use crate::source::rust::RustEnum;

/// What an enum is for: a table's column, or a global set. The order is that in which new enums are written.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Key {
    Global(String),
    Column(String, String),
}

impl Key {
    /// What the enum says it is for.
    pub fn of_enum(one: &RustEnum) -> Option<Self> {
        match one.text("global") {
            Some(name) => Some(Self::Global(name.to_owned())),
            None => Some(Self::Column(one.text("table")?.to_owned(), one.text("column")?.to_owned())),
        }
    }

    /// The table, or `global`.
    pub fn group(&self) -> &str {
        match self {
            Self::Global(_) => "global",
            Self::Column(table, _) => table,
        }
    }
}

/// One set that gets an enum.
pub struct Unit {
    pub definition: OptionSetDefinition,
    pub origin: String,
}

/// All sets that get an enum, each once. A global set belongs to no column.
pub fn of(
    catalog: &Catalog,
    is_wanted: impl Fn(&OptionSetDefinition) -> bool,
    notes: &mut Vec<String>,
) -> BTreeMap<Key, Unit> {
    let mut units = BTreeMap::new();
    for sourced in catalog.globals.iter().chain(&catalog.columns) {
        let definition = &sourced.what;
        let origin = match &*sourced.origin.place {
            "" => sourced.origin.input.to_string(),
            place => format!("{}: {place}", sourced.origin.input),
        };
        if !is_wanted(definition) {
            continue;
        }
        if definition.options().is_empty() {
            notes.push(format!("{definition} has no options, so that there is no enum of it"));
            continue;
        }
        let is_state = matches!(definition.kind(), Some(OptionSetKind::State | OptionSetKind::Status));
        let key = match (definition.is_global(), definition.name(), definition.table(), definition.column()) {
            (Some(true), Some(name), ..) if !is_state => Key::Global(name.to_owned()),
            (_, _, Some(table), Some(column)) => Key::Column(table.to_owned(), column.to_owned()),
            _ => {
                notes.push(format!(
                    "{definition} is left out: say its table and column with `--table` and `--column`"
                ));
                continue;
            }
        };
        let definition = match &key {
            Key::Global(_) => of_no_column(definition),
            Key::Column(table, _) if is_state => of_table(definition, table, &catalog.tables),
            Key::Column(..) => definition.clone(),
        };
        units.entry(key).or_insert(Unit { definition, origin });
    }
    units
}

/// A state or a status reason with what its table says: whether transitions are enforced.
fn of_table(
    set: &OptionSetDefinition,
    table: &str,
    tables: &[Sourced<TableDefinition>],
) -> OptionSetDefinition {
    let known = tables.iter().find(|known| known.what.logical_name() == table);
    let enforces = set.enforces_transitions().or(known.and_then(|table| table.what.enforces_transitions()));
    let local = set.clone().with_global(false);
    match enforces {
        Some(enforces) if local.kind() == Some(OptionSetKind::Status) => {
            local.with_enforced_transitions(enforces)
        }
        _ => local,
    }
}

/// A global set as it is without the column that refers to it.
fn of_no_column(set: &OptionSetDefinition) -> OptionSetDefinition {
    let mut bare = OptionSetDefinition::new(set.options().iter().cloned())
        .with_global(true)
        .with_display_name(set.display_name().clone())
        .with_default(Stated::Unstated);
    if let Some(name) = set.name() {
        bare = bare.with_name(name);
    }
    if set.table().is_none() {
        bare = bare.with_description(set.description().clone());
    }
    if let Some(kind) = set.kind() {
        bare = bare.with_kind(kind);
    }
    if set.is_complete() { bare } else { bare.with_some_options_missing() }
}
