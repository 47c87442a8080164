//! A column that the user names is never left out silently.

use crate::rows::command::{Folder, WRITTEN_ANYWAY, data, run};

fn asked(verb: &str, columns: &[&str], files: &[&str]) -> crate::rows::command::Ran {
    let from = data("../sources/web_api").into_os_string().into_string().unwrap();
    let mut arguments = vec![verb, "--from", &from, "--table", "demo_job"];
    arguments.extend(columns.iter().flat_map(|column| ["--column", column]));
    arguments.extend(files);
    run(arguments)
}

#[test]
fn a_column_that_no_file_has() {
    let folder = Folder::new();
    for (rows, is_json) in [
        (folder.file("rows.csv", "id,statuscode,demo_skill\n1,2,3\n"), false),
        (folder.file("rows.json", "[{\"id\":1,\"statuscode\":2,\"demo_skill\":3}]"), true),
    ] {
        for verb in ["summary", "decode"] {
            let ran = asked(verb, &["statuscode", "demo_skills"], &[&rows]);
            assert_eq!(ran.code, Some(2), "{ran:?}");
            let note = if verb == "decode" && is_json { WRITTEN_ANYWAY } else { "" };
            assert!(folder.plain(&ran.err).starts_with(&format!("{note}error: rows.")), "{ran:?}");
            assert!(ran.err.contains(": there is no column \"demo_skills\" in the rows\n"), "{ran:?}");
            assert!(ran.err.contains("help: the rows have demo_skill, "), "{ran:?}");
            // A pattern requests only what exists.
            assert_eq!(asked(verb, &["statuscode", "demo_skill*"], &[&rows]).code, Some(0));
            assert_eq!(asked(verb, &[], &[&rows]).code, Some(0));
        }
    }
}

#[test]
fn a_column_that_some_files_lack() {
    let folder = Folder::new();
    let one = folder.file("1.json", "[{\"statuscode\":2,\"demo_skills\":null}]");
    let two = folder.file("2.json", "[{\"statuscode\":2}]");
    for verb in ["summary", "decode"] {
        let ran = asked(verb, &["demo_skills", "statuscode"], &[&one, &two]);
        let said = "note: 2.json: there is no column \"demo_skills\" in these rows\n";
        assert!(folder.plain(&ran.err).starts_with(said), "{ran:?}");
        assert_eq!(ran.code, Some(0));
        let empty = folder.file("empty.json", "[]");
        assert_eq!(asked(verb, &["demo_skills"], &[&empty]).code, Some(0));
    }
}

/// Before anything is written, not even a byte order mark.
#[test]
fn in_csv_a_missing_column_is_reported_at_the_header() {
    let folder = Folder::new();
    let rows = folder.file("rows.csv", format!("\u{feff}id,statuscode\n{}", "1,2\n".repeat(200_000)));
    let none = folder.file("none.csv", "\u{feff}id\n1\n");
    for file in [&rows, &none] {
        let ran = asked("decode", &["statuscode", "demo_skills"], &[file]);
        assert_eq!((ran.code, ran.text()), (Some(2), String::new()));
        assert!(ran.err.starts_with("error: "), "{}", ran.err);
    }
}

#[test]
fn in_json_a_missing_column_is_reported_at_the_end() {
    let folder = Folder::new();
    let said = format!("{WRITTEN_ANYWAY}error: rows.json: ");
    for text in ["[{\"id\":1,\"statuscode\":2}]", "[{\"id\":1}]"] {
        let rows = folder.file("rows.json", text);
        let ran = asked("decode", &["statuscode", "demo_skills"], &[&rows]);
        assert_eq!((ran.code, folder.plain(&ran.err).starts_with(&said)), (Some(2), true), "{}", ran.err);
        assert!(ran.text().starts_with("[{\"id\":1"), "{}", ran.text());
        let out = folder.path("out.json").into_os_string().into_string().unwrap();
        let ran = asked("decode", &["statuscode", "demo_skills"], &["-o", &out, &rows]);
        assert!(ran.code == Some(2) && ran.err.starts_with("error: "), "{}", ran.err);
        assert!(!folder.path("out.json").exists());
    }
}
