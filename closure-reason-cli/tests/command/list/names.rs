//! Names in scripts of views: what no script could write safely is refused. `tests/engines/names.py` runs the others.

use std::process::Output;

use serde_json::json;

use crate::list::command::command;

/// A script for these tables, each of which has a column of this name.
fn views(tables: &[&str], column: &str, arguments: &[&str]) -> Output {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("names.json");
    let option = json!({"Value": 1, "Label": {"LocalizedLabels": [{"Label": "One", "LanguageCode": 1033}]}});
    let of = |table: &&str| {
        json!({"EntityLogicalName": table, "LogicalName": column, "AttributeTypeName": {"Value": "PicklistType"},
            "OptionSet": {"Name": "demo_set", "IsGlobal": false, "OptionSetType": "Picklist", "Options": [option]}})
    };
    let answer = json!({"value": tables.iter().map(of).collect::<Vec<_>>()});
    std::fs::write(&path, answer.to_string()).unwrap();
    let given = ["list", "--as", "views", "--from", path.to_str().unwrap()];
    command(&given.iter().chain(arguments).copied().collect::<Vec<_>>())
}

fn refused(tables: &[&str], column: &str, arguments: &[&str], why: &str) {
    let output = views(tables, column, arguments);
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains(why) && said.contains("help: "), "{tables:?} {column:?} {arguments:?}: {said}");
    assert_eq!((output.status.code(), &*output.stdout), (Some(2), &b""[..]));
}

#[test]
fn a_control_character_in_a_name() {
    for dialect in ["duckdb", "spark", "postgres", "sqlite", "sqlserver", "synapse", "fabric"] {
        for name in ["a\nGO\n", "a;\nb", "a\u{85}b"] {
            refused(&[name], "demo_grade", &["--dialect", dialect], "has a control character");
            refused(&["demo_job"], name, &["--dialect", dialect], "has a control character");
        }
        for flag in ["--schema", "--source", "--view", "--suffix"] {
            let arguments = ["--dialect", dialect, flag, "{table}\n"];
            refused(&["demo_job"], "demo_grade", &arguments, "has a control character");
        }
        refused(&["demo_job"], "demo_grade", &["--dialect", dialect, "--schema", "a..b"], "a name is empty");
    }
}

#[test]
fn a_variable_in_a_name() {
    for (dialect, variable) in
        [("spark", "${a}"), ("sqlserver", "$(a)"), ("synapse", "$(a)"), ("fabric", "$(a)")]
    {
        refused(&[variable], "demo_grade", &["--dialect", dialect], "clients would replace a variable");
        refused(&["demo_job"], variable, &["--dialect", dialect], "clients would replace a variable");
    }
    let output = views(&["${a} $(b)"], "$c", &["--dialect", "duckdb"]);
    assert!(String::from_utf8(output.stdout).unwrap().contains("FROM \"${a} $(b)\" AS t"));
}

#[test]
fn names_that_an_engine_takes_for_one() {
    let long = "a".repeat(63);
    let (one, other) = (format!("{long}_one"), format!("{long}_other"));
    let postgres = ["--dialect", "postgres"];
    refused(&[&one, &other], "demo_grade", &postgres, "two tables have a view that is called");
    let languages = ["--dialect", "postgres", "--suffix", &long];
    refused(&["demo_job"], &format!("{long}_ab"), &languages, "would be called");
    assert!(views(&[&one, &other], "demo_grade", &["--dialect", "duckdb"]).status.success());
    let several = ["--dialect", "duckdb"];
    refused(&["demo_job", "Demo_Job"], "demo_grade", &several, "two tables have a view that is called");
}

#[test]
fn a_table_with_the_name_of_the_labels() {
    let why = "the table `option_set_labels` is called like the table of labels";
    refused(&["option_set_labels"], "demo_grade", &["--dialect", "sqlite"], why);
    let output = views(&["option_set_labels"], "demo_grade", &["--dialect", "duckdb", "--schema", "words"]);
    assert!(output.status.success());
}

#[test]
fn a_dot_in_the_name_of_a_table_is_a_part_of_it() {
    let output = views(&["a.b"], "demo_grade", &["--dialect", "duckdb", "--source", "lake.raw.{table}"]);
    assert!(String::from_utf8(output.stdout).unwrap().contains("FROM \"lake\".\"raw\".\"a.b\" AS t"));
}
