//! Canvas apps: `References/DataSources.json` of an app, or `pkgs/TableDefinitions/*.json` of an
//! unpacked one. For each table they keep whole answers of the Web API, as JSON in a JSON string.

use std::rc::Rc;

use serde_json::{Value, json};

use super::unique_keys::UniqueKeys;
use super::{Input, Metadata, MetadataFormat, Origin};
use crate::report::error::Error;
use crate::source::json as answers;

/// The answers of a table, each with the type of columns that it lists.
const ANSWERS: [(&str, &str); 5] = [
    ("PicklistOptionSetAttribute", "Picklist"),
    ("MultiSelectPicklistOptionSetAttribute", "MultiSelectPicklist"),
    ("StateOptionSetAttribute", "State"),
    ("StatusOptionSetAttribute", "Status"),
    ("BooleanOptionSetAttribute", "Boolean"),
];

pub(super) fn read(input: &Input) -> Result<Metadata, Error> {
    let mut found = Metadata::default();
    for document in answers::documents::<UniqueKeys>(input) {
        let UniqueKeys(document) = document?;
        let sources = document.get("DataSources").unwrap_or(&document);
        let sources = sources.as_array().map_or(std::slice::from_ref(sources), |list| &list[..]);
        for source in sources {
            if let Some(definition) = source.get("TableDefinition") {
                found.table_of_app(source, definition, &input.name)?;
            }
        }
    }
    Ok(found)
}

impl Metadata {
    fn table_of_app(&mut self, source: &Value, definition: &Value, input: &Rc<str>) -> Result<(), Error> {
        let text = |of: &Value, key: &str| of.get(key).and_then(Value::as_str).map(ToOwned::to_owned);
        let called = text(source, "LogicalName").or_else(|| text(source, "Name"));
        let origin = |place: &str| Origin {
            input: Rc::clone(input),
            place: place.to_owned(),
            format: MetadataFormat::CanvasApp,
        };
        let called = called.unwrap_or_else(|| "a table".to_owned());
        let definition = unpacked(definition, &origin(&format!("{called}, TableDefinition")))?;
        let part = |key: &str| match definition.get(key) {
            Some(part) => unpacked(part, &origin(&format!("{called}, {key}"))),
            None => Ok(Value::Null),
        };
        let about = part("EntityMetadata")?;
        let names =
            [text(&definition, "TableName"), text(source, "LogicalName"), text(&about, "LogicalName")];
        let Some(table) = names.into_iter().flatten().next() else {
            return Err(
                Error::new("the definition of a table does not say which table it is").at(origin(&called))
            );
        };
        let mut take = |answer: Value, place: &str| {
            answers::of_answer(answer, &origin(place)).map(|answer| self.add(answer))
        };
        // Here, the columns have no options.
        let mut entity = json!({"@odata.context": "$metadata#EntityDefinitions", "LogicalName": &table});
        for key in ["SchemaName", "DisplayName", "EnforceStateTransitions"] {
            entity[key] = about.get(key).cloned().unwrap_or_default();
        }
        take(entity, &table)?;
        for (key, column_type) in ANSWERS {
            let mut answer = match part(key)? {
                Value::Null => continue,
                Value::Array(list) => json!({"value": list}),
                answer => answer,
            };
            if let Some(answer) = answer.as_object_mut() {
                // Here, apps name the table by its id, or leave the context out.
                let context = format!(
                    "$metadata#EntityDefinitions('{table}')/Attributes/Microsoft.Dynamics.CRM.{column_type}AttributeMetadata"
                );
                answer.insert("@odata.context".to_owned(), context.into());
            }
            take(answer, &format!("{table}, {key}"))?;
        }
        Ok(())
    }
}

/// JSON, which may be inside a JSON string.
fn unpacked(value: &Value, origin: &Origin) -> Result<Value, Error> {
    match value {
        Value::String(text) if text.trim().is_empty() => Ok(Value::Null),
        Value::String(text) => serde_json::from_str(text)
            .map(|UniqueKeys(value)| value)
            .map_err(|error| Error::new(format!("the JSON in this text is broken: {error}")).at(origin)),
        value => Ok(value.clone()),
    }
}
