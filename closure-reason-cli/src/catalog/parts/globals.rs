//! What columns say about the global sets that they use.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::column::{ColumnKey, ColumnParts, Placed};
use crate::definition::{Localized, OptionSetDefinition};
use crate::source::Sourced;

/// What columns say about global sets, by name of the set.
pub(super) fn said_by(
    columns: &BTreeMap<ColumnKey, ColumnParts>,
    copied: &BTreeSet<String>,
) -> BTreeMap<String, Vec<Placed<OptionSetDefinition>>> {
    let mut said: BTreeMap<String, Vec<_>> = BTreeMap::new();
    for (at, set) in columns.values().flat_map(|column| &column.sets) {
        if let (Some(true), Some(name)) = (set.what.global, set.what.name.as_deref()) {
            let mut what = global_of(&set.what, name);
            if !(copied.contains(name) && is_copied(&set.what)) {
                what.display_name = set.what.display_name.clone();
            }
            said.entry(name.to_owned())
                .or_default()
                .push((*at, Sourced { what, origin: set.origin.clone() }));
        }
    }
    said
}

/// The global sets whose columns disagree about the display name, with each other or with the set. Some sources give a set
/// inside a column the display name of that column.
pub(super) fn copied_display_names<'a>(
    sets: impl Iterator<Item = &'a OptionSetDefinition>,
) -> BTreeSet<String> {
    let mut said: HashMap<&str, &Localized> = HashMap::new();
    let mut copied = BTreeSet::new();
    for set in sets.filter(|set| set.global == Some(true)) {
        let (Some(name), Some(_)) = (set.name.as_deref(), set.display_name.text()) else { continue };
        let is_other = |known: &mut &Localized| known.clone().merge(&set.display_name).is_err();
        if said.get_mut(name).is_some_and(is_other) {
            copied.insert(name.to_owned());
        }
        said.entry(name).or_insert(&set.display_name);
    }
    copied
}

/// Whether a set inside a column may have the column's display name: the two are equal, or one is unknown.
fn is_copied(column: &OptionSetDefinition) -> bool {
    let of_column = &column.column_display_name;
    of_column.text().is_none() || of_column == &column.display_name
}

/// The global set that a column uses, without the properties of the column.
fn global_of(column: &OptionSetDefinition, name: &str) -> OptionSetDefinition {
    OptionSetDefinition {
        name: Some(name.to_owned()),
        global: Some(true),
        kind: column.kind,
        partial: column.partial,
        options: column.options.clone(),
        ..OptionSetDefinition::default()
    }
}
