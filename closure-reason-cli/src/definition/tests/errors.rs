//! Tests the errors about answers that cannot be read.

use serde_json::{Value, json};

use crate::definition::OptionSetDefinitions;

fn error(json: Value) -> String {
    match serde_json::from_value::<OptionSetDefinitions>(json) {
        Ok(answer) => panic!("{} sets", answer.sets.len()),
        Err(error) => error.to_string(),
    }
}

#[test]
fn an_answer_without_options() {
    assert_eq!(
        error(json!({})),
        "no options in the answer: expected `Options`, `TrueOption` and `FalseOption`, or a column with \
         `OptionSet`"
    );
    for (answer, name) in [
        (json!({"LogicalName": "demo_grade", "OptionSet": null}), "demo_grade"),
        (json!({"Name": "demo_grades"}), "demo_grades"),
        (json!({"EntityLogicalName": "demo_job", "LogicalName": "demo_grade"}), "demo_job.demo_grade"),
    ] {
        let answer: OptionSetDefinitions = serde_json::from_value(answer).unwrap();
        assert_eq!(answer.sets.len(), 0);
        assert_eq!(answer.without_options[0].to_string(), name);
    }
}

#[test]
fn not_an_object() {
    assert_eq!(
        error(json!("x")),
        "invalid type: string \"x\", expected a Web API response: an option set, a column or table that has some, \
         or a list of them"
    );
}

#[test]
fn an_option_without_a_valid_value() {
    assert_eq!(error(json!({"Options": [{"Color": "#0000ff"}]})), "missing field `Value`");
    assert_eq!(
        error(json!({"Options": [{"Value": 2_147_483_648_u32}]})),
        "invalid value: integer `2147483648`, expected i32"
    );
}
