//! A set that states one value several times: every verb that uses it says so in the same words.

use crate::command::{in_folder, with};

/// The answer of the Web API for a column, with these values and labels.
fn answer(options: &[(i32, &str)]) -> String {
    let option = |(value, label): &(i32, &str)| {
        format!(
            r#"{{"Value": {value}, "Label": {{"LocalizedLabels": [{{"Label": "{label}", "LanguageCode": 1033}}]}}}}"#
        )
    };
    format!(
        r#"{{"LogicalName": "demo_grade", "EntityLogicalName": "demo_job", "AttributeType": "Picklist",
        "OptionSet": {{"IsGlobal": false, "Options": [{}]}}}}"#,
        options.iter().map(option).collect::<Vec<_>>().join(",")
    )
}

const NOTE: &str =
    "note: a.json: demo_job.demo_grade has 1 (\"Good\", \"Bad\") several times: only the first is used\n";

#[test]
fn every_verb_says_that_only_the_first_option_of_a_value_is_used() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str, content: &str| std::fs::write(folder.path().join(name), content).unwrap();
    file("a.json", &answer(&[(1, "Good"), (1, "Bad"), (2, "Odd"), (2, "Odd")]));
    file("rows.csv", "demo_grade\n1\n2\n");
    file("rows.json", r#"[{"demo_grade": 1}]"#);
    file(
        "grade.rs",
        "#[derive(Clone, Copy, closure_reason::OptionSet)]\n\
         #[option_set(table = \"demo_job\", column = \"demo_grade\", language = 1033)]\n\
         pub enum Grade {\n    #[option(value = 1, label = \"Good\")]\n    Good,\n    \
         #[option(value = 2, label = \"Odd\")]\n    Odd,\n}\n",
    );
    let from = ["--from", "a.json"];
    for (verb, says) in [
        (&["decode", "rows.csv"][..], "demo_grade,demo_gradename\n1,Good\n2,Odd\n"),
        (&["decode", "rows.json"], r#""demo_grade@OData.Community.Display.V1.FormattedValue": "Good""#),
        (&["decode", "--to-values", "rows.csv"], "demo_grade\n1\n2\n"),
        (&["summary", "rows.csv"], "Good"),
        (&["explain", "1"], "1 Good\n"),
        (&["list"], "VALUE  LABEL\n    1  Good\n    2  Odd\n"),
        (&["list", "--as", "csv"], ",1,1033,Good,"),
        (&["list", "--as", "sql"], "'Good'"),
        (&["list", "--as", "views", "--dialect", "sqlite"], "'Good'"),
        (&["generate"], "Good = 1"),
        (&["check", "grade.rs"], "no difference"),
    ] {
        let told = in_folder(folder.path(), &[verb, &from].concat());
        assert_eq!(told.matches(NOTE).count(), 1, "{verb:?}: {told}");
        let told = told.replace(NOTE, "");
        assert!(
            told.contains(says) && !told.contains("Bad") && told.contains("exit code 0\n"),
            "{verb:?}: {told}"
        );
    }
    let told = in_folder(folder.path(), &["diff", "a.json", "a.json"]);
    assert_eq!(told.matches(NOTE).count(), 2, "{told}");
    // What is not used needs no note.
    let told = in_folder(folder.path(), &["generate", "--kind", "status", "--from", "a.json"]);
    assert!(!told.contains(NOTE), "{told}");
}

#[test]
fn several_files_that_repeat_a_value_are_told_apart() {
    let repeated = answer(&[(1, "Good"), (1, "Bad"), (2, "Odd"), (2, "Even")]);
    let once = answer(&[(1, "Good"), (2, "Odd")]);
    let files =
        [("a.json", repeated.as_bytes()), ("b.json", once.as_bytes()), ("c.json", repeated.as_bytes())];
    let told = with(&files, &["explain", "1", "--from", "."]);
    let note = |file| {
        format!(
            "note: ./{file}: demo_job.demo_grade has 1 (\"Good\", \"Bad\"), 2 (\"Odd\", \"Even\") several times: \
             only the first is used\n"
        )
    };
    let notes = note("a.json") + &note("c.json");
    assert!(told.contains(&notes) && told.ends_with("exit code 0\n"), "{told}");
}
