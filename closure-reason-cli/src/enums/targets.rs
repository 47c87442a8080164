//! Which sets get an enum.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use closure_reason::OptionSetKind;

use super::attributes;
use crate::catalog::Catalog;
use crate::definition::{Localized, OptionSetDefinition, TableDefinition};
use crate::report::note::Note;
use crate::rust::RustEnum;
use crate::source::{Origin, Sourced};

/// What an enum is for: a column of a table, or a global set. New enums are written in this order.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SetId {
    Global(String),
    Column(String, String),
}

impl SetId {
    /// What an enum is for, by its attributes.
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
    pub origin: Origin,
    /// The columns that use a global set, such as `demo_order.demo_zone`.
    pub columns: Vec<String>,
}

/// All sets that have an enum or get one, each once. A global set belongs to no column, but a column that uses it may have
/// an enum of its own. Yes/no columns get an enum only if the user asks for them.
pub fn of(
    catalog: &Catalog,
    there: &BTreeSet<SetId>,
    with_boolean: bool,
    notes: &mut Vec<Note>,
) -> BTreeMap<SetId, Unit> {
    let mut units = BTreeMap::new();
    let users = users(catalog);
    for sourced in catalog.globals.iter().chain(&catalog.columns) {
        let definition = &sourced.what;
        let Some(key) = key(definition, there) else {
            notes.push(note(sourced, "gets no enum: say its table and column with `--table` and `--column`"));
            continue;
        };
        let is_wanted = match &key {
            SetId::Global(name) => is_used(users.get(&**name), there),
            SetId::Column(..) => true,
        };
        let is_asked_for = with_boolean || definition.kind != Some(OptionSetKind::Boolean);
        if !(is_wanted && is_asked_for || there.contains(&key)) {
            continue;
        }
        if definition.options.is_empty() {
            notes.push(note(sourced, why_not_without_options(there.contains(&key))));
            continue;
        }
        let unlabeled = attributes::without_labels(definition);
        if unlabeled.is_some() && !units.contains_key(&key) {
            notes
                .push(note(sourced, "has no label for any option: labels that an enum has stay as they are"));
        }
        let definition = unlabeled.as_ref().unwrap_or(definition);
        let definition = match &key {
            SetId::Global(_) => of_no_column(definition),
            SetId::Column(table, _) if is_state(definition) => of_table(definition, table, &catalog.tables),
            SetId::Column(..) if definition.global == Some(true) => of_one_column(definition),
            SetId::Column(..) => definition.clone(),
        };
        // Whatever the source calls its enum.
        let definition = OptionSetDefinition { enum_name: None, ..definition };
        let origin = sourced.origin.clone();
        let columns = match &key {
            SetId::Global(name) => {
                users.get(&**name).into_iter().flatten().filter_map(|set| place(set)).collect()
            }
            SetId::Column(..) => Vec::new(),
        };
        units.entry(key).or_insert(Unit { definition, origin, columns });
    }
    units
}

/// The note about a set without options, which changes nothing.
fn why_not_without_options(is_there: bool) -> &'static str {
    if is_there {
        "has no options, which is most likely a mistake of the source: its enum stays as it is"
    } else {
        "gets no enum: it has no options"
    }
}

/// A remark about a set.
fn note(set: &Sourced<OptionSetDefinition>, message: &str) -> Note {
    Note { place: set.origin.input.to_string(), message: format!("{} {message}", set.what) }
}

fn is_state(set: &OptionSetDefinition) -> bool {
    matches!(set.kind, Some(OptionSetKind::State | OptionSetKind::Status))
}

/// What the enum of a set is for, given the existing enums.
fn key(set: &OptionSetDefinition, there: &BTreeSet<SetId>) -> Option<SetId> {
    let column = set
        .table
        .as_deref()
        .zip(set.column.as_deref())
        .map(|(table, column)| SetId::Column(table.to_owned(), column.to_owned()));
    match (set.global, set.name.as_deref()) {
        (Some(true), Some(name))
            if !is_state(set) && !column.as_ref().is_some_and(|own| there.contains(own)) =>
        {
            Some(SetId::Global(name.to_owned()))
        }
        _ => column,
    }
}

/// What there is metadata for, given the existing enums.
pub fn known(catalog: &Catalog, there: &BTreeSet<SetId>) -> BTreeSet<SetId> {
    let sets = catalog.globals.iter().chain(&catalog.columns);
    sets.filter_map(|sourced| key(&sourced.what, there)).collect()
}

/// The columns that use each global set, by its name.
fn users(catalog: &Catalog) -> HashMap<&str, Vec<&OptionSetDefinition>> {
    let mut users: HashMap<&str, Vec<&OptionSetDefinition>> = HashMap::new();
    for set in catalog.columns.iter().map(|set| &set.what).filter(|set| set.global == Some(true)) {
        users.entry(set.name.as_deref().unwrap_or_default()).or_default().push(set);
    }
    users
}

/// The table and column of a set.
fn place(set: &OptionSetDefinition) -> Option<String> {
    Some(format!("{}.{}", set.table.as_deref()?, set.column.as_deref()?))
}

/// Whether a global set needs an enum: some column that uses it has no enum of its own, or no column uses it.
fn is_used(users: Option<&Vec<&OptionSetDefinition>>, there: &BTreeSet<SetId>) -> bool {
    users.is_none_or(|users| users.iter().any(|set| matches!(key(set, there), Some(SetId::Global(_)))))
}

/// A set of states or status reasons, with whether its table enforces transitions.
fn of_table(
    set: &OptionSetDefinition,
    table: &str,
    tables: &[Sourced<TableDefinition>],
) -> OptionSetDefinition {
    let known = tables.iter().find(|known| known.what.logical_name == table);
    let is_status = set.kind == Some(OptionSetKind::Status);
    let said_by_table = known.filter(|_| is_status).and_then(|table| table.what.enforces_transitions);
    OptionSetDefinition {
        global: Some(false),
        enforces_transitions: set.enforces_transitions.or(said_by_table),
        ..set.clone()
    }
}

/// A global set as the set of one column, whose enum does not say that others share it.
fn of_one_column(set: &OptionSetDefinition) -> OptionSetDefinition {
    let place = set.table.clone().zip(set.column.clone());
    let (table, column) = place.unzip();
    OptionSetDefinition {
        table,
        column,
        kind: set.kind,
        display_name: set.display_name.clone(),
        column_display_name: set.column_display_name.clone(),
        default: set.default,
        partial: set.partial,
        options: set.options.clone(),
        ..OptionSetDefinition::default()
    }
}

/// A global set without the properties of the column that refers to it.
fn of_no_column(set: &OptionSetDefinition) -> OptionSetDefinition {
    OptionSetDefinition {
        name: set.name.clone(),
        global: Some(true),
        kind: set.kind,
        display_name: set.display_name.clone(),
        description: if set.table.is_none() { set.description.clone() } else { Localized::default() },
        partial: set.partial,
        options: set.options.clone(),
        ..OptionSetDefinition::default()
    }
}
