//! What sources lack: references, descriptions, options, folders without metadata.

use expect_test::expect;

use crate::sources::command::{in_folder, with};

/// A choice column of `demo_job` whose only option has this label in English.
pub(crate) fn column(name: &str, label: &str) -> String {
    format!(
        r#"{{"EntityLogicalName":"demo_job","LogicalName":"{name}","AttributeTypeName":{{"Value":"PicklistType"}},"OptionSet":{{"IsGlobal":false,
"Options":[{{"Value":1,"Label":{{"LocalizedLabels":[{{"Label":"{label}","LanguageCode":1033}}]}}}}]}}}}"#
    )
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
pub(crate) fn listed(files: &[(&str, &str)], more: &[&str]) -> String {
    let files: Vec<_> = files.iter().map(|(name, text)| (*name, text.as_bytes())).collect();
    let said = with(&files, &[&["list", "--as", "csv", "--from", "."], more].concat());
    let lines = said.lines().filter(|line| !line.starts_with("key,"));
    lines.map(|line| line.trim_end_matches(',').to_owned() + "\n").collect()
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
