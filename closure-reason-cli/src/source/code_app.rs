//! Schemas of code apps, one for each table: `.power/schemas/dataverse/orders.Schema.json`.
//!
//! A schema has the labels in one language, which it does not name. It has no descriptions, and does
//! not say which state a status reason belongs to.

use std::rc::Rc;

use serde::Deserialize;
use serde_json::{Value, json};

use super::unique_keys::UniqueKeys;
use super::{Input, Metadata, MetadataFormat, Origin};
use crate::report::error::Error;
use crate::report::note::Note;
use crate::report::terminal::quoted;
use crate::source::json as answers;

/// The hidden folder that has them.
pub(super) const FOLDER: &str = ".power";

#[derive(Deserialize)]
#[serde(expecting = "the schema of a table")]
struct Table {
    name: String,
    schema: Schema,
}

#[derive(Deserialize)]
struct Schema {
    items: Items,
}

#[derive(Deserialize)]
struct Items {
    properties: UniqueKeys,
}

/// A column that may have options.
#[derive(Deserialize)]
struct Column {
    title: Option<String>,
    #[serde(rename = "x-ms-schema-name")]
    schema_name: Option<String>,
    #[serde(rename = "x-ms-dataverse-type")]
    column_type: Option<String>,
    #[serde(rename = "enum")]
    labels: Option<Vec<String>>,
    #[serde(rename = "x-ms-enum-values")]
    values: Option<Vec<i32>>,
    #[serde(rename = "Color")]
    colors: Option<Vec<Option<String>>>,
    #[serde(rename = "x-ms-isGlobal")]
    is_global: Option<bool>,
    #[serde(rename = "x-ms-optionsetdisplayname")]
    set_name: Option<String>,
}

/// Whether the value of `schema` describes a table of Dataverse, and not of another connector.
pub(super) fn is_schema(schema: &Value) -> bool {
    let items = schema.get("items").and_then(Value::as_object);
    let is_of_dataverse = |key: &String| key.starts_with("x-ms-dataverse");
    items.is_some_and(|items| {
        let columns = items.get("properties").and_then(Value::as_object);
        let mut keys = columns.into_iter().flatten().filter_map(|(_, column)| column.as_object());
        items.keys().any(is_of_dataverse) || keys.any(|column| column.keys().any(is_of_dataverse))
    })
}

pub(super) fn read(input: &Input) -> Result<Metadata, Error> {
    let mut found = Metadata::default();
    for table in answers::documents::<Table>(input) {
        let Table { name, schema } = table?;
        let origin =
            Origin { input: Rc::clone(&input.name), place: String::new(), format: MetadataFormat::CodeApp };
        let (mut columns, mut without_options) = (Vec::new(), Vec::new());
        let UniqueKeys(Value::Object(properties)) = schema.items.properties else {
            return Err(Error::new("`properties` of a schema is not an object").at(&origin));
        };
        for (column, property) in properties {
            let place = format!("{name}.{column}");
            let failed = |message: &str| Error::new(format!("{place}: {message}")).at(&origin);
            let read =
                Column::deserialize(property).map_err(|error| failed(&answers::plain(&error.to_string())))?;
            let Some(column_type) = read.column_type.as_deref().filter(|name| has_options(name)) else {
                continue;
            };
            match (&read.labels, &read.values) {
                (Some(labels), Some(values)) if labels.len() != values.len() => {
                    return Err(failed(&format!(
                        "`enum` and `x-ms-enum-values` belong together, but their lengths are {} and {}",
                        labels.len(),
                        values.len()
                    ))
                    .remedy("add the table to the app again, which rewrites its schema"));
                }
                (Some(labels), Some(values)) => {
                    columns.push(attribute(&column, column_type, &read, labels, values));
                }
                // A yes/no column is a JSON `boolean` and has no options.
                _ if column_type == "BooleanType" => {}
                _ => without_options.push(quoted(&place)),
            }
        }
        if let [first, others @ ..] = &without_options[..] {
            let message = match others.len() {
                0 => format!("{first} comes without its options: it is left out"),
                more => format!("{first} and {more} more come without their options: they are left out"),
            };
            found.notes.push(Note { place: origin.to_string(), message });
        }
        let answer = json!({"LogicalName": name, "Attributes": columns});
        let table = answers::of_answer(answer, &origin)?;
        found.sets.extend(table.sets);
        found.tables.extend(table.tables);
    }
    Ok(found)
}

fn has_options(column_type: &str) -> bool {
    matches!(
        column_type,
        "PicklistType" | "MultiSelectPicklistType" | "StateType" | "StatusType" | "BooleanType"
    )
}

/// A column as the Web API gives it.
fn attribute(name: &str, column_type: &str, column: &Column, labels: &[String], values: &[i32]) -> Value {
    let label = |text: &str| json!({"UserLocalizedLabel": {"Label": text}});
    let colors = column.colors.as_deref().unwrap_or_default();
    let options: Vec<_> = labels
        .iter()
        .zip(values)
        .enumerate()
        .map(|(at, (text, value))| {
            let mut option = json!({"Value": value, "Label": label(text)});
            if let Some(Some(color)) = colors.get(at) {
                option["Color"] = json!(color);
            }
            option
        })
        .collect();
    let mut set = json!({"Options": options, "IsGlobal": column.is_global});
    if let Some(text) = &column.set_name {
        set["DisplayName"] = label(text);
    }
    let mut attribute = json!({
        "LogicalName": name,
        "SchemaName": column.schema_name,
        "AttributeTypeName": {"Value": column_type},
        "OptionSet": set,
    });
    if let Some(text) = &column.title {
        attribute["DisplayName"] = label(text);
    }
    attribute
}
