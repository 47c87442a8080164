//! Inputs that are neither CSV nor JSON, or end too early.

use std::io::Write;
use std::process::Stdio;

use expect_test::expect;
use proptest::prelude::*;

use super::refused;
use crate::rows::command::{command, piped, utf16};

#[test]
fn grammar() {
    refused(
        "id,msdyn_closurereason\n1,2\n3,4,5\n",
        &expect![[r#"
            error: standard input:3:1: this row has 3 fields, the header has 2
              help: a field that holds ',' or a line break must be in quotes
        "#]],
    );
    refused(
        "id,msdyn_closurereason\n1,2\n3,\"4\n5,6\n",
        &expect![[r#"
        error: standard input:3:3: the quote that begins this field is never closed
          help: a quote inside a field must be written twice
    "#]],
    );
    refused(
        "id,msdyn_closurereason\n\"1 \\\"one, two\\\"\",2\n",
        &expect![[r#"
            error: standard input:2:1: this row has 3 fields, the header has 2
              help: a quote inside a field must be written twice, not after a backslash (in Spark: `.option("escape", "\"")`)
        "#]],
    );
    refused(
        "{\"value\":[{\"msdyn_closurereason\":1},\n {\"msdyn_closure",
        &expect![[r#"
        error: standard input:2:17: the JSON ends too early
          help: is the file cut off?
    "#]],
    );
    refused(
        "[{\"msdyn_closurereason\":1},]",
        &expect![[r#"
        error: standard input:1:28: expected a row, which is an object, found "]"
    "#]],
    );
    refused(
        "{\"value\":[{\"msdyn_closurereason\":1}],\n\"value\":[]}",
        &expect![[r#"
        error: standard input:2:1: expected one list of rows in a page, not two, found "\"value\":[]}"
    "#]],
    );
    refused(
        "{\"value\":[{\"msdyn_closurereason\":1}]} x",
        &expect![[r#"
        error: standard input:1:39: expected an object or a list of objects, found "x"
    "#]],
    );
    refused(
        "[{\"msdyn_closurereason\":1}\n{\"msdyn_closurereason\":2}]",
        &expect![[r#"
        error: standard input:2:1: expected `,` or `]` after a row, found "{\"msdyn_closurer" ..
    "#]],
    );
    refused(
        "{\"msdyn_closurereason\":\"a\tb\"}",
        &expect![[r#"
            error: standard input:1:24: expected an escape such as `\n` for each control character, found "\"a\tb\"}"
        "#]],
    );
    refused(
        "[{\"msdyn_closurereason\":01}]",
        &expect![[r#"
        error: standard input:1:25: expected a number without leading zeros, found "01}]"
    "#]],
    );
    refused(
        "[1,2]",
        &expect![[r#"
        error: standard input:1:2: expected a row, which is an object, found "1,2]"
    "#]],
    );
    refused(
        format!("{{\"deep\":{}", "[".repeat(1_000_000)),
        &expect![[r#"
        error: standard input:1:137: expected values nested less than 128 levels deep, found "[[[[[[[[[[[[[[[[" ..
    "#]],
    );
}

#[test]
fn encodings() {
    refused(
        [b"\xFF\xFE".as_slice(), &utf16("id\tmsdyn_closurereason\n1\t"), b"\0\xd8", &utf16("\n")].concat(),
        &expect![[r#"
            error: standard input:2:3: this is half of a surrogate pair, not a character
        "#]],
    );
    refused(
        [utf16("id\tmsdyn_closurereason\n1\t2\n"), b"x".to_vec()].concat(),
        &expect![[r#"
            error: standard input:3:1: this text is UTF-16, and ends in the middle of a character
        "#]],
    );
    refused(
        b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x00corrupt",
        &expect![[r#"
        error: standard input: the compressed data ends too early
          help: is the file cut off?
    "#]],
    );
    refused(
        b"\xFF\xFEm\0s\0",
        &expect![[r#"
            error: standard input: there is no column "msdyn_closurereason" in the rows
              help: the rows have ms; rows without a header need `--header` or `--model`, a column with another name needs `--map`; columns other than the closure reason need their metadata, with `--from`
        "#]],
    );
    refused(
        b"\x1f\x8b\x08\x00\x00",
        &expect![[r#"
            error: standard input: the compressed data ends too early
              help: is the file cut off?
        "#]],
    );
}

#[test]
fn not_rows() {
    for (rows, named) in [
        (&b"\x28\xB5\x2F\xFD\x04\0"[..], "this is compressed with zstd, not rows"),
        (b"BZh91AY&SY", "this is compressed with bzip2, not rows"),
        (
            b"<resultset morerecords=\"0\"><result><statuscode name=\"Draft\">1</statuscode></result></resultset>",
            "this is the XML result of a FetchXML query, not rows",
        ),
        (
            b"\xEF\xBB\xBF<?xml version=\"1.0\"?>\r\n<entities><entity name=\"a\"/></entities>",
            "this is data of the Configuration Migration tool, not rows",
        ),
        (
            b"<entity name=\"a\">\n<records><record/></records></entity>",
            "this is data of the Configuration Migration tool, not rows",
        ),
        (b"<?xml version=\"1.0\"?><fetch><entity name=\"a\"/></fetch>", "this is XML, not rows"),
        (b"<?xml version=\"1.0\"?><rows/>", "this is XML, not rows"),
    ] {
        for verb in ["summary", "decode"] {
            let ran = piped(&[verb], rows);
            assert!(ran.code == Some(2) && ran.out.is_empty(), "{ran:?}");
            assert!(ran.err.contains(named) && ran.err.contains("\n  help: "), "{ran:?}");
        }
    }
    refused(
        b"PAR1\x15\x04\x15\0",
        &expect![[r#"
        error: standard input: this is a Parquet file, not rows
          help: write it as CSV, such as with `duckdb`
    "#]],
    );
    refused(
        b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1",
        &expect![[r#"
        error: standard input: this is an old Office file (.xls, .doc, .msg), or one with a password, not rows
          help: save its rows as .xlsx without a password, or as CSV UTF-8
    "#]],
    );
    refused(
        b"L\0\0\0\x01\x14\x02\0\0\0\0\0\xC0\0\0\0",
        &expect![[r#"
        error: standard input: this is a shortcut of Windows, not rows
          help: name the file that it leads to
    "#]],
    );
    refused(
        b"SQLite format 3\0\x10\0",
        &expect![[r#"
        error: standard input: this is a database of SQLite, not rows
          help: export the rows as CSV
    "#]],
    );
    refused(
        b"\xFF\xFE\0\0i\0\0\0",
        &expect![[r#"
        error: standard input: this is text in UTF-32, not rows
          help: save it as UTF-8
    "#]],
    );
    refused(
        b"\n<!DOCTYPE HTML><title>Sign in</title>",
        &expect![[r#"
        error: standard input:1:1: this is a web page, not rows
          help: is it a page to sign in? export the rows again
    "#]],
    );
    // So does Microsoft's page to sign in.
    refused(
        b"\r\n\r\n<!-- Copyright (C) Microsoft Corporation. -->\r\n<!DOCTYPE html>\r\n<html>",
        &expect![[r#"
        error: standard input:1:1: this is a web page, not rows
          help: is it a page to sign in? export the rows again
    "#]],
    );
    refused(
        "id,msdyn_closurereason\r1,192350004\r2,\r",
        &expect![[r#"
            error: standard input:1:23: the lines end with CR only, which is not CSV
              help: save the rows with LF or CRLF line ends
        "#]],
    );
    refused(
        r#"{"error":{"code":"0x80060888","message":"Could not find a property named 'x'."}}"#,
        &expect![[r#"
            error: standard input:1:1: the server answered with an error: Could not find a property named 'x'.
        "#]],
    );
}

#[test]
fn far_into_a_long_line() {
    let row = "{\"msdyn_closurereason\":\"\u{fc}\"},";
    let rows = row.repeat(30_000);
    let ran = piped(&["summary"], format!("[{rows}x]").as_bytes());
    let column = 2 + 30_000 * row.chars().count();
    assert!(ran.err.starts_with(&format!("error: standard input:1:{column}: ")), "{ran:?}");
}

#[test]
fn a_line_without_end() {
    for start in
        ["id,msdyn_closurereason\n", "[{\"msdyn_closurereason\":1,\"a\":\"", "id,msdyn_closurereason\n\""]
    {
        let mut child = command().arg("summary").stdin(Stdio::piped()).spawn().unwrap();
        let mut stdin = child.stdin.take().unwrap();
        let mut written = 0_u64;
        let _ = stdin.write_all(start.as_bytes());
        while written < 1 << 30 && stdin.write_all(&vec![b'a'; 1 << 16]).is_ok() {
            written += 1 << 16;
        }
        drop(stdin);
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(2));
        assert!(written < 40 << 20, "{written}");
        let error = String::from_utf8(output.stderr).unwrap();
        assert!(error.contains("this row is longer than 16 MB"), "{error}");
    }
}

/// Bytes that are nearly rows.
fn nearly_rows() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        proptest::sample::select(vec![
            "msdyn_closurereason",
            "\"",
            ",",
            ";",
            "\n",
            "\r\n",
            "{",
            "}",
            "[",
            "]",
            ":",
            "\"value\":[",
            "null",
            "192350004",
            "AgentClosed",
            "{\"msdyn_closurereason\":",
            "\\",
            "\\u",
            "d83d",
            "-",
            "0",
            "1.5e",
            "tru",
            "\u{feff}",
            " ",
            "\t",
            "@odata.nextLink",
            "id,msdyn_closurereason\n",
            "[{\"msdyn_closurereason\":1},",
        ])
        .prop_map(|text| text.as_bytes().to_vec()),
        proptest::collection::vec(any::<u8>(), 0..4),
    ];
    proptest::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_read_or_refused(bytes in nearly_rows(), starts in 0_usize..3, verb in 0_usize..4) {
        let start: &[u8] = [&b""[..], b"msdyn_closurereason,b\n", b"[{\"msdyn_closurereason\":1},"][starts];
        let bytes = [start, &bytes].concat();
        let arguments =
            [&["summary", "--as", "html", "--by", "b"][..], &["summary"], &["decode"], &["decode", "--replace"]][verb];
        let ran = piped(arguments, &bytes);
        prop_assert!(matches!(ran.code, Some(0 | 2)), "{ran:?}");
        prop_assert!(ran.code == Some(0) || ran.err.starts_with("error: "), "{ran:?}");
    }
}
