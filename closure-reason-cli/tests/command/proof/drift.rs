//! One change of metadata is reported as exactly that change, and `generate` applies it without losing a name.

use std::collections::BTreeMap;

use proptest::prelude::*;
use proptest::sample::Index;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use serde_json::Value;

use crate::proof::change::{ALL, Change, Difference, Expected, What, key};
use crate::proof::enums::{Enum, by_set};
use crate::proof::model::Table;
use crate::proof::run::Folder;
use crate::proof::strategy::{label, tables};

/// Changes of all kinds in turn, so that few cases make each of them.
fn changes(count: usize) -> impl Strategy<Value = Vec<Change>> {
    let changes = proptest::collection::vec((any::<[Index; 4]>(), label()), count);
    (any::<Index>(), changes).prop_map(|(first, changes)| {
        let kinds = ALL.iter().cycle().skip(first.index(ALL.len()));
        kinds.zip(changes).map(|(&what, (at, text))| Change { what, at, text }).collect()
    })
}

/// The names of the enum and its variants, which nothing may change.
fn names(enums: &BTreeMap<String, Enum>) -> BTreeMap<(String, Option<i32>), String> {
    let of_enum = |(set, one): (&String, &Enum)| {
        let variants =
            one.variants.iter().map(|variant| ((set.clone(), Some(variant.value)), variant.name.clone()));
        variants.chain([((set.clone(), None), one.name.clone())]).collect::<Vec<_>>()
    };
    enums.iter().flat_map(of_enum).collect()
}

type Differences = BTreeMap<String, Vec<Difference>>;

/// The differences that `check` reported, by set.
fn told(said: &Value) -> Differences {
    let mut told = Differences::new();
    for one in said["differences"].as_array().unwrap() {
        let text = |key: &str| one[key].as_str().unwrap_or_default().to_owned();
        let difference = Difference {
            aspect: text("aspect"),
            value: one["value"].as_i64().map(|value| value.try_into().unwrap()),
            language: one["language"].as_u64().map(|language| language.try_into().unwrap()),
            ours: text("ours"),
            theirs: text("theirs"),
        };
        told.entry(set(one)).or_default().push(difference);
    }
    told
}

/// `table.column` or the name of the global set, of `Enum (table.column)`.
fn set(one: &Value) -> String {
    one["set"].as_str().unwrap().split_once(" (").unwrap().1.trim_end_matches(')').to_owned()
}

fn is_left_out(said: &Value, of: &str, aspect: &str) -> bool {
    let left_out = said["not_compared"].as_array().unwrap();
    left_out.iter().any(|one| set(one) == of && one["aspect"] == aspect)
}

/// Changes each table once. Returns the differences that `check` should report, and what it should leave out.
fn change_each(tables: &mut [Table], changes: &[Change]) -> (Differences, Vec<(String, &'static str)>) {
    let (mut differences, mut left_out) = (Differences::new(), Vec::new());
    for (table, change) in tables.iter_mut().zip(changes) {
        match changed(table, change) {
            Some(Expected::Told { set, difference }) => _ = differences.insert(set, vec![difference]),
            Some(Expected::LeftOut { set, aspect }) => left_out.push((set, aspect)),
            None => {}
        }
    }
    (differences, left_out)
}

/// Makes the change, or the next kind of change that the table can have.
fn changed(table: &mut Table, change: &Change) -> Option<Expected> {
    let first = ALL.iter().position(|what| *what == change.what).unwrap();
    let kinds = ALL[first..].iter().chain(&ALL[..first]);
    let mut tries = kinds.map(|&what| Change { what, ..change.clone() });
    tries.find_map(|change| {
        let mut changed = table.clone();
        let expected = change.apply(&mut changed)?;
        *table = changed;
        Some(expected)
    })
}

proptest! {
    #![proptest_config(crate::proof::cases(6))]
    #[test]
    fn one_change_is_reported_alone_and_applied(
        tables in tables(10..40), changes in changes(40),
    ) {
        one_change_each(&tables, &changes)?;
    }
}

/// Otherwise the property would hold trivially for changes that are never made. The runner always uses the same tables.
#[test]
fn each_kind_of_change_is_made() {
    let mut runner = TestRunner::deterministic();
    let strategy = (tables(100..101), changes(100));
    let (tables, changes) = strategy.new_tree(&mut runner).unwrap().current();
    for &what in ALL {
        let told = tables.iter().zip(&changes).filter(|(table, change)| {
            let change = Change { what, ..(*change).clone() };
            match change.apply(&mut (*table).clone()) {
                Some(Expected::Told { .. }) => true,
                // A description that only the enum has stays in the enum.
                Some(Expected::LeftOut { .. }) => what == What::DescriptionGone,
                None => false,
            }
        });
        assert!(told.count() > 1, "{what:?}");
    }
}

fn one_change_each(tables: &[Table], changes: &[Change]) -> Result<(), TestCaseError> {
    let folder = Folder::new();
    folder.answers(tables);
    let before = names(&by_set(&folder.generate()));
    let mut later = tables.to_vec();
    let (differences, left_out) = change_each(&mut later, changes);
    folder.answers(&later);
    let (code, said) = folder.check(&[]);
    let found = told(&said);
    for set in found.keys().chain(differences.keys()) {
        let is_of = |table: &Table| table.sets.iter().any(|known| key(&table.name, known) == *set);
        let at = tables.iter().position(is_of).unwrap();
        prop_assert_eq!(
            found.get(set),
            differences.get(set),
            "{}: {:?}\nof {:?}",
            set,
            changes[at],
            tables[at]
        );
    }
    prop_assert_eq!(code, i32::from(!differences.is_empty()));
    for (set, aspect) in left_out {
        prop_assert!(is_left_out(&said, &set, aspect), "{}: {}", set, aspect);
    }
    let mended = folder.generate();
    let after = names(&by_set(&mended));
    for (key, name) in &before {
        prop_assert_eq!(after.get(key), Some(name), "{:?}", key);
    }
    let (_, said) = folder.check(&[]);
    prop_assert_eq!(told(&said), BTreeMap::new());
    prop_assert_eq!(&folder.generate(), &mended);
    // And back: removed options return, and new ones go.
    folder.answers(tables);
    let back = names(&by_set(&folder.generate()));
    for (key, name) in &after {
        prop_assert_eq!(back.get(key), Some(name), "{:?}", key);
    }
    let (_, said) = folder.check(&[]);
    prop_assert_eq!(told(&said), BTreeMap::new());
    Ok(())
}
