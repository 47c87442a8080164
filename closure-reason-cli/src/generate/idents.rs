//! What new enums and variants are called. Those that are there keep their names.

use std::collections::{BTreeMap, HashMap};

use crate::definition::{Localized, OptionSetDefinition, TableDefinition};
use closure_reason::OptionSetKind;

use super::existing::{Existing, Target};
use super::plan::Job;
use super::spot::Spot;
use super::style::Style;
use super::units::Key;
use super::{language, names, taken, wanted};
use crate::error::Error;
use crate::source::Sourced;
use crate::source::rust::RustEnum;

/// The names of a set's variants by value: those of the existing enum, and new ones.
pub fn of_variants(
    definition: &OptionSetDefinition,
    existing: Option<&RustEnum>,
    style: &Style,
) -> HashMap<i32, String> {
    let there = || existing.iter().flat_map(|one| &one.options);
    let mut named: HashMap<i32, String> = HashMap::new();
    for option in there() {
        // Of twins under conditions, the first.
        named.entry(option.value).or_insert_with(|| option.ident.clone());
    }
    let taken: Vec<_> = there().map(|option| option.ident.trim_start_matches("r#")).collect();
    let language = language::of_names(definition, existing, style);
    let mut new: Vec<(i32, Option<&str>)> = Vec::new();
    for option in wanted::options(definition) {
        if !named.contains_key(&option.value()) {
            let label = language.and_then(|language| option.label().text_in(language));
            new.push((option.value(), label.or(option.label().text())));
        }
    }
    let new_names = names::variants(&new, &taken, style.spelling);
    named.extend(new.iter().map(|(value, _)| *value).zip(new_names));
    named
}

/// The text in the language that the user asks for, else in the first.
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

/// The names of new enums, which differ within their module from each other and from what is there.
pub fn of_enums<'a>(
    job: Job<'a>,
    existing: &Existing,
    targets: &[Target],
    spots: &BTreeMap<&str, Spot>,
) -> Result<HashMap<&'a Key, String>, Error> {
    let mut idents = HashMap::new();
    let mut groups: BTreeMap<&str, Vec<Candidate>> = BTreeMap::new();
    for (key, unit) in job.units.iter().filter(|(key, _)| !existing.has(key)) {
        groups.entry(key.group()).or_default().push(candidate(key, &unit.definition, job.tables, job.style));
    }
    for (group, new) in groups {
        let mut taken: HashMap<String, String> = taken::names(&spots[group], targets)
            .into_iter()
            .map(|name| (name, "an item that is already in the file".to_owned()))
            .collect();
        for Candidate { key, shown, logical } in &new {
            let is_shared =
                new.iter().filter(|other| other.shown == *shown).count() > 1 || taken.contains_key(shown);
            let name = if is_shared { logical } else { shown };
            let origin = &job.units[*key].origin;
            if let Some(first) = taken.insert(name.clone(), format!("the set of {origin}")) {
                return Err(Error::new(format!("the name `{name}` is taken by {first}"))
                    .at(format!("{origin}: {}", job.units[*key].definition))
                    .remedy(
                        "write the enum by hand under a name of your choice, with its `#[option_set(..)]` \
                         and one \
                         option: `generate` adds the others, and keeps the name",
                    ));
            }
            idents.insert(*key, name.clone());
        }
    }
    Ok(idents)
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
