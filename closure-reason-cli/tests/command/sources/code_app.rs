//! Schemas of code apps.

use expect_test::expect;

use crate::sources::command::{list, rows, with};

const PATH: &str = ".power/schemas/dataverse/orders.Schema.json";

/// A schema of `demo_order` with these columns.
fn schema(columns: &str) -> String {
    format!(
        r#"{{"name": "demo_order", "title": "Orders", "schema": {{"type": "array", "items": {{"type": "object",
        "x-ms-dataverse-entityset": "demo_orders", "properties": {{{columns}}}}}}}}}"#
    )
}

const WEAR: &str = r##""demo_wear": {"type": "string", "title": "Wear", "x-ms-dataverse-type": "PicklistType",
    "x-ms-schema-name": "demo_Wear", "enum": ["New", "Worn out"], "x-ms-enum-values": [1, 2], "Color": ["#0000ff", null],
    "x-ms-isGlobal": false, "x-ms-optionsetdisplayname": "Wear", "x-ms-optionSetType": "Picklist"}"##;

#[test]
fn the_schemas_of_a_code_app_are_found_in_their_hidden_folder() {
    let columns = [
        WEAR,
        r#""demo_name": {"type": "string", "x-ms-dataverse-type": "StringType"}"#,
        r#""demo_tags": {"x-ms-dataverse-type": "MultiSelectPicklistType", "enum": ["A; B"], "x-ms-enum-values": [7]}"#,
        r#""statecode": {"x-ms-dataverse-type": "StateType", "enum": ["Active"], "x-ms-enum-values": [0]}"#,
        r#""statuscode": {"x-ms-dataverse-type": "StatusType", "enum": ["Open"], "x-ms-enum-values": [1]}"#,
        r#""demo_paid": {"x-ms-dataverse-type": "BooleanType", "enum": ["No", "Yes"], "x-ms-enum-values": [0, 1]}"#,
        r#""demo_sent": {"type": "boolean", "x-ms-dataverse-type": "BooleanType"}"#,
        r#""demo_grade": {"x-ms-dataverse-type": "PicklistType"}"#,
    ];
    let orders = schema(&columns.join(","));
    // A schema of another connector.
    let list = br#"{"name": "List", "schema": {"type": "array", "items": {"properties": {"Id": {"type": "integer"}}}}}"#;
    let files = [(PATH, orders.as_bytes()), (".power/schemas/sharepointonline/list.Schema.json", list)];
    expect![[r#"
        demo_order.demo_paid.0,demo_order,demo_paid,boolean,,,0,,No,,,,,,,,
        demo_order.demo_paid.1,demo_order,demo_paid,boolean,,,1,,Yes,,,,,,,,
        demo_order.demo_tags.7,demo_order,demo_tags,choices,,,7,,A; B,,,,,,,,
        demo_order.demo_wear.1,demo_order,demo_wear,choice,,false,1,,New,,#0000ff,,,,,,
        demo_order.demo_wear.2,demo_order,demo_wear,choice,,false,2,,Worn out,,,,,,,,
        demo_order.statecode.0,demo_order,statecode,state,,,0,,Active,,,,,,,,
        demo_order.statuscode.1,demo_order,statuscode,status,,,1,,Open,,,,,,,,
        note: ./.power/schemas/dataverse/orders.Schema.json: "demo_order.demo_grade" comes without its options: it is left out
        note: skipped one file that is not metadata (`-v` names it)
        exit code 0
    "#]]
    .assert_eq(&rows(&files, &["--from", "."]));
    assert_eq!(rows(&files[..1], &["--from", PATH]), rows(&files[..1], &["--from", ".power"]));
}

/// The schema states neither its language nor some properties that other sources have.
#[test]
fn a_code_app_agrees_with_fuller_sources() {
    let orders = schema(WEAR);
    let answer = br##"{"LogicalName": "demo_wear", "EntityLogicalName": "demo_order", "OptionSet": {"Name": "demo_w", "IsGlobal": false,
        "Options": [{"Value": 1, "Color": "#0000ff", "Label": {"LocalizedLabels": [{"Label": "Neu", "LanguageCode": 1031}]}},
        {"Value": 2, "Color": null, "Label": {"LocalizedLabels": [{"Label": "Alt", "LanguageCode": 1031}]}}]}}"##;
    let files = [(PATH, orders.as_bytes()), ("answer.json", &answer[..])];
    expect![[r#"
        demo_order.demo_wear.1,demo_order,demo_wear,choice,demo_w,false,1,1031,Neu,,#0000ff,,,,,,
        demo_order.demo_wear.2,demo_order,demo_wear,choice,demo_w,false,2,1031,Alt,,,,,,,,
        exit code 0
    "#]]
    .assert_eq(&rows(&files, &["--from", "."]));
}

#[test]
fn a_broken_schema_is_refused_at_its_column() {
    let broken = schema(&WEAR.replace(r#""New", "#, ""));
    expect![[r#"
        error: orders.Schema.json: demo_order.demo_wear: `enum` and `x-ms-enum-values` belong together, but their lengths are 1 and 2
          help: add the table to the app again, which rewrites its schema
        exit code 2
    "#]]
    .assert_eq(&list("orders.Schema.json", &broken));
    let broken = schema(&WEAR.replace("[1, 2]", r#"[1, "2"]"#));
    expect![[r#"
        error: orders.Schema.json: demo_order.demo_wear: invalid type: string "2", expected a whole number
        exit code 2
    "#]]
    .assert_eq(&list("orders.Schema.json", &broken));
    // If there is nothing else, the message names the hidden folders that were not read.
    expect![[r#"
        error: .: there is no metadata in this folder, but
          ./.other: a hidden folder, which is not read
          help: `--from`, or `from` in closure-reason.toml, says where metadata is
        exit code 1
    "#]]
    .assert_eq(&with(&[(".other/a.json", b"{}")], &["list", "--from", "."]));
}
