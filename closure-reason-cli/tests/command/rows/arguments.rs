//! Arguments that mean nothing for the format of the rows are refused.

use expect_test::expect;

use crate::rows::command::{Folder, piped, run};
use crate::rows::workbook::{ROWS, workbook};

const CSV: &str = "id,msdyn_closurereason\n1,192350004\n";
const JSON: &str = "[{\"id\":1,\"msdyn_closurereason\":192350004}]";

#[test]
fn an_argument_about_another_format_is_refused() {
    let folder = Folder::new();
    let (csv, json) = (folder.file("rows.csv", CSV), folder.file("rows.json", JSON));
    let book = folder.file("rows.xlsx", workbook(ROWS));
    for verb in ["summary", "decode"] {
        for (arguments, file) in [
            (&["--rows", "value"][..], &csv),
            (&["--rows", "value"], &book),
            (&["--delimiter", ";"], &json),
            (&["--header", "id,msdyn_closurereason"], &json),
            (&["--header", "a,b", "--replace-header"], &json),
            (&["--model", "model.json"], &json),
            (&["--skip-footer", "1"], &json),
        ] {
            let ran = run([verb, file].into_iter().chain(arguments.iter().copied()));
            assert!(ran.code == Some(2) && ran.out.is_empty(), "{ran:?}");
            let expected = format!("in which `{}` means nothing\n", arguments[0]);
            assert!(ran.err.lines().count() == 2 && ran.err.contains(&expected), "{ran:?}");
        }
        let all = piped(&[verb, "--delimiter", ";", "--skip-footer", "1"], JSON.as_bytes());
        expect![[r#"
            error: standard input: this is JSON, in which `--delimiter` means nothing
              help: leave `--delimiter` out
            error: standard input: this is JSON, in which `--skip-footer` means nothing
              help: leave `--skip-footer` out
        "#]]
        .assert_eq(&all.err);
        // An empty input has no format.
        piped(&[verb, "--rows", "value"], b"").done();
    }
}

#[test]
fn names_that_replace_a_header_are_needed_whatever_the_format_is() {
    for verb in ["summary", "decode"] {
        for rows in [CSV, JSON, ""] {
            let ran = piped(&[verb, "--replace-header"], rows.as_bytes());
            assert_eq!(ran.code, Some(2), "{ran:?}");
            expect![[r#"
                error: `--replace-header` needs the names that take the place of the header
                  help: add `--header` or `--model`
            "#]]
            .assert_eq(&ran.err);
        }
        let ran = piped(&[verb, "--header", " ,"], b"a,192350004\n");
        assert_eq!(ran.code, Some(2), "{ran:?}");
        expect![[r#"
            error: `--header` names no column
              help: name the columns of the rows with commas between them, such as `--header id,statuscode`
        "#]]
        .assert_eq(&ran.err);
    }
}
