//! Builds the catalog from what the inputs hold: sets of one column come together, then the user's selection
//! applies, then the rest is merged. So columns that were not selected cannot cause an error.

mod chosen;
mod column;
mod consistent;
mod globals;

use std::collections::{BTreeMap, BTreeSet};

use closure_reason::OptionSetKind;

pub(super) use self::chosen::{Chosen, is_selected};
pub(super) use self::column::ColumnKey;
use self::column::{ColumnParts, Placed};
use self::consistent::consistent;
use self::globals::{copied_display_names, said_by};
use super::select::Selected;
use super::{Catalog, KnownColumns, Prefer, Sources, merge, sources};
use crate::definition::{OptionSetDefinition, TableDefinition};
use crate::report::error::Error;
use crate::report::note::Note;
use crate::source;
use crate::source::{LeftOut, Metadata, Reference, Sourced, Why};

/// Why there is no catalog.
pub(super) enum Stop {
    /// Everything that the user selected was left out, for this reason.
    LeftOut(Error),
    Other(Error),
}

impl From<Error> for Stop {
    fn from(error: Error) -> Self {
        Self::Other(error)
    }
}

#[derive(Debug, Default)]
pub(super) struct Parts {
    pub(super) columns: BTreeMap<ColumnKey, ColumnParts>,
    pub(super) globals: BTreeMap<String, Vec<Placed<OptionSetDefinition>>>,
    pub(super) tables: BTreeMap<String, Vec<Sourced<TableDefinition>>>,
    pub(super) known: KnownColumns,
}

impl Parts {
    /// Collects what the inputs hold, with notes about it.
    pub(super) fn of(all: Vec<Metadata>, asked: &Sources) -> Result<(Self, Vec<Note>), Error> {
        let mut notes = Vec::new();
        let mut parts = Self {
            known: KnownColumns { selected: Selected::new(asked)?, ..KnownColumns::default() },
            ..Self::default()
        };
        let (mut columns, mut references) = (Vec::new(), Vec::new());
        let (mut stringmaps, mut of_stringmaps) = (Vec::new(), 0);
        for (at, found) in all.into_iter().enumerate() {
            notes.extend(found.notes);
            parts.known.left_out.extend(found.left_out);
            for (table, kind, several) in found.lists {
                parts.known.lists.entry(table).or_default().insert((kind, several));
            }
            if let Some(rows) = found.stringmaps {
                stringmaps.push(rows);
                of_stringmaps = at;
            }
            references.extend(found.references.into_iter().map(|reference| (at, reference)));
            for table in found.tables {
                parts.tables.entry(table.what.logical_name.clone()).or_default().push(table);
            }
            for set in found.sets {
                let set = match consistent(set) {
                    Ok(set) => set,
                    Err(left_out) => {
                        parts.known.left_out.push(*left_out);
                        continue;
                    }
                };
                match set.what.name.as_deref() {
                    Some(name) if set.what.column.is_none() && set.what.global == Some(true) => {
                        parts.globals.entry(name.to_owned()).or_default().push((at, set));
                    }
                    _ => columns.push((at, set)),
                }
            }
        }
        let (sets, left_out) = source::stringmaps::sets(stringmaps, &mut notes);
        columns.extend(sets.into_iter().map(|set| (of_stringmaps, set)));
        parts.known.left_out.extend(left_out);
        for (number, (at, set)) in columns.into_iter().enumerate() {
            // Only selected sets need a table and column.
            let input = std::rc::Rc::clone(&set.origin.input);
            let set =
                if parts.known.selected.may_have(&set.what) { sources::named(set, asked) } else { Ok(set) };
            let set = match set {
                Ok(set) => set,
                Err(unnamed) if asked.names(&input) => return Err(unnamed.error()),
                // The other files of the folder are still read.
                Err(unnamed) => {
                    parts.known.left_out.push(*unnamed);
                    continue;
                }
            };
            parts.columns.entry(key(&set.what, number)).or_default().sets.push((at, set));
        }
        for (at, reference) in references {
            let key = key(&reference.what.column, 0);
            parts.columns.entry(key).or_default().references.push((at, reference));
        }
        parts.leave_out_references();
        parts.remember();
        notes.extend(parts.said_of_left_out());
        Ok((parts, notes))
    }

    /// Leaves out columns whose global set no input has.
    fn leave_out_references(&mut self) {
        let of_columns = self.columns.values().flat_map(|column| &column.sets).map(|(_, set)| &set.what);
        let there: BTreeSet<String> = of_columns
            .filter(|set| set.global == Some(true))
            .filter_map(|set| set.name.as_deref())
            .chain(self.globals.keys().map(String::as_str))
            .map(ToOwned::to_owned)
            .collect();
        for column in self.columns.values_mut() {
            let (known, unknown) = std::mem::take(&mut column.references)
                .into_iter()
                .partition(|(_, reference)| there.contains(&reference.what.global));
            column.references = known;
            self.known.left_out.extend(unknown.into_iter().map(|(_, Sourced { what, origin })| LeftOut {
                column: what.column,
                place: origin.to_string(),
                why: Why::NoGlobalSet(what.global),
            }));
        }
        self.columns.retain(|_, column| !(column.sets.is_empty() && column.references.is_empty()));
    }

    /// Remembers which tables and columns there are.
    fn remember(&mut self) {
        let known = &mut self.known;
        known.tables.extend(self.tables.keys().cloned());
        known.tables.extend(known.lists.keys().cloned());
        for (table, column, number) in self.columns.keys() {
            if !table.is_empty() {
                known.tables.insert(table.clone());
            }
            if *number == 0 {
                known.columns.insert((table.clone(), column.clone()));
            }
        }
        known
            .tables
            .extend(known.left_out.iter().filter_map(|one| one.column.table.as_deref().map(Into::into)));
    }

    pub(super) fn is_empty(&self) -> bool {
        self.columns.is_empty() && self.globals.is_empty()
    }

    /// The chosen part, merged.
    pub(super) fn catalog(mut self, asked: &Sources, chosen: &Chosen) -> Result<Catalog, Stop> {
        let selected = self.known.selected.clone();
        let has_none = self.is_empty();
        let (columns, others): (BTreeMap<_, _>, BTreeMap<_, _>) = std::mem::take(&mut self.columns)
            .into_iter()
            .partition(|(key, all)| chosen.has_column(&selected, key, all));
        let prefers_last = asked.prefer == Some(Prefer::Last);
        let globals = self.merged_globals(&columns, &others, chosen, prefers_last)?;
        let mut catalog = Catalog { globals, ..Catalog::default() };
        drop(others);
        for (_, column) in columns {
            let mut sets = column.sets;
            let references = column.references.into_iter();
            sets.extend(references.map(|(at, reference)| (at, catalog.resolved(reference))));
            let set = merge::sets(in_order(sets), prefers_last)?;
            let is_besides = selected.has_besides(set.what.table.as_deref(), set.what.column.as_deref());
            if is_besides { &mut catalog.besides } else { &mut catalog.columns }.push(set);
        }
        for (name, same) in std::mem::take(&mut self.tables) {
            if selected.has_table(&name) {
                let merged = merge::tables(same.clone(), prefers_last);
                // Transitions are about status reasons, and matter only for them.
                let is_about_statuses = || {
                    let mut sets = catalog.columns.iter().map(|set| &set.what);
                    sets.any(|set| {
                        set.table.as_deref() == Some(&name) && set.kind == Some(OptionSetKind::Status)
                    })
                };
                let table = match merged {
                    Err(_) if !is_about_statuses() => {
                        merge::tables(same.into_iter().map(without_transitions).collect(), prefers_last)
                    }
                    merged => merged,
                };
                catalog.tables.push(table?);
            }
        }
        catalog.enforce();
        if let (true, [first, ..]) = (has_none, &*self.known.left_out)
            && !matches!(first.why, Why::NoGlobalSet(_))
        {
            return Err(Stop::LeftOut(first.error()));
        }
        catalog.known = self.known;
        Ok(catalog)
    }

    /// The selected global sets, from their own definitions and from the columns that use them.
    fn merged_globals(
        &mut self,
        columns: &BTreeMap<ColumnKey, ColumnParts>,
        others: &BTreeMap<ColumnKey, ColumnParts>,
        chosen: &Chosen,
        prefers_last: bool,
    ) -> Result<Vec<Sourced<OptionSetDefinition>>, Error> {
        let used: BTreeSet<&str> = columns.values().flat_map(ColumnParts::globals).collect();
        let all = [columns, others].into_iter().flat_map(BTreeMap::values).flat_map(|column| &column.sets);
        let copied =
            copied_display_names(self.globals.values().flatten().chain(all).map(|(_, set)| &set.what));
        let mut of_columns = said_by(columns, &copied);
        let mut of_others = said_by(others, &copied);
        let mut names: BTreeSet<String> = self.globals.keys().cloned().collect();
        names.extend(of_columns.keys().cloned());
        names.extend(used.iter().map(ToString::to_string));
        let meant_here = names.clone();
        names.extend(of_others.keys().cloned());
        names.retain(|name| chosen.globals.contains(name));
        let mut merged = Vec::new();
        for name in names {
            let mut meant = self.globals.remove(&name).unwrap_or_default();
            meant.extend(of_columns.remove(&name).unwrap_or_default());
            let others = of_others.remove(&name).unwrap_or_default();
            // Columns that are not selected may add to a selected set, but neither contradict nor override it.
            let all: Vec<_> = meant.iter().cloned().chain(others.iter().cloned()).collect();
            let is_alone = meant.is_empty() || others.is_empty();
            let agree = is_alone || merge::sets(in_order(all.clone()), false).is_ok();
            match merge::sets(in_order(if agree { all } else { meant }), prefers_last) {
                // Only what it is compared with has a column that uses it.
                Err(_) if !meant_here.contains(&name) => {}
                set => merged.push(set?),
            }
        }
        Ok(merged)
    }

    /// Notes which selected columns are left out.
    fn said_of_left_out(&self) -> Vec<Note> {
        let mut without_options: BTreeMap<&str, Vec<&LeftOut>> = BTreeMap::new();
        let meant = self.known.left_out.iter().filter(|one| self.known.selected.may_have(&one.column));
        let mut notes = Vec::new();
        for left_out in meant {
            match &left_out.why {
                Why::WithoutOptions(input) => without_options.entry(input).or_default().push(left_out),
                _ => notes.push(left_out.note(0)),
            }
        }
        notes.extend(without_options.into_values().map(|all| all[0].note(all.len() - 1)));
        notes
    }
}

fn key(set: &OptionSetDefinition, number: usize) -> ColumnKey {
    match (set.table.as_deref(), set.column.as_deref()) {
        (Some(table), Some(column)) => (table.to_owned(), column.to_owned(), 0),
        // An enum may belong to no column; then it is a set by itself.
        (table, column) => {
            (table.unwrap_or_default().to_owned(), column.unwrap_or_default().to_owned(), number + 1)
        }
    }
}

/// A table without what it says about its status reasons.
fn without_transitions(mut table: Sourced<TableDefinition>) -> Sourced<TableDefinition> {
    table.what.enforces_transitions = None;
    table
}

/// In the order of the inputs.
fn in_order<T>(mut all: Vec<Placed<T>>) -> Vec<Sourced<T>> {
    all.sort_by_key(|(at, _)| *at);
    all.into_iter().map(|(_, one)| one).collect()
}

impl Catalog {
    /// A column that uses a global set, with the options of that set.
    fn resolved(&self, reference: Sourced<Reference>) -> Sourced<OptionSetDefinition> {
        let Sourced { what: Reference { global, column }, origin } = reference;
        let Ok(at) = self.globals.binary_search_by(|set| set.what.name.as_deref().cmp(&Some(&*global)))
        else {
            return Sourced { what: column, origin };
        };
        let set = &self.globals[at].what;
        let mut what = OptionSetDefinition {
            options: set.options.clone(),
            display_name: set.display_name.clone(),
            partial: column.partial || set.partial,
            ..column
        };
        // The set's own properties win over the column's, as in other formats.
        if set.description.text().is_some() {
            what.description = set.description.clone();
        }
        Sourced { what, origin }
    }
}
