//! `check`, from the outside.

use std::path::{Path, PathBuf};
use std::process::Command;

use expect_test::expect;

mod coverage;
mod other_texts;
mod repository;
mod twins;
mod unreadable;

fn data() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/check")
}

/// Runs the command in a folder with only these files. Returns exit code, standard output and standard error.
fn check(files: &[(&str, &str)], arguments: &[&str]) -> (i32, String, String) {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    let output = Command::new(env!("CARGO_BIN_EXE_closure-reason"))
        .arg("check")
        .args(arguments)
        .current_dir(folder.path())
        .output()
        .unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (
        output.status.code().unwrap(),
        text(output.stdout),
        text(output.stderr).replace(std::path::MAIN_SEPARATOR, "/"),
    )
}

fn own_enum() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../closure-reason/src/closure_reason.rs");
    std::fs::read_to_string(path).unwrap()
}

fn metadata() -> String {
    std::fs::read_to_string(data().join("msdyn_ocsession.msdyn_closurereason.json")).unwrap()
}

#[test]
fn the_librarys_own_enum_agrees() {
    let files = [("reason.rs", &*own_enum()), ("metadata.json", &*metadata())];
    let (code, told, errors) = check(&files, &["--from", "metadata.json", "reason.rs"]);
    assert_eq!((code, &*errors), (0, ""));
    assert_eq!(told, "no difference in what was compared: 1 enum (-v lists what was not, and why)\n");
    let (code, told, errors) = check(&files, &["--from", "metadata.json", "reason.rs", "-v"]);
    assert_eq!((code, &*errors), (0, ""));
    expect![[r#"
        not compared in ClosureReason (`--order` compares it): order
        not compared in ClosureReason (an enum has no key for it): schema name, selection, display name of the column, description of the set
        not compared in ClosureReason (only enums have aliases): aliases of 192350006
        not compared in ClosureReason (the metadata describes no option): description of 44 options
        no difference in what was compared: 1 enum
    "#]].assert_eq(&told);
}

const GRADE: &str = r#"#[derive(Clone, Copy, OptionSet)]
#[option_set(table = "demo_job", column = "demo_grade", language = 1033)]
enum Grade {
    #[option(value = 1, label = "Good")]
    Good,
    #[option(value = 2, label = "Fair")]
    Fair,
}
"#;

fn options(options: &str) -> String {
    format!(
        r#"{{"LogicalName": "demo_grade", "EntityLogicalName": "demo_job", "OptionSet": {{"Options": [{options}]}}}}"#
    )
}

fn option(value: i32, label: &str) -> String {
    format!(
        r#"{{"Value": {value}, "Label": {{"LocalizedLabels": [{{"Label": {label:?}, "LanguageCode": 1033}}]}}}}"#
    )
}

#[test]
fn differences_are_underlined_with_a_remedy() {
    let theirs = options(&[option(1, "Great"), option(3, "Poor\\n::error::x")].join(","));
    let files = [("grade.rs", GRADE), ("metadata.json", &*theirs)];
    let (code, told, _) = check(&files, &["--from", "metadata.json", "grade.rs"]);
    assert_eq!(code, 1);
    expect![[r#"
        error: `Grade` lacks the option 3 "Poor\\n::error::x"
         --> grade.rs:3:6
          |
        3 | enum Grade {
          |      ^^^^^ the metadata has one more option
          |
          = help: `closure-reason generate` would add 3 "Poor\\n::error::x"

        error: the label in language 1033 of `Grade::Good` differs
         --> grade.rs:4:33
          |
        4 |     #[option(value = 1, label = "Good")]
          |                                 ^^^^^^ the enum says "Good", the metadata "Great"
          |
          = help: `closure-reason generate` would change it, and keep the old label as an alias

        error: `Grade::Fair` is no longer an option
         --> grade.rs:7:5
          |
        7 |     Fair,
          |     ^^^^ the metadata has no 2
          |
          = help: `closure-reason generate` would mark it as deprecated, and remove it with `--prune`

        not compared in Grade (`--order` compares it): order
        not compared in Grade (neither side says): name, whether the set is global, selection, display name, description of the set, default, description of 1, color of 1, external value of 1
        not compared in Grade (the Web API's JSON does not say): kind, visibility of 1
        3 differences; compared: 1 enum
    "#]].assert_eq(&told);
    let (code, told, _) = check(&files, &["--from", "metadata.json", "grade.rs", "--format", "github"]);
    assert_eq!(code, 1);
    expect![[r#"
        ::error file=grade.rs,line=3,col=6::`Grade` lacks the option 3 "Poor\\n::error::x": the metadata has one more option; `closure-reason generate` would add 3 "Poor\\n::error::x"
        ::error file=grade.rs,line=4,col=33::the label in language 1033 of `Grade::Good` differs: the enum says "Good", the metadata "Great"; `closure-reason generate` would change it, and keep the old label as an alias
        ::error file=grade.rs,line=7,col=5::`Grade::Fair` is no longer an option: the metadata has no 2; `closure-reason generate` would mark it as deprecated, and remove it with `--prune`
        ::notice::not compared in Grade (`--order` compares it): order
        ::notice::not compared in Grade (neither side says): name, whether the set is global, selection, display name, description of the set, default, description of 1, color of 1, external value of 1
        ::notice::not compared in Grade (the Web API's JSON does not say): kind, visibility of 1
        ::notice::3 differences; compared: 1 enum
    "#]].assert_eq(&told);
    let (code, told, _) = check(&files, &["--from", "metadata.json", "grade.rs", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&told).unwrap();
    assert_eq!((code, json["compared"].as_u64()), (1, Some(1)));
    let aspects: Vec<_> =
        json["differences"].as_array().unwrap().iter().map(|one| one["aspect"].as_str().unwrap()).collect();
    assert_eq!(aspects, ["added option", "label", "removed option"]);
}

#[test]
fn lines_that_end_as_on_windows_are_shown_like_others() {
    let theirs = options(&option(1, "Great"));
    // The value is in two lines.
    let ours = GRADE.replace("\"Good\"", "\"Go\\\n    od\"");
    let shown = |ours: &str| {
        check(&[("grade.rs", ours), ("metadata.json", &theirs)], &["--from", "metadata.json", "grade.rs"])
    };
    let (code, told, errors) = shown(&ours.replace('\n', "\r\n"));
    assert_eq!((code, &*errors), (1, ""), "{told}");
    assert_eq!(told, shown(&ours).1);
    assert!(told.contains("\n5 | |     od\")]\n"), "{told}");
}

#[test]
fn the_order_is_compared_on_request() {
    let theirs = options(&[option(2, "Fair"), option(1, "Good")].join(","));
    let files = [("grade.rs", GRADE), ("metadata.json", &*theirs)];
    assert_eq!(check(&files, &["--from", "metadata.json", "grade.rs"]).0, 0);
    let (code, told, _) = check(&files, &["--from", "metadata.json", "grade.rs", "--order"]);
    assert_eq!(code, 1);
    expect![[r#"
        error: the order of `Grade` differs
         --> grade.rs:3:6
          |
        3 | enum Grade {
          |      ^^^^^ the enum says "1 2", the metadata "2 1"
          |
          = help: `closure-reason generate` keeps your order; move the variants by hand, or leave out `--order`

        not compared in Grade (neither side says): name, whether the set is global, selection, display name, description of the set, default, description of 2 options, color of 2 options, external value of 2 options
        not compared in Grade (the Web API's JSON does not say): kind, visibility of 2 options
        1 difference; compared: 1 enum
    "#]].assert_eq(&told);
}

#[test]
fn a_deprecated_option_that_is_gone_is_reported_but_is_no_drift() {
    let theirs = options(&option(1, "Good"));
    let ours = GRADE.replace("    Fair,", "    #[deprecated(note = \"use Good\")]\n    Fair,");
    let files = [("grade.rs", &*ours), ("metadata.json", &*theirs)];
    let (code, told, _) = check(&files, &["--from", "metadata.json", "grade.rs", "-v"]);
    assert_eq!(code, 0, "{told}");
    let line =
        "not compared in Grade (it is gone, and the enum marks it as deprecated): removed option of 2\n";
    assert!(told.contains(line), "{told}");
}

#[test]
fn what_an_enum_implies_by_omission_is_compared_and_the_rest_is_listed() {
    let option = |value: i32, label: &str, color: &str| {
        format!(
            r#"{{"Value": {value}, "Label": {{"LocalizedLabels": [{{"Label": "{label}", "LanguageCode": 1033}}]}},
                "Description": {{"LocalizedLabels": []}}, "Color": {color}, "ExternalValue": "", "IsHidden": false}}"#
        )
    };
    let answer = |color: &str, name: &str, default: i32| {
        format!(
            r#"{{"LogicalName": "demo_grade", "EntityLogicalName": "demo_job", "DefaultFormValue": {default},
                "OptionSet": {{"Name": "{name}", "IsGlobal": false, "OptionSetType": "Picklist",
                "Options": [{}, {}]}}}}"#,
            option(1, "Good", color),
            option(2, "Fair", "null")
        )
    };
    let told = |answer: &str| {
        let files = [("grade.rs", GRADE), ("metadata.json", answer)];
        let (code, told, errors) = check(&files, &["--from", "metadata.json", "grade.rs", "-v"]);
        assert_eq!((code, &*errors), (0, ""), "{told}");
        told.lines().filter(|line| line.contains("the enum does not say")).collect::<Vec<_>>().join("\n")
    };
    assert_eq!(told(&answer("null", "demo_job_demo_grade", -1)), "");
    assert_eq!(
        told(&answer("\"#0000ff\"", "demo_grades", 1)),
        "not compared in Grade (the enum does not say): name, default, color of 2 options"
    );
}

#[test]
fn a_restored_option_is_a_difference() {
    let theirs = options(&[option(1, "Good"), option(2, "Fair")].join(","));
    let mark = "    #[deprecated = \"not an option of the column any more\"]\n    Fair,";
    let ours = GRADE.replace("    Fair,", mark);
    let files = [("grade.rs", &*ours), ("metadata.json", &*theirs)];
    let (code, told, _) = check(&files, &["--from", "metadata.json", "grade.rs"]);
    assert_eq!(code, 1);
    expect![[r#"
        error: `Fair` is an option again
         --> grade.rs:7:5
          |
        7 |     #[deprecated = "not an option of the column any more"]
          |     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the metadata has 2 again
          |
          = help: `closure-reason generate` would remove the mark

        not compared in Grade (`--order` compares it): order
        not compared in Grade (neither side says): name, whether the set is global, selection, display name, description of the set, default, description of 2 options, color of 2 options, external value of 2 options
        not compared in Grade (the Web API's JSON does not say): kind, visibility of 2 options
        1 difference; compared: 1 enum
    "#]].assert_eq(&told);
}

#[test]
fn differences_of_the_whole_set_are_reported_at_their_keys() {
    let theirs = options(&[option(1, "Good"), option(2, "Fair")].join(",")).replace(
        r#""OptionSet": {"#,
        r#""DefaultFormValue": 2, "OptionSet": {"Name": "demo_grades", "IsGlobal": false, "#,
    );
    let ours = GRADE.replace("language = 1033", "name = \"demo_g\", default = Good, language = 1033");
    let files = [("grade.rs", &*ours), ("metadata.json", &*theirs)];
    let (code, told, _) = check(&files, &["--from", "metadata.json", "grade.rs"]);
    assert_eq!(code, 1);
    expect![[r#"
        error: the name of `Grade` differs
         --> grade.rs:2:64
          |
        2 | ...grade", name = "demo_g", default = Good, language = 1033)]
          |                   ^^^^^^^^ the enum says "demo_g", the metadata "demo_grades"
          |
          = help: `closure-reason generate` would change it

        error: the default of `Grade` differs
         --> grade.rs:2:84
          |
        2 | ...emo_g", default = Good, language = 1033)]
          |                      ^^^^ the enum says `Good` (1), the metadata `Fair` (2)
          |
          = help: `closure-reason generate` would change it

        not compared in Grade (`--order` compares it): order
        not compared in Grade (neither side says): selection, display name, description of the set, description of 2 options, color of 2 options, external value of 2 options
        not compared in Grade (the Web API's JSON does not say): kind, visibility of 2 options
        2 differences; compared: 1 enum
    "#]].assert_eq(&told);
}
