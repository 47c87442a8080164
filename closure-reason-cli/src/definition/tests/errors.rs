//! Proves what is told of an answer that cannot be read.

use serde_json::{Value, json};

use super::read::fixture;
use crate::definition::{OptionSetDefinition, OptionSetDefinitions};

fn error(json: Value) -> String {
    let single = serde_json::from_value::<OptionSetDefinition>(json.clone()).unwrap_err().to_string();
    let list = serde_json::from_value::<OptionSetDefinitions>(json).unwrap_err().to_string();
    if single == list { single } else { format!("{single} / {list}") }
}

#[test]
fn an_answer_without_options_says_what_was_expected() {
    assert_eq!(
        error(json!({})),
        "no options in the answer: expected `Options`, `TrueOption` and `FalseOption`, or a column with \
         `OptionSet`"
    );
    for (answer, name) in [
        (json!({"LogicalName": "demo_grade", "OptionSet": null}), "demo_grade"),
        (json!({"Name": "demo_grades"}), "demo_grades"),
        (
            json!({"EntityLogicalName": "demo_job", "LogicalName": "demo_grade"}),
            "the column demo_job.demo_grade",
        ),
    ] {
        let remedy = "comes without its options: add `$expand=OptionSet` to the request";
        let single = serde_json::from_value::<OptionSetDefinition>(answer.clone()).unwrap_err();
        assert_eq!(single.to_string(), format!("{name} {remedy}"));
        let list: OptionSetDefinitions = serde_json::from_value(answer).unwrap();
        assert_eq!(list.iter().count(), 0);
        assert!(name.ends_with(&list.without_options()[0].to_string()), "{name}");
    }
}

#[test]
fn what_is_not_an_object_is_told_so() {
    assert_eq!(
        error(json!("x")),
        "invalid type: string \"x\", expected a Web API response: an option set, a column or table that has some, \
         or a list of them"
    );
}

#[test]
fn a_list_is_not_a_single_set() {
    let list = serde_json::from_str::<OptionSetDefinition>(fixture!("choices_of_a_table"));
    assert_eq!(list.unwrap_err().to_string(), "this is a list of sets: read it as `OptionSetDefinitions`");
}

#[test]
fn an_option_needs_a_value_that_is_one() {
    assert_eq!(error(json!({"Options": [{"Color": "#0000ff"}]})), "missing field `Value`");
    assert_eq!(
        error(json!({"Options": [{"Value": 2_147_483_648_u32}]})),
        "invalid value: integer `2147483648`, expected i32"
    );
}
