//! Labels in the rows that differ from the metadata: the rows keep them, and a note says so.

use crate::rows::command::{data, piped};

/// The notes of `decode` about rows of `demo_job` that it leaves unchanged.
fn said_of(rows: &str, arguments: &[&str]) -> Vec<String> {
    let from = data("../sources/web_api").into_os_string().into_string().unwrap();
    let decode = ["decode", "--from", &from, "--table", "demo_job"];
    let decoded = piped(&[&decode, arguments].concat(), rows.as_bytes());
    if arguments.is_empty() {
        assert_eq!(decoded.text(), rows);
    }
    let notes = decoded.err.lines().filter_map(|line| line.strip_prefix("note: demo_job."));
    notes.filter(|note| note.contains("the rows call")).map(str::to_owned).collect()
}

fn in_json(column: &str, value: &str, label: &str) -> String {
    format!("{{\"{column}\":{value},\"{column}@OData.Community.Display.V1.FormattedValue\":\"{label}\"}}\n")
}

const NOTES: [&str; 5] = [
    r#"demo_grade: the rows call 745500000 "Best", the metadata "First rate""#,
    r#"demo_grade: the rows call 745500009 "Worst", which is not an option in the metadata"#,
    r#"demo_skills: the rows call 745500002,745500000 "Painting; Pipes", the metadata "Painting; Plumbing""#,
    r#"demo_skills: the rows call 745500000,7 "Plumbing; Magic", the metadata "Plumbing; 7""#,
    r#"statuscode: the rows call 2 "Working", the metadata "Canceled""#,
];

#[test]
fn each_value_once() {
    let rows = [
        ("demo_grade", "745500000", "First rate"),
        ("demo_grade", "745500000", "Erstklassig"),
        ("demo_grade", "745500000", "Best"),
        ("demo_grade", "745500000", "First rate"),
        ("demo_grade", "745500000", "Best"),
        ("demo_grade", "\"745500000.0\"", "Better"),
        ("demo_grade", "745500009", "Worst"),
        ("demo_grade", "null", "Nothing"),
        ("demo_skills", "\"745500002,745500000\"", "Painting; Plumbing"),
        ("demo_skills", "\"745500002,745500000\"", "Sanitär; Malerei"),
        ("demo_skills", "\"745500002,745500000\"", "Painting; Pipes"),
        ("demo_skills", "\"745500000,7\"", "Plumbing; Magic"),
        ("statuscode", "2", "Canceled"),
        ("statuscode", "2", "Working"),
    ];
    let json: String = rows.iter().map(|(column, value, label)| in_json(column, value, label)).collect();
    let mut said = said_of(&json, &[]);
    said.sort();
    let mut expected = NOTES;
    expected.sort_unstable();
    assert_eq!(said, expected);
    // The label that replaces the value differs from the one next to it.
    assert_eq!(said_of(&json, &["--replace"]).len(), NOTES.len());
}

#[test]
fn in_a_column_of_csv() {
    let rows = "demo_gradename,demo_grade\nErstklassig,745500000\nBest,745500000\nWorst,745500009\n";
    assert_eq!(said_of(rows, &[]), NOTES[..2]);
    assert_eq!(said_of(rows, &["--replace"]), NOTES[..2]);
}

#[test]
fn many_values_are_summarized() {
    let rows: String = (0..100).map(|value| in_json("demo_grade", &value.to_string(), "New")).collect();
    let said = said_of(&rows, &[]);
    assert_eq!(said.len(), 21);
    assert_eq!(said[19], r#"demo_grade: the rows call 19 "New", which is not an option in the metadata"#);
    assert_eq!(said[20], "demo_grade: the rows call more values than these 20 by other labels");
}

#[test]
fn a_label_of_two_options_matches_each() {
    let from = data("../generate/knowledgearticle.status.json").into_os_string().into_string().unwrap();
    let rows = in_json("statuscode", "3", "Needs review") + &in_json("statuscode", "8", "Needs review");
    let decoded = piped(&["decode", "--from", &from], rows.as_bytes());
    assert!(!decoded.err.contains("the rows call"), "{}", decoded.err);
    let table = piped(&["summary", "--from", &from], rows.as_bytes()).done();
    assert!(table.contains("Needs review") && !table.contains("The rows call it"), "{table}");
}
