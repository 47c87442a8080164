//! Which enum is for which set, where it is, and what new ones are called.

use std::collections::{BTreeMap, HashMap};

use closure_reason::OptionSetKind;
use closure_reason::definition::{OptionSetDefinition, Stated, TableDefinition};

use super::edit::{self, Edit, Style};
use super::names;
use super::wanted::Other;
use crate::error::Error;
use crate::source::Sourced;
use crate::source::rust::{File, RustEnum};

/// What an enum is for: a table's column, or a global set. The order is that in which new enums are written.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Key {
    Global(String),
    Column(String, String),
}

impl Key {
    /// What the enum says it is for.
    fn of_enum(one: &RustEnum) -> Option<Self> {
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
pub fn units(
    columns: &[Sourced<OptionSetDefinition>],
    globals: &[Sourced<OptionSetDefinition>],
    tables: &[Sourced<TableDefinition>],
    is_wanted: impl Fn(&OptionSetDefinition) -> bool,
    notes: &mut Vec<String>,
) -> BTreeMap<Key, Unit> {
    let mut units = BTreeMap::new();
    for sourced in globals.iter().chain(columns) {
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
            Key::Column(table, _) if is_state => {
                // Whether transitions are enforced is the table's to say.
                let known = tables.iter().find(|known| known.what.logical_name() == table);
                let enforces = definition
                    .enforces_transitions()
                    .or(known.and_then(|table| table.what.enforces_transitions()));
                let local = definition.clone().with_global(false);
                match enforces {
                    Some(enforces) if local.kind() == Some(OptionSetKind::Status) => {
                        local.with_enforced_transitions(enforces)
                    }
                    _ => local,
                }
            }
            Key::Column(..) => definition.clone(),
        };
        units.entry(key).or_insert(Unit { definition, origin });
    }
    units
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

/// A file that is there, or will be.
pub struct Target {
    /// The module that new enums go to, if the file is for one table alone.
    pub group: Option<String>,
    pub text: String,
    pub file: File,
}

/// The text of each target, edited. `target_of` names the one for new enums of a table or of `global`.
#[expect(clippy::too_many_lines, reason = "one case of an attribute or file after another")]
pub fn edited(
    units: &BTreeMap<Key, Unit>,
    tables: &[Sourced<TableDefinition>],
    targets: &[Target],
    target_of: impl Fn(&str) -> usize,
    style: &Style,
    notes: &mut Vec<String>,
) -> Result<Vec<String>, Error> {
    let mut existing: HashMap<Key, (usize, &RustEnum)> = HashMap::new();
    for (at, target) in targets.iter().enumerate() {
        for one in target.file.enums() {
            if let Some(key) = Key::of_enum(one) {
                existing.entry(key).or_insert((at, one));
            }
        }
    }
    let variants: HashMap<&Key, HashMap<i32, String>> = units
        .iter()
        .map(|(key, unit)| {
            (key, edit::names(&unit.definition, existing.get(key).map(|(_, one)| *one), style))
        })
        .collect();
    let idents = idents(units, tables, &existing, targets, &target_of, style)?;
    let mut edits: Vec<Vec<Edit>> = targets.iter().map(|_| Vec::new()).collect();
    let mut new: BTreeMap<(usize, &str), Vec<&Key>> = BTreeMap::new();
    let other_of = |key: &Key| -> Option<&Key> {
        let kind = units[key].definition.kind()?;
        let wanted = match kind {
            OptionSetKind::State => OptionSetKind::Status,
            OptionSetKind::Status => OptionSetKind::State,
            _ => return None,
        };
        let mut same = units.range(Key::Column(key.group().to_owned(), String::new())..);
        same.by_ref()
            .take_while(|(other, _)| other.group() == key.group())
            .find(|(_, unit)| unit.definition.kind() == Some(wanted))
            .map(|(other, _)| other)
    };
    // What a state enum needs: a default status for each state, a state for each status reason.
    let is_whole = |state: &Key, status: &Key| {
        let (states, statuses) = (&units[state].definition, &units[status].definition);
        states
            .options()
            .iter()
            .all(|one| one.default_status().is_some_and(|default| statuses.option(default).is_some()))
            && statuses
                .options()
                .iter()
                .all(|one| one.state().is_some_and(|state| states.option(state).is_some()))
    };
    let pair = |key: &Key| -> Option<&Key> {
        let other = other_of(key)?;
        let is_state = units[key].definition.kind() == Some(OptionSetKind::State);
        (if is_state { is_whole(key, other) } else { is_whole(other, key) }).then_some(other)
    };
    for (key, unit) in units {
        let kind = unit.definition.kind();
        let other = pair(key);
        if other.is_none() && matches!(kind, Some(OptionSetKind::State | OptionSetKind::Status)) {
            notes.push(format!(
                "{}: {} is written as a plain choice, since the source does not tell each state's default status and \
                 each status reason's state; the Web API and solution files tell both",
                unit.origin, unit.definition
            ));
        }
        let other = other.map(|other| Other {
            ident: &idents[other],
            names: &variants[other],
            definition: &units[other].definition,
        });
        match existing.get(key) {
            Some((at, one)) => edits[*at].extend(edit::existing_enum(
                &targets[*at].text,
                one,
                &unit.definition,
                &variants[key],
                other,
                style,
            )),
            None => new.entry((target_of(key.group()), key.group())).or_default().push(key),
        }
    }
    let is_single = targets.len() == 1
        && targets[0].group.is_none()
        && new.len() == 1
        && targets[0].text.trim().is_empty();
    let mut appended: Vec<String> = targets.iter().map(|_| String::new()).collect();
    for ((at, group), keys) in &new {
        let target = &targets[*at];
        let write = |key: &Key, indent: usize, derive: &str| {
            let other = pair(key).map(|other| Other {
                ident: &idents[other],
                names: &variants[other],
                definition: &units[other].definition,
            });
            edit::new_enum(
                &idents[key],
                &units[key].definition,
                &variants[key],
                other,
                style,
                (indent, derive),
            )
        };
        let neighbor = target
            .file
            .enums()
            .iter()
            .rfind(|one| Key::of_enum(one).is_some_and(|key| key.group() == *group));
        if let Some(neighbor) = neighbor {
            let indent = neighbor.modules.len() * 4;
            let derive = if neighbor.derives_by_name { "OptionSet" } else { "closure_reason::OptionSet" };
            let mut enums = String::new();
            for key in keys {
                enums.push_str("\n\n");
                enums.push_str(write(key, indent, derive).trim_end());
            }
            edits[*at].push(Edit { span: neighbor.span.end..neighbor.span.end, text: enums });
        } else if is_single || (target.group.is_some() && target.text.trim().is_empty()) {
            let enums: Vec<_> = keys.iter().map(|key| write(key, 0, "OptionSet")).collect();
            let title = title(group);
            appended[*at] = format!("//! {title}\n\nuse closure_reason::OptionSet;\n\n{}", enums.join("\n"));
        } else if target.group.is_some() {
            for key in keys {
                appended[*at].push('\n');
                appended[*at].push_str(&write(key, 0, "closure_reason::OptionSet"));
            }
        } else {
            let enums: Vec<_> = keys.iter().map(|key| write(key, 4, "OptionSet")).collect();
            if !(target.text.trim().is_empty() && appended[*at].is_empty()) {
                appended[*at].push('\n');
            }
            appended[*at].push_str(&format!(
                "/// {}\npub mod {group} {{\n    use closure_reason::OptionSet;\n\n{}}}\n",
                title(group),
                enums.join("\n")
            ));
        }
    }
    let texts = targets.iter().zip(edits).zip(appended).map(|((target, edits), appended)| {
        let mut text = edit::apply(&target.text, edits);
        if !appended.is_empty() && !text.is_empty() && !text.ends_with('\n') {
            text.push('\n');
        }
        text + &appended
    });
    Ok(texts.collect())
}

fn title(group: &str) -> String {
    if group == "global" {
        "Global option sets.".to_owned()
    } else {
        format!("Option sets of the table `{group}`.")
    }
}

/// The names of all enums: those that are there, and new ones, which differ within their module.
fn idents(
    units: &BTreeMap<Key, Unit>,
    tables: &[Sourced<TableDefinition>],
    existing: &HashMap<Key, (usize, &RustEnum)>,
    targets: &[Target],
    target_of: impl Fn(&str) -> usize,
    style: &Style,
) -> Result<HashMap<Key, String>, Error> {
    let camel = |text: &str| names::camel(text, style.spelling);
    let mut idents: HashMap<Key, String> =
        existing.iter().map(|(key, (_, one))| (key.clone(), one.ident.clone())).collect();
    let mut groups: BTreeMap<&str, Vec<(&Key, String, String)>> = BTreeMap::new();
    for (key, unit) in units.iter().filter(|(key, _)| !existing.contains_key(key)) {
        let set = &unit.definition;
        let text = |texts: &closure_reason::definition::Localized| {
            let chosen = style.language.and_then(|language| texts.text_in(language));
            chosen.or(texts.text()).map(&camel).filter(|name| !name.is_empty())
        };
        let logical = match key {
            Key::Global(name) | Key::Column(_, name) => Some(camel(name)).filter(|name| !name.is_empty()),
        };
        let logical = logical.unwrap_or_else(|| "Column".to_owned());
        let shown = match (set.kind(), key) {
            (Some(kind @ (OptionSetKind::State | OptionSetKind::Status)), Key::Column(table, _)) => {
                let known =
                    tables.iter().map(|table| &table.what).find(|known| known.logical_name() == table);
                let name = known.and_then(|known| {
                    let schema = known.schema_name().map(|name| camel(names::without_prefix(name)));
                    text(known.display_name()).or(schema)
                });
                let name = name.unwrap_or_else(|| camel(names::without_prefix(table)));
                Some(name + if kind == OptionSetKind::State { "State" } else { "Status" })
            }
            (_, Key::Global(name)) => {
                text(set.display_name()).or_else(|| Some(camel(names::without_prefix(name))))
            }
            (_, Key::Column(_, column)) => text(set.column_display_name())
                .or_else(|| text(set.display_name()))
                .or_else(|| Some(camel(names::without_prefix(set.schema_name().unwrap_or(column))))),
        };
        // The trait has this name, and the file imports it.
        let fit = |name: String| if name.is_empty() || name == "OptionSet" { None } else { Some(name) };
        let name = shown.and_then(fit).unwrap_or_else(|| logical.clone());
        groups.entry(key.group()).or_default().push((key, name, logical));
    }
    for (group, new) in groups {
        let target = &targets[target_of(group)];
        let in_group = |one: &&RustEnum| {
            target.group.is_some() || Key::of_enum(one).is_some_and(|key| key.group() == group)
        };
        let mut taken: HashMap<String, String> = target
            .file
            .enums()
            .iter()
            .filter(in_group)
            .map(|one| (one.ident.clone(), "the file".to_owned()))
            .collect();
        let given = new.clone();
        for (key, name, logical) in new {
            let is_shared =
                given.iter().filter(|(_, other, _)| *other == name).count() > 1 || taken.contains_key(&name);
            let name = if is_shared { logical } else { name };
            if let Some(first) = taken.insert(name.clone(), units[key].origin.clone()) {
                return Err(Error::new(format!(
                    "two sets would both be the enum `{name}`: that of {first} and that of {}",
                    units[key].origin
                ))
                .at(units[key].definition.to_string())
                .remedy("write one of the enums by hand, with the name that you like; it stays"));
            }
            idents.insert(key.clone(), name);
        }
    }
    Ok(idents)
}
