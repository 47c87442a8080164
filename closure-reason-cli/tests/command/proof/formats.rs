//! Five formats of one table agree, except that each leaves unstated what it does not contain. What it contains is written
//! here from its description.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde_json::Value;

use crate::proof::enums::by_set;
use crate::proof::run::{Folder, Said};

#[derive(Clone, Copy, Debug, PartialEq)]
enum Format {
    WebApi,
    Stringmaps,
    Solution,
    LakeCsv,
    EntityMetadata,
}

use Format::{EntityMetadata, LakeCsv, Solution, Stringmaps, WebApi};

impl Format {
    /// Whether it contains a field of a row, given the whole row as the Web API has it.
    fn tells(self, field: &str, row: &BTreeMap<String, String>) -> bool {
        match field {
            "key" | "table_name" | "column_name" | "value" | "language_id" | "label" => true,
            // States and status reasons are known by the name of the column or file; the others only by the type of the
            // column.
            "kind" => {
                matches!(self, WebApi | Solution | EntityMetadata)
                    || ["state", "status"].contains(&&*row["kind"])
            }
            "set_name" => matches!(self, WebApi | Solution) || self == LakeCsv && row["is_global"] == "true",
            "is_global" | "state" => self != Stringmaps,
            // `IsHidden` is written only for a hidden option; then the other options of the set are not hidden.
            "is_hidden" => self == WebApi || self == Solution && row["set_name"] == "demo_grade",
            "description" | "color" | "external_value" | "default_status" | "invariant_name"
            | "transitions" => {
                matches!(self, WebApi | Solution)
            }
            other => panic!("the description does not know {other}"),
        }
    }

    /// Whether it has labels in this language. String maps have only the languages of the users who requested them.
    fn has(self, language: &str) -> bool {
        self != Stringmaps || language != "1041"
    }

    /// Whether it has the options in the order of display.
    fn is_ordered(self) -> bool {
        matches!(self, WebApi | Stringmaps | Solution)
    }
}

fn list(from: &str, more: &[&str]) -> String {
    let folder = Folder::new();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/sources").join(from);
    let Said { code, out, errors } =
        folder.run(&[&["list", "--from", path.to_str().unwrap()], more].concat());
    assert_eq!(code, 0, "{errors}");
    out
}

type Row = BTreeMap<String, String>;

/// The rows of columns in the output of `list`. Global sets would only repeat their options.
fn rows(from: &str) -> Vec<Row> {
    let listed = list(from, &["--as", "csv"]);
    let rows =
        csv::Reader::from_reader(listed.as_bytes()).into_deserialize::<Row>().collect::<Result<Vec<_>, _>>();
    rows.unwrap().into_iter().filter(|row| !row["column_name"].is_empty()).collect()
}

fn place(row: &Row) -> [String; 4] {
    ["table_name", "column_name", "value", "language_id"].map(|field| row[field].clone())
}

fn agrees(whole: &[Row], format: Format, from: &str) {
    let mut rows = rows(from);
    // The columns that the Web API's sample has.
    let columns: BTreeSet<&str> = whole.iter().map(|row| &*row["column_name"]).collect();
    rows.retain(|row| columns.contains(&*row["column_name"]));
    let expected: Vec<Row> = whole
        .iter()
        .filter(|row| format.has(&row["language_id"]))
        .map(|row| {
            let told = |field: &str, text: &str| {
                if format.tells(field, row) { text.to_owned() } else { String::new() }
            };
            row.iter().map(|(field, text)| (field.clone(), told(field, text))).collect()
        })
        .collect();
    let sorted = |mut rows: Vec<Row>| {
        rows.sort_by_key(place);
        rows
    };
    if format.is_ordered() {
        assert_eq!(
            rows.iter().map(place).collect::<Vec<_>>(),
            expected.iter().map(place).collect::<Vec<_>>(),
            "{from}"
        );
    }
    for (row, expected) in sorted(rows.clone()).iter().zip(sorted(expected.clone())) {
        assert_eq!(*row, expected, "{from}");
    }
    assert_eq!(rows.len(), expected.len(), "{from}");
}

#[test]
fn each_format_states_what_it_can_about_options() {
    let whole = rows("web_api");
    assert_eq!(whole.len(), 38);
    for (format, from) in [
        (WebApi, "RetrieveMetadataChanges.json"),
        (Stringmaps, "stringmaps"),
        (Solution, "solution/demo.zip"),
        (LakeCsv, "lake"),
    ] {
        agrees(&whole, format, from);
    }
}

/// The JSON of an older lake contains the same as its CSV, and the kind.
#[test]
fn the_older_lake_agrees() {
    let whole = rows("ocsession/web_api");
    for (format, from) in [
        (EntityMetadata, "ocsession/entity_metadata"),
        (LakeCsv, "ocsession/lake_csv"),
        (Solution, "ocsession/solution.zip"),
        (Stringmaps, "ocsession/stringmaps"),
    ] {
        agrees(&whole, format, from);
    }
}

/// What a format says about whole sets, besides their options.
#[test]
fn each_format_states_what_it_can_about_sets() {
    let sets = |from: &str| -> BTreeMap<String, Value> {
        let listed: Value = serde_json::from_str(&list(from, &["--as", "json"])).unwrap();
        let sets = listed["option_sets"].as_array().unwrap().clone();
        let sets = sets.into_iter().filter(|set| set["column"].is_string());
        sets.map(|set| (set["column"].as_str().unwrap().to_owned(), set)).collect()
    };
    let whole = sets("RetrieveMetadataChanges.json");
    for (format, from) in
        [(WebApi, "web_api"), (Stringmaps, "stringmaps"), (Solution, "solution/demo.zip"), (LakeCsv, "lake")]
    {
        let told = sets(from);
        assert!(told.keys().eq(whole.keys()), "{from}");
        for (column, set) in &told {
            let is_whole = matches!(format, WebApi | Solution);
            for (key, tells) in [
                ("column_display_name", is_whole && !(from == "web_api" && column != "demo_skills")),
                ("enforces_transitions", is_whole && column == "statuscode"),
                ("multi_select", is_whole),
                ("default", format == Solution && column != "demo_skills"),
            ] {
                // The sample of the Web API has few properties; states and status reasons never hold several options.
                let is_left_out = key == "default" && format == WebApi || column.starts_with("stat");
                if is_left_out && key != "enforces_transitions" {
                    continue;
                }
                let expected = if tells { whole[column][key].clone() } else { Value::Null };
                let empty =
                    ["column_display_name"].contains(&key) && set[key]["texts"] == serde_json::json!([]);
                let found = if empty { Value::Null } else { set[key].clone() };
                assert_eq!(found, expected, "{from}: {column} {key}");
            }
            // A solution may be incomplete, the others are complete.
            assert_eq!(set["complete"].as_bool(), Some(format != Solution), "{from}: {column}");
        }
    }
}

/// From one format to the next, no name changes, unknown properties are added, and there is never any drift.
#[test]
fn enums_from_one_format_are_completed_by_another() {
    let sources = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/sources");
    for (first, later) in [
        ("stringmaps", "web_api"),
        ("lake", "web_api"),
        ("lake", "solution/demo.zip"),
        ("stringmaps", "lake"),
        ("solution/demo.zip", "RetrieveMetadataChanges.json"),
    ] {
        let folder = Folder::new();
        let mut names = BTreeMap::new();
        for from in [first, later] {
            let from = sources.join(from);
            let from = from.to_str().unwrap();
            let said = folder.run(&["generate", "--from", from, "-o", "choices"]);
            assert_eq!(said.code, 0, "{}", said.errors);
            let said = folder.run(&["check", "--from", from, "choices"]);
            assert_eq!(said.code, 0, "{first}, then {later}: {}", said.out);
            for (set, one) in by_set(&folder.files("choices")) {
                let now: BTreeMap<i32, String> =
                    one.variants.into_iter().map(|variant| (variant.value, variant.name)).collect();
                if let Some(before) = names.insert(set.clone(), (one.name.clone(), now.clone())) {
                    assert_eq!(before, (one.name, now), "{first}, then {later}: {set}");
                }
            }
        }
        let text: String = folder.files("choices").into_values().collect();
        let is_whole = !later.contains("lake");
        assert_eq!(text.contains("kind = status("), is_whole, "{first}, then {later}");
        assert_eq!(text.contains("enforce_transitions"), is_whole, "{first}, then {later}");
    }
}
