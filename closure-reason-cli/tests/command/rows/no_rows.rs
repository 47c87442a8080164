//! Missing rows are reported, and never pass a check.

use crate::rows::command::{Folder, piped, run};

const DENIED: &str = "there are no rows, so nothing was checked\n";

/// Inputs without rows.
const NONE: [&str; 7] =
    ["", " \r\n\t\n", "\u{feff}", "[]", "{\"value\":[]}", "msdyn_closurereason", "id,msdyn_closurereason\n"];

#[test]
fn zero_rows_in_every_form() {
    for input in NONE {
        let table = piped(&["summary"], input.as_bytes()).done();
        assert!(
            table.contains("0 rows in standard input\n") || table.ends_with("\n      0  rows\n"),
            "{table}"
        );
        let json = piped(&["summary", "--as", "json"], input.as_bytes()).done();
        assert!(json.contains("\"rows\": 0,"), "{json}");
        let page = piped(&["summary", "--as", "html"], input.as_bytes()).done();
        assert!(page.contains("<p>0 rows in standard input</p>"), "{page}");
        let csv = piped(&["summary", "--as", "csv"], input.as_bytes());
        assert!(csv.err.ends_with("0 rows\n"), "{csv:?}");
        assert_eq!(csv.done(), "column,value,label,known,count\n");
        let decoded = piped(&["decode"], input.as_bytes());
        assert!(decoded.err.contains("0 rows\n"), "{decoded:?}");
    }
}

#[test]
fn zero_rows_do_not_pass_deny_unknown() {
    for input in NONE {
        for arguments in [
            &["summary"][..],
            &["summary", "--as", "csv"],
            &["summary", "--as", "json"],
            &["summary", "--as", "html"],
            &["decode"],
        ] {
            let ran = piped(&[arguments, &["--deny-unknown"]].concat(), input.as_bytes());
            assert_eq!(ran.code, Some(1), "{input:?} {ran:?}");
            assert!(ran.err.ends_with(DENIED), "{input:?} {ran:?}");
        }
    }
}

#[test]
fn an_empty_file_is_named() {
    let folder = Folder::new();
    for content in ["", " \n\n", "\u{feff}\n"] {
        let empty = folder.file("empty.csv", content);
        let rows = folder.file("rows.json", "[{\"msdyn_closurereason\":192350004}]");
        let table = folder.plain(&run(["summary", &empty]).done());
        assert_eq!(table, "0 rows in empty.csv\nNote: empty.csv is empty.\n");
        let both = run(["summary", "--deny-unknown", &empty, &rows]).done();
        assert!(folder.plain(&both).contains("\nNote: empty.csv is empty.\n"), "{both}");
        for form in ["json", "csv"] {
            let ran = run(["summary", "--as", form, &empty, &rows]);
            assert_eq!(folder.plain(&ran.err), "note: empty.csv: is empty\n");
        }
        let alone = run(["decode", &empty]);
        assert_eq!(folder.plain(&alone.err), "note: empty.csv: is empty\n0 rows\n");
        assert_eq!(alone.done(), content);
        let decoded = run(["decode", &empty, &rows]);
        assert!(folder.plain(&decoded.err).starts_with("note: empty.csv: is empty\n1 row\n"), "{decoded:?}");
        assert!(decoded.done().contains("\"AgentClosed\""));
    }
}

#[test]
fn blank_lines_are_empty_cells_if_the_columns_are_named() {
    let arguments = ["summary", "--header", "id,msdyn_closurereason", "--delimiter", "tab"];
    let table = piped(&arguments, b"\t\n\t\n").done();
    assert!(table.contains("      2  empty\n      2  rows\n"), "{table}");
}
