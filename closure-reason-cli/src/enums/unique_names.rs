//! Names for new enums and variants, without clashes. Existing ones keep their names.

use std::collections::{BTreeMap, HashMap, HashSet};

use closure_reason::OptionSetKind;

use super::existing::{Existing, TargetFile};
use super::insertion_point::InsertionPoint;
use super::job::Job;
use super::names_taken::Taken;
use super::style::Style;
use super::targets::SetId;
use super::{language, names, names_taken};
use crate::definition::{Localized, OptionDefinition, OptionSetDefinition, TableDefinition};
use crate::enums::changes::EnumChange;
use crate::report::note::Note;
use crate::rust::RustEnum;

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
    let new = to_name(definition, existing, style);
    let new_names = names::variants(&new, &taken, style.spelling);
    named.extend(new.iter().map(|(value, _)| *value).zip(new_names));
    named
}

/// The options that have no variant yet, each with the text that it is named after.
fn to_name<'a>(
    definition: &'a OptionSetDefinition,
    existing: Option<&RustEnum>,
    style: &Style,
) -> Vec<(i32, Option<&'a str>)> {
    let there: HashSet<i32> =
        existing.iter().flat_map(|one| &one.options).map(|option| option.value).collect();
    let language = language::of_names(definition, existing, style);
    let new = definition.options.iter().filter(|option| !there.contains(&option.value));
    let label = |option: &'a OptionDefinition| {
        let label = language.and_then(|language| option.label.text_in(language));
        label.or(option.label.text())
    };
    new.map(|option| (option.value, label(option))).collect()
}

/// The new variants whose name differs from what their label gives.
pub fn replaced(
    definition: &OptionSetDefinition,
    existing: Option<&RustEnum>,
    style: &Style,
    named: &HashMap<i32, String>,
) -> Vec<EnumChange> {
    let new = to_name(definition, existing, style).into_iter();
    new.filter_map(|(value, label)| {
        let (name, wished) = (&named[&value], names::wished(label?, style.spelling));
        (*name != wished && !wished.is_empty()).then(|| EnumChange::Named(name.clone(), wished))
    })
    .collect()
}

/// The text in the language that the user asks for, else in the first.
fn chosen<'a>(texts: &'a Localized, style: &Style) -> Option<&'a str> {
    style.language.and_then(|language| texts.text_in(language)).or(texts.text())
}

/// The name of a new enum.
pub struct Ident {
    pub name: String,
    /// The name that it would have if that name were not taken.
    pub instead_of: Option<String>,
}

/// The names that a new enum may get, the best first. Columns of a table have different logical names, but these may
/// give the same Rust name: `demo_race` and `demo_race_`.
struct Candidate<'a> {
    key: &'a SetId,
    forms: [String; 4],
}

/// The names of new enums, different from each other and from everything else in their module. If several would share a
/// name, each of them gets its next form, so that the order of reading does not matter.
pub fn of_enums<'a>(
    job: Job<'a>,
    existing: &Existing,
    targets: &[TargetFile],
    spots: &BTreeMap<&str, InsertionPoint>,
    notes: &mut Vec<Note>,
) -> HashMap<&'a SetId, Ident> {
    let mut idents = HashMap::new();
    let mut groups: BTreeMap<&str, Vec<Candidate>> = BTreeMap::new();
    let tables: HashMap<&str, &TableDefinition> =
        job.tables.iter().map(|table| (&*table.what.logical_name, &table.what)).collect();
    for (key, unit) in job.units.iter().filter(|(key, _)| !existing.has(key)) {
        groups.entry(key.group()).or_default().push(candidate(key, &unit.definition, &tables, job.style));
    }
    for (group, new) in groups {
        let there = names_taken::names(&spots[group], targets);
        let mut taken: HashSet<String> = there.keys().cloned().collect();
        // The file imports the trait, which has this name.
        taken.insert("OptionSet".to_owned());
        for (Candidate { key, forms }, name) in new.iter().zip(distinct(&new, taken)) {
            let shown = &forms[0];
            // The name of the trait is not an enum.
            if shown != "OptionSet" && name != *shown && there.get(shown) == Some(&Taken::Import) {
                notes.push(Note {
                    place: targets[spots[group].target].name.clone(),
                    message: format!(
                        "the new enum is called `{name}`, because the file imports another `{shown}`: if that is the \
                         enum of {}, `-o` is too narrow: name the folder that holds both files",
                        job.units[*key].definition
                    ),
                });
            }
            let instead_of = (name != forms[0]).then(|| forms[0].clone());
            idents.insert(*key, Ident { name, instead_of });
        }
    }
    idents
}

/// A name for each candidate.
fn distinct(all: &[Candidate], mut taken: HashSet<String>) -> Vec<String> {
    let mut levels = vec![0; all.len()];
    loop {
        let names: Vec<String> =
            all.iter().zip(&levels).map(|(one, &level)| one.forms[level].clone()).collect();
        let counts = names::LookalikeCounts::of(&names);
        let clashing: Vec<usize> = (0..all.len())
            .filter(|&at| levels[at] + 1 < all[at].forms.len())
            .filter(|&at| taken.contains(&names[at]) || counts.get(&names[at]) > 1)
            .collect();
        if clashing.is_empty() {
            // The rest clashes in every form. The order of the keys decides, which does not depend on that of the inputs.
            return names
                .into_iter()
                .map(|mut name| {
                    while !taken.insert(name.clone()) {
                        name.push('_');
                    }
                    name
                })
                .collect();
        }
        for at in clashing {
            levels[at] += 1;
        }
    }
}

fn candidate<'a>(
    key: &'a SetId,
    set: &OptionSetDefinition,
    tables: &HashMap<&str, &TableDefinition>,
    style: &Style,
) -> Candidate<'a> {
    let camel = |text: &str| names::alone(text, style.spelling);
    let text = |texts: &Localized| chosen(texts, style).map(camel).filter(|name| !name.is_empty());
    let (SetId::Global(raw) | SetId::Column(_, raw)) = key;
    let logical = Some(camel(raw)).filter(|name| !name.is_empty()).unwrap_or_else(|| "Column".to_owned());
    let shown = match (set.kind, key) {
        (Some(kind @ (OptionSetKind::State | OptionSetKind::Status)), SetId::Column(table, _)) => {
            let name = tables.get(&**table).and_then(|known| {
                let schema = known.schema_name.as_deref().map(|name| camel(names::without_prefix(name)));
                text(&known.display_name).or(schema)
            });
            let name = name.unwrap_or_else(|| camel(names::without_prefix(table)));
            Some(name + if kind == OptionSetKind::State { "State" } else { "Status" })
        }
        (_, SetId::Global(name)) => {
            text(&set.display_name).or_else(|| Some(camel(names::without_prefix(name))))
        }
        (_, SetId::Column(_, column)) => text(&set.column_display_name)
            .or_else(|| text(&set.display_name))
            .or_else(|| Some(camel(names::without_prefix(set.schema_name.as_deref().unwrap_or(column))))),
    };
    let shown = shown.filter(|name| !name.is_empty()).unwrap_or_else(|| logical.clone());
    let end = &raw[raw.trim_end_matches('_').len()..];
    let forms = [shown, logical.clone(), logical + end, names::as_spelled(raw)];
    Candidate { key, forms }
}
