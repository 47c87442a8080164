//! What selection, merging and references say, word for word.

use std::path::Path;

use expect_test::{Expect, expect};

use crate::command::{in_folder, with};

/// What `list` says on the samples of the Web API.
#[track_caller]
fn says(arguments: &[&str], said: &Expect) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/sources");
    said.assert_eq(&in_folder(&folder, &[&["list", "--as", "csv", "--from", "web_api"], arguments].concat()));
}

/// A choice column of `demo_job` whose only option has this label in English.
fn column(name: &str, label: &str) -> String {
    format!(
        r#"{{"EntityLogicalName":"demo_job","LogicalName":"{name}","AttributeTypeName":{{"Value":"PicklistType"}},"OptionSet":{{"IsGlobal":false,
"Options":[{{"Value":1,"Label":{{"LocalizedLabels":[{{"Label":"{label}","LanguageCode":1033}}]}}}}]}}}}"#
    )
}

#[test]
fn a_name_that_nothing_has_gets_the_nearest() {
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
fn a_glob_that_is_none() {
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

#[test]
fn inputs_that_disagree_are_named_with_their_places() {
    let (fair, middling) = (column("demo_rank", "Fair"), column("demo_rank", "Middling"));
    let files = [("a.json", fair.as_bytes()), ("b.json", middling.as_bytes())];
    let list = |more: &[&str]| with(&files, &[&["list", "--as", "csv"], more].concat());
    expect![[r#"
        error: two inputs disagree about demo_job.demo_rank: the label of 1 in language 1033
          is "Fair" in a.json
          and "Middling" in b.json
          help: give only one of them, or use `--prefer last`: the last one on the command line then wins
        exit code 2
    "#]]
    .assert_eq(&list(&["--from", "a.json", "--from", "b.json"]));
    // The same, in whatever order they are given.
    assert_eq!(list(&["--from", "b.json", "--from", "a.json"]), list(&["--from", "."]).replace("./", ""));
    // The last one counts, by the command line.
    expect![[r#"
        table,column,kind,set,global,value,language,label,description,color,external_value,hidden,state,default_status,invariant_name,transitions
        demo_job,demo_rank,choice,,false,1,1033,Middling,,,,,,,,
        exit code 0
    "#]].assert_eq(&list(&["--from", "a.json", "--from", "b.json", "--prefer", "last"]));
    expect![[r#"
        table,column,kind,set,global,value,language,label,description,color,external_value,hidden,state,default_status,invariant_name,transitions
        demo_job,demo_rank,choice,,false,1,1033,Fair,,,,,,,,
        exit code 0
    "#]].assert_eq(&list(&["--from", "b.json", "--from", "a.json", "--prefer", "last"]));
    expect![[r#"
        error: invalid value 'first' for '--prefer <WHICH>'
          [possible values: last]

        For more information, try '--help'.
        exit code 2
    "#]]
    .assert_eq(&list(&["--from", "a.json", "--prefer", "first"]));
}

#[test]
fn solutions_that_disagree_are_named_with_their_entities() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/sources");
    expect![[r#"
        error: two inputs disagree about msnfp_award.statuscode: the label of 1 in language 1033
          is "Active" in award/core.xml (Entity msnfp_award)
          and "Preliminary" in award/toolkit.xml (Entity msnfp_award)
          help: give only one of them, or use `--prefer last`: the last one on the command line then wins
        exit code 2
    "#]]
    .assert_eq(&in_folder(&folder, &["list", "--from", "award"]));
}

#[test]
fn a_reference_to_a_global_set_that_is_not_there() {
    let solution = r#"<Entity><EntityInfo><entity Name="Demo_Job"><attributes>
<attribute PhysicalName="Demo_Grade"><Type>picklist</Type><LogicalName>demo_grade</LogicalName><OptionSetName>demo_grades</OptionSetName></attribute>
<attribute PhysicalName="Demo_Rank"><Type>picklist</Type><LogicalName>demo_rank</LogicalName><optionset Name="r"><options><option value="1"/></options></optionset></attribute>
</attributes></entity></EntityInfo></Entity>"#;
    let list = |more: &[&str]| {
        with(
            &[("Entity.xml", solution.as_bytes())],
            &[&["list", "--as", "csv", "--from", "Entity.xml"], more].concat(),
        )
    };
    expect![[r#"
        table,column,kind,set,global,value,language,label,description,color,external_value,hidden,state,default_status,invariant_name,transitions
        demo_job,demo_rank,choice,r,false,1,,,,,,,,,,
        note: Entity.xml (Entity demo_job): demo_job.demo_grade uses the global set demo_grades, which none of the inputs has: it is left out
        exit code 0
    "#]].assert_eq(&list(&[]));
    // Who asks for the column learns why it is not there.
    expect![[r#"
        note: Entity.xml (Entity demo_job): demo_job.demo_grade uses the global set demo_grades, which none of the inputs has: it is left out
        error: `--column demo_grade` matches nothing
          help: the nearest name is demo_rank
        exit code 2
    "#]].assert_eq(&list(&["--column", "demo_grade"]));
}

#[test]
fn what_a_file_does_not_say_the_flags_say() {
    let options = r#"{"Options":[{"Value":1}],"MetadataId":"0"}"#;
    let list = |more: &[&str]| {
        with(
            &[("a.json", options.as_bytes())],
            &[&["list", "--as", "csv", "--from", "a.json"], more].concat(),
        )
    };
    expect![[r#"
        error: a.json: the file does not say which table a set without a name belongs to
          help: say it with `--table NAME`
        exit code 2
    "#]]
    .assert_eq(&list(&["--column", "c"]));
    expect![[r#"
        error: a.json: the file does not say which column of t its options belong to
          help: say it with `--column NAME`
        exit code 2
    "#]]
    .assert_eq(&list(&["--table", "t"]));
    expect![[r#"
        error: a.json: the file does not say which table a set without a name belongs to
          help: say it with `--table NAME`
        exit code 2
    "#]]
    .assert_eq(&list(&["--table", "t", "--table", "u", "--column", "c"]));
    expect![[r#"
        error: a.json: the file does not say which column of t its options belong to
          help: say it with `--column NAME`
        exit code 2
    "#]]
    .assert_eq(&list(&["--table", "t", "--column", "!c"]));
    expect![[r#"
        table,column,kind,set,global,value,language,label,description,color,external_value,hidden,state,default_status,invariant_name,transitions
        t,c,,,,1,,,,,,,,,,
        exit code 0
    "#]].assert_eq(&list(&["--table", "t", "--column", "c"]));
}

#[cfg(unix)]
#[test]
fn metadata_behind_links_to_folders_is_read() {
    use std::os::unix::fs::symlink;

    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    for name in ["metadata", "elsewhere"] {
        std::fs::create_dir(at(name)).unwrap();
    }
    std::fs::write(at("elsewhere/a.json"), column("c", "A")).unwrap();
    symlink("../elsewhere", at("metadata/linked")).unwrap();
    symlink("../elsewhere", at("metadata/again")).unwrap();
    symlink("..", at("elsewhere/around")).unwrap();
    symlink(".", at("metadata/here")).unwrap();
    symlink("nowhere", at("metadata/gone")).unwrap();
    let said = in_folder(folder.path(), &["list", "--as", "csv", "--from", "metadata"]);
    assert_eq!(said.matches("\ndemo_job,c,").count(), 1, "{said}");
    assert!(said.ends_with("exit code 0\n"), "{said}");
}

#[test]
fn global_sets_by_themselves_have_a_kind() {
    let set = |kind: &str| {
        format!(r#"{{"Name":"g","IsGlobal":true,"OptionSetType":"{kind}","Options":[{{"Value":1}}]}}"#)
    };
    for (kind, asked, is_there) in [
        ("Picklist", &["--kind", "choice"][..], true),
        ("Picklist", &["--kind", "state", "--kind", "choice"], true),
        ("Picklist", &["--kind", "boolean"], false),
        ("Picklist", &["--kind", "choice", "--global", "g"], true),
    ] {
        let set = set(kind);
        let files = [("a.json", set.as_bytes())];
        let said = with(&files, &[&["list", "--as", "csv", "--from", "a.json"], asked].concat());
        assert_eq!(said.contains("\n,,choice,g,true,1,"), is_there, "{asked:?}: {said}");
        assert_eq!(said.ends_with("exit code 2\n"), !is_there, "{asked:?}: {said}");
    }
}
