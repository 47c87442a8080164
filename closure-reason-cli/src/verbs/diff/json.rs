//! JSON for programs. Its keys are described in `--help`, and stay the same.

use serde_json::{Value, json};

use super::compare::{NotRead, Report, Unmatched, What};
use super::text;
use crate::definition::OptionSetDefinition;
use crate::report::terminal;

pub fn write(report: &Report) -> String {
    let differences: Vec<_> = report
        .differences
        .iter()
        .map(|found| {
            let mut object = of_set(found.set);
            let (aspect, change) = match &found.what {
                What::AddedColumn => ("added column".to_owned(), None),
                What::RemovedColumn => ("removed column".to_owned(), None),
                What::Changed(change) => (change.aspect.to_string(), Some(change)),
            };
            object["aspect"] = aspect.into();
            object["value"] = change.and_then(|change| change.value).into();
            object["language"] = change.and_then(|change| change.language).into();
            object["old"] = change.and_then(|change| change.ours.clone()).into();
            object["new"] = change.and_then(|change| change.theirs.clone()).into();
            object["message"] = text::message(found).into();
            object
        })
        .collect();
    let not_compared: Vec<_> = report
        .not_compared
        .iter()
        .map(|left_out| {
            json!({
                "set": left_out.set.to_string(),
                "aspect": left_out.what.aspect.to_string(),
                "language": left_out.what.language,
                "values": left_out.what.values,
                "reason": left_out.reason,
            })
        })
        .collect();
    let json = json!({
        "compared": report.compared,
        "differences": differences,
        "only_old": report.only_old.iter().map(unmatched).collect::<Vec<_>>(),
        "only_new": report.only_new.iter().map(unmatched).collect::<Vec<_>>(),
        "not_compared": not_compared,
        "not_read": report.not_read.iter().map(not_read).collect::<Vec<_>>(),
    });
    terminal::json(&json)
}

fn of_set(set: &OptionSetDefinition) -> Value {
    json!({
        "set": set.to_string(),
        "table": set.table,
        "column": set.column,
        "global": set.name.as_deref().filter(|_| set.global == Some(true)),
    })
}

fn unmatched(found: &Unmatched) -> Value {
    let mut object = of_set(found.set);
    object["value"] = found.option.map(|option| option.value).into();
    object["label"] = found.option.and_then(|option| option.label.text()).into();
    object["reason"] = found.reason.as_str().into();
    object
}

fn not_read(found: &NotRead) -> Value {
    let mut object = of_set(found.set);
    object["side"] = found.side.into();
    object["reason"] = found.note.to_string().into();
    object
}
