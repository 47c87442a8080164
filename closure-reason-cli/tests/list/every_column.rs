//! Status reasons whose every column holds hostile texts, and the rows that any form has of them.

use serde_json::json;
use tempfile::NamedTempFile;

use crate::command::hostile;

/// One field: nothing, a text, or a number or truth by its word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Field {
    Nothing,
    Text(String),
    Word(String),
}

/// The names of the columns with what they hold, as the README and the help promise them.
pub(crate) const COLUMNS: [(&str, Held); 16] = [
    ("table", Held::Text),
    ("column", Held::Text),
    ("kind", Held::Text),
    ("set", Held::Text),
    ("global", Held::Truth),
    ("value", Held::Integer),
    ("language", Held::Integer),
    ("label", Held::Text),
    ("description", Held::Text),
    ("color", Held::Text),
    ("external_value", Held::Text),
    ("hidden", Held::Truth),
    ("state", Held::Integer),
    ("default_status", Held::Integer),
    ("invariant_name", Held::Text),
    ("transitions", Held::Text),
];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Held {
    Text,
    Integer,
    Truth,
}

/// A file with a set for each hostile text, each set with two options, and the rows: those of the state first.
pub(crate) fn sample() -> (NamedTempFile, Vec<Vec<Field>>) {
    let text = |text: &str| Field::Text(text.into());
    let word = |word: &dyn ToString| Field::Word(word.to_string());
    let (mut columns, mut rows) = (Vec::new(), Vec::new());
    // An empty name is none.
    for (number, hostile) in
        hostile().into_iter().map(|(_, text)| text).filter(|text| !text.is_empty()).enumerate()
    {
        let texts = |text: &str| json!({"LocalizedLabels": [{"Label": text, "LanguageCode": 1031}]});
        // Sets are listed by their names.
        let (table, column, set) =
            (format!("t{number:03}{hostile}"), format!("c{hostile}"), format!("s{hostile}"));
        columns.push(json!({
            "EntityLogicalName": table, "LogicalName": column, "AttributeTypeName": {"Value": "StatusType"},
            "OptionSet": {"Name": set, "IsGlobal": false, "OptionSetType": "Status", "Options": [
                {"Value": -1, "State": 0, "Label": texts(&hostile), "Description": texts(&format!("d{hostile}")),
                 "Color": format!("#{hostile}"), "ExternalValue": format!("e{hostile}"), "IsHidden": true,
                 "TransitionData": "<allowedtransitions xmlns=\"http://schemas.microsoft.com/crm/2009/WebServices\"><allowedtransition sourcestatusid=\"-1\" tostatusid=\"2147483647\"/></allowedtransitions>"},
                {"Value": 2_147_483_647, "State": 1, "IsHidden": false}]}
        }));
        let head = [text(&table), text(&column), text("status"), text(&set), word(&false)];
        let first = [
            word(&-1),
            word(&1031),
            text(&hostile),
            text(&format!("d{hostile}")),
            text(&format!("#{hostile}")),
            text(&format!("e{hostile}")),
            word(&true),
            word(&0),
            Field::Nothing,
            Field::Nothing,
            text("2147483647"),
        ];
        let mut second = vec![Field::Nothing; 11];
        (second[0], second[6], second[7]) = (word(&i32::MAX), word(&false), word(&1));
        rows.push([&head[..], &first].concat());
        rows.push([&head[..], &second].concat());
        // A state has what a status reason has not.
        columns.push(json!({
            "EntityLogicalName": table, "LogicalName": "z", "AttributeTypeName": {"Value": "StateType"},
            "OptionSet": {"IsGlobal": false, "OptionSetType": "State", "Options": [
                {"Value": 0, "DefaultStatus": -1, "InvariantName": hostile}]}
        }));
        let mut row = vec![Field::Nothing; 16];
        (row[0], row[1], row[2], row[4], row[5]) =
            (text(&table), text("z"), text("state"), word(&false), word(&0));
        (row[13], row[14]) = (word(&-1), text(&hostile));
        rows.push(row);
    }
    let file = NamedTempFile::new().unwrap();
    std::fs::write(file.path(), json!({"value": columns}).to_string()).unwrap();
    (file, rows)
}
