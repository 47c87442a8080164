//! `EntityMetadata` of the SDK, serialized as XML, as mocks and tools save it. Its elements are the
//! properties of the Web API's answers.

use std::io::BufRead;
use std::rc::Rc;

use serde_json::{Map, Value, json};

use super::xml::{Element, Xml};
use super::{Input, Metadata, MetadataFormat, Origin};
use crate::report::error::Error;
use crate::report::terminal::quoted;
use crate::source::json as answers;

/// The type of an element.
enum Shape {
    Text,
    Number,
    Boolean,
    Object(&'static [Property]),
    /// Objects, each in an element.
    List(&'static [Property]),
}

type Property = (&'static str, Shape);

const TEXT: &[Property] = &[("Label", Shape::Text), ("LanguageCode", Shape::Number)];

const LABEL: &[Property] =
    &[("LocalizedLabels", Shape::List(TEXT)), ("UserLocalizedLabel", Shape::Object(TEXT))];

const OPTION: &[Property] = &[
    ("Value", Shape::Number),
    ("Label", Shape::Object(LABEL)),
    ("Description", Shape::Object(LABEL)),
    ("Color", Shape::Text),
    ("ExternalValue", Shape::Text),
    ("IsHidden", Shape::Boolean),
    ("State", Shape::Number),
    ("DefaultStatus", Shape::Number),
    ("InvariantName", Shape::Text),
    ("TransitionData", Shape::Text),
];

const SET: &[Property] = &[
    ("Name", Shape::Text),
    ("IsGlobal", Shape::Boolean),
    ("OptionSetType", Shape::Text),
    ("DisplayName", Shape::Object(LABEL)),
    ("Description", Shape::Object(LABEL)),
    ("Options", Shape::List(OPTION)),
    ("TrueOption", Shape::Object(OPTION)),
    ("FalseOption", Shape::Object(OPTION)),
];

const COLUMN: &[Property] = &[
    ("EntityLogicalName", Shape::Text),
    ("LogicalName", Shape::Text),
    ("SchemaName", Shape::Text),
    ("AttributeType", Shape::Text),
    ("AttributeTypeName", Shape::Object(&[("Value", Shape::Text)])),
    ("DisplayName", Shape::Object(LABEL)),
    ("Description", Shape::Object(LABEL)),
    ("DefaultFormValue", Shape::Number),
    ("OptionSet", Shape::Object(SET)),
];

/// A yes/no column. In other columns, `DefaultValue` is not an option.
const YES_NO: &[Property] = &[("DefaultValue", Shape::Boolean)];

const TABLE: &[Property] = &[
    ("LogicalName", Shape::Text),
    ("SchemaName", Shape::Text),
    ("DisplayName", Shape::Object(LABEL)),
    ("EnforceStateTransitions", Shape::Boolean),
    ("Attributes", Shape::List(COLUMN)),
];

pub(super) fn read(input: &Input) -> Result<Metadata, Error> {
    let mut xml = Xml::new(&*input.bytes, &input.name);
    let mut found = Metadata::default();
    while let Some(root) = xml.child(0)? {
        if root.name == "EntityMetadata" {
            found.table_of_sdk(&mut xml, 1, &input.name)?;
            continue;
        }
        while let Some(table) = xml.child(1)? {
            if table.name == "EntityMetadata" && !is_nil(&table) {
                found.table_of_sdk(&mut xml, 2, &input.name)?;
            }
        }
    }
    Ok(found)
}

impl Metadata {
    fn table_of_sdk<R: BufRead>(
        &mut self,
        xml: &mut Xml<R>,
        level: usize,
        name: &Rc<str>,
    ) -> Result<(), Error> {
        let place = xml.place();
        let mut answer = object(xml, TABLE, None, level)?;
        let Some(table) = answer.get("LogicalName").and_then(Value::as_str) else {
            return Err(Error::new("an `EntityMetadata` without `LogicalName`").at(place));
        };
        let origin = Origin {
            input: Rc::clone(name),
            place: format!("Entity {table}"),
            format: MetadataFormat::SdkXml,
        };
        if let Some(answer) = answer.as_object_mut() {
            answer.insert("@odata.context".to_owned(), json!("$metadata#EntityDefinitions"));
        }
        self.add(answers::of_answer(answer, &origin)?);
        Ok(())
    }
}

fn is_nil(element: &Element) -> bool {
    matches!(element.attribute("nil"), Some("true" | "1"))
}

/// The known properties of an element.
fn object<R: BufRead>(
    xml: &mut Xml<R>,
    properties: &'static [Property],
    class: Option<&str>,
    level: usize,
) -> Result<Value, Error> {
    let mut object = Map::new();
    // It may have a prefix, such as `a:PicklistAttributeMetadata`.
    let class = class.map(|class| class.rsplit(':').next().unwrap_or(class));
    let more = if class == Some("BooleanAttributeMetadata") { YES_NO } else { &[] };
    if let Some(class) = class {
        object.insert("@odata.type".to_owned(), format!("#Microsoft.Dynamics.CRM.{class}").into());
    }
    while let Some(element) = xml.child(level)? {
        let Some((_, shape)) = properties.iter().chain(more).find(|(name, _)| *name == element.name) else {
            continue;
        };
        if object.contains_key(&element.name) {
            return Err(xml.error(&format!("a second `{}`", element.name)));
        }
        let value = if is_nil(&element) { Value::Null } else { value(xml, &element, shape, level + 1)? };
        object.insert(element.name, value);
    }
    Ok(object.into())
}

fn value<R: BufRead>(
    xml: &mut Xml<R>,
    element: &Element,
    shape: &Shape,
    level: usize,
) -> Result<Value, Error> {
    let place = xml.place();
    let not = |text: &str, expected: &str| {
        let message = format!("`{}` is {}, expected {expected}", element.name, quoted(text));
        Error::new(message).at(&place)
    };
    Ok(match shape {
        Shape::Text => xml.text(level)?.into(),
        Shape::Number => {
            let text = xml.text(level)?;
            text.trim().parse::<i32>().map_err(|_| not(&text, "a whole number"))?.into()
        }
        Shape::Boolean => {
            let text = xml.text(level)?;
            match text.trim() {
                "true" | "1" => true.into(),
                "false" | "0" => false.into(),
                _ => return Err(not(&text, "true or false")),
            }
        }
        Shape::Object(properties) => object(xml, properties, element.attribute("type"), level)?,
        Shape::List(properties) => {
            let mut list = Vec::new();
            while let Some(one) = xml.child(level)? {
                if !is_nil(&one) {
                    list.push(object(xml, properties, one.attribute("type"), level + 1)?);
                }
            }
            list.into()
        }
    })
}
