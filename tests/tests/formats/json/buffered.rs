//! `flatten` and internal tags make serde keep a row in memory before it is read.

use super::*;

#[derive(Debug, PartialEq, Deserialize, Serialize)]
struct Flattened {
    id: u32,
    #[serde(flatten)]
    row: Row,
}

#[derive(Debug, PartialEq, Deserialize, Serialize)]
#[serde(tag = "kind")]
enum Tagged {
    Session(Row),
}

#[derive(Debug, PartialEq, Deserialize, Serialize)]
struct Row {
    option: ClosureReason,
    choice: Choice<ClosureReason>,
    choices: Choices<ClosureReason>,
    #[serde(with = "label")]
    label: ClosureReason,
    #[serde(with = "label")]
    label_choice: Option<Choice<ClosureReason>>,
    #[serde(with = "lenient")]
    lenient: ClosureReason,
    #[serde(default, with = "lenient")]
    lenient_choice: Option<Choice<ClosureReason>>,
}

fn json(more: &Value) -> Value {
    let mut json = json!({
        "option": 192_350_004,
        "choice": 192_350_099,
        "choices": "7,9",
        "label": "AgentClosed",
        "label_choice": 192_350_099,
        "lenient": 192_350_004,
        "lenient_choice": -1,
    });
    json.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    json
}

fn row() -> Row {
    Row {
        option: AGENT_CLOSED,
        choice: Choice::new(192_350_099),
        choices: Choices::from([7, 9]),
        label: AGENT_CLOSED,
        label_choice: Some(Choice::new(192_350_099)),
        lenient: AGENT_CLOSED,
        lenient_choice: Some(Choice::new(-1)),
    }
}

#[test]
fn every_kind_of_field_can_be_flattened() {
    let flattened = Flattened { id: 1, row: row() };
    let json = json(&json!({"id": 1}));
    assert_eq!(serde_json::to_value(&flattened).unwrap(), json);
    assert_eq!(read(&json.to_string()), Ok(flattened));
}

#[test]
fn every_kind_of_field_can_stand_beside_a_tag() {
    let tagged = Tagged::Session(row());
    let json = json(&json!({"kind": "Session"}));
    assert_eq!(serde_json::to_value(&tagged).unwrap(), json);
    assert_eq!(read(&json.to_string()), Ok(tagged));
}

#[test]
fn all_spellings_are_read_from_the_buffer() {
    for spelling in [json!("192350004"), json!(192_350_004.0), json!("192350004.0"), json!("AgentClosed")] {
        let json = json(&json!({"id": 1, "lenient": spelling, "lenient_choice": null, "choices": null}));
        let flattened: Flattened = read(&json.to_string()).unwrap();
        assert_eq!(flattened.row.lenient, AGENT_CLOSED);
        assert_eq!(flattened.row.lenient_choice, None);
        assert!(flattened.row.choices.is_empty());
    }
}
