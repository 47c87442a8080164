//! Status reasons with hostile texts in every column, and rows that use them.

use serde_json::json;
use tempfile::NamedTempFile;

use crate::list::command::hostile;

/// A file with a set for each hostile text, each set with two options, and the rows: those of the state first.
pub(crate) fn sample() -> (NamedTempFile, Vec<Vec<String>>) {
    let text = |text: &str| text.to_owned();
    let word = |word: &dyn ToString| word.to_string();
    let (mut columns, mut rows) = (Vec::new(), Vec::new());
    // An empty name counts as none.
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
        let head = |value: i32| {
            [
                format!("{table}.{column}.{value}"),
                text(&table),
                text(&column),
                text("status"),
                text(&set),
                word(&false),
            ]
        };
        let first = [
            word(&-1),
            word(&1031),
            text(&hostile),
            text(&format!("d{hostile}")),
            text(&format!("#{hostile}")),
            text(&format!("e{hostile}")),
            word(&true),
            word(&0),
            String::new(),
            String::new(),
            text("2147483647"),
        ];
        let mut second = vec![String::new(); 11];
        (second[0], second[6], second[7]) = (word(&i32::MAX), word(&false), word(&1));
        rows.push([&head(-1)[..], &first].concat());
        rows.push([&head(i32::MAX)[..], &second].concat());
        // A state has properties that a status reason does not have.
        columns.push(json!({
            "EntityLogicalName": table, "LogicalName": "z", "AttributeTypeName": {"Value": "StateType"},
            "OptionSet": {"IsGlobal": false, "OptionSetType": "State", "Options": [
                {"Value": 0, "DefaultStatus": -1, "InvariantName": hostile}]}
        }));
        let mut row = vec![String::new(); 17];
        row[..7].clone_from_slice(&[
            format!("{table}.z.0"),
            text(&table),
            text("z"),
            text("state"),
            String::new(),
            word(&false),
            word(&0),
        ]);
        (row[14], row[15]) = (word(&-1), text(&hostile));
        rows.push(row);
    }
    let file = NamedTempFile::new().unwrap();
    std::fs::write(file.path(), json!({"value": columns}).to_string()).unwrap();
    (file, rows)
}
