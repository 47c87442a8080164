//! `diff`, from the outside.

mod incomplete;
mod selection;

use std::process::Command;

use expect_test::expect;
use serde_json::{Value, json};

/// Compares `old.json` with `new.json`; exit code, standard output and standard error.
fn diff(old: &Value, new: &Value, arguments: &[&str]) -> (i32, String, String) {
    diff_files([("old.json", &old.to_string()), ("new.json", &new.to_string())], arguments)
}

fn diff_files(files: [(&str, &str); 2], arguments: &[&str]) -> (i32, String, String) {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    let output = Command::new(env!("CARGO_BIN_EXE_closure-reason"))
        .arg("diff")
        .args(files.map(|(name, _)| name))
        .args(arguments)
        .current_dir(folder.path())
        .output()
        .unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

fn labels(english: &str) -> Value {
    let label = json!({"Label": english, "LanguageCode": 1033});
    json!({"LocalizedLabels": [label], "UserLocalizedLabel": label})
}

fn set(name: &str, global: bool, options: &[(i32, &str)]) -> Value {
    let options: Vec<_> =
        options.iter().map(|(value, label)| json!({"Value": value, "Label": labels(label)})).collect();
    json!({"Name": name, "IsGlobal": global, "OptionSetType": "Picklist", "Options": options})
}

fn column(name: &str, set: &Value) -> Value {
    json!({
        "LogicalName": name, "SchemaName": name, "EntityLogicalName": "demo_job",
        "AttributeTypeName": {"Value": "PicklistType"}, "OptionSet": set,
    })
}

/// All choice columns of the table `demo_job`, as the Web API lists them.
fn cast(columns: &[Value]) -> Value {
    let context = "x/$metadata#EntityDefinitions('demo_job')/Attributes/Microsoft.Dynamics.CRM.PicklistAttributeMetadata(LogicalName)";
    json!({"@odata.context": context, "value": columns})
}

fn grade(options: &[(i32, &str)]) -> Value {
    column("demo_grade", &set("demo_job_demo_grade", false, options))
}

fn zone(name: &str, options: &[(i32, &str)]) -> Value {
    column(name, &set("demo_zones", true, options))
}

/// Sources in one file, one after another.
fn together(sources: &[Value]) -> String {
    sources.iter().map(Value::to_string).collect::<Vec<_>>().join("\n")
}

#[test]
fn each_change_is_reported_once_and_the_answer_is_no() {
    let old = cast(&[
        grade(&[(1, "Good"), (2, "Bad"), (3, "Ugly")]),
        zone("demo_from", &[(1, "North")]),
        zone("demo_to", &[(1, "North")]),
        column("demo_old", &set("demo_job_demo_old", false, &[(1, "One")])),
    ]);
    let new = cast(&[
        grade(&[(1, "Very \"good\""), (3, "Ugly"), (4, "New")]),
        zone("demo_from", &[(1, "North"), (2, "South")]),
        zone("demo_to", &[(1, "North"), (2, "South")]),
        column("demo_new", &set("demo_job_demo_new", false, &[(1, "One")])),
    ]);
    let (code, said, errors) = diff(&old, &new, &[]);
    assert_eq!((code, &*errors), (1, ""));
    expect![[r#"
        demo_job.demo_grade
          1: label in language 1033 was "Good", is "Very \"good\""
          2 "Bad" is gone
          4 "New" is new
        demo_job.demo_new
          the column is new
        demo_job.demo_old
          the column is gone
        global set demo_zones
          2 "South" is new
        not compared (`--order` compares it): order (2 sets)
        6 differences; compared: 4 sets
    "#]]
    .assert_eq(&said);
    let (code, said, _) = diff(&old, &new, &["--format", "markdown"]);
    assert_eq!(code, 1);
    expect![[r###"
        ## demo_job.demo_grade

        | Value | What | Old | New |
        | ---: | --- | --- | --- |
        | 1 | label in language 1033 | Good | Very "good" |
        | 2 | removed option | Bad |  |
        | 4 | new option |  | New |

        ## demo_job.demo_new

        | Value | What | Old | New |
        | ---: | --- | --- | --- |
        |  | new column |  |  |

        ## demo_job.demo_old

        | Value | What | Old | New |
        | ---: | --- | --- | --- |
        |  | removed column |  |  |

        ## global set demo_zones

        | Value | What | Old | New |
        | ---: | --- | --- | --- |
        | 2 | new option |  | South |

        ## Not compared

        - \`--order\` compares it: order (2 sets)

        6 differences; compared: 4 sets
    "###]]
    .assert_eq(&said);
    let (code, said, _) = diff(&old, &new, &["--format", "json"]);
    assert_eq!(code, 1);
    let said: Value = serde_json::from_str(&said).unwrap();
    assert_eq!(said["compared"], 4);
    assert_eq!(said["differences"].as_array().unwrap().len(), 6);
    let first = json!({
        "set": "demo_job.demo_grade", "table": "demo_job", "column": "demo_grade", "global": null, "aspect": "label",
        "value": 1, "language": 1033, "old": "Good", "new": "Very \"good\"",
        "message": "1: label in language 1033 was \"Good\", is \"Very \\\"good\\\"\"",
    });
    assert!(said["differences"].as_array().unwrap().contains(&first), "{said:#}");
}

#[test]
fn equal_metadata_has_no_difference() {
    let metadata = cast(&[grade(&[(1, "Good"), (2, "Bad")]), zone("demo_from", &[(1, "North")])]);
    let (code, said, errors) = diff(&metadata, &metadata, &[]);
    assert_eq!((code, &*errors), (0, ""));
    expect![[r#"
        not compared (`--order` compares it): order (2 sets)
        no difference in what was compared: 3 sets
    "#]]
    .assert_eq(&said);
    let (code, said, _) = diff(&metadata, &metadata, &["--order"]);
    assert_eq!(code, 0);
    assert!(!said.contains("--order"), "{said}");
}

#[test]
fn the_order_of_options_is_compared_on_request() {
    let old = cast(&[grade(&[(1, "Good"), (2, "Bad")])]);
    let new = cast(&[grade(&[(2, "Bad"), (1, "Good")])]);
    assert_eq!(diff(&old, &new, &[]).0, 0);
    let (code, said, _) = diff(&old, &new, &["--order"]);
    assert_eq!(code, 1);
    assert!(said.contains("order was \"1 2\", is \"2 1\""), "{said}");
}

#[test]
fn texts_that_differ_only_in_blanks_look_different_in_markdown() {
    for (old, new, cells) in [
        ("One", "One ", r#"| "One" | "One " |"#),
        ("One two", "One\u{a0}two", r#"| "One two" | "One\\u{a0}two" |"#),
        ("One\ntwo", "One\r\ntwo", r#"| "One\\ntwo" | "One\\r\\ntwo" |"#),
        ("One", "Two", "| One | Two |"),
    ] {
        let (_, said, _) = diff(&grade(&[(1, old)]), &grade(&[(1, new)]), &["--format", "markdown"]);
        assert!(said.contains(cells), "{said}");
    }
}
