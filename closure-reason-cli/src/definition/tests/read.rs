//! How the tests come by definitions.

use serde_json::Value;

use crate::definition::{OptionDefinition, OptionSetDefinition};

/// An answer of the environment, by the name of its file.
macro_rules! fixture {
    ($name:literal) => {
        include_str!(concat!("answers/", $name, ".json"))
    };
}
pub(crate) use fixture;

pub(crate) fn read(json: &str) -> OptionSetDefinition {
    serde_json::from_str(json).unwrap()
}

pub(crate) fn set(json: Value) -> OptionSetDefinition {
    serde_json::from_value(json).unwrap()
}

pub(crate) fn values(definition: &OptionSetDefinition) -> Vec<i32> {
    definition.options().iter().map(OptionDefinition::value).collect()
}
