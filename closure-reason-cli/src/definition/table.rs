use super::Localized;

/// What an environment says about a table that has choice columns.
///
/// Or it is built:
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TableDefinition {
    logical_name: String,
    schema_name: Option<String>,
    display_name: Localized,
    enforces_transitions: Option<bool>,
}

impl TableDefinition {
    /// A table with only a logical name, such as `msdyn_ocsession`.
    #[must_use]
    pub fn new(logical_name: impl Into<String>) -> Self {
        Self { logical_name: logical_name.into(), ..Self::default() }
    }

    /// The same with its schema name, such as `msdyn_OCSession`.
    #[must_use]
    pub fn with_schema_name(self, schema_name: impl Into<String>) -> Self {
        Self { schema_name: Some(schema_name.into()), ..self }
    }

    /// The same with the name that people see.
    #[must_use]
    pub fn with_display_name(self, display_name: Localized) -> Self {
        Self { display_name, ..self }
    }

    /// The same with whether status reasons may change only as listed.
    #[must_use]
    pub fn with_enforced_transitions(self, enforces_transitions: bool) -> Self {
        Self { enforces_transitions: Some(enforces_transitions), ..self }
    }

    /// The logical name, in lower case.
    #[must_use]
    pub fn logical_name(&self) -> &str {
        &self.logical_name
    }

    /// The schema name; `None` if the source does not say.
    #[must_use]
    pub fn schema_name(&self) -> Option<&str> {
        self.schema_name.as_deref()
    }

    /// The name that people see.
    #[must_use]
    pub const fn display_name(&self) -> &Localized {
        &self.display_name
    }

    /// Whether a status reason may only be changed as [it lists][source]; `None` if the source
    /// does not say.
    ///
    /// [source]: https://learn.microsoft.com/power-apps/developer/data-platform/define-custom-state-model-transitions
    #[must_use]
    pub const fn enforces_transitions(&self) -> Option<bool> {
        self.enforces_transitions
    }
}
