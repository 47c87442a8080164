//! What is wrong is said, with its place; and nothing panics.

use std::io::{Read, Write};
use std::process::Stdio;

use expect_test::{Expect, expect};
use proptest::prelude::*;

use crate::command::{Folder, WRITTEN_ANYWAY, command, piped, run, utf16};

#[track_caller]
fn refused(input: impl AsRef<[u8]>, expected: &Expect) {
    refused_with(&[], input, expected);
}

#[track_caller]
fn refused_with(arguments: &[&str], input: impl AsRef<[u8]>, expected: &Expect) {
    let ran = piped(&[&["summary"], arguments].concat(), input.as_ref());
    assert_eq!((ran.code, ran.text()), (Some(2), String::new()), "{}", ran.err);
    expected.assert_eq(&ran.err);
    if !arguments.contains(&"--by") {
        let decoded = piped(&[&["decode"], arguments].concat(), input.as_ref());
        assert_eq!(decoded.err.trim_start_matches(WRITTEN_ANYWAY), ran.err);
    }
}

#[test]
fn columns() {
    refused(
        "id,msdyn_closureraeson,date\n1,2,3\n",
        &expect![[r#"
        error: standard input: there is no column "msdyn_closurereason" in the rows
          help: the rows have msdyn_closureraeson, date, id; rows without a header need `--header` or `--model`
    "#]],
    );
    refused(
        "[{\"id\":1,\"closurereason\":2}]",
        &expect![[r#"
            error: standard input: there is no column "msdyn_closurereason" in the rows
              help: the rows have closurereason, id
        "#]],
    );
    refused_with(
        &["--by", "chanel"],
        "channel,msdyn_closurereason\n1,2\n",
        &expect![[r#"
        error: standard input: there is no column "chanel" in the rows
          help: the rows have channel, msdyn_closurereason; rows without a header need `--header` or `--model`
    "#]],
    );
    refused(
        "id,msdyn_closurereason,\"msdyn_closurereason\"\n1,2,3\n",
        &expect![[r#"
        error: standard input:1:24: two columns are called "msdyn_closurereason"
          help: remove or rename one of them
    "#]],
    );
    refused(
        "Closure Reason;id;MSDYN_CLOSUREREASON\n1;2;3\n",
        &expect![[r#"
        error: standard input:1:19: the columns "Closure Reason" and "MSDYN_CLOSUREREASON" are both msdyn_ocsession.msdyn_closurereason
          help: remove or rename one of them
    "#]],
    );
    refused_with(
        &["--by", "id"],
        "ID,Id,msdyn_closurereason\n1,2,3\n",
        &expect![[r#"
            error: standard input:1:4: the columns "ID" and "Id" both match `--by`
              help: remove or rename one of them
        "#]],
    );
    refused_with(
        &["--by", "Closure Reason"],
        "id,msdyn_closurereason\n1,2\n",
        &expect![[r#"
        error: the rows have no choice column besides the one to count by
          help: count by another column, or leave `--by` out
    "#]],
    );
    refused_with(
        &["--header", "id,msdyn_closurereason,msdyn_closurereason"],
        "1,2,3\n",
        &expect![[r#"
        error: standard input: two columns are called "msdyn_closurereason"
          help: remove or rename one of them
    "#]],
    );
    refused(
        "id,Gr\u{fc}nde\n1,2\n".chars().map(|character| character as u8).collect::<Vec<u8>>(),
        &expect![[r#"
            error: standard input: there is no column "msdyn_closurereason" in the rows
              help: the rows have Gr�nde, id; save them as UTF-8
        "#]],
    );
    refused(
        "{\"msdyn_closurereason\":1,\n \"msdyn_closurereason\":2}",
        &expect![[r#"
        error: standard input:2:2: this row has the property twice
    "#]],
    );
    refused(
        "{\"msdyn_closurereason\":{\"a\":1}}",
        &expect![[r#"
        error: standard input:1:24: expected a value or a label, found an object or a list
    "#]],
    );
    refused_with(
        &["--header", "id,msdyn_closurereason"],
        "1,2,3\n",
        &expect![[r#"
            error: standard input:1:1: this row has 3 fields, the header has 2
              help: a field that holds ',' or a line break must be in quotes
        "#]],
    );
}

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
              help: the rows have ms; rows without a header need `--header` or `--model`
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
fn what_is_not_rows() {
    refused(
        b"PK\x03\x04\x14\0\x06\0\x08\0\0\0!\0",
        &expect![[r#"
            error: standard input: this is an Excel workbook (or another zip archive), not rows
              help: save it as CSV UTF-8
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
fn files() {
    let folder = Folder::new();
    let rows = folder.file("rows.csv", "msdyn_closurereason\n192350004\n");
    let bad = folder.file("bad.csv", "id,msdyn_closurereason\n1,192350004\n2\n");
    let missing = folder.path("missing.csv").into_os_string().into_string().unwrap();
    let here = folder.path(".").into_os_string().into_string().unwrap();
    let ran = run(["summary", "--as", "csv", &missing, &rows, &bad, &here, &rows]);
    assert_eq!(ran.code, Some(2));
    assert_eq!(
        ran.text(),
        "column,value,label,known,count\nmsdyn_closurereason,192350004,AgentClosed,true,2\n"
    );
    expect![[r#"
        error: missing.csv: cannot be opened: No such file or directory (os error 2)
        error: bad.csv:3:1: this row has 1 field, the header has 2
          help: a field that holds ',' or a line break must be in quotes
        error: .: this is a folder, not a file of rows
          help: name the files in it, such as `folder/*.csv`
    "#]]
    .assert_eq(&folder.plain(&ran.err));
    let out = folder.path("out.csv");
    let ran = run(["decode", &rows, &missing, "-o", out.to_str().unwrap()]);
    assert_eq!((ran.code, out.exists()), (Some(2), false));
    let ran = run(["decode", &bad, "-o", out.to_str().unwrap()]);
    assert_eq!((ran.code, out.exists()), (Some(2), false));
    let ran = run(["decode", &rows, "-o", &rows]);
    expect![[r#"
        error: rows.csv: the output is also an input, and inputs are never overwritten
          help: write to another file
    "#]]
    .assert_eq(&folder.plain(&ran.err));
    let json = folder.file("rows.json", "[{\"msdyn_closurereason\":1}]");
    let ran = run(["decode", &rows, &json]);
    expect![[r#"
        error: rows.json: this file is JSON, the first one is CSV
          help: decode them one at a time, each into its own file
    "#]]
    .assert_eq(&folder.plain(&ran.err));
    let other = folder.file("other.csv", "id,msdyn_closurereason\n1,2\n");
    expect![[r#"
        error: other.csv: this file has different columns from the first one, or a different delimiter
          help: decode them one at a time, each into its own file
    "#]]
    .assert_eq(&folder.plain(&run(["decode", &rows, &other]).err));
    assert_eq!(std::fs::read_dir(folder.path(".")).unwrap().count(), 4);
}

#[test]
fn what_the_shell_sends_back_into_the_input() {
    let folder = Folder::new();
    let rows = folder.file("rows.csv", "msdyn_closurereason\n192350004\n");
    let append = || std::fs::File::options().append(true).open(&rows).unwrap();
    let from_file = command().args(["decode", &rows]).stdout(append()).output().unwrap();
    let from_stdin = std::fs::File::open(&rows).unwrap();
    let from_stdin = command().arg("decode").stdin(from_stdin).stdout(append()).output().unwrap();
    for output in [from_file, from_stdin] {
        assert_eq!(output.status.code(), Some(2));
        let error = String::from_utf8(output.stderr).unwrap();
        assert!(error.contains("the output is also an input, and inputs are never overwritten"), "{error}");
    }
    assert_eq!(std::fs::read_to_string(&rows).unwrap(), "msdyn_closurereason\n192350004\n");
}

#[test]
fn standard_input_that_is_the_output() {
    let folder = Folder::new();
    let rows = folder.file("rows.csv", "msdyn_closurereason\n192350004\n");
    for arguments in [&["decode", "-o", &rows][..], &["decode", "-", "-o", &rows]] {
        let stdin = std::fs::File::open(&rows).unwrap();
        let output = command().args(arguments).stdin(stdin).output().unwrap();
        assert_eq!(output.status.code(), Some(2));
        assert_eq!(
            String::from_utf8(output.stderr).unwrap(),
            "error: standard input: the output is also an input, and inputs are never overwritten\n  \
             help: write to another file\n"
        );
        assert_eq!(std::fs::read_to_string(&rows).unwrap(), "msdyn_closurereason\n192350004\n");
    }
}

#[test]
fn a_group_for_each_row() {
    let rows: String = (0..5000).map(|at| format!("{at},1\n")).collect();
    refused_with(
        &["--by", "id"],
        format!("id,msdyn_closurereason\n{rows}"),
        &expect![[r#"
        error: standard input: the column "id" has more than 1000 different values
          help: count by a column that has fewer
    "#]],
    );
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

/// Nothing is read beyond what fits into the pipe, until somebody reads from it.
#[test]
fn what_is_added_while_a_file_is_decoded() {
    let folder = Folder::new();
    for (name, start, row, more, code, said) in [
        (
            "rows.csv",
            "id,msdyn_closurereason\n",
            "1,192350004\n",
            "2,19235",
            0,
            "note: rows.csv: changed while it was read: its last row may be incomplete, and rows after it are left out\n",
        ),
        (
            "rows.json",
            "",
            "{\"msdyn_closurereason\":192350004}\n",
            "{\"msdyn_closure",
            2,
            "error: rows.json:200001:16: the JSON ends too early\n  \
             help: the file changed while it was read: try again once it is complete\n",
        ),
    ] {
        let path = folder.file(name, format!("{start}{}", row.repeat(200_000)));
        let mut child = command().args(["decode", &path]).spawn().unwrap();
        child.stdout.as_mut().unwrap().read_exact(&mut [0; 100]).unwrap();
        std::fs::File::options().append(true).open(&path).unwrap().write_all(more.as_bytes()).unwrap();
        let output = child.wait_with_output().unwrap();
        let error = folder.plain(&String::from_utf8(output.stderr).unwrap());
        assert_eq!((output.status.code(), error.starts_with(said)), (Some(code), true), "{error}");
    }
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let folder = Folder::new();
    let rows = folder.file("rows.csv", format!("msdyn_closurereason\n{}", "192350004\n".repeat(500_000)));
    let mut child = command().args(["decode", &rows]).spawn().unwrap();
    let mut stdout = child.stdout.take().unwrap();
    stdout.read_exact(&mut [0; 100]).unwrap();
    drop(stdout);
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), &*output.stderr), (Some(0), &b""[..]));
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk() {
    for verb in ["summary", "decode"] {
        let full = std::fs::File::options().write(true).open("/dev/full").unwrap();
        let output = command().args([verb, "sessions.json"]).stdout(full).output().unwrap();
        assert_eq!(output.status.code(), Some(2));
        let error = String::from_utf8(output.stderr).unwrap();
        assert_eq!(error, "error: standard output: No space left on device (os error 28)\n");
    }
    let error = run(["decode", "sessions.json", "-o", "/dev/full"]).err;
    assert_eq!(error, "error: /dev/full: No space left on device (os error 28)\n");
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
    fn any_bytes_are_read_or_refused(bytes in nearly_rows(), starts in 0_usize..3) {
        let start: &[u8] = [&b""[..], b"msdyn_closurereason,b\n", b"[{\"msdyn_closurereason\":1},"][starts];
        let bytes = [start, &bytes].concat();
        for arguments in [&["summary", "--as", "html", "--by", "b"][..], &["summary"], &["decode"], &["decode", "--replace"]] {
            let ran = piped(arguments, &bytes);
            prop_assert!(matches!(ran.code, Some(0 | 2)), "{ran:?}");
            prop_assert!(ran.code == Some(0) || ran.err.starts_with("error: "), "{ran:?}");
        }
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_folder_in_which_nobody_can_write_is_named_with_what_to_do() {
    let ran = piped(&["decode", "-o", "/proc/a.csv"], b"msdyn_closurereason\n192350004\n");
    assert_eq!(ran.code, Some(2));
    assert!(
        ran.err.contains("/proc/a.csv: ") && ran.err.contains("\n  help: choose another output"),
        "{ran:?}"
    );
    assert!(!ran.err.contains(".tmp"), "{ran:?}");
}
