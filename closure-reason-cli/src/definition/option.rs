use serde::{Deserialize, Deserializer, Serialize};

use super::localized::description;
use super::{Localized, Stated};

/// One option of an [`OptionSetDefinition`](super::OptionSetDefinition). A source may leave out
/// every property except the value; then it is `None`, or not [stated](Stated).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, expecting = "an option")]
pub struct OptionDefinition {
    /// The text that people see.
    #[serde(default, skip_serializing_if = "Localized::is_unstated")]
    pub label: Localized,
    /// Other texts that find the option. Only enums have them; Dataverse does not.
    #[serde(default, skip_serializing_if = "Vec::is_empty", deserialize_with = "or_default")]
    pub aliases: Vec<String>,
    /// What the option means.
    #[serde(default, skip_serializing_if = "Localized::is_unstated", deserialize_with = "description")]
    pub description: Localized,
    /// Whether the description is a doc comment in Rust. That is not Dataverse's text, and is not
    /// compared with it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not", deserialize_with = "or_default")]
    pub doc_comment: bool,
    /// Whether the option is kept for old rows but no longer offered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hidden: Option<bool>,
    /// The value of the state that this status reason belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub state: Option<i32>,
    /// The value of this state's default status reason.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub default_status: Option<i32>,
    /// The values of the status reasons that may follow this one; `None` if none are listed. They
    /// apply only if the table enforces transitions.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub transitions: Option<Vec<i32>>,
    /// The color as the source writes it, by convention `#` and six hexadecimal digits.
    #[serde(default, skip_serializing_if = "Stated::is_unstated")]
    pub color: Stated<String>,
    /// The value that another system has for the option.
    #[serde(default, skip_serializing_if = "Stated::is_unstated")]
    pub external_value: Stated<String>,
    /// The name of this state that does not change with the language.
    #[serde(default, skip_serializing_if = "Stated::is_unstated")]
    pub invariant_name: Stated<String>,
    /// The number stored in rows.
    pub value: i32,
}

impl OptionDefinition {
    /// An option with only a value.
    pub fn new(value: i32) -> Self {
        Self { value, ..Self::default() }
    }
}

/// Null means the same as a key that is missing.
fn or_default<'de, T: Default + Deserialize<'de>, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<T, D::Error> {
    Option::deserialize(deserializer).map(Option::unwrap_or_default)
}
