//! The messages of selection, merging and references, word for word.

use std::path::Path;

use expect_test::{Expect, expect};

use crate::command::{in_folder, with};

/// The output of `list` for the samples of the Web API.
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

#[test]
fn disagreeing_inputs_are_named_with_their_places() {
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
        key,table_name,column_name,kind,set_name,is_global,value,language_id,label,description,color,external_value,is_hidden,state,default_status,invariant_name,transitions
        demo_job.demo_rank.1,demo_job,demo_rank,choice,,false,1,1033,Middling,,,,,,,,
        exit code 0
    "#]].assert_eq(&list(&["--from", "a.json", "--from", "b.json", "--prefer", "last"]));
    expect![[r#"
        key,table_name,column_name,kind,set_name,is_global,value,language_id,label,description,color,external_value,is_hidden,state,default_status,invariant_name,transitions
        demo_job.demo_rank.1,demo_job,demo_rank,choice,,false,1,1033,Fair,,,,,,,,
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
fn disagreeing_solutions_are_named_with_their_entities() {
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
fn a_reference_to_a_missing_global_set() {
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
        key,table_name,column_name,kind,set_name,is_global,value,language_id,label,description,color,external_value,is_hidden,state,default_status,invariant_name,transitions
        demo_job.demo_rank.1,demo_job,demo_rank,choice,r,false,1,,,,,,,,,,
        note: Entity.xml (Entity demo_job): demo_job.demo_grade uses the global set demo_grades, which none of the inputs has: it is left out
        exit code 0
    "#]].assert_eq(&list(&[]));
    // If the user asks for the column, the error says why it is missing.
    expect![[r#"
        error: Entity.xml (Entity demo_job): demo_job.demo_grade uses the global set demo_grades, which none of the inputs has
          help: give the solution or the answer that has the global set as well
        exit code 2
    "#]].assert_eq(&list(&["--column", "demo_grade"]));
}

#[test]
fn flags_supply_what_a_file_does_not_say() {
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
        key,table_name,column_name,kind,set_name,is_global,value,language_id,label,description,color,external_value,is_hidden,state,default_status,invariant_name,transitions
        t.c.1,t,c,,,,1,,,,,,,,,,
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
    assert_eq!(said.matches("\ndemo_job.c.1,").count(), 1, "{said}");
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
        assert_eq!(said.contains("\ng.1,,,choice,g,true,1,"), is_there, "{asked:?}: {said}");
        assert_eq!(said.ends_with("exit code 2\n"), !is_there, "{asked:?}: {said}");
    }
}

/// The answer to a request for all columns of a cast.
fn cast(table: &str, kind: &str, columns: &[String]) -> String {
    let context = format!(
        "x/$metadata#EntityDefinitions('{table}')/Attributes/Microsoft.Dynamics.CRM.{kind}AttributeMetadata"
    );
    format!(r#"{{"@odata.context":"{context}","value":[{}]}}"#, columns.join(","))
}

/// The rows that `list` writes as CSV, up to the label, and the messages.
fn listed(files: &[(&str, &str)], more: &[&str]) -> String {
    let files: Vec<_> = files.iter().map(|(name, text)| (*name, text.as_bytes())).collect();
    let said = with(&files, &[&["list", "--as", "csv", "--from", "."], more].concat());
    let lines = said.lines().filter(|line| !line.starts_with("key,"));
    lines.map(|line| line.trim_end_matches(',').to_owned() + "\n").collect()
}

#[test]
fn sets_that_are_not_selected_cannot_disagree() {
    let (one, other) = (column("demo_rank", "Fair"), column("demo_rank", "Middling"));
    let site = column("demo_rank", "Near").replace("demo_job", "demo_site");
    let global = |label: &str| {
        format!(
            r#"{{"Name":"demo_zone","IsGlobal":true,"OptionSetType":"Picklist","Options":[{{"Value":1,
"Label":{{"LocalizedLabels":[{{"Label":"{label}","LanguageCode":1033}}]}}}}]}}"#
        )
    };
    let (north, south) = (global("North"), global("South"));
    let files = [
        ("a.json", &*one),
        ("b.json", &*other),
        ("site.json", &*site),
        ("z1.json", &*north),
        ("z2.json", &*south),
    ];
    expect![[r#"
        demo_site.demo_rank.1,demo_site,demo_rank,choice,,false,1,1033,Near
        exit code 0
    "#]]
    .assert_eq(&listed(&files, &["--table", "demo_site"]));
    for more in [
        &["--table", "!demo_site"][..],
        &["--column", "demo_rank"],
        &["--global", "demo_zone"],
        &["--table", "demo_site", "--global", "demo_zone"],
        &[],
    ] {
        let said = listed(&files, more);
        let is_disagreement = said.starts_with("error: two inputs disagree");
        let is_nothing = more.len() == 4 && said.starts_with("error: no option set matches all of");
        assert!((is_disagreement || is_nothing) && said.ends_with("exit code 2\n"), "{more:?}: {said}");
    }
    // Nor can it contradict what is selected, but it may add to it.
    let uses = |table: &str, label: &str| {
        let name = r#""OptionSet":{"Name":"demo_zone","IsGlobal":true"#;
        let set = column("demo_area", label).replace("demo_job", table);
        set.replace(r#""OptionSet":{"IsGlobal":false"#, name)
    };
    let (job, site) = (uses("demo_job", "North"), uses("demo_site", "South"));
    let files = [("job.json", &*job), ("site.json", &*site)];
    expect![[r#"
        demo_job.demo_area.1,demo_job,demo_area,choice,demo_zone,true,1,1033,North
        demo_zone.1,,,choice,demo_zone,true,1,1033,North
        exit code 0
    "#]]
    .assert_eq(&listed(&files, &["--table", "demo_job"]));
    // The last input wins, but only if it is selected.
    assert_eq!(
        listed(&files, &["--table", "demo_job", "--prefer", "last"]),
        listed(&files, &["--table", "demo_job"])
    );
    assert!(listed(&files, &[]).starts_with("error: two inputs disagree about demo_zone"));
}

#[test]
fn the_last_input_wins_for_global_sets_too() {
    let uses = column("demo_area", "North")
        .replace(r#""OptionSet":{"IsGlobal":false"#, r#""OptionSet":{"Name":"demo_zone","IsGlobal":true"#);
    let alone = r#"{"Name":"demo_zone","IsGlobal":true,"OptionSetType":"Picklist","Options":[{"Value":1,
"Label":{"LocalizedLabels":[{"Label":"South","LanguageCode":1033}]}}]}"#;
    let files = [("a.json", uses.as_bytes()), ("b.json", alone.as_bytes())];
    let global = |inputs: [&str; 2]| {
        let [first, last] = inputs;
        let said =
            with(&files, &["list", "--as", "csv", "--from", first, "--from", last, "--prefer", "last"]);
        said.lines().find_map(|line| {
            Some(line.strip_prefix("demo_zone.1,,,choice,demo_zone,true,1,1033,")?[..5].to_owned())
        })
    };
    assert_eq!(global(["a.json", "b.json"]).as_deref(), Some("South"));
    assert_eq!(global(["b.json", "a.json"]).as_deref(), Some("North"));
}

#[test]
fn a_column_without_options_leaves_the_others_alone() {
    let plain = |name: &str| {
        format!(
            r##"{{"@odata.type":"#Microsoft.Dynamics.CRM.PicklistAttributeMetadata","LogicalName":"{name}","AttributeType":"Picklist"}}"##
        )
    };
    let plain = format!(
        r#"{{"@odata.context":"x/$metadata#EntityDefinitions('demo_job')/Attributes(LogicalName,AttributeType)",
"value":[{},{},{}]}}"#,
        plain("demo_rank"),
        plain("demo_wear"),
        r#"{"LogicalName":"demo_name","AttributeType":"String"}"#
    );
    let picklists = cast("demo_job", "Picklist", &[column("demo_rank", "Fair")]);
    let files = [("attributes.json", &*plain), ("picklist.json", &*picklists)];
    expect![[r#"
        demo_job.demo_rank.1,demo_job,demo_rank,choice,,false,1,1033,Fair
        note: ./attributes.json:2:91: demo_job.demo_rank and 1 more column come without their options: add `$expand=OptionSet` to the request
        exit code 0
    "#]]
    .assert_eq(&listed(&files, &[]));
    expect![[r#"
        error: ./attributes.json: the column demo_job.demo_wear comes without its options: add `$expand=OptionSet` to the request
        exit code 2
    "#]]
    .assert_eq(&listed(&files, &["--column", "demo_wear"]));
    expect![[r#"
        error: ./attributes.json:2:91: the column demo_job.demo_rank comes without its options: add `$expand=OptionSet` to the request
        exit code 2
    "#]]
    .assert_eq(&listed(&files[..1], &[]));
}

#[test]
fn an_empty_description_gives_way_to_that_of_the_column() {
    let described = |set: &str, column: &str| {
        let text =
            |text: &str| format!(r#"{{"LocalizedLabels":[{{"Label":"{text}","LanguageCode":1033}}]}}"#);
        let answer = self::column("demo_pay", "Cash").replace(
            r#""OptionSet":{"#,
            &format!(r#""Description":{},"OptionSet":{{"Description":{},"#, text(column), text(set)),
        );
        answer.replace(r#""IsGlobal":false"#, r#""Name":"demo_mode","IsGlobal":true"#)
    };
    let solution = |set: &str, column: &str| {
        let text = |text: &str| {
            format!(r#"<Descriptions><Description description="{text}" languagecode="1033"/></Descriptions>"#)
        };
        format!(
            r#"<ImportExportXml><Entities><Entity><EntityInfo><entity Name="Demo_Job"><attributes><attribute PhysicalName="demo_pay">
<Type>picklist</Type><LogicalName>demo_pay</LogicalName><OptionSetName>demo_mode</OptionSetName>{}</attribute></attributes></entity></EntityInfo>
</Entity></Entities><optionsets><optionset Name="demo_mode"><OptionSetType>picklist</OptionSetType>{}<options><option value="1"><labels>
<label description="Cash" languagecode="1033"/></labels></option></options></optionset></optionsets></ImportExportXml>"#,
            text(column),
            text(set)
        )
    };
    let description = |files: &[(&str, &str)]| {
        let files: Vec<_> = files.iter().map(|(name, text)| (*name, text.as_bytes())).collect();
        let said = with(&files, &["list", "--as", "json", "--from", "."]);
        let json = said.strip_suffix("exit code 0\n").unwrap_or_else(|| panic!("{said}"));
        let json: serde_json::Value = serde_json::from_str(json).unwrap();
        assert_eq!(json["option_sets"][1]["description"]["texts"].as_array().map_or(0, Vec::len), 0);
        json["option_sets"][0]["description"]["texts"][0]["text"].as_str().map(ToOwned::to_owned)
    };
    let (web, empty, xml) =
        (described("", "How it is paid"), described("", ""), solution("", "How it is paid"));
    let all = [("web.json", &*web), ("empty.json", &*empty), ("sol.xml", &*xml)];
    for files in [&all[..1], &all[2..], &all[..2], &all[1..], &all] {
        assert_eq!(description(files).as_deref(), Some("How it is paid"));
    }
    assert_eq!(description(&all[1..2]), None);
}

#[test]
fn a_folder_without_metadata_is_an_error_that_mentions_hidden_folders() {
    let rank = column("demo_rank", "Fair");
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    for name in ["empty", "other/.cache", "some/.cache", "some/.git"] {
        std::fs::create_dir_all(at(name)).unwrap();
    }
    for name in ["other/.cache/a.json", "some/.cache/a.json", "some/.git/a.json", "some/b.json"] {
        std::fs::write(at(name), &rank).unwrap();
    }
    for name in ["a", "b", "c", "d", "e"] {
        std::fs::write(at(&format!("other/{name}.txt")), "words").unwrap();
    }
    let list = |arguments: &[&str]| in_folder(folder.path(), &[&["list"], arguments].concat());
    expect![[r#"
        error: empty: the folder has no files in it
          help: `--from`, or `from` in closure-reason.toml, says where metadata is
        exit code 1
    "#]]
    .assert_eq(&list(&["--from", "empty"]));
    expect![[r#"
        error: other: there is no metadata in this folder, but
          other/a.txt: some other text
          other/b.txt: some other text
          other/c.txt: some other text
          2 more files
          other/.cache: a hidden folder, which is not read
          help: `--from`, or `from` in closure-reason.toml, says where metadata is
        exit code 1
    "#]]
    .assert_eq(&list(&["--from", "some", "--from", "other"]));
    assert!(list(&["--from", "some"]).contains("\nnote: skipped one hidden folder (`-v` names it)\n"));
    assert!(list(&["--from", "some", "-v"]).contains("\nnote: skipped some/.cache: a hidden folder\n"));
}

#[test]
fn an_incomplete_file_in_a_folder_is_left_out() {
    let unknown = column("statuscode", "Open").replace(r#""EntityLogicalName":"demo_job","#, "");
    let rank = column("demo_rank", "Fair");
    let files = [("rank.json", &*rank), ("unknown.json", &*unknown)];
    expect![[r#"
        demo_job.demo_rank.1,demo_job,demo_rank,choice,,false,1,1033,Fair
        note: ./unknown.json: the file does not say which table statuscode belongs to: it is left out; name the file itself with `--from`, and say it with `--table NAME`
        exit code 0
    "#]]
    .assert_eq(&listed(&files, &[]));
    expect![[r#"
        error: ./unknown.json: the file does not say which table statuscode belongs to
          help: say it with `--table NAME`
        exit code 2
    "#]]
    .assert_eq(&listed(&files, &["--column", "statuscode"]));
    assert!(
        listed(&files, &["--column", "statuscode", "--table", "demo_job"])
            .starts_with("demo_job.statuscode.")
    );
    assert!(!listed(&files, &["--column", "demo_rank"]).contains("note"));
    assert!(listed(&files, &["--table", "demo_x*"]).contains("error: `--table demo_x*` matches nothing\n"));
}

#[test]
fn transitions_of_status_reasons_that_are_not_selected_cannot_disagree() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/sources");
    let list = |more: &[&str]| {
        in_folder(&folder, &[&["list", "--from", "award", "--table", "msnfp_award"], more].concat())
    };
    assert!(list(&["--column", "!statuscode"]).ends_with("exit code 0\n"));
    assert!(
        list(&["--column", "statuscode"])
            .starts_with("error: two inputs disagree about msnfp_award.statuscode")
    );
}
