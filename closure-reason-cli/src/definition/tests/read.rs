//! Reads definitions for the tests.

use serde_json::Value;

use crate::definition::{OptionSetDefinition, OptionSetDefinitions};

/// An answer of the environment, by the name of its file.
macro_rules! fixture {
    ($name:literal) => {
        include_str!(concat!("answers/", $name, ".json"))
    };
}
pub(crate) use fixture;

/// The only set of an answer.
pub(crate) fn read(json: &str) -> OptionSetDefinition {
    let mut answer: OptionSetDefinitions = serde_json::from_str(json).unwrap();
    assert_eq!(answer.sets.len(), 1);
    answer.sets.remove(0)
}

pub(crate) fn set(json: &Value) -> OptionSetDefinition {
    read(&json.to_string())
}

pub(crate) fn values(definition: &OptionSetDefinition) -> Vec<i32> {
    definition.options.iter().map(|option| option.value).collect()
}
