//! Which sets the user selects, and the messages if nothing matches.

use std::path::Path;

use expect_test::{Expect, expect};

use crate::sources::catalog::column;
use crate::sources::command::{in_folder, with};

/// The output of `list` for the samples of the Web API.
#[track_caller]
fn says(arguments: &[&str], said: &Expect) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/sources");
    said.assert_eq(&in_folder(&folder, &[&["list", "--as", "csv", "--from", "web_api"], arguments].concat()));
}

#[test]
fn without_metadata_an_unknown_name_is_answered_with_where_it_could_be() {
    let folder = tempfile::tempdir().unwrap();
    expect![[r#"
        error: `--column statuscode` matches nothing
          help: the nearest name is msdyn_closurereason; columns other than the closure reason need their metadata, with `--from`
        exit code 2
    "#]]
    .assert_eq(&in_folder(folder.path(), &["list", "--column", "statuscode"]));
}

#[test]
fn quotes_that_the_shell_leaves_are_named() {
    says(
        &["--table", "'demo_*'"],
        &expect![[r#"
            error: `--table 'demo_*'` has quotes in it
              help: the command prompt of Windows knows only double ones: `--table "demo_*"`
            exit code 2
        "#]],
    );
}

#[test]
fn an_unknown_name_is_answered_with_the_nearest() {
    says(
        &["--table", "demo_jbo"],
        &expect![[r#"
        error: `--table demo_jbo` matches nothing
          help: the nearest name is demo_job
        exit code 2
    "#]],
    );
    says(
        &["--column", "demo_grad"],
        &expect![[r#"
        error: `--column demo_grad` matches nothing
          help: the nearest names are demo_grade, demo_secondgrade, demo_isurgent
        exit code 2
    "#]],
    );
    says(
        &["--column", "*grad"],
        &expect![[r#"
        error: `--column *grad` matches nothing
          help: the nearest names are demo_grade, statecode, statuscode
        exit code 2
    "#]],
    );
    says(
        &["--global", "demo_Grad"],
        &expect![[r#"
        error: `--global demo_Grad` matches nothing
          help: the nearest name is demo_grade
        exit code 2
    "#]],
    );
    says(
        &["--kind", "sttae"],
        &expect![[r#"
        error: invalid value 'sttae' for '--kind <KIND>'
          [possible values: choice, choices, boolean, state, status]

          tip: a similar value exists: 'state'

        For more information, try '--help'.
        exit code 2
    "#]],
    );
    let alone = column("demo_rank", "Fair");
    expect![[r#"
        error: `--global demo_rank` matches nothing
          help: the input names no global sets
        exit code 2
    "#]]
    .assert_eq(&with(
        &[("a.json", alone.as_bytes())],
        &["list", "--from", "a.json", "--global", "demo_rank"],
    ));
}

#[test]
fn patterns_that_exclude_need_not_match() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/sources");
    let list = |more: &[&str]| in_folder(&folder, &[&["list", "--from", "web_api"], more].concat());
    assert_eq!(list(&["--column", "!nothing"]), list(&["--table", "DEMO_*"]));
}

#[test]
fn an_invalid_glob() {
    says(
        &["--table", "demo_[jo"],
        &expect![[r#"
            error: `--table demo_[jo` is not a glob: invalid range pattern
              help: `*` matches any characters, `?` matches one, and `[ab]` matches `a` or `b`
            exit code 2
        "#]],
    );
    says(
        &["--column", "!a***"],
        &expect![[r#"
            error: `--column !a***` is not a glob: wildcards are either regular `*` or recursive `**`
              help: `*` matches any characters, `?` matches one, and `[ab]` matches `a` or `b`
            exit code 2
        "#]],
    );
}

#[test]
fn flags_that_match_nothing_together_are_named() {
    says(
        &["--kind", "state", "--column", "demo_grade"],
        &expect![[r#"
        error: no option set matches all of `--column demo_grade`, `--kind state`
          help: leave one of them out; `closure-reason list` without any shows what is available
        exit code 2
    "#]],
    );
    says(
        &["--global", "demo_grade", "--column", "statecode", "--table", "demo_job"],
        &expect![[r#"
        error: no option set matches all of `--table demo_job`, `--column statecode`, `--global demo_grade`
          help: leave one of them out; `closure-reason list` without any shows what is available
        exit code 2
    "#]],
    );
    says(
        &["--table", "!demo_*"],
        &expect![[r#"
        error: no option set matches `--table !demo_*`
          help: `closure-reason list` without it shows what is available
        exit code 2
    "#]],
    );
    expect![[r#"
        error: no option set matches `--kind boolean`
          help: `closure-reason list` without it shows what is available
        exit code 2
    "#]]
    .assert_eq(&with(&[], &["list", "--kind", "boolean"]));
}
