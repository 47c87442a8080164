//! The command's output for programs matches the schemas.

mod json;
mod validator;

use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};

const ENUM: &str = r#"#[derive(Clone, Copy, OptionSet)]
#[option_set(table = "demo_job", column = "demo_grade", language = 1033)]
pub enum Grade {
    #[option(value = 1, label = "Good")]
    Good,
    #[option(value = 2, label = "Fair")]
    Fair,
}
"#;

// Not named `.rs`, so that `check` of the folder does not read these two.
const ATTRIBUTES: &str = r#"#[derive(Clone, Copy, OptionSet)]
#[option_set(table = "demo_job", column = "demo_grade", language = 1033)]
pub enum Grade {
    /// Nothing is left to do.
    #[option(value = 1, label = "Good", alias = "Fine")]
    Good,
}
"#;

const REFUSED: &str = r#"#[derive(Clone, Copy, OptionSet)]
#[option_set(table = "demo_job", column = "demo_grade", language = 1033)]
pub enum Grade {
    #[option(valeu = 1, label = "Good")]
    Good,
}
macro_rules! enums {
    () => {
        #[derive(Clone, Copy, OptionSet)]
        #[option_set(table = "demo_job", column = "demo_other")]
        pub enum Other {
            One = 1,
        }
    };
}
"#;

const ROWS: &str = "\
channel,createdon,demo_grade,demo_gradename
1,2026-05-01,1,Great
1,2026-05-02,1,Fine
1,2026-06-01,7,Newer
2,2026-06-02,8,
2,2026-06-03,bad,
2,2026-06-04,worse,
2,2026-06-05,,
";

fn labels(english: &str) -> Value {
    let label = json!({"Label": english, "LanguageCode": 1033});
    json!({"LocalizedLabels": [label], "UserLocalizedLabel": label})
}

fn column(name: &str, options: &[(i32, &str)]) -> Value {
    let options: Vec<_> =
        options.iter().map(|(value, label)| json!({"Value": value, "Label": labels(label)})).collect();
    json!({
        "LogicalName": name, "EntityLogicalName": "demo_job", "AttributeTypeName": {"Value": "PicklistType"},
        "OptionSet": {"Name": format!("demo_job_{name}"), "IsGlobal": false, "Options": options},
    })
}

/// The input files: an enum that lacks an option and has another label than the metadata, and older metadata, one set of which
/// contradicts itself.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
    write("a grade;].rs", ENUM);
    write("other.rs", &ENUM.replace("demo_grade", "demo_unknown").replace("Grade", "Unknown"));
    let hostile = "Poor\n##vso[task.setvariable variable=x]100%; ]\u{202e}";
    let grade = column("demo_grade", &[(1, "Great"), (2, "Fair"), (3, hostile)]);
    write("new.json", &json!({"value": [grade, column("demo_other", &[(1, "One")])]}).to_string());
    let broken = column("demo_rank", &[(1, "One"), (1, "Two")]);
    let grade = column("demo_grade", &[(1, "Good"), (2, "Fair")]);
    write("old.json", &json!({"value": [grade, broken]}).to_string());
    write("attributes.txt", ATTRIBUTES);
    write("refused.txt", REFUSED);
    let many: Vec<_> = (1000..3000).map(|unknown| unknown.to_string()).collect();
    write("many.csv", &format!("demo_grade\n{}\n", many.join("\n")));
    write("rows.csv", ROWS);
    write("page.json", r#"{"@odata.nextLink": "https://contoso.example", "value": [{"demo_grade": 1}]}"#);
    folder
}

/// The output of the command with these arguments, and its exit code.
fn said(arguments: &[&str]) -> (Option<i32>, String) {
    let folder = folder();
    let output = Command::new(env!("CARGO_BIN_EXE_closure-reason"))
        .args(arguments)
        .current_dir(folder.path())
        .output()
        .unwrap();
    (output.status.code(), String::from_utf8(output.stdout).unwrap())
}

fn schema(path: &str) -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

fn is_valid(path: &str, value: &Value) {
    assert_eq!(validator::mistakes(&schema(path), value), [""; 0], "{value:#}");
}

#[test]
fn sarif_is_valid_and_has_a_place_for_every_difference() {
    let (code, text) = said(&["check", "--from", "new.json", ".", "--complete", "--format", "sarif"]);
    assert_eq!(code, Some(1));
    assert!(text.is_ascii() && !text.contains('\u{202e}'), "{text}");
    let log: Value = serde_json::from_str(&text).unwrap();
    is_valid("tests/data/schemas/sarif.json", &log);
    let run = &log["runs"][0];
    let rules: Vec<_> = run["results"].as_array().unwrap().iter().map(|one| &one["ruleId"]).collect();
    assert_eq!(rules, ["added-option", "label", "enum-without-metadata", "column-without-enum"]);
    let levels: Vec<_> = run["results"].as_array().unwrap().iter().map(|one| &one["level"]).collect();
    assert_eq!(levels, ["error", "error", "warning", "error"]);
    let place = json!({"artifactLocation": {"uri": "a%20grade%3B%5D.rs"}, "region": {"startLine": 4, "startColumn": 33}});
    assert_eq!(run["results"][1]["locations"], json!([{"physicalLocation": place}]));
    // A column is in no file, so that of the first enum stands for it.
    let place = json!({"artifactLocation": {"uri": "a%20grade%3B%5D.rs"}, "region": {"startLine": 1, "startColumn": 1}});
    assert_eq!(run["results"][3]["locations"], json!([{"physicalLocation": place}]));
    let known: Vec<_> =
        run["tool"]["driver"]["rules"].as_array().unwrap().iter().map(|one| &one["id"]).collect();
    assert!(rules.iter().all(|rule| known.contains(rule)), "{known:?}");
}

/// Mistakes are found in the code, but what they keep from being compared may differ.
#[test]
fn sarif_says_whether_all_enums_could_be_compared() {
    for (path, code, is_successful) in [("a grade;].rs", 1, true), ("both.rs", 2, false)] {
        let folder = folder();
        std::fs::write(folder.path().join("both.rs"), format!("{ENUM}{REFUSED}")).unwrap();
        let output = Command::new(env!("CARGO_BIN_EXE_closure-reason"))
            .args(["check", "--from", "new.json", path, "--format", "sarif"])
            .current_dir(folder.path())
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(code), "{output:?}");
        let log: Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(log["runs"][0]["invocations"][0]["executionSuccessful"], is_successful, "{log}");
        assert!(validator::mistakes(&schema("tests/data/schemas/sarif.json"), &log).is_empty());
    }
}

/// The command and the schema accept and refuse the same files.
#[test]
fn the_schema_of_the_config_agrees_with_the_command() {
    for (text, is_right) in [
        ("", true),
        ("from = \"new.json\"", true),
        (
            "from = [\"new.json\", \"old.json\"]\noutput = \"x.rs\"\ntables = [\"demo_*\"]\nlanguage = 1033",
            true,
        ),
        (
            "kinds = [\"choice\", \"choices\", \"boolean\", \"state\", \"status\"]\nserde = true\nderives = [\"Ord\"]",
            true,
        ),
        ("environment = \"https://contoso.crm4.dynamics.com\"", true),
        ("from = 1", false),
        ("tables = \"demo_*\"", false),
        ("language = \"English\"", false),
        ("kinds = [\"number\"]", false),
        ("serde = 1", false),
        ("derives = [1]", false),
        ("unknown = 1", false),
    ] {
        let folder = folder();
        std::fs::write(folder.path().join("closure-reason.toml"), text).unwrap();
        let output = Command::new(env!("CARGO_BIN_EXE_closure-reason"))
            .args(["list", "--from", "old.json"])
            .current_dir(folder.path())
            .output()
            .unwrap();
        let value = serde_json::to_value(toml::from_str::<toml::Value>(text).unwrap()).unwrap();
        let mistakes = validator::mistakes(&schema("schemas/closure-reason.toml.json"), &value);
        assert_eq!(output.status.success(), is_right, "{text}");
        assert_eq!(mistakes.is_empty(), is_right, "{text}: {mistakes:?}");
    }
}

/// Reads commands like the Azure agent: anywhere in a line, with properties between `;` up to the first `]`.
#[test]
fn azure_finds_every_issue_and_no_other_command() {
    let (code, text) = said(&["check", "--from", "new.json", ".", "--format", "azure"]);
    assert_eq!(code, Some(1));
    let (mut issues, mut others) = (Vec::new(), Vec::new());
    for line in text.lines() {
        let Some((before, command)) = line.split_once("##vso[") else {
            assert!(!line.contains("##["), "{line}");
            others.push(line);
            continue;
        };
        let (properties, message) = command.split_once(']').unwrap();
        let properties = properties.strip_prefix("task.logissue ").unwrap();
        let read = |text: &str| {
            let text = text.replace("%3B", ";").replace("%5D", "]").replace("%0A", "\n").replace("%0D", "\r");
            text.replace("%AZP25", "%")
        };
        let properties: Vec<_> =
            properties.split(';').map(|one| read(one.split_once('=').unwrap().1)).collect();
        assert_eq!(before, "");
        issues.push((properties, read(message)));
    }
    let places: Vec<_> = issues.iter().map(|(properties, _)| properties.join("|")).collect();
    assert_eq!(
        places,
        [
            "error|a grade;].rs|3|10|added option",
            "error|a grade;].rs|4|33|label",
            "warning|other.rs|3|10|enum without metadata",
            "warning|column without enum",
        ]
    );
    // The agent decodes only commands.
    let summary = "2 differences; compared: 1 enum; 1 enum has no metadata; 1 column has no enum";
    assert_eq!(others.last(), Some(&summary));
    let message = &issues[0].1;
    assert!(message.contains("##vso[task.setvariable variable=x]100%; ]"), "{message}");
    assert!(!message.contains(['\n', '\u{202e}']), "{message}");
}
