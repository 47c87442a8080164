//! JSON Schemas (feature `schemars`) of what serde reads and writes.

use alloc::borrow::Cow;
use alloc::vec::Vec;

use ::schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use crate::{Choice, Choices, OptionSet, OptionSetKind};

/// The name of the schema of `T`, that of the enum. The derive calls it.
#[doc(hidden)]
#[must_use]
pub fn schema_name<T: OptionSet>() -> Cow<'static, str> {
    T::METADATA.enum_name().into()
}

/// Distinguishes enums of the same name. The derive calls it.
#[doc(hidden)]
#[must_use]
pub fn schema_id<T>() -> Cow<'static, str> {
    core::any::type_name::<T>().into()
}

/// The options, each with value, label and description. The derive calls it.
#[doc(hidden)]
#[must_use]
pub fn schema<T: OptionSet>() -> Schema {
    let mut schema = json_schema!({ "oneOf": options::<T>() });
    if let Some(name) = T::METADATA.display_name() {
        schema.insert("title".into(), name.into());
    }
    schema
}

fn options<T: OptionSet>() -> Vec<Schema> {
    let is_yes_no = T::METADATA.kind() == OptionSetKind::Boolean;
    let options = T::METADATA.options().map(|option| {
        let value = option.value();
        let mut schema = if is_yes_no {
            json_schema!({ "const": value != 0, "title": option.label() })
        } else {
            json_schema!({ "const": value, "title": option.label() })
        };
        if let Some(description) = option.description() {
            schema.insert("description".into(), description.into());
        }
        if option.is_hidden() {
            schema.insert("deprecated".into(), true.into());
        }
        schema
    });
    options.collect()
}

/// The options of `T` or any other 32-bit integer; for a yes/no column, only the options.
impl<T: OptionSet> JsonSchema for Choice<T> {
    fn schema_name() -> Cow<'static, str> {
        alloc::format!("Choice_for_{}", T::METADATA.enum_name()).into()
    }

    fn schema_id() -> Cow<'static, str> {
        schema_id::<Self>()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let mut schema = schema::<T>();
        if T::METADATA.kind() != OptionSetKind::Boolean {
            let mut options = options::<T>();
            options.push(json_schema!({ "type": "integer", "minimum": i32::MIN, "maximum": i32::MAX }));
            schema.remove("oneOf");
            schema.insert("anyOf".into(), options.into_iter().map(Schema::to_value).collect());
        }
        schema
    }
}

/// Values separated by commas, or `null` for the empty set.
impl<T: OptionSet> JsonSchema for Choices<T> {
    fn schema_name() -> Cow<'static, str> {
        alloc::format!("Choices_for_{}", T::METADATA.enum_name()).into()
    }

    fn schema_id() -> Cow<'static, str> {
        schema_id::<Self>()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let mut schema = json_schema!({
            "type": ["string", "null"],
            "pattern": "^-?[0-9]+(,-?[0-9]+)*$",
        });
        if let Some(name) = T::METADATA.display_name() {
            schema.insert("title".into(), name.into());
        }
        schema
    }
}
