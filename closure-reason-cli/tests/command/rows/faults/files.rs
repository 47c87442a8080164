//! Files that cannot be read or written, or that change.

use std::io::{Read, Write};

use expect_test::expect;

use crate::rows::command::{Folder, command, piped, run, utf16};

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
        note: rows.csv: this file is named more than once: each of its rows is read as often
        error: missing.csv: there is no such file or folder
        error: bad.csv:3:1: this row has 1 field, the header has 2
          help: a field that holds ',' or a line break must be in quotes; lines at the end that are not rows need `--skip-footer N`
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
fn a_folder_that_does_not_exist() {
    let folder = Folder::new();
    let rows = folder.file("rows.csv", "msdyn_closurereason\n192350004\n");
    let out = folder.path("none/out.csv").into_os_string().into_string().unwrap();
    expect![[r#"
        error: none/out.csv: its folder does not exist
          help: choose another output, or see that its folder can be written to
    "#]]
    .assert_eq(&folder.plain(&run(["decode", &rows, "-o", &out]).err));
}

#[test]
fn the_output_redirected_into_the_input() {
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
fn standard_input_that_is_also_the_output() {
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

/// Nothing is read beyond what fits into the pipe, until somebody reads from it.
#[test]
fn rows_added_while_a_file_is_decoded() {
    let folder = Folder::new();
    let rows = format!("id,msdyn_closurereason\n{}", "1,192350004\n".repeat(50_000));
    let lines = "{\"msdyn_closurereason\":192350004}\n".repeat(50_000);
    let changed =
        ": changed while it was read: its last row may be incomplete, and rows after it are left out\n";
    let too_early = "error: rows.json:50001:16: the JSON ends too early\n  \
                     help: the file changed while it was read: try again once it is complete\n";
    for (name, rows, more, code, said) in [
        ("rows.csv", rows.clone().into_bytes(), b"2,19235".to_vec(), 0, format!("note: rows.csv{changed}")),
        ("rows.txt", utf16(&rows), utf16("2,19235"), 0, format!("note: rows.txt{changed}")),
        ("rows.json", lines.into_bytes(), b"{\"msdyn_closure".to_vec(), 2, too_early.to_owned()),
    ] {
        let path = folder.file(name, rows);
        let mut child = command().args(["decode", &path]).spawn().unwrap();
        child.stdout.as_mut().unwrap().read_exact(&mut [0; 100]).unwrap();
        std::fs::File::options().append(true).open(&path).unwrap().write_all(&more).unwrap();
        let output = child.wait_with_output().unwrap();
        let error = folder.plain(&String::from_utf8(output.stderr).unwrap());
        assert_eq!((output.status.code(), error.starts_with(&said)), (Some(code), true), "{error}");
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
        assert_eq!(error, "error: standard output: No space left on device\n");
    }
    let error = run(["decode", "sessions.json", "-o", "/dev/full"]).err;
    assert_eq!(error, "error: /dev/full: No space left on device\n");
}

#[cfg(target_os = "linux")]
#[test]
fn a_read_only_folder_is_named_with_a_remedy() {
    let ran =
        crate::rows::command::piped(&["decode", "-o", "/proc/a.csv"], b"msdyn_closurereason\n192350004\n");
    assert_eq!(ran.code, Some(2));
    assert!(
        ran.err.contains("/proc/a.csv: ") && ran.err.contains("\n  help: choose another output"),
        "{ran:?}"
    );
    assert!(!ran.err.contains(".tmp"), "{ran:?}");
}

/// With `-o export.csv` alone, the user may mean that file as the input.
#[test]
fn without_rows_an_output_stays_as_it_is() {
    let folder = Folder::new();
    let rows = "msdyn_closurereason\n192350004\n";
    let path = folder.file("export.csv", rows);
    for verb in ["decode", "summary"] {
        for ran in [run([verb, "-o", &path]), piped(&[verb, "-o", &path], b"")] {
            assert!(ran.code == Some(2) && ran.out.is_empty(), "{ran:?}");
            let said = format!(
                "error: {path}: no rows are given, so this file stays as it is\n  help: name a file of rows"
            );
            assert!(ran.err.starts_with(&said), "{ran:?}");
            assert_eq!(std::fs::read_to_string(&path).unwrap(), rows);
        }
    }
    // With rows, and if the user says where there are none, it is replaced.
    assert_eq!(piped(&["decode", "-o", &path], rows.as_bytes()).code, Some(0));
    assert!(std::fs::read_to_string(&path).unwrap().contains("AgentClosed"));
    assert_eq!(piped(&["decode", "-o", &path, "-"], b"").code, Some(0));
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "");
    // There is nothing to lose in a new file.
    let new = folder.file("new.csv", "");
    assert_eq!(piped(&["decode", "-o", &new], b"").code, Some(0));
}

#[test]
fn an_output_that_is_called_like_another_format_is_noted() {
    let folder = Folder::new();
    let csv = folder.file("a.csv", "msdyn_closurereason\n192350004\n");
    let json = folder.file("a.json", r#"{"value": [{"msdyn_closurereason": 192350004}]}"#);
    for (rows, output, is_noted) in [
        (&csv, "b.JSON", true),
        (&json, "b.csv", true),
        (&csv, "c.csv", false),
        (&json, "c.json", false),
        (&json, "c", false),
    ] {
        let ran = run(["decode", rows, "-o", &folder.file(output, "")]);
        let note = "rows are written in the format in which they are read";
        assert!(ran.code == Some(0) && ran.err.contains(note) == is_noted, "{output}: {ran:?}");
    }
}
