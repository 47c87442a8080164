//! Sources, from the outside.

mod archive;
mod canvas_app;
mod catalog;
mod code_app;
mod command;
mod contradictions;
mod disagreements;
mod entity_metadata;
mod lake;
mod merged;
mod refused;
mod rust;
mod selection;
mod sheet;
mod solution;
mod stringmaps;
mod web_api;
mod web_api_pages;
mod yaml;

use std::path::{MAIN_SEPARATOR, Path};
use std::process::Command;

/// Exit code and standard error.
fn list(paths: &[&Path]) -> (i32, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_closure-reason"));
    command.arg("list").current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/sources"));
    for path in paths {
        command.arg("--from").arg(path);
    }
    let output = command.output().unwrap();
    (output.status.code().unwrap(), String::from_utf8(output.stderr).unwrap().replace(MAIN_SEPARATOR, "/"))
}

#[test]
fn the_formats_of_a_table_agree() {
    let (code, said) = list(&[Path::new("ocsession")]);
    assert_eq!(code, 0, "{said}");
}

#[test]
fn two_solutions_disagree_and_both_are_named() {
    let (code, said) = list(&[Path::new("award")]);
    assert_eq!(code, 2);
    for part in [
        "msnfp_award.statuscode",
        "is \"Active\" in award/core.xml",
        "and \"Preliminary\" in award/toolkit.xml",
    ] {
        assert!(said.contains(part), "{said}");
    }
}

#[test]
fn nothing_is_ignored_silently() {
    let entity = |inner: &str| {
        format!("<Entity><EntityInfo>\n  <entity Name=\"Demo\">{inner}</entity></EntityInfo></Entity>")
    };
    let column = |inner: &str| {
        entity(&format!(
            "<attributes><attribute PhysicalName=\"A\"><Type>picklist</Type>{inner}</attribute></attributes>"
        ))
    };
    let row = r#"{"objecttypecode":"t","attributename":"c","attributevalue":1,"value":"A","langid":1033}"#;
    for (name, text, code, part) in [
        (
            "a.xml",
            column("<AppDefaultValue>x</AppDefaultValue><optionset Name=\"s\"/>"),
            2,
            "`AppDefaultValue` of demo.a is \"x\"",
        ),
        ("a.xml", column(""), 0, "demo.a has neither `optionset` nor `OptionSetName`"),
        ("a.xml", column("<OptionSetName>gone</OptionSetName>"), 0, "demo.a uses the global set gone"),
        (
            "a.xml",
            entity("\n<EnforceStateTransitions>2</EnforceStateTransitions>"),
            2,
            "a.xml:3:1: `EnforceStateTransitions` is \"2\"",
        ),
        ("a.json", "[{\"Name\":\"s\",\"IsGlobal\":true,\"Options\":[]}] x".into(), 2, "a.json:1:"),
        ("a.json", "{\"Name\":\n \"OptionSet\", ?".into(), 2, "a.json:2:"),
        ("a.json", "{\"other\": ?".into(), 1, "/a.json: this cannot be read as JSON"),
        ("a.json", "// {}\n{\"Options\": []}".into(), 1, "/a.json: this cannot be read as JSON"),
        ("a.json", "<<<<<<< HEAD\n{}".into(), 1, "/a.json: this has conflict marks of Git"),
        ("a.csv", "<<<<<<< HEAD\na,b".into(), 1, "/a.csv: this has conflict marks of Git"),
        (
            "a.csv",
            "# x\nobjecttypecode,attributename,attributevalue,value".into(),
            1,
            "/a.csv: this cannot be read as CSV",
        ),
        ("a.json", String::new(), 1, "/a.json: this file is empty"),
        ("a.xml", String::new(), 1, "/a.xml: this file is empty"),
        ("a.xml", "# x\n<optionset/>".into(), 1, "/a.xml: this cannot be read as XML"),
        ("a.csv", "a,b\n1,2".into(), 1, "there is no metadata in this folder"),
        ("a.json", "{\"a\": 1}\n{\"a\": 2}\n".into(), 1, "there is no metadata in this folder"),
        ("a.xml", "<a/>".into(), 1, "there is no metadata in this folder"),
        ("a.txt", String::new(), 1, "there is no metadata in this folder"),
        ("a.json", format!("{row}\n{row}\n"), 0, ""),
    ] {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join(name), &text).unwrap();
        let (found, said) = list(&[folder.path()]);
        assert_eq!(found, code, "{text}: {said}");
        assert!(said.contains(part), "{text}: {said}");
    }
}
