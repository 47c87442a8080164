//! Labels of sets from metadata: several in one cell, and one that holds the separator.

use crate::command::{data, piped};

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
fn shares_are_of_the_rows_where_one_holds_several() {
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
