//! Tests the errors about answers that are not option sets.

use serde_json::json;

use super::read::read;
use crate::definition::OptionSetDefinitions;

fn error(json: &str) -> String {
    serde_json::from_str::<OptionSetDefinitions>(json).err().unwrap().to_string()
}

#[test]
fn the_servers_error_keeps_message_and_code() {
    let answer =
        r#"{"error": {"code": "0x80060888", "message": "Resource not found for the segment 'demo_grade'."}}"#;
    let said =
        "the server answered with an error: Resource not found for the segment 'demo_grade'. (0x80060888)";
    assert!(error(answer).starts_with(said), "{}", error(answer));
    assert!(
        error(r#"{"error": {"code": "", "message": "No"}}"#)
            .starts_with("the server answered with an error: No")
    );
    assert!(!error(r#"{"error": {"code": "", "message": "No"}}"#).contains("()"));
    assert!(error(r#"{"error": {"code": "7", "message": null}}"#).contains("does not say which (7)"));
}

#[test]
fn a_list_without_its_answer_is_read() {
    let answer: OptionSetDefinitions =
        serde_json::from_str(r#"[{"Name": "a", "Options": []}, {"Name": "b", "Options": [{"Value": 1}]}]"#)
            .unwrap();
    assert!(answer.sets.iter().map(|set| set.name.as_deref()).eq([Some("a"), Some("b")]));
}

#[test]
fn columns_without_their_options_are_named() {
    let listed: OptionSetDefinitions = serde_json::from_str(
        r#"{"value": [{"LogicalName": "demo_grade", "AttributeTypeName": {"Value": "PicklistType"}},
            {"LogicalName": "demo_rank", "OptionSet": {"Options": null}}, {"LogicalName": "demo_name", "AttributeType": "String"}]}"#,
    )
    .unwrap();
    let names: Vec<_> = listed.without_options.iter().map(|set| set.column.as_deref()).collect();
    assert_eq!(names, [Some("demo_grade"), Some("demo_rank")]);
}

#[test]
fn the_default_is_read_in_columns_of_any_type() {
    for default in ["null", "1", "-1", "1.5", "\"x\"", "[1, {}]", "{\"a\": [true]}", "18446744073709551615"] {
        let json = format!(r#"{{"DefaultValue": {default}, "OptionSet": {{"Options": []}}}}"#);
        let set = read(&json);
        assert!(!set.default.is_stated(), "{default}");
    }
}

#[test]
fn no_message_echoes_a_long_answer() {
    let long = "ö".repeat(1 << 16);
    for answer in [
        json!({"error": {"code": long, "message": long}}),
        json!({"Name": long, "Options": [{"Value": 1, "TransitionData": "<broken"}]}),
        json!({"Options": [{"Value": 1, "TransitionData": format!("<{long}")}]}),
    ] {
        let error = error(&answer.to_string());
        assert!(error.chars().count() < 2_000, "{} bytes", error.len());
    }
}
