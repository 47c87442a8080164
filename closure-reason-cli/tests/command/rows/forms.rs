//! The forms of output.

use expect_test::expect_file;

use crate::rows::command::{piped, run};

#[test]
fn table() {
    expect_file!["../../data/rows/sessions.txt"].assert_eq(&run(["summary", "sessions.json"]).done());
}

#[test]
fn json() {
    expect_file!["../../data/rows/sessions.summary.json"]
        .assert_eq(&run(["summary", "--as", "json", "sessions.json"]).done());
}

#[test]
fn csv() {
    expect_file!["../../data/rows/sessions.summary.csv"]
        .assert_eq(&run(["summary", "--as", "csv", "sessions.json"]).done());
}

#[test]
fn decoded() {
    expect_file!["../../data/rows/sessions.decoded.json"].assert_eq(&run(["decode", "sessions.json"]).done());
}

#[test]
fn large_numbers_are_grouped_and_in_line() {
    let rows = format!("msdyn_closurereason\n{}5\n", "192350002\n".repeat(1_234_567));
    let table = piped(&["summary"], rows.as_bytes()).done();
    let lines: Vec<_> = table.lines().filter(|line| line.contains('█')).collect();
    assert_eq!(
        lines,
        [
            "1,234,567  100.0%  ████████████████████  AgentTimeout",
            "        1    0.0%  █                     5"
        ]
    );
    assert!(
        table.ends_with(
            "1,234,567  with an option\n        1  with a value that is not an option\n1,234,568  rows\n"
        ),
        "{table}"
    );
}

#[test]
fn deceptive_characters_in_rows_are_escaped() {
    let rows = "msdyn_closurereason,\"<b>\"\n<script>alert(1)</script>,x\n\u{202e}\u{1b}[31m,\"</style>\"\n";
    let page = piped(&["summary", "--as", "html", "--by", "<b>"], rows.as_bytes()).done();
    assert!(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;") && !page.contains("<script"), "{page}");
    assert!(!page.contains(['\u{202e}', '\u{1b}']) && page.matches("</style>").count() == 1);
    let table = piped(&["summary"], rows.as_bytes()).done();
    assert!(!table.contains(['\u{202e}', '\u{1b}']) && table.contains("\\u{202e}"), "{table}");
    let decoded = piped(&["decode"], rows.as_bytes());
    assert!(!decoded.err.contains(['\u{202e}', '\u{1b}']), "{}", decoded.err);
}
