//! What new enums and variants are called. Those that are there keep their names.

use std::collections::{BTreeMap, HashMap};

use closure_reason::OptionSetKind;
use closure_reason::definition::{Localized, OptionSetDefinition, TableDefinition};

use super::names;
use super::plan::{Existing, Job, Target};
use super::style::Style;
use super::units::Key;
use crate::error::Error;
use crate::source::Sourced;
use crate::source::rust::RustEnum;

/// The names of a set's variants by value: those of the existing enum, and new ones.
pub fn of_variants(
    definition: &OptionSetDefinition,
    existing: Option<&RustEnum>,
    style: &Style,
) -> HashMap<i32, String> {
    let mut named: HashMap<i32, String> = existing
        .iter()
        .flat_map(|one| &one.options)
        .map(|option| (option.value, option.ident.clone()))
        .collect();
    let taken: Vec<_> = named.values().map(|name| name.trim_start_matches("r#").to_owned()).collect();
    let taken: Vec<_> = taken.iter().map(|name| &**name).collect();
    let mut new: Vec<(i32, Option<&str>)> = Vec::new();
    for option in definition.options() {
        if !named.contains_key(&option.value()) && new.iter().all(|(value, _)| *value != option.value()) {
            new.push((option.value(), chosen(option.label(), style)));
        }
    }
    let new_names = names::variants(&new, &taken, style.spelling);
    named.extend(new.iter().map(|(value, _)| *value).zip(new_names));
    named
}

/// The text in the language of names.
fn chosen<'a>(texts: &'a Localized, style: &Style) -> Option<&'a str> {
    style.language.and_then(|language| texts.text_in(language)).or(texts.text())
}

/// The names that a new enum may get: the one that people see, and the one of the column or the global set.
#[derive(Clone)]
struct Candidate<'a> {
    key: &'a Key,
    shown: String,
    logical: String,
}

/// The names of all enums: those that are there, and new ones, which differ within their module.
pub fn of_enums(
    job: &Job,
    existing: &Existing,
    targets: &[Target],
    target_of: impl Fn(&str) -> usize,
) -> Result<HashMap<Key, String>, Error> {
    let Job { units, tables, style } = *job;
    let mut idents: HashMap<Key, String> =
        existing.iter().map(|(key, (_, one))| (key.clone(), one.ident.clone())).collect();
    let mut groups: BTreeMap<&str, Vec<Candidate>> = BTreeMap::new();
    for (key, unit) in units.iter().filter(|(key, _)| !existing.contains_key(key)) {
        groups.entry(key.group()).or_default().push(candidate(key, &unit.definition, tables, style));
    }
    for (group, new) in groups {
        let mut taken = taken(&targets[target_of(group)], group);
        for Candidate { key, shown, logical } in &new {
            let is_shared =
                new.iter().filter(|other| other.shown == *shown).count() > 1 || taken.contains_key(shown);
            let name = if is_shared { logical } else { shown };
            if let Some(first) = taken.insert(name.clone(), units[key].origin.clone()) {
                return Err(Error::new(format!(
                    "two sets would both be the enum `{name}`: that of {first} and that of {}",
                    units[key].origin
                ))
                .at(units[key].definition.to_string())
                .remedy("write one of the enums by hand, with the name that you like; it stays"));
            }
            idents.insert((*key).clone(), name.clone());
        }
    }
    Ok(idents)
}

/// The names of enums that are in a module already, each with whose it is.
fn taken(target: &Target, group: &str) -> HashMap<String, String> {
    let is_in_group =
        |one: &&RustEnum| target.group.is_some() || Key::of_enum(one).is_some_and(|key| key.group() == group);
    let enums = target.file.enums().iter().filter(is_in_group);
    enums.map(|one| (one.ident.clone(), "the file".to_owned())).collect()
}

fn candidate<'a>(
    key: &'a Key,
    set: &OptionSetDefinition,
    tables: &[Sourced<TableDefinition>],
    style: &Style,
) -> Candidate<'a> {
    let camel = |text: &str| names::alone(text, style.spelling);
    let text = |texts: &Localized| chosen(texts, style).map(camel).filter(|name| !name.is_empty());
    let logical = match key {
        Key::Global(name) | Key::Column(_, name) => Some(camel(name)).filter(|name| !name.is_empty()),
    };
    let logical = logical.unwrap_or_else(|| "Column".to_owned());
    let shown = match (set.kind(), key) {
        (Some(kind @ (OptionSetKind::State | OptionSetKind::Status)), Key::Column(table, _)) => {
            let known = tables.iter().map(|table| &table.what).find(|known| known.logical_name() == table);
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
    let is_fit = |name: &String| !name.is_empty() && name != "OptionSet";
    let shown = shown.filter(is_fit).unwrap_or_else(|| logical.clone());
    Candidate { key, shown, logical }
}
