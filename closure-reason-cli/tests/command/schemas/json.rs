//! The JSON of each verb against its schema in `schemas/`: what real runs write is valid, each key of the schema is
//! written by one of them, and no other key is.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use crate::schemas::{said, schema, validator};

#[test]
fn check() {
    let run = run(&["check", "--from", "new.json", ".", "refused.txt", "--format", "json"]);
    for (key, list) in run.as_object().unwrap().iter().filter(|(key, _)| *key != "compared") {
        assert_ne!(list, &json!([]), "{key}");
    }
    agree("check", &[run]);
}

#[test]
fn diff() {
    agree("diff", &[run(&["diff", "old.json", "new.json", "--format", "json"])]);
}

#[test]
fn list() {
    let here = env!("CARGO_MANIFEST_DIR");
    let list = |from: &str| run(&["list", "--from", from, "--as", "json"]);
    let runs = [
        list("new.json"),
        list("attributes.txt"),
        list(&format!("{here}/examples/metadata")),
        list(&format!("{here}/tests/data/sources/solution")),
        list(&format!("{here}/tests/data/sources/lake")),
        list(&format!("{here}/tests/data/sources/RetrieveMetadataChanges.json")),
        list(&format!("{here}/tests/data/list/demo_job.status.json")),
        run(&["list", "--from", "new.json", "--language", "1033", "--as", "json"]),
    ];
    agree("list", &runs);
}

#[test]
fn summary() {
    let summary = |more: &[&str]| run(&[&["summary", "--as", "json", "--from", "new.json"], more].concat());
    let runs = [
        summary(&["rows.csv"]),
        summary(&["rows.csv", "--by", "channel"]),
        summary(&["rows.csv", "--by", "channel", "--by", "createdon:month", "--top", "1"]),
        summary(&["page.json"]),
        summary(&["many.csv"]),
    ];
    assert_eq!(runs[3]["incomplete"], json!(["page.json"]));
    agree("summary", &runs);
}

/// What the command writes with these arguments.
fn run(arguments: &[&str]) -> Value {
    serde_json::from_str(&said(arguments).1).unwrap()
}

fn agree(name: &str, runs: &[Value]) {
    let schema = schema(&format!("schemas/{name}.json"));
    let (mut described, mut written) = (BTreeSet::new(), BTreeSet::new());
    keys_of_schema(&schema, &mut described);
    for run in runs {
        assert_eq!(validator::mistakes(&schema, run), [""; 0], "{run:#}");
        keys(run, &mut written);
    }
    let never: Vec<_> = described.difference(&written).collect();
    assert_eq!(never, [""; 0], "no run writes these keys");
    for broken in broken(&runs[0]) {
        assert!(!validator::mistakes(&schema, &broken).is_empty(), "this is taken for right: {broken:#}");
    }
}

/// The value with one of its parts replaced by what is right nowhere, and with one key too many, for each of its parts.
fn broken(value: &Value) -> Vec<Value> {
    let mut all = vec![json!([{"unknown": [{}]}])];
    match value {
        Value::Object(object) => {
            let with = |key: &str, value: Value| {
                let mut object = object.clone();
                object.insert(key.into(), value);
                Value::Object(object)
            };
            all.push(with("unknown", Value::Null));
            all.extend(object.iter().flat_map(|(key, of)| broken(of).into_iter().map(|of| with(key, of))));
        }
        Value::Array(items) => {
            for (at, item) in items.iter().enumerate() {
                let with = |item| [&items[..at], &[item], &items[at + 1..]].concat();
                all.extend(broken(item).into_iter().map(|item| Value::Array(with(item))));
            }
        }
        _ => {}
    }
    all
}

fn keys(value: &Value, all: &mut BTreeSet<String>) {
    let none = Map::new();
    for (key, value) in value.as_object().unwrap_or(&none) {
        all.insert(key.clone());
        keys(value, all);
    }
    for item in value.as_array().into_iter().flatten() {
        keys(item, all);
    }
}

fn keys_of_schema(schema: &Value, all: &mut BTreeSet<String>) {
    let none = Map::new();
    for (keyword, of) in schema.as_object().unwrap_or(&none) {
        match &**keyword {
            "properties" => {
                for (key, of) in of.as_object().unwrap() {
                    all.insert(key.clone());
                    keys_of_schema(of, all);
                }
            }
            "definitions" => of.as_object().unwrap().values().for_each(|of| keys_of_schema(of, all)),
            "items" => keys_of_schema(of, all),
            _ => {}
        }
    }
}
