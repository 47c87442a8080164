//! Labels of sets from metadata: several in one cell, and one that holds the separator.

use crate::rows::command::{data, piped};

const ROWS: &str = "demo_tools;id\n1,9;a\n9;b\n;c\n\"9, 77\";d\n\"Saw; Drill; battery\";e\nHammer;f\n";

fn with_tools(arguments: &[&str]) -> String {
    let tools = data("tools.json").into_os_string().into_string().unwrap();
    piped(&[arguments, &["--from", &tools]].concat(), ROWS.as_bytes()).done()
}

#[test]
fn counted() {
    let expected = "column,value,label,known,count\ndemo_tools,9,Drill; battery,true,4\ndemo_tools,1,Saw,true,2\n\
                    demo_tools,77,,false,1\ndemo_tools,,Hammer,false,1\ndemo_tools,,,,1\n";
    assert_eq!(with_tools(&["summary", "--as", "csv"]), expected);
}

#[test]
fn decoded() {
    let expected = "demo_tools;demo_toolsname;id\n1,9;\"Saw; Drill; battery\";a\n9;\"Drill; battery\";b\n;;c\n\
                    \"9, 77\";\"Drill; battery; 77\";d\n\"Saw; Drill; battery\";\"Saw; Drill; battery\";e\nHammer;;f\n";
    assert_eq!(with_tools(&["decode"]), expected);
}

#[test]
fn shares_are_of_rows_if_a_row_holds_several() {
    let expected = "\
Tools (demo_job.demo_tools) in standard input

      4   80.0%  ████████████████████  Drill; battery
      2   40.0%  ██████████            Saw

Values that are not options:

      1   20.0%  █████                 77

Texts that are not the label of one option:

      1   20.0%  █████                 Hammer
";
    let table = with_tools(&["summary"]);
    assert!(table.starts_with(expected), "{table}");
    let sums = "
      6  options
      1  values that are not options
      1  texts that are not the label of one option
      1  empty
      6  rows

A row may hold several values: shares are of the rows that hold at least one.
";
    assert!(table.ends_with(sums), "{table}");
}

#[test]
fn another_label_in_the_rows_is_shown() {
    const FORMATTED: &str = "msdyn_closurereason@OData.Community.Display.V1.FormattedValue";
    let row = |value: u32, label: &str| {
        format!("{{\"msdyn_closurereason\":{value},\"{FORMATTED}\":\"{label}\"}}\n")
    };
    let rows = row(192_350_004, "Agent went home")
        + &row(192_350_020, "CustomerDisconnect")
        + &row(192_350_099, "New");
    let table = piped(&["summary"], rows.as_bytes()).done();
    let words = table.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(words.contains("session tab \"X\". The rows call it \"Agent went home\"."), "{table}");
    assert!(words.contains("192350099 The rows call it \"New\"."), "{table}");
    assert_eq!(words.matches("The rows call it").count(), 2, "{table}");
}

#[test]
fn labels_of_several_values_are_not_the_label_of_one() {
    let tools = data("tools.json").into_os_string().into_string().unwrap();
    let rows =
        r#"{"demo_tools":"1,77","demo_tools@OData.Community.Display.V1.FormattedValue":"Saw; Hammer"}"#;
    let table = piped(&["summary", "--from", &tools], rows.as_bytes()).done();
    assert!(table.contains("77") && !table.contains("The rows call it"), "{table}");
}
