use std::io::Write;

use expect_test::expect;

use crate::sources::command::{in_folder, list, rows, utf16, with};

/// An attribute with one option, requested by name.
const GRADE: &str = r#"{"@odata.context":"https://x.crm.dynamics.com/api/data/v9.2/$metadata#EntityDefinitions('demo_job')/Attributes/Microsoft.Dynamics.CRM.PicklistAttributeMetadata(LogicalName,OptionSet(Options))/$entity",
"LogicalName":"demo_grade","OptionSet":{"Options":[{"Value":1,"Label":{"LocalizedLabels":[{"Label":"Fair","LanguageCode":1033}]}}]}}"#;

/// The same requested by GUID, as version 9.0 answers.
const BY_GUID: &str = r#"{"@odata.context":"https://x.crm.dynamics.com/api/data/v9.0/$metadata#EntityDefinitions(70816501-edb9-4740-a16c-6a5efbc05d84)/Attributes/Microsoft.Dynamics.CRM.PicklistAttributeMetadata(LogicalName,OptionSet)/$entity",
"LogicalName":"demo_grade","MetadataId":"0","OptionSet@odata.context":"https://x/$metadata#..","OptionSet":{"Options":[{"Value":1}]}}"#;

/// `OptionSet?$select=Options`: neither table, column nor name.
const OPTIONS: &str = r#"{"@odata.context":"https://x.crm.dynamics.com/api/data/v9.2/$metadata#EntityDefinitions('t')/Attributes('c')/Microsoft.Dynamics.CRM.PicklistAttributeMetadata/OptionSet",
"Options":[{"Value":1}],"MetadataId":"0"}"#;

#[test]
fn an_answer_by_guid_needs_the_table_from_the_user() {
    expect![[r#"
        error: a.json: the file does not say which table demo_grade belongs to
          help: say it with `--table NAME`
        exit code 2
    "#]]
    .assert_eq(&list("a.json", BY_GUID));
    expect![[r#"
        demo_job.demo_grade.1,demo_job,demo_grade,choice,,,1,,,,,,,,,,
        exit code 0
    "#]]
    .assert_eq(&rows(&[("a.json", BY_GUID.as_bytes())], &["--from", "a.json", "--table", "demo_job"]));
}

#[test]
fn bare_options_need_a_table_and_a_column() {
    // The flag is not needed if the table is known.
    expect![[r#"
        error: a.json: the file does not say which table a set without a name belongs to
          help: say it with `--table NAME`
        exit code 2
    "#]]
    .assert_eq(&list("a.json", r#"{"Options":[{"Value":1}],"MetadataId":"0"}"#));
    expect![[r#"
        error: a.json: the file does not say which column of t its options belong to
          help: say it with `--column NAME`
        exit code 2
    "#]]
    .assert_eq(&with(&[("a.json", OPTIONS.as_bytes())], &["list", "--from", "a.json", "--table", "t"]));
    expect![[r#"
        error: a.json: the file does not say which table a set without a name belongs to
          help: say it with `--table NAME`
        exit code 2
    "#]]
    .assert_eq(&with(
        &[("a.json", OPTIONS.as_bytes())],
        &["list", "--from", "a.json", "--table", "t*", "--column", "c"],
    ));
    expect![[r#"
        t.c.1,t,c,choice,,,1,,,,,,,,,,
        exit code 0
    "#]]
    .assert_eq(&rows(
        &[("a.json", OPTIONS.as_bytes())],
        &["--from", "a.json", "--table", "t", "--column", "c"],
    ));
}

#[test]
fn an_answer_without_expand_is_an_error_at_its_place() {
    expect![[r#"
        error: a.json:3:18: the column demo_job.demo_grade comes without its options: add `$expand=OptionSet` to the request
        exit code 2
    "#]].assert_eq(&list("a.json", "{\n  \"EntityLogicalName\": \"demo_job\",\n  \"LogicalName\": \"demo_grade\",\n  \"AttributeType\": \"Picklist\"\n}"));
    expect![[r#"
        demo_job.demo_a, choice

        VALUE
        note: a.json:3:17: demo_grade comes without its options: add `$expand=OptionSet` to the request
        exit code 0
    "#]].assert_eq(&list("a.json", "{\"value\": [\n{\"LogicalName\": \"demo_a\", \"EntityLogicalName\": \"demo_job\", \"AttributeType\": \"Picklist\", \"OptionSet\": {\"Options\": []}},\n{\"LogicalName\": \"demo_grade\", \"AttributeType\": \"Picklist\"}\n]}"));
}

#[test]
fn unrequested_properties_are_null() {
    let answer = r##"{"@odata.context":"https://x/api/data/v9.2/$metadata#Microsoft.Dynamics.CRM.RetrieveMetadataChangesResponse","EntityMetadata":[
{"LogicalName":"t","Attributes":[{"@odata.type":"#Microsoft.Dynamics.CRM.ComplexPicklistAttributeMetadata","LogicalName":"c","EntityLogicalName":null,"DisplayName":null,
"AttributeType":null,"AttributeTypeName":null,"DefaultFormValue":null,"OptionSet":{"@odata.type":"#Microsoft.Dynamics.CRM.ComplexOptionSetMetadata","Name":null,"IsGlobal":null,
"DisplayName":null,"Options":[{"Value":1,"Label":null,"Description":null,"Color":null,"IsHidden":null}]}},
{"@odata.type":"#Microsoft.Dynamics.CRM.ComplexStringAttributeMetadata","LogicalName":"name","OptionSet":null}]}]}"##;
    expect![[r#"
        t.c.1,t,c,choice,,,1,,,,,,,,,,
        exit code 0
    "#]]
    .assert_eq(&rows(&[("a.json", answer.as_bytes())], &["--from", "a.json"]));
}

#[test]
fn several_documents_with_a_byte_order_mark() {
    let one = r#"{"LogicalName":"a","EntityLogicalName":"t","OptionSet":{"Options":[{"Value":1}]}}"#;
    let other = r#"[{"LogicalName":"b","EntityLogicalName":"t","OptionSet":{"Options":[{"Value":2}]}}]"#;
    let all = format!("\u{feff}{one}\n{other}{GRADE}\n");
    expect![[r#"
        demo_job.demo_grade.1,demo_job,demo_grade,choice,,,1,1033,Fair,,,,,,,,
        t.a.1,t,a,,,,1,,,,,,,,,,
        t.b.2,t,b,,,,2,,,,,,,,,,
        exit code 0
    "#]]
    .assert_eq(&rows(&[("a.txt", all.as_bytes())], &["--from", "a.txt"]));
}

#[test]
fn output_redirected_by_power_shell_is_utf_16() {
    expect![[r#"
        demo_job.demo_grade.1,demo_job,demo_grade,choice,,,1,1033,Fair,,,,,,,,
        exit code 0
    "#]]
    .assert_eq(&rows(&[("a.json", &utf16(GRADE))], &["--from", "a.json"]));
    expect![[r#"
        error: a.json: the file starts like UTF-16, but is not UTF-16
          help: save it as UTF-8
        exit code 2
    "#]]
    .assert_eq(&list("a.json", b"\xff\xfe\x00\xd8{\x00"));
}

#[test]
fn yes_no_sets_may_be_global() {
    let answer = r##"{"@odata.context":"https://x/$metadata#GlobalOptionSetDefinitions","value":[
{"@odata.type":"#Microsoft.Dynamics.CRM.BooleanOptionSetMetadata","Name":"demo_yesno","IsGlobal":true,"OptionSetType":"Boolean",
"TrueOption":{"Value":1,"Label":{"LocalizedLabels":[{"Label":"Yes","LanguageCode":1033}]}},
"FalseOption":{"Value":0,"Label":{"LocalizedLabels":[{"Label":"No","LanguageCode":1033}]}}}]}"##;
    expect![[r#"
        demo_yesno.0,,,boolean,demo_yesno,true,0,1033,No,,,,,,,,
        demo_yesno.1,,,boolean,demo_yesno,true,1,1033,Yes,,,,,,,,
        exit code 0
    "#]]
    .assert_eq(&rows(&[("a.json", answer.as_bytes())], &["--from", "a.json"]));
}

#[test]
fn a_column_of_tables_names_is_skipped() {
    let answer = r#"{"value":[{"LogicalName":"c","EntityLogicalName":"t","AttributeType":"Picklist","OptionSet":{"Options":[{"Value":1}]}},
{"LogicalName":"ownertype","EntityLogicalName":"t","AttributeType":"EntityName","AttributeTypeName":{"Value":"EntityNameType"},"OptionSet":{"Options":[{"Value":2}]}}]}"#;
    expect![[r#"
        t.c.1,t,c,choice,,,1,,,,,,,,,,
        exit code 0
    "#]]
    .assert_eq(&rows(&[("a.json", answer.as_bytes())], &["--from", "a.json"]));
}

#[test]
fn a_set_may_be_called_like_a_column() {
    let set = r#"{"Name":"demo_job_demo_grade","IsGlobal":GLOBAL,"OptionSetType":"Picklist","Options":[{"Value":1}]}"#;
    let column = r#"{"EntityLogicalName":"demo_job","LogicalName":"demo_grade","AttributeTypeName":{"Value":"PicklistType"},"OptionSet":SET}"#;
    for (global, said) in [
        (
            "true",
            expect![[r#"
        demo_job.demo_grade.1,demo_job,demo_grade,choice,demo_job_demo_grade,true,1,,,,,,,,,,
        demo_job_demo_grade.1,,,choice,demo_job_demo_grade,true,1,,,,,,,,,,
        exit code 0
    "#]],
        ),
        (
            "false",
            expect![[r#"
        demo_job.demo_grade.1,demo_job,demo_grade,choice,demo_job_demo_grade,false,1,,,,,,,,,,
        exit code 0
    "#]],
        ),
    ] {
        let answer = column.replace("SET", &set.replace("GLOBAL", global));
        said.assert_eq(&rows(&[("a.json", answer.as_bytes())], &["--from", "a.json"]));
    }
}

#[test]
fn a_table_shows_the_beginning_of_long_texts() {
    let long = "x".repeat(400_000);
    let answer = GRADE.replace("Fair", &long);
    let said = with(&[("a.json", answer.as_bytes())], &["list", "--from", "a.json"]);
    let unwrapped: String = said.split_whitespace().collect();
    assert!(unwrapped.ends_with(&format!("LABEL1{}..exitcode0", "x".repeat(1000))), "{said}");
    let whole = with(&[("a.json", answer.as_bytes())], &["list", "--as", "csv", "--from", "a.json"]);
    assert!(whole.contains(&long));
}

#[test]
fn values_beyond_32_bits() {
    let said = list(
        "a.json",
        r#"{"LogicalName":"c","EntityLogicalName":"t","OptionSet":{"Options":[{"Value":2147483648}]}}"#,
    );
    assert!(
        said.contains("`2147483648`, expected a whole number from -2147483648 to 2147483647\n"),
        "{said}"
    );
    let rows = "objecttypecode,attributename,attributevalue,value\nt,c,2147483648,x\n";
    let said = list("a.csv", rows);
    assert!(
        said.contains("\"2147483648\", expected a whole number from -2147483648 to 2147483647\n"),
        "{said}"
    );
}

#[test]
fn compressed_files_are_read() {
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packed.write_all(GRADE.as_bytes()).unwrap();
    let mut packed = packed.finish().unwrap();
    assert_eq!(list("a.json.gz", &packed), list("a.json", GRADE));
    packed.truncate(packed.len() / 2);
    let said = list("a.json.gz", &packed);
    assert!(
        said.starts_with("error: a.json.gz: this is compressed with gzip, and cannot be unpacked"),
        "{said}"
    );
}

#[test]
fn messages_quote_the_beginning_of_long_texts() {
    let long = "x".repeat(100_000);
    let [ours, theirs] = ["a", "b"].map(|end| GRADE.replace("Fair", &format!("{long}{end}")));
    let files = [("a.json", ours.as_bytes()), ("b.json", theirs.as_bytes())];
    let said = with(&files, &["list", "--from", "a.json", "--from", "b.json"]);
    assert!(said.contains("disagree") && said.len() < 1500, "{said}");
    let lacking = GRADE.replace(r#""Options":["#, r#""Options":[],"no":["#);
    let files = [("a.json", ours.as_bytes()), ("b.json", lacking.as_bytes())];
    let said = with(&files, &["list", "--from", "a.json", "--from", "b.json"]);
    assert!(said.contains("disagree") && said.len() < 1500, "{said}");
    let said = list("a.json", GRADE.replace(r#""Value":1"#, &format!(r#""Value":"{long}""#)));
    assert!(said.contains("expected a whole number") && said.len() < 1500, "{said}");
}

#[test]
fn a_broken_file() {
    let said = list("a.json", "<<<<<<< HEAD\n{}");
    assert!(said.starts_with("error: a.json: this has conflict marks of Git\n  help: "), "{said}");
}

#[test]
fn missing_paths() {
    expect![[r#"
        error: nope: there is no such file or folder
          help: `--from`, or `from` in closure-reason.toml, says where metadata is
        exit code 2
    "#]]
    .assert_eq(&with(&[], &["list", "--from", "nope"]));
    for key in ["from", "output"] {
        let config = format!("{key} = \"\"\n");
        let said = with(&[("closure-reason.toml", config.as_bytes())], &["list"]);
        let expected = format!(
            "error: closure-reason.toml: `{key}` is empty\n  help: write a path, or leave the key out\nexit code 2\n"
        );
        assert_eq!(said, expected);
    }
    let said = with(&[("closure-reason.toml", b"language = \"German\"")], &["list"]);
    assert!(said.contains("\"German\" is not a locale id, expected a number such as 1033"), "{said}");
}

#[test]
fn an_error_of_the_server_in_place_of_metadata() {
    expect![[r#"
        error: a.json:1:1: the server answered with an error: Resource not found for the segment 'EntityDefinition'. (0x80060888)
        exit code 2
    "#]].assert_eq(&list("a.json", r#"{"error":{"code":"0x80060888","message":"Resource not found for the segment 'EntityDefinition'."}}"#));
}

#[test]
fn mistakes_have_a_line_and_a_column() {
    for (json, said) in [
        (
            "{\"Options\": [\n  {\"Value\": \"1\"}]}",
            expect![[r#"
                error: a.json:2:15: invalid type: string "1", expected a whole number
                exit code 2
            "#]],
        ),
        (
            "{\"Options\": [\n  {\"Label\": null}]}",
            expect![[r#"
            error: a.json:2:17: missing field `Value`
            exit code 2
        "#]],
        ),
        (
            "{\"Options\": [\n  {\"Value\": 1}",
            expect![[r#"
                error: a.json:2:14: the text ends within a list
                exit code 2
            "#]],
        ),
        (
            "{\"Options\": [{\"Value\": 1}]},\n",
            expect![[r#"
            error: a.json:1:28: expected value
            exit code 2
        "#]],
        ),
        (
            "{\"Options\": 1}\n",
            expect![[r#"
                error: a.json:1:13: invalid type: integer `1`, expected a list
                exit code 2
            "#]],
        ),
        (
            "{\"LogicalName\": \"c\", \"EntityLogicalName\": \"t\"}\n\n  {\"LogicalName\": \"d\", \"EntityLogicalName\": \"t\"}",
            expect![[r#"
                error: a.json:1:17: the column t.c comes without its options: add `$expand=OptionSet` to the request
                exit code 2
            "#]],
        ),
        (
            "{\"EntityLogicalName\": \"t\", \"LogicalName\": \"c\", \"OptionSet\": {\"Options\": [{\"Value\": 1, \"TransitionData\": \"<oops>\"}]}}",
            expect![[r#"
                error: a.json:1:43: t.c: the `TransitionData` of option 1 is broken at byte 6: the root is `oops`, expected `allowedtransitions`; it is "<oops>"
                exit code 2
            "#]],
        ),
    ] {
        said.assert_eq(&list("a.json", json));
    }
}

#[test]
fn a_table_alone_has_no_option_sets() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/sources");
    expect![[r#"
        SET  KIND  OPTIONS  LANGUAGES  DISPLAY NAME
        note: there are no option sets in the input
        exit code 0
    "#]]
    .assert_eq(&in_folder(&folder, &["list", "--from", "web_api/demo_job.entity.json"]));
}
