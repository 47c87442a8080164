//! Proves what is said of an answer that is no option set.

use serde_json::json;

use crate::definition::{OptionSetDefinition, OptionSetDefinitions};

fn one(json: &str) -> String {
    serde_json::from_str::<OptionSetDefinition>(json).unwrap_err().to_string()
}

fn many(json: &str) -> String {
    serde_json::from_str::<OptionSetDefinitions>(json).unwrap_err().to_string()
}

#[test]
fn the_servers_error_keeps_message_and_code() {
    let answer =
        r#"{"error": {"code": "0x80060888", "message": "Resource not found for the segment 'demo_grade'."}}"#;
    let said =
        "the server answered with an error: Resource not found for the segment 'demo_grade'. (0x80060888)";
    assert!(one(answer).starts_with(said) && many(answer).starts_with(said), "{}", one(answer));
    assert!(
        one(r#"{"error": {"code": "", "message": "No"}}"#)
            .starts_with("the server answered with an error: No")
    );
    assert!(!one(r#"{"error": {"code": "", "message": "No"}}"#).contains("()"));
    assert!(one(r#"{"error": {"code": "7", "message": null}}"#).contains("does not say which (7)"));
}

#[test]
fn a_list_points_to_the_type_of_lists() {
    for list in
        [r#"{"value": []}"#, r#"{"EntityMetadata": []}"#, r#"{"Attributes": []}"#, r#"[{"Options": []}]"#]
    {
        let error = one(list);
        assert!(error.starts_with("this is a list of sets: read it as `OptionSetDefinitions`"), "{error}");
    }
}

#[test]
fn a_list_without_its_answer_is_read() {
    let sets: OptionSetDefinitions =
        serde_json::from_str(r#"[{"Name": "a", "Options": []}, {"Name": "b", "Options": [{"Value": 1}]}]"#)
            .unwrap();
    assert!(sets.iter().map(OptionSetDefinition::name).eq([Some("a"), Some("b")]));
}

#[test]
fn a_column_without_its_options_names_the_query_option() {
    let error =
        one(r#"{"EntityLogicalName": "demo_job", "LogicalName": "demo_grade", "AttributeType": "Picklist"}"#);
    let said =
        "the column demo_job.demo_grade comes without its options: add `$expand=OptionSet` to the request";
    assert!(error.starts_with(said), "{error}");
    let listed: OptionSetDefinitions = serde_json::from_str(
        r#"{"value": [{"LogicalName": "demo_grade", "AttributeTypeName": {"Value": "PicklistType"}},
            {"LogicalName": "demo_rank", "OptionSet": {"Options": null}}, {"LogicalName": "demo_name", "AttributeType": "String"}]}"#,
    )
    .unwrap();
    let names: Vec<_> = listed.without_options().iter().map(OptionSetDefinition::column).collect();
    assert_eq!(names, [Some("demo_grade"), Some("demo_rank")]);
}

#[test]
fn the_default_of_a_column_of_any_type_is_taken() {
    for default in ["null", "1", "-1", "1.5", "\"x\"", "[1, {}]", "{\"a\": [true]}", "18446744073709551615"] {
        let json = format!(r#"{{"DefaultValue": {default}, "OptionSet": {{"Options": []}}}}"#);
        let set: OptionSetDefinition = serde_json::from_str(&json).unwrap();
        assert!(!set.default_value().is_stated(), "{default}");
    }
}

#[test]
fn no_message_echoes_a_long_answer() {
    let long = "ö\u{1b}".repeat(1 << 16);
    for answer in [
        json!({"error": {"code": long, "message": long}}),
        json!({"EntityLogicalName": long, "LogicalName": long, "AttributeType": "Picklist"}),
        json!({"LogicalName": long, "AttributeType": "Picklist"}),
        json!({"Name": long, "Options": [{"Value": 1, "TransitionData": "<broken"}]}),
        json!({"Options": [{"Value": 1, "TransitionData": format!("<{long}")}]}),
        json!({"Options": [{"Value": long}]}),
        json!({"Options": long}),
        json!(long),
    ] {
        let error = one(&answer.to_string());
        assert!(error.len() < 4_000, "{} bytes", error.len());
        assert!(!error.contains('\u{1b}'), "{error}");
    }
    let error = one(&json!({"Options": [{"Value": "x".repeat(1 << 16)}]}).to_string());
    assert!(error.contains("expected i32 at line 1 column"), "{error}");
}
