//! Rust files as metadata.

use expect_test::expect;

use crate::sources::command::{rows, with};

const STATE: &str = r#"#[derive(OptionSet)]
#[option_set(table = "demo_job", column = "statecode", language = 1033, kind = state(super::status::JobStatus))]
enum JobState {
    #[option(value = 0, label = "Active", default_status = Open)]
    Active,
}
"#;

const STATUS: &str = r#"#[derive(OptionSet)]
#[option_set(table = "demo_job", column = "statuscode", language = 1033, kind = status(super::state::JobState))]
enum JobStatus {
    #[option(value = 7, label = "Open", state = Active)]
    Open,
}
"#;

#[test]
fn states_and_status_reasons_in_several_files_are_linked() {
    let files = [("src/state.rs", STATE.as_bytes()), ("src/status.rs", STATUS.as_bytes())];
    let expected = expect![[r#"
        demo_job.statecode.0,demo_job,statecode,state,,,0,1033,Active,,,,false,,7,,
        demo_job.statuscode.7,demo_job,statuscode,status,,,7,1033,Open,,,,false,0,,,
        exit code 0
    "#]];
    for arguments in [
        &["--from", "src"][..],
        &["--from", "src/state.rs", "--from", "src/status.rs"],
        &["--from", "src/status.rs", "--from", "src/state.rs"],
    ] {
        expected.assert_eq(&rows(&files, arguments));
    }
}

#[test]
fn skipped_parts_of_a_file_are_reported() {
    let text = STATE.replace(
        "    Active,\n",
        "    #[cfg(unix)]\n    Active,\n    #[cfg(windows)]\n    #[option(value = 0, default_status = Open)]\n    Awake,\n",
    ) + "macro_rules! more { ($name:ident) => { #[derive(OptionSet)] enum $name { A = 1 } } }\n";
    let said = with(&[("a.rs", text.as_bytes())], &["explain", "--from", "a.rs", "0"]);
    let notes: Vec<_> = said.lines().filter(|line| line.starts_with("note: ")).collect();
    expect![[r#"
        note: a.rs:11:42: an enum is not read: the macro `more` writes it
        note: a.rs:9:5: `Awake` is left out: another variant has its value, and comes first"#]]
    .assert_eq(&notes.join("\n"));
}
