//! What a check covers: which enums and columns match, and how unmatched ones are reported.

use std::process::Command;

use expect_test::expect;

use crate::check::{GRADE, check, option, options};

#[test]
fn comparing_nothing_is_never_agreement() {
    let theirs = options(&option(1, "Good"));
    let other = theirs.replace("demo_grade", "demo_other");
    let for_tests = format!("#[cfg(test)]\n{GRADE}");
    let mut all = String::new();
    for (files, arguments) in [
        (&[("grade.rs", GRADE)][..], &["grade.rs"][..]),
        (&[("metadata.json", &*theirs)], &["--from", "metadata.json"]),
        (&[("metadata.json", &*theirs), ("empty.rs", "fn f() {}\n")], &["--from", "metadata.json", "."]),
        (
            &[("metadata.json", &*theirs), ("empty.rs", "fn f() {}\n")],
            &["--from", "metadata.json", "empty.rs"],
        ),
        (&[("metadata.json", &*other), ("grade.rs", GRADE)], &["--from", "metadata.json", "grade.rs"]),
        (&[("metadata.json", &*theirs), ("grade.rs", &*for_tests)], &["--from", "metadata.json", "grade.rs"]),
    ] {
        let (code, told, errors) = check(files, arguments);
        assert_eq!((code, &*told), (2, ""), "{errors}");
        all.push_str(&errors);
    }
    expect![[r#"
        error: there is no metadata to compare with
          help: say where it is with `--from PATH`, or with `from` in closure-reason.toml
        error: there are no files to check
          help: name Rust files or a folder, or say where they are with `output` in closure-reason.toml
        error: .: there is no enum that derives `OptionSet`
          help: name the files or the folder that have them; `closure-reason generate` writes them
        error: empty.rs: the file has no enum that derives `OptionSet`
          help: name the file that has the enums, or its folder
        error: grade.rs:3:6: `Grade` has no metadata: the metadata has no column `demo_job.demo_grade`
          help: `closure-reason list --from ..` with the same sources shows which sets they have
        error: grade.rs:4:6: there is no enum to compare: the enum `Grade` is left as it is: it is only for tests
    "#]]
    .assert_eq(&all);
}

#[test]
fn strict_requires_all_enums_and_complete_all_columns() {
    let grade = options(&[option(1, "Good"), option(2, "Fair")].join(","));
    let other = grade.replace("demo_grade", "demo_rank");
    let without_options = options("").replace("demo_grade", "demo_extras");
    let both = format!(r#"{{"value": [{grade}, {other}, {without_options}]}}"#);
    let elsewhere = GRADE.replace("enum Grade", "enum Elsewhere").replace("demo_job", "demo_site");
    let elsewhere = format!("{GRADE}{elsewhere}");
    let told = |ours: &str, more: &[&str]| {
        let files = [("grade.rs", ours), ("metadata.json", &*both)];
        let (code, told, _) = check(&files, &[&["--from", "metadata.json", "grade.rs"], more].concat());
        let lines = told.lines().filter(|line| !line.starts_with("not compared"));
        format!("{}\nexit code {code}\n", lines.collect::<Vec<_>>().join("\n"))
    };
    let column_only = told(GRADE, &["--strict"]);
    assert_eq!(column_only, told(GRADE, &[]));
    expect![[r#"
        warning: demo_job.demo_rank has no enum
        no difference in what was compared: 1 enum; 1 column has no enum
        exit code 0
    "#]]
    .assert_eq(&column_only);
    expect![[r#"
        error: demo_job.demo_rank has no enum
        no difference in what was compared: 1 enum; 1 column has no enum
        exit code 1
    "#]]
    .assert_eq(&told(GRADE, &["--complete"]));
    expect![[r#"
        error: grade.rs:11:6: `Elsewhere` has no metadata: the metadata has no table `demo_site`
        warning: demo_job.demo_rank has no enum
        no difference in what was compared: 1 enum; 1 enum has no metadata; 1 column has no enum
        exit code 1
    "#]]
    .assert_eq(&told(&elsewhere, &["--strict"]));
    expect![[r#"
        ::warning file=grade.rs,line=11,col=6::`Elsewhere` has no metadata: the metadata has no table `demo_site`
        ::error::demo_job.demo_rank has no enum"#]]
    .assert_eq(&{
        let told = told(&elsewhere, &["--complete", "--format", "github"]);
        told.lines().filter(|line| !line.starts_with("::notice")).take(2).collect::<Vec<_>>().join("\n")
    });
}

#[test]
fn the_config_may_name_files_and_metadata() {
    let theirs = options(&[option(1, "Good"), option(2, "Fair")].join(","));
    let files = [
        ("grade.rs", GRADE),
        ("metadata.json", &*theirs),
        ("closure-reason.toml", "from = \"metadata.json\"\noutput = \"grade.rs\"\n"),
    ];
    assert_eq!(check(&files, &[]).0, 0);
    let (code, _, errors) = check(&[("closure-reason.toml", "output = \"x\"\nfrm = \"y\"\n")], &[]);
    assert_eq!(code, 2);
    expect![[r#"
        error: closure-reason.toml:2:1: unknown key `frm`, expected one of `from`, `environment`, `output`, `tables`, `language`, `kinds`, `serde`, `derives`
          help: `closure-reason --help` lists the keys of the file and what they hold
    "#]].assert_eq(&errors);
}

#[test]
fn columns_of_excluded_kinds_are_counted_but_not_listed() {
    let grade = options(&[option(1, "Good"), option(2, "Fair")].join(","));
    let typed = |name: &str, kind: &str| {
        let kind = format!(r##"{{"@odata.type": "#Microsoft.Dynamics.CRM.{kind}AttributeMetadata", "##);
        grade.replace("demo_grade", name).replacen('{', &kind, 1)
    };
    let all = [&grade, &typed("demo_rank", "Picklist"), &typed("demo_tags", "MultiSelectPicklist")];
    let metadata = format!(r#"{{"value": [{}]}}"#, all.map(|one| &**one).join(","));
    let told = |kinds: &str| {
        let config = format!("kinds = [{kinds}]\n");
        let files = [("grade.rs", GRADE), ("metadata.json", &*metadata), ("closure-reason.toml", &*config)];
        let (code, told, _) = check(&files, &["--from", "metadata.json", "grade.rs", "--complete"]);
        let lines = told.lines().filter(|line| line.contains("enum") && !line.starts_with("not compared"));
        (code, lines.collect::<Vec<_>>().join("\n"))
    };
    let (code, lines) = told("");
    assert_eq!(code, 1);
    expect![[r#"
        error: demo_job.demo_rank has no enum
        error: demo_job.demo_tags has no enum
        no difference in what was compared: 1 enum; 2 columns have no enum"#]]
    .assert_eq(&lines);
    let (code, lines) = told("\"choices\"");
    assert_eq!(code, 1);
    expect![[r#"
        error: demo_job.demo_tags has no enum
        no difference in what was compared: 1 enum; 1 column has no enum; 1 column of a kind that `kinds` leaves out has no enum"#]]
    .assert_eq(&lines);
    let (code, lines) = told("\"state\"");
    assert_eq!(code, 0);
    expect!["no difference in what was compared: 1 enum; 2 columns of kinds that `kinds` leaves out have no enum (-v lists what was not, and why)"]
    .assert_eq(&lines);
}

#[test]
fn an_enum_without_metadata_is_reported_with_the_reason() {
    let grade = options(&[option(1, "Good"), option(2, "Fair")].join(","));
    let elsewhere = grade.replace("demo_job", "demo_other");
    let metadata = format!(r#"{{"value": [{grade}, {elsewhere}]}}"#);
    let place = r#"table = "demo_job", column = "demo_grade""#;
    let others = [
        r#"global = "demo_risk""#,
        r#"table = "demo_job", column = "demo_rank""#,
        r#"column = "demo_grade""#,
        r#"column = "demo_rank""#,
        r#"name = "demo_rank""#,
        "",
    ];
    let others: String = others.iter().map(|other| GRADE.replace(place, other).replace("(, ", "(")).collect();
    let ours = format!("{GRADE}{others}");
    let files = [("grade.rs", &*ours), ("metadata.json", &*metadata)];
    let (code, told, _) = check(&files, &["--from", "metadata.json", "grade.rs"]);
    assert_eq!(code, 0);
    let lines: Vec<_> = told.lines().filter(|line| !line.starts_with("not compared")).collect();
    expect![[r#"
        warning: grade.rs:11:6: `Grade` has no metadata: the metadata has no global set `demo_risk`
        warning: grade.rs:19:6: `Grade` has no metadata: the metadata has no column `demo_job.demo_rank`
        warning: grade.rs:27:6: `Grade` has no metadata: the metadata has a column `demo_grade` 2 times: add `table` and `column`
        warning: grade.rs:35:6: `Grade` has no metadata: the metadata has no column `demo_rank`
        warning: grade.rs:43:6: `Grade` has no metadata: the metadata has no set named `demo_rank`
        warning: grade.rs:51:6: `Grade` has no metadata: it does not say which set it is: add `table` and `column`, or `global`
        warning: demo_other.demo_grade has no enum
        no difference in what was compared: 1 enum; 6 enums have no metadata; 1 column has no enum"#]].assert_eq(&lines.join("\n"));
}

#[cfg(unix)]
#[test]
fn enums_behind_a_link_to_a_folder_are_compared_once() {
    use std::os::unix::fs::symlink;
    use std::process::Command;

    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    for name in ["code", "elsewhere"] {
        std::fs::create_dir(at(name)).unwrap();
    }
    std::fs::write(at("elsewhere/grade.rs"), GRADE).unwrap();
    std::fs::write(at("metadata.json"), options(&[option(1, "Great"), option(2, "Fair")].join(","))).unwrap();
    symlink("../elsewhere", at("code/linked")).unwrap();
    symlink("../elsewhere", at("code/again")).unwrap();
    symlink("..", at("elsewhere/around")).unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_closure-reason"))
        .args(["check", "--from", "metadata.json", "code"])
        .current_dir(folder.path())
        .output()
        .unwrap();
    let told = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.code() == Some(1) && told.ends_with("1 difference; compared: 1 enum\n"), "{told}");
}

#[test]
fn a_missing_column_is_a_difference_if_the_metadata_has_all_of_its_kind() {
    let typed = |name: &str, kind: &str| {
        let kind = format!(r##"{{"@odata.type": "#Microsoft.Dynamics.CRM.{kind}AttributeMetadata", "##);
        options(&option(1, "Good")).replace("demo_grade", name).replacen('{', &kind, 1)
    };
    let list = |kind: &str, columns: &[String]| {
        format!(
            r#"{{"@odata.context": "x/$metadata#EntityDefinitions('demo_job')/Attributes/Microsoft.Dynamics.CRM.{kind}AttributeMetadata(LogicalName)", "value": [{}]}}"#,
            columns.join(",")
        )
    };
    let rank = [typed("demo_rank", "Picklist")];
    let picklists = list("Picklist", &rank);
    let several = list("MultiSelectPicklist", &[]);
    let entity = |columns: &[String]| {
        format!(
            r#"{{"LogicalName": "demo_job", "EntitySetName": "demo_jobs", "Attributes": [{}]}}"#,
            columns.join(",")
        )
    };
    let text = r#"{"LogicalName": "demo_name", "AttributeType": "String"}"#.to_owned();
    let told = |metadata: &str, more: &[&str]| {
        let files = [("grade.rs", GRADE), ("metadata.json", metadata)];
        let (code, told, errors) = check(&files, &[&["--from", "metadata.json", "grade.rs"], more].concat());
        let lines = told.lines().filter(|line| !line.starts_with("not compared"));
        (code, lines.collect::<Vec<_>>().join("\n") + "\n" + &errors)
    };
    let (code, said) = told(&format!("{picklists}{several}"), &[]);
    assert_eq!(code, 1);
    expect![[r#"
        error: the column of `Grade` is gone
         --> grade.rs:2:43
          |
        2 | #[option_set(table = "demo_job", column = "demo_grade", language = 1033)]
          |                                           ^^^^^^^^^^^^ the metadata lists the columns of this kind of demo_job (all, unless a `$filter` left some out), and this is not one of them
          |
          = help: a request that selects the column fails: remove the enum, or correct `column`

        warning: demo_job.demo_rank has no enum
        1 difference; compared: 1 enum; 1 column has no enum
    "#]].assert_eq(&said);
    let gone = |metadata: &str, more: &[&str]| {
        let (code, said) = told(metadata, more);
        let is_gone = said.contains("the column of `Grade` is gone");
        assert_eq!(is_gone, code == 1, "{said}");
        is_gone
    };
    // The list of one cast is enough to call a column gone, with a hint that the other cast may have it.
    assert!(
        told(&picklists, &[]).1.contains("give the answer for `MultiSelectPicklistAttributeMetadata` too")
    );
    assert!(gone(&list("Picklist", &[]), &[]));
    assert!(gone(&entity(&[rank[0].clone(), typed("demo_size", "Picklist")]), &[]));
    assert!(gone(&entity(&[text.clone(), text.clone()]), &[]));
    // Metadata without all columns of the kind proves nothing, nor do columns that were not selected.
    for (metadata, more) in [
        (&*rank[0], &[][..]),
        (&*several, &[]),
        (&*list("Boolean", &[]), &[]),
        (&*entity(&rank), &[]),
        (&*picklists.replace("demo_job", "demo_site"), &[]),
        (&*picklists.replace("(LogicalName)", "(LogicalName)/$entity"), &[]),
        (&*picklists.replacen('{', "{\"@odata.nextLink\": \"x\", ", 1), &[]),
        (&*picklists, &["--column", "demo_rank"]),
        (&*picklists, &["--column", "!demo_grade"]),
        (&*format!("{picklists}{}", list("State", &[typed("statecode", "State")])), &["--kind", "state"]),
    ] {
        let (code, said) = told(metadata, more);
        assert!(code == 2 && said.contains("`Grade` has no metadata"), "{code} {more:?} {metadata}: {said}");
    }
    let without_options = r##"{"@odata.type": "#Microsoft.Dynamics.CRM.PicklistAttributeMetadata", "LogicalName": "demo_grade"}"##;
    let (_, said) = told(&list("Picklist", &[rank[0].clone(), without_options.to_owned()]), &[]);
    assert!(
        said.contains("`Grade` has no metadata: the column demo_job.demo_grade comes without its options"),
        "{said}"
    );
}

#[test]
fn a_module_called_target_is_no_build_folder() {
    let metadata = options(&[option(1, "Good"), option(2, "Fair")].join(","));
    let drifted = GRADE.replace("\"Fair\"", "\"Old\"");
    for (beside, is_read) in
        [("src/lib.rs", true), ("src/target/CACHEDIR.TAG", false), ("src/Cargo.toml", false)]
    {
        let files =
            [("a.rs", GRADE), ("src/target/mod.rs", &*drifted), (beside, ""), ("metadata.json", &*metadata)];
        let (code, told, errors) = check(&files, &["--from", "metadata.json", "."]);
        assert_eq!(code, i32::from(is_read), "{beside}: {told}{errors}");
    }
}

#[test]
fn the_root_of_a_crate_declares_modules_for_tests_wherever_the_search_begins() {
    let metadata = options(&[option(1, "Good"), option(2, "Fair")].join(","));
    let drifted = GRADE.replace("\"Fair\"", "\"Old\"");
    for (declares, is_for_tests) in [("#[cfg(test)]\nmod tests;", true), ("mod tests;", false)] {
        let files = [
            ("one/src/lib.rs", &*format!("{GRADE}{declares}")),
            ("one/src/tests.rs", &*drifted),
            ("metadata.json", &*metadata),
        ];
        for folder in ["one/src", "one", "."] {
            let (code, told, errors) = check(&files, &["--from", "metadata.json", folder]);
            assert_eq!(code, i32::from(!is_for_tests), "{folder}: {told}{errors}");
        }
    }
}

/// As `--help` says.
#[test]
fn what_only_the_metadata_states_fails_generate_check_alone() {
    let first_color = option(1, "Good").replacen('{', "{\"Color\": \"#0000ff\", ", 1);
    let new_language = option(1, "Good").replace("}]", r#"}, {"Label": "Gut", "LanguageCode": 1031}]"#);
    for (good, what) in [(first_color, "color of 1"), (new_language, "label in language 1031 of 1")] {
        let theirs = options(&[&*good, &*option(2, "Fair")].join(","));
        let files = [("grade.rs", GRADE), ("metadata.json", &*theirs)];
        let (code, told, errors) = check(&files, &["--from", "metadata.json", "grade.rs", "-v"]);
        assert_eq!(code, 0, "{told}{errors}");
        assert!(told.contains(&format!("not compared in Grade (the enum does not say): {what}\n")), "{told}");

        let folder = tempfile::tempdir().unwrap();
        for (name, text) in files {
            std::fs::write(folder.path().join(name), text).unwrap();
        }
        let run = |arguments: &[&str]| {
            let mut command = Command::new(env!("CARGO_BIN_EXE_closure-reason"));
            command.args(arguments).current_dir(folder.path()).output().unwrap()
        };
        let checked = run(&["generate", "--check", "--from", "metadata.json", "-o", "grade.rs"]);
        assert_eq!(checked.status.code(), Some(1), "{checked:?}");
        let help = String::from_utf8(run(&["check", "--help"]).stdout).unwrap();
        let help = help.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(help.contains("for which only `generate --check` fails"), "{help}");
    }
}
