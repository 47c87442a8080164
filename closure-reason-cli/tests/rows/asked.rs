//! A column that is asked for by name is never left out in silence.

use crate::command::{Folder, data, run};

fn asked(verb: &str, columns: &[&str], files: &[&str]) -> crate::command::Ran {
    let from = data("../sources/web_api").into_os_string().into_string().unwrap();
    let mut arguments = vec![verb, "--from", &from, "--table", "demo_job"];
    arguments.extend(columns.iter().flat_map(|column| ["--column", column]));
    arguments.extend(files);
    run(arguments)
}

#[test]
fn a_column_that_no_file_has() {
    let folder = Folder::new();
    for rows in [
        folder.file("rows.csv", "id,statuscode,demo_skill\n1,2,3\n"),
        folder.file("rows.json", "[{\"id\":1,\"statuscode\":2,\"demo_skill\":3}]"),
    ] {
        for verb in ["summary", "decode"] {
            let ran = asked(verb, &["statuscode", "demo_skills"], &[&rows]);
            assert_eq!(ran.code, Some(2), "{ran:?}");
            assert!(folder.plain(&ran.err).starts_with("error: rows."), "{ran:?}");
            assert!(ran.err.contains(": there is no column \"demo_skills\" in the rows\n"), "{ran:?}");
            assert!(ran.err.contains("help: the rows have demo_skill, "), "{ran:?}");
            // A pattern asks for what there is.
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
