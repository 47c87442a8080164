//! Any set of labels has distinct legal names, which depend neither on the order nor, once they are written, on further options.

use std::collections::{BTreeMap, HashSet};

use proptest::prelude::*;
use proptest::sample::Index;

use crate::proof::change::base;
use crate::proof::enums::{Enum, by_set};
use crate::proof::model::{Choice, Set, Table};
use crate::proof::run::Folder;
use crate::proof::strategy::{label, tables};

/// The variants of all enums in the folder: by set and value.
fn names(folder: &Folder) -> BTreeMap<(String, i32), String> {
    let mut names = BTreeMap::new();
    for (set, Enum { variants, .. }) in by_set(&folder.generate()) {
        let mut seen = HashSet::new();
        for variant in variants {
            assert!(seen.insert(variant.name.clone()), "{set}: {} twice", variant.name);
            names.insert((set.clone(), variant.value), variant.name);
        }
    }
    names
}

fn reordered(tables: &[Table], order: &[Index]) -> Vec<Table> {
    let mut tables = tables.to_vec();
    for set in tables.iter_mut().flat_map(|table| &mut table.sets) {
        for (from, to) in order.iter().enumerate() {
            let from = from % set.options.len();
            let option = set.options.remove(from);
            set.options.insert(to.index(set.options.len() + 1), option);
        }
    }
    tables
}

fn with_one_more(set: &mut Set, at: Index, label: &str) {
    let value = (900..1000).find(|value| set.options.iter().all(|option| option.value != *value)).unwrap();
    let model = set.options[0].clone();
    // In all languages of the set, so that the language of the names stays the same.
    let mut languages: Vec<u32> = base(set).into_iter().collect();
    for (language, _) in set.options.iter().flat_map(|option| &option.label) {
        if !languages.contains(language) {
            languages.push(*language);
        }
    }
    let label = languages.into_iter().map(|language| (language, label.to_owned())).collect();
    let option = Choice { value, label, ..model };
    set.options.insert(at.index(set.options.len() + 1), option);
}

/// The options with signs in their labels.
fn with_signs(tables: &[Table]) -> HashSet<(String, i32)> {
    let is_sign = |char: char| !char.is_alphanumeric() && !char.is_whitespace();
    let mut signed = HashSet::new();
    for (table, set) in tables.iter().flat_map(|table| table.sets.iter().map(move |set| (table, set))) {
        let key = if set.global { set.name(&table.name) } else { format!("{}.{}", table.name, set.column) };
        let options = set.options.iter();
        let options = options.filter(|option| option.label.iter().any(|(_, text)| text.contains(is_sign)));
        signed.extend(options.map(|option| (key.clone(), option.value)));
    }
    signed
}

/// Whether a name is another one with words inserted: all of its letters are there, in order.
fn has_words_of(name: &str, longer: &str) -> bool {
    let mut rest = longer.chars().flat_map(char::to_lowercase);
    name.chars().flat_map(char::to_lowercase).all(|char| rest.any(|other| other == char))
}

proptest! {
    #![proptest_config(crate::proof::cases(6))]
    #[test]
    fn names_are_distinct_legal_and_stable(
        tables in tables(1..25), order in proptest::collection::vec(any::<Index>(), 6), at: Index, further in label(),
    ) {
        // There is nothing to keep yet: each folder begins from scratch.
        let first = Folder::new();
        first.answers(&tables);
        let given = names(&first);
        let options: usize = tables.iter().flat_map(|table| &table.sets).map(|set| set.options.len()).sum();
        prop_assert_eq!(given.len(), options);

        let other = Folder::new();
        other.answers(&reordered(&tables, &order));
        prop_assert_eq!(&names(&other), &given);

        let mut more = tables.clone();
        for set in more.iter_mut().flat_map(|table| &mut table.sets).filter(|set| set.kind != crate::proof::model::Kind::Boolean) {
            with_one_more(set, at, &further);
        }
        // Without existing enums, a name changes only if the new option shares it: its value, or its signs in words, are added.
        let signed = with_signs(&tables);
        let anew = Folder::new();
        anew.answers(&more);
        let anew = names(&anew);
        for (key, name) in &given {
            let value = if key.1 < 0 { format!("Neg{}", key.1.unsigned_abs()) } else { key.1.to_string() };
            prop_assert!(
                anew[key] == *name || anew[key].ends_with(&value)
                    || signed.contains(key) && has_words_of(name, &anew[key]),
                "{:?}: {} was {}", key, anew[key], name
            );
        }
        // With existing enums, no name changes.
        first.answers(&more);
        let locked = names(&first);
        prop_assert!(given.iter().all(|(key, name)| locked[key] == *name));
        prop_assert_eq!(locked.len(), anew.len());
    }
}
