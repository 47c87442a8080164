//! SARIF 2.1.0, which code scanning and editors read.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::annotations::{Annotation, Level};
use crate::report::terminal;

/// `elsewhere` is the file at which results without a place are shown. The run is successful if the command could do its
/// work, whether it found anything or not.
pub fn write(annotations: &[Annotation], elsewhere: &str, is_successful: bool) -> String {
    let results = annotations.iter().filter(|annotation| annotation.level != Level::Notice);
    let results: Vec<_> = results.map(|annotation| result(annotation, elsewhere)).collect();
    let notes = annotations.iter().filter(|annotation| annotation.level == Level::Notice);
    let notes: Vec<_> =
        notes.map(|note| json!({"level": "note", "message": {"text": note.message}})).collect();
    let rules: BTreeSet<_> = annotations
        .iter()
        .filter(|annotation| annotation.level != Level::Notice)
        .map(|annotation| annotation.rule)
        .collect();
    let rules: Vec<_> =
        rules.into_iter().map(|rule| json!({"id": id(rule), "shortDescription": {"text": rule}})).collect();
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {"name": "closure-reason", "rules": rules}},
            "columnKind": "unicodeCodePoints",
            "invocations": [{"executionSuccessful": is_successful, "toolExecutionNotifications": notes}],
            "results": results,
        }],
    });
    terminal::json(&log)
}

/// GitHub's code scanning refuses the whole log if one result has no location.
fn result(annotation: &Annotation, elsewhere: &str) -> Value {
    let level = if annotation.level == Level::Error { "error" } else { "warning" };
    let (file, line, column) =
        annotation.place.as_ref().map_or((elsewhere, 1, 1), |(file, line, column)| (&**file, *line, *column));
    json!({
        "ruleId": id(annotation.rule),
        "level": level,
        "message": {"text": annotation.message},
        "locations": [{"physicalLocation": {
            "artifactLocation": {"uri": uri(file)},
            "region": {"startLine": line, "startColumn": column},
        }}],
    })
}

fn id(rule: &str) -> String {
    rule.replace(' ', "-")
}

/// A path as a reference of RFC 3986: relative ones stay relative to the repository.
fn uri(path: &str) -> String {
    let path = if cfg!(windows) { path.replace('\\', "/") } else { path.to_owned() };
    let mut uri = match path.as_bytes() {
        [b'/', ..] => "file://".to_owned(),
        [drive, b':', ..] if cfg!(windows) && drive.is_ascii_alphabetic() => "file:///".to_owned(),
        _ => String::new(),
    };
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"/-._~".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            uri.push_str(&format!("%{byte:02X}"));
        }
    }
    uri
}
