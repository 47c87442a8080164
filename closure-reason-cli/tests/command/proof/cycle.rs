//! Freshly generated enums have no drift, list what was not compared, and stay the same.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use proptest::sample::Index;

use crate::proof::enums::by_set;
use crate::proof::model::{Kind, Set, Table, answers};
use crate::proof::run::{ALL_KINDS, Folder};
use crate::proof::strategy::tables;

/// What `check` cannot compare of an enum generated from the whole answer: properties without a key, and properties that
/// neither side states. An enum states that it has no color or default by leaving it out.
fn unsaid(table: &Table, set: &Set) -> BTreeSet<&'static str> {
    let mut unsaid = BTreeSet::from(["order"]);
    let mut leave_out = |is_unsaid: bool, aspects: &[&'static str]| {
        if is_unsaid {
            unsaid.extend(aspects);
        }
    };
    let has_default = set.kind != Kind::Choices && !set.global;
    leave_out(!has_default, &["default"]);
    leave_out(!set.global, &["description of the set"]);
    leave_out(!set.display.is_empty() && !set.global, &["display name of the column"]);
    leave_out(matches!(set.kind, Kind::Choice | Kind::Choices), &["selection"]);
    // A source without any label says nothing about labels.
    leave_out(set.options.iter().all(|option| option.label.is_empty()), &["label"]);
    let is_listed = table.enforces && set.options.iter().any(|option| option.next.is_some());
    leave_out(set.kind == Kind::Status && !is_listed, &["transitions"]);
    unsaid
}

proptest! {
    #![proptest_config(crate::proof::cases(6))]
    #[test]
    fn what_was_generated_has_no_drift(tables in tables(1..25)) {
        let folder = Folder::new();
        folder.answers(&tables);
        let enums = by_set(&folder.generate());
        let (code, said) = folder.check(&["--strict", "--complete"]);
        prop_assert_eq!((code, &said["differences"]), (0, &serde_json::json!([])));
        prop_assert_eq!(said["compared"].as_u64(), Some(enums.len() as u64));
        let mut left_out: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
        for one in said["not_compared"].as_array().unwrap() {
            prop_assert!(one["reason"].as_str().is_some_and(|reason| !reason.is_empty()));
            left_out.entry(one["set"].as_str().unwrap().to_owned()).or_default().insert(one["aspect"].as_str().unwrap());
        }
        for table in &tables {
            for set in &table.sets {
                let key = if set.global { set.name(&table.name) } else { format!("{}.{}", table.name, set.column) };
                let key = format!("{} ({key})", enums[&key].name);
                prop_assert_eq!(&left_out[&key], &unsaid(table, set), "{}", key);
            }
        }
    }

    #[test]
    fn generating_again_or_from_files_in_another_order_changes_nothing(
        tables in tables(2..15), order in proptest::collection::vec(any::<Index>(), 60),
    ) {
        let folder = Folder::new();
        folder.answers(&tables);
        let first = folder.generate();
        prop_assert_eq!(&folder.generate(), &first);
        let mut files = answers(&tables);
        let mut from = Vec::new();
        for at in order {
            if let Some(last) = files.len().checked_sub(1) {
                from.push(format!("metadata/{}", files.remove(at.index(last + 1)).0));
            }
        }
        from.extend(files.iter().map(|(name, _)| format!("metadata/{name}")));
        let from = from.iter().flat_map(|path| ["--from", path]);
        let arguments: Vec<_> = ["generate", "-o", "again"].into_iter().chain(from).chain(ALL_KINDS).collect();
        let said = folder.run(&arguments);
        prop_assert_eq!(said.code, 0, "{}", said.errors);
        let texts = |files: std::collections::BTreeMap<_, _>| files.into_values().collect::<Vec<String>>();
        prop_assert_eq!(texts(folder.files("again")), texts(first));
    }
}
