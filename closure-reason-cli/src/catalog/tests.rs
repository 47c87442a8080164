use std::path::PathBuf;

use proptest::prelude::*;

use super::{Catalog, Sources};
use crate::definition::OptionSetDefinition;
use crate::report::error::Error;
use crate::source::Sourced;

fn load(paths: &[&str], change: impl FnOnce(&mut Sources)) -> Result<Catalog, Error> {
    let folder = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/sources"));
    let mut sources =
        Sources { from: paths.iter().map(|path| folder.join(path)).collect(), ..Sources::default() };
    change(&mut sources);
    Catalog::load(&sources)
}

const FORMATS: [&str; 5] = ["web_api", "RetrieveMetadataChanges.json", "lake", "stringmaps", "solution"];

const COLUMNS: [&str; 6] =
    ["demo_grade", "demo_isurgent", "demo_secondgrade", "demo_skills", "statecode", "statuscode"];

/// The set of a column of `demo_job`.
fn column<'a>(catalog: &'a Catalog, column: &str) -> &'a Sourced<OptionSetDefinition> {
    let key = (Some("demo_job"), Some(column));
    catalog.columns.iter().find(|set| (set.what.table.as_deref(), set.what.column.as_deref()) == key).unwrap()
}

#[test]
fn every_format_has_the_columns_with_the_same_options() {
    for format in FORMATS {
        let catalog = load(&[format], |_| {}).unwrap_or_else(|error| panic!("{format}: {error}"));
        let columns: Vec<_> = catalog.columns.iter().filter_map(|set| set.what.column.as_deref()).collect();
        assert_eq!(columns, COLUMNS, "{format}");
        let grade = &column(&catalog, "demo_grade").what;
        let values: Vec<_> = grade.options.iter().map(|option| option.value).collect();
        assert_eq!(values, [745_500_000, 745_500_002, 745_500_001], "{format}");
        assert_eq!(grade.options[0].label.text_in(1031), Some("Erstklassig"), "{format}");
        let status = &column(&catalog, "statuscode").what;
        let states: Vec<_> = status.options.iter().map(|option| option.state).collect();
        if format != "stringmaps" {
            assert_eq!(states, [Some(0), Some(0), Some(1), Some(1)], "{format}");
        }
        assert_eq!(!grade.partial, format != "solution");
    }
}

#[test]
fn the_formats_agree_and_complement_each_other_in_any_order() {
    let mut formats = FORMATS;
    let all = load(&formats, |_| {}).unwrap_or_else(|error| panic!("{error}"));
    formats.reverse();
    let reversed = load(&formats, |_| {}).unwrap_or_else(|error| panic!("{error}"));
    let both: Vec<_> = all.columns.iter().zip(&reversed.columns).collect();
    assert_eq!(both.len(), COLUMNS.len());
    assert!(both.iter().all(|(one, other)| one.what == other.what && one.origin == other.origin));
    let status = &column(&all, "statuscode").what;
    assert_eq!(status.enforces_transitions, Some(true));
    assert_eq!(all.globals.len(), 1);
}

#[test]
fn list_output_is_read_back() {
    let catalog = load(&["web_api", "solution"], |_| {}).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("list.json");
    std::fs::write(
        &path,
        crate::source::list::write(
            catalog.columns.iter().chain(&catalog.globals).map(|set| &set.what),
            catalog.tables.iter().map(|table| &table.what),
        ),
    )
    .unwrap();
    let again = Catalog::load(&Sources { from: vec![path], ..Sources::default() }).unwrap();
    let sets = |catalog: &Catalog| -> Vec<_> {
        catalog.columns.iter().chain(&catalog.globals).map(|set| set.what.clone()).collect()
    };
    assert_eq!(sets(&again), sets(&catalog));
}

#[test]
fn a_selection_that_matches_nothing_names_the_nearest() {
    let error = load(&["web_api"], |sources| sources.column.push("demo_grad".into())).unwrap_err();
    assert!(error.to_string().contains("the nearest names are demo_grade"), "{error}");
    let catalog = load(&["web_api"], |sources| sources.column.push("!demo_*".into())).unwrap();
    assert_eq!(catalog.columns.len(), 2);
}

#[test]
fn disagreeing_inputs_are_shown_and_one_can_be_preferred() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    for (name, label) in [("a.json", "Fair"), ("b.json", "Middling")] {
        let text = format!(
            r#"{{"LogicalName": "demo_rank", "EntityLogicalName": "demo_job", "OptionSet": {{"Options": [{{"Value": 1,
            "Label": {{"LocalizedLabels": [{{"Label": "{label}", "LanguageCode": 1033}}]}}}}]}}}}"#
        );
        std::fs::write(path(name), text).unwrap();
    }
    let mut sources = Sources { from: vec![path("b.json"), path("a.json")], ..Sources::default() };
    let error = Catalog::load(&sources).unwrap_err().to_string();
    for (label, file) in [("is \"Fair\"", "a.json"), ("and \"Middling\"", "b.json")] {
        let said = format!("{label} in {}", path(file).display());
        assert!(error.contains("the label of 1 in language 1033\n") && error.contains(&said), "{error}");
    }
    sources.prefer = Some(super::Prefer::Last);
    let set = Catalog::load(&sources).unwrap().columns.remove(0).what;
    assert_eq!(set.options[0].label.text(), Some("Fair"));
}

proptest! {
    #[test]
    fn no_input_makes_a_reader_panic(
        start in prop::sample::select(vec!["", "{", "[{\"Options\":", "<Entity><EntityInfo>", "PK\x03\x04", "{\"option_sets\":",
            "objecttypecode,attributename,attributevalue,value\n"]),
        rest in prop::collection::vec(any::<u8>(), 0..200),
        name in prop::sample::select(vec!["a", "OptionsetMetadata.csv", "StatusMetadata.csv"]),
    ) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(name);
        std::fs::write(&path, [start.as_bytes(), &rest].concat()).unwrap();
        let _ = Catalog::load(&Sources { from: vec![path], ..Sources::default() });
    }
}
