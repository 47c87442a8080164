//! All definitions: where they come from, which of them are meant, and whether they agree.

mod merge;
pub mod select;
mod sources;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::definition::{Localized, OptionDefinition, OptionSetDefinition, TableDefinition};
use closure_reason::{ClosureReason, OptionSetKind};

pub use self::sources::{Kind, Prefer, Sources};
use crate::error::Error;
use crate::source::{self, Format, Found, Note, Origin, Reference, Sourced};
use crate::terminal;

/// All definitions of the sources, merged, in an order that does not depend on that of the inputs: by table and column, then
/// global sets by name.
#[derive(Clone, Debug, Default)]
pub struct Catalog {
    /// The sets of columns (with `table` and `column` where known), global ones included, once for each column.
    pub columns: Vec<Sourced<OptionSetDefinition>>,
    /// Global sets by themselves, each once.
    pub globals: Vec<Sourced<OptionSetDefinition>>,
    pub tables: Vec<Sourced<TableDefinition>>,
    pub notes: Vec<Note>,
    /// Files in folders that are not metadata, each with what it is.
    pub skipped: Vec<String>,
    /// Whether the sources have no option set at all, selected or not.
    pub is_empty: bool,
}

impl Catalog {
    /// Reads all sources and selects.
    pub fn load(sources: &Sources) -> Result<Self, Error> {
        let mut catalog = if sources.are_named() {
            let mut gathered = source::gather(&sources.from, sources.encoding)?;
            let mut notes = Vec::new();
            if sources.environment.is_asked() {
                let answers = sources.environment.gather(&sources.table, &sources.global)?;
                gathered.found.extend(answers.0);
                notes = answers.1;
            }
            let mut catalog = Self::of(gathered.found, sources)?;
            catalog.notes.extend(notes);
            catalog.skipped = gathered.skipped;
            catalog
        } else {
            Self::built_in()
        };
        catalog.say_skipped();
        catalog.is_empty = catalog.columns.is_empty() && catalog.globals.is_empty();
        if catalog.is_empty {
            catalog
                .notes
                .push(Note { place: String::new(), message: "there are no option sets in the input".into() });
        }
        if let Err(error) = catalog.select(sources) {
            // Why a column is not there that the user asks for.
            terminal::notes(&catalog.notes);
            return Err(error);
        }
        Ok(catalog)
    }

    /// Says which files of folders were not read.
    fn say_skipped(&mut self) {
        let place = String::new();
        let message = match self.skipped.len() {
            0 => return,
            _ if terminal::is_verbose() => {
                self.notes.extend(
                    self.skipped
                        .drain(..)
                        .map(|file| Note { place: place.clone(), message: format!("skipped {file}") }),
                );
                return;
            }
            1 => "skipped one file that is not metadata (`-v` names it)".to_owned(),
            count => format!("skipped {count} files that are not metadata (`-v` names them)"),
        };
        self.notes.push(Note { place, message });
    }

    fn built_in() -> Self {
        let origin = Origin { input: "closure-reason".into(), place: String::new(), format: Format::BuiltIn };
        let what = OptionSetDefinition::from(ClosureReason::METADATA);
        Self { columns: vec![Sourced { what, origin }], ..Self::default() }
    }

    /// Merges what was found.
    fn of(all: Vec<Found>, asked: &Sources) -> Result<Self, Error> {
        let prefers_last = asked.prefer == Some(Prefer::Last);
        let mut catalog = Self::default();
        let (mut columns, mut references, mut stringmaps) = (Vec::new(), Vec::new(), Vec::new());
        let mut globals: BTreeMap<String, Vec<Sourced<OptionSetDefinition>>> = BTreeMap::new();
        let mut tables: BTreeMap<String, Vec<Sourced<TableDefinition>>> = BTreeMap::new();
        for found in all {
            catalog.notes.extend(found.notes);
            stringmaps.extend(found.stringmaps);
            references.extend(found.references);
            for table in found.tables {
                tables.entry(table.what.logical_name().to_owned()).or_default().push(table);
            }
            for set in found.sets {
                match set.what.name() {
                    Some(name) if set.what.column().is_none() && set.what.is_global() == Some(true) => {
                        globals.entry(name.to_owned()).or_default().push(set);
                    }
                    _ => columns.push(set),
                }
            }
        }
        columns.extend(source::stringmaps::sets(stringmaps, &mut catalog.notes)?);
        // What columns say of global sets counts as well as what the sets say themselves.
        let copied = copied_display_names(&columns, &globals);
        for column in columns.iter().filter(|set| set.what.is_global() == Some(true)) {
            if let Some(name) = column.what.name() {
                let mut what = global_of(&column.what, name);
                if !(copied.contains(name) && is_copied(&column.what)) {
                    what = what.with_display_name(column.what.display_name().clone());
                }
                globals
                    .entry(name.to_owned())
                    .or_default()
                    .push(Sourced { what, origin: column.origin.clone() });
            }
        }
        for (_, sets) in globals {
            catalog.globals.push(merge::sets(sets, prefers_last)?);
        }
        catalog.resolve(references, &mut columns);
        let mut by_column: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for (number, set) in columns.into_iter().enumerate() {
            let set = sources::named(set, asked)?;
            // Enums need not belong to a column; each is a set of its own.
            let key = match (set.what.table(), set.what.column()) {
                (Some(table), Some(column)) => (table.to_owned(), column.to_owned(), 0),
                (table, column) => {
                    (table.unwrap_or_default().to_owned(), column.unwrap_or_default().to_owned(), number + 1)
                }
            };
            by_column.entry(key).or_default().push(set);
        }
        for (_, sets) in by_column {
            catalog.columns.push(merge::sets(sets, prefers_last)?);
        }
        for (_, same) in tables {
            catalog.tables.push(merge::tables(same, prefers_last)?);
        }
        catalog.enforce();
        catalog.notes.sort_by(|a, b| (&a.place, &a.message).cmp(&(&b.place, &b.message)));
        Ok(catalog)
    }

    /// Gives columns that use a global set its options.
    fn resolve(
        &mut self,
        references: Vec<Sourced<Reference>>,
        columns: &mut Vec<Sourced<OptionSetDefinition>>,
    ) {
        for Sourced { what: Reference { global, column }, origin } in references {
            let Ok(at) = self.globals.binary_search_by(|set| set.what.name().cmp(&Some(&*global))) else {
                self.notes.push(Note {
                    place: origin.to_string(),
                    message: format!(
                        "{column} uses the global set {global}, which none of the inputs has: it is left out"
                    ),
                });
                continue;
            };
            let set = &self.globals[at].what;
            let mut what = column
                .with_options(set.options().iter().cloned())
                .with_display_name(set.display_name().clone());
            if !set.is_complete() {
                what = what.with_some_options_missing();
            }
            columns.push(Sourced { what, origin });
        }
    }

    /// Tells status reasons what their table says of them.
    fn enforce(&mut self) {
        let enforced: HashMap<_, _> = self
            .tables
            .iter()
            .filter_map(|table| Some((table.what.logical_name(), table.what.enforces_transitions()?)))
            .collect();
        for set in &mut self.columns {
            let is_status = set.what.kind() == Some(OptionSetKind::Status);
            let enforces = set.what.table().and_then(|table| enforced.get(table));
            if let (true, None, Some(&enforces)) = (is_status, set.what.enforces_transitions(), enforces) {
                set.what = set.what.clone().with_enforced_transitions(enforces);
            }
            if is_status && set.what.enforces_transitions() == Some(true) {
                set.what = with_every_transition(&set.what);
            }
        }
    }
}

/// The status reasons of a table that enforces transitions: where some list what may follow, nothing may follow the others.
fn with_every_transition(set: &OptionSetDefinition) -> OptionSetDefinition {
    let is_listed = |option: &OptionDefinition| option.transitions().is_some();
    if !set.options().iter().any(is_listed) {
        return set.clone();
    }
    let options = set
        .options()
        .iter()
        .map(|option| if is_listed(option) { option.clone() } else { option.clone().with_transitions([]) });
    set.clone().with_options(options)
}

/// The global sets of which some columns say another display name than others, or than the set itself. Some sources give a set
/// within a column the display name of the column.
fn copied_display_names(
    columns: &[Sourced<OptionSetDefinition>],
    globals: &BTreeMap<String, Vec<Sourced<OptionSetDefinition>>>,
) -> BTreeSet<String> {
    let of_columns = columns.iter().filter(|set| set.what.is_global() == Some(true));
    let mut said: HashMap<&str, &Localized> = HashMap::new();
    let mut copied = BTreeSet::new();
    for set in globals.values().flatten().chain(of_columns).map(|set| &set.what) {
        let (Some(name), Some(_)) = (set.name(), set.display_name().text()) else { continue };
        let is_other = |known: &mut &Localized| known.clone().merge(set.display_name()).is_err();
        if said.get_mut(name).is_some_and(is_other) {
            copied.insert(name.to_owned());
        }
        said.entry(name).or_insert(set.display_name());
    }
    copied
}

/// Whether a set within a column is called what the column is called.
fn is_copied(column: &OptionSetDefinition) -> bool {
    column.display_name() == column.column_display_name()
}

/// The global set that a column uses, without what is the column's.
fn global_of(column: &OptionSetDefinition, name: &str) -> OptionSetDefinition {
    let mut set =
        OptionSetDefinition::new(column.options().iter().cloned()).with_name(name).with_global(true);
    if let Some(kind) = column.kind() {
        set = set.with_kind(kind);
    }
    if column.is_complete() { set } else { set.with_some_options_missing() }
}
