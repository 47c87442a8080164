use super::{Localized, Stated, TransitionDataError, json};

/// One option of an [`OptionSetDefinition`](super::OptionSetDefinition). A source may leave out
/// every property except the value.
///
/// An option is built from its value and whatever else is known:
///
/// States and status reasons have more properties:
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OptionDefinition {
    value: i32,
    label: Localized,
    aliases: Vec<String>,
    description: Localized,
    doc_comment: bool,
    color: Stated<String>,
    external_value: Stated<String>,
    hidden: Option<bool>,
    state: Option<i32>,
    default_status: Option<i32>,
    invariant_name: Stated<String>,
    transitions: Option<Vec<i32>>,
}

impl OptionDefinition {
    /// An option with only a value, any `i32`.
    #[must_use]
    pub fn new(value: i32) -> Self {
        Self {
            value,
            label: Localized::default(),
            aliases: Vec::new(),
            description: Localized::default(),
            doc_comment: false,
            color: Stated::Unstated,
            external_value: Stated::Unstated,
            hidden: None,
            state: None,
            default_status: None,
            invariant_name: Stated::Unstated,
            transitions: None,
        }
    }

    /// The same with this label.
    #[must_use]
    pub fn with_label(self, label: Localized) -> Self {
        Self { label, ..self }
    }

    /// The same with one more text that finds the option.
    #[must_use]
    pub fn with_alias(mut self, alias: impl Into<String>) -> Self {
        self.aliases.push(alias.into());
        self
    }

    /// The same with this description.
    #[must_use]
    pub fn with_description(self, description: Localized) -> Self {
        Self { description, doc_comment: false, ..self }
    }

    /// The same with a description that a developer wrote: a doc comment in Rust, which is not
    /// Dataverse's text.
    #[must_use]
    pub fn with_doc_comment(self, description: Localized) -> Self {
        Self { description, doc_comment: true, ..self }
    }

    /// The same with this color, by convention `#` and six hexadecimal digits.
    #[must_use]
    pub fn with_color(self, color: Stated<String>) -> Self {
        Self { color, ..self }
    }

    /// The same with the value that another system has for the option.
    #[must_use]
    pub fn with_external_value(self, external_value: Stated<String>) -> Self {
        Self { external_value, ..self }
    }

    /// The same, hidden or not.
    #[must_use]
    pub fn with_hidden(self, hidden: bool) -> Self {
        Self { hidden: Some(hidden), ..self }
    }

    /// The same with the value of the state that this status reason belongs to.
    #[must_use]
    pub fn with_state(self, state: i32) -> Self {
        Self { state: Some(state), ..self }
    }

    /// The same with the value of this state's default status reason.
    #[must_use]
    pub fn with_default_status(self, default_status: i32) -> Self {
        Self { default_status: Some(default_status), ..self }
    }

    /// The same with the name of this state that does not change with the language.
    #[must_use]
    pub fn with_invariant_name(self, invariant_name: Stated<String>) -> Self {
        Self { invariant_name, ..self }
    }

    /// The same with the values of the status reasons that may follow this one.
    #[must_use]
    pub fn with_transitions(self, transitions: impl Into<Vec<i32>>) -> Self {
        Self { transitions: Some(transitions.into()), ..self }
    }

    /// The same with the changes listed in [`TransitionData`][source], the XML that Dataverse keeps
    /// them in. If the text is empty, is not XML or lists none, the option stays as it is.
    ///
    /// # Errors
    /// A text that begins with `<` but is not the XML `allowedtransitions`, each of its elements
    /// with a `tostatusid` that is an `i32`: broken text never reads as "nothing may follow".
    ///
    /// [source]: https://learn.microsoft.com/power-apps/developer/data-platform/define-custom-state-model-transitions
    pub fn with_transition_data(self, xml: &str) -> Result<Self, TransitionDataError> {
        Ok(match json::transitions(self.value, xml)? {
            Some(transitions) => self.with_transitions(transitions),
            None => self,
        })
    }

    /// The number stored in rows, any `i32`.
    #[must_use]
    pub const fn value(&self) -> i32 {
        self.value
    }

    /// The text that people see.
    #[must_use]
    pub const fn label(&self) -> &Localized {
        &self.label
    }

    /// Other texts that find the option. Only enums have them; Dataverse does not.
    #[must_use]
    pub fn aliases(&self) -> impl ExactSizeIterator<Item = &str> + Clone {
        self.aliases.iter().map(|alias| &**alias)
    }

    /// What the option means.
    #[must_use]
    pub const fn description(&self) -> &Localized {
        &self.description
    }

    /// Whether the description is a doc comment. That is not Dataverse's text, and is not compared
    /// with it.
    #[must_use]
    pub const fn is_doc_comment(&self) -> bool {
        self.doc_comment
    }

    /// The color as the source writes it, such as `#0000ff`.
    #[must_use]
    pub fn color(&self) -> Stated<&str> {
        self.color.as_ref().map(|color| &**color)
    }

    /// The value that another system has for the option.
    #[must_use]
    pub fn external_value(&self) -> Stated<&str> {
        self.external_value.as_ref().map(|value| &**value)
    }

    /// Whether the option is kept for old rows but no longer offered; `None` if the source does not
    /// say.
    #[must_use]
    pub const fn is_hidden(&self) -> Option<bool> {
        self.hidden
    }

    /// The value of a status reason's state ([`State`][source]); `None` if the source does not
    /// say.
    ///
    /// [source]: https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/statusoptionmetadata
    #[must_use]
    pub const fn state(&self) -> Option<i32> {
        self.state
    }

    /// The value of a state's default status reason ([`DefaultStatus`][source]); `None` if the
    /// source does not say.
    ///
    /// [source]: https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/stateoptionmetadata
    #[must_use]
    pub const fn default_status(&self) -> Option<i32> {
        self.default_status
    }

    /// The name of a state that does not change with the language ([`InvariantName`][source]).
    ///
    /// [source]: https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/stateoptionmetadata
    #[must_use]
    pub fn invariant_name(&self) -> Stated<&str> {
        self.invariant_name.as_ref().map(|name| &**name)
    }

    /// The values of the status reasons that may follow ([`TransitionData`][source]); `None` if
    /// none are listed. They apply only if the table enforces transitions.
    ///
    /// [source]: https://learn.microsoft.com/power-apps/developer/data-platform/define-custom-state-model-transitions
    #[must_use]
    pub fn transitions(&self) -> Option<&[i32]> {
        self.transitions.as_deref()
    }
}
