//! Lines at the end of CSV that are not rows, and delimiters that the first line does not show.

use expect_test::expect;

use crate::rows::command::{Folder, piped, run};

const FOOTER: &str = "id,msdyn_closurereason\n1,192350004\n\n1 row in 3 seconds\n";

#[test]
fn a_footer_is_reported_and_left_out() {
    let ran = piped(&["summary"], FOOTER.as_bytes());
    expect![[r#"
        error: standard input:4:1: this row has 1 field, the header has 2
          help: a field that holds ',' or a line break must be in quotes; lines at the end that are not rows need `--skip-footer N`
    "#]]
    .assert_eq(&ran.err);
    let folder = Folder::new();
    for (rows, lines) in [
        (FOOTER.to_owned(), "2"),
        (FOOTER.trim_end().to_owned(), "2"),
        (FOOTER.to_owned(), "1"),
        (FOOTER.replace('\n', "\r\n"), "2"),
        (FOOTER.replace("1 row", "\"1 row"), "1"),
        (FOOTER.replace("1 row in 3 seconds", "(1 rows affected)"), "2"),
        (format!("{FOOTER}Applied filters:\na is \"b\", c\n\n"), "5"),
    ] {
        let path = folder.file("rows.csv", &rows);
        let skipped = ["--skip-footer", lines];
        let counted = run(["summary", "--as", "csv", &path].into_iter().chain(skipped)).done();
        assert!(counted.ends_with("reason,192350004,AgentClosed,true,1\n"), "{rows:?}: {counted}");
        let decoded = piped(&["decode", "--skip-footer", lines], rows.as_bytes()).done();
        let expected = rows.replacen("reason", "reason,msdyn_closurereasonname", 1).replacen(
            "192350004",
            "192350004,AgentClosed",
            1,
        );
        assert_eq!(decoded, expected);
    }
    for verb in ["summary", "decode"] {
        let all = piped(&[verb, "--skip-footer", "9"], FOOTER.as_bytes());
        expect![[r#"
            error: standard input: `--skip-footer` leaves nothing, not even the header
              help: leave out fewer lines with `--skip-footer`
        "#]]
        .assert_eq(&all.err);
        assert_eq!((all.code, all.out.len()), (Some(2), 0));
    }
    let named = ["decode", "--header", "id,msdyn_closurereason", "--skip-footer", "9"];
    assert_eq!(piped(&named, FOOTER.as_bytes()).done(), FOOTER);
    let open = piped(&["summary", "--skip-footer", "1"], b"id,msdyn_closurereason\n1,\"2\n3\"\n");
    assert!(open.err.contains("a field of this row is still open where the footer begins"), "{open:?}");
    let path = folder.file("rows.csv", FOOTER);
    assert_eq!(run(["decode", "--skip-footer", "2", &path, &path]).code, Some(2));
}

#[test]
fn the_delimiter_is_found_in_more_than_the_first_line() {
    let rows = "a, b, c;msdyn_closurereason;n, m\n1;192350004;2\n2;192350004;3\n";
    let counted = piped(&["summary", "--as", "csv"], rows.as_bytes()).done();
    assert!(counted.ends_with("192350004,AgentClosed,true,2\n"), "{counted}");
    let ran = piped(&["summary"], b"id,msdyn_closurereason\n1,2,3;4\n");
    assert!(ran.err.contains("if ';' separates the fields, say `--delimiter`"), "{ran:?}");
}
