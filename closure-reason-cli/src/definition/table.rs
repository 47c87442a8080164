use serde::{Deserialize, Serialize};

use super::Localized;

/// What an environment says about a table that has choice columns. `None` means that it does not say.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, expecting = "a table")]
pub struct TableDefinition {
    /// The schema name, such as `msdyn_OCSession`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub schema_name: Option<String>,
    /// The display name.
    #[serde(default, skip_serializing_if = "Localized::is_unstated")]
    pub display_name: Localized,
    /// Whether a status reason may only change to those that [it lists][source].
    ///
    /// [source]: https://learn.microsoft.com/power-apps/developer/data-platform/define-custom-state-model-transitions
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub enforces_transitions: Option<bool>,
    /// The logical name, in lower case, such as `msdyn_ocsession`.
    pub logical_name: String,
}
