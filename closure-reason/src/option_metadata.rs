use core::fmt;

use crate::OptionSetMetadata;
use crate::tables::{given, text_of};

/// What the attributes say about one option: a small `Copy` view into its set's tables.
///
/// ```
/// use closure_reason::ClosureReason;
///
/// let option = ClosureReason::AgentTransferred.metadata();
/// assert_eq!(option.value(), 192350006);
/// assert_eq!(option.label(), "AgentTransferred");
/// assert!(option.aliases().eq(["AgentTransfered"]));
/// assert_eq!(option.set().column(), Some("msdyn_closurereason"));
/// ```
///
/// Each getter gives what one key of `#[option(..)]` says:
///
/// ```
/// use closure_reason::OptionSet;
///
/// #[derive(Clone, Copy, Debug, OptionSet)]
/// #[option_set(language = 1033)]
/// enum Grade {
///     #[option(value = 745500000, label = "Fair", labels(1031 = "Ordentlich"), descs(1031 = "Kleine Mängel."))]
///     #[option(color = "#0000ff", external_value = "B")]
///     /// Small faults remain.
///     Fair,
///     #[option(value = 745500009, hidden)]
///     Unrated,
/// }
///
/// let fair = Grade::Fair.metadata();
/// assert_eq!((fair.index(), fair.value(), fair.label()), (0, 745500000, "Fair"));
/// assert_eq!((fair.label_in(1031), fair.label_in(1036)), (Some("Ordentlich"), None));
/// assert_eq!(fair.description(), Some("Small faults remain."));
/// assert!(fair.description_is_doc_comment());
/// assert_eq!(fair.description_in(1031), Some("Kleine Mängel."));
/// assert_eq!((fair.color(), fair.external_value()), (Some("#0000ff"), Some("B")));
///
/// let unrated = Grade::Unrated.metadata();
/// assert!(unrated.is_hidden());
/// assert_eq!((unrated.label(), unrated.description(), unrated.color()), ("Unrated", None, None));
/// ```
///
/// Some keys are there for states or status reasons only:
///
/// ```
/// use closure_reason::OptionSet;
///
/// #[derive(Clone, Copy, Debug, OptionSet)]
/// #[option_set(kind = state(CaseStatus))]
/// enum CaseState {
///     #[option(value = 0, default_status = New, invariant_name = "Active")]
///     Active,
/// }
///
/// #[derive(Clone, Copy, Debug, OptionSet)]
/// #[option_set(kind = status(CaseState))]
/// enum CaseStatus {
///     #[option(value = 1, state = Active)]
///     New,
/// }
///
/// let active = CaseState::Active.metadata();
/// assert_eq!((active.default_status(), active.invariant_name()), (Some(1), Some("Active")));
/// assert_eq!(CaseStatus::New.metadata().state(), Some(0));
/// ```
#[derive(Clone, Copy)]
pub struct OptionMetadata {
    pub(crate) set: &'static OptionSetMetadata,
    pub(crate) position: usize,
}

/// Options are equal at the same position of equal sets.
impl PartialEq for OptionMetadata {
    fn eq(&self, other: &Self) -> bool {
        self.position == other.position && self.set == other.set
    }
}

impl Eq for OptionMetadata {}

impl OptionMetadata {
    /// The option set that this option belongs to.
    #[must_use]
    pub const fn set(self) -> &'static OptionSetMetadata {
        self.set
    }

    /// The position in declaration order, from 0 to one less than [`OptionSetMetadata::len`].
    #[must_use]
    pub const fn index(self) -> usize {
        self.position
    }

    /// The number stored in the row, any `i32`.
    #[must_use]
    pub const fn value(self) -> i32 {
        self.set.parts.value(self.position)
    }

    /// The text that people see, in the base language. It may be empty, and other options may have
    /// the same.
    #[must_use]
    pub const fn label(self) -> &'static str {
        self.set.parts.texts.labels[self.position]
    }

    /// The other texts that find the option (`alias = ".."`), in the order of the attributes.
    pub fn aliases(self) -> impl Iterator<Item = &'static str> + Clone {
        let aliases = self.set.parts.texts.aliases;
        let first = aliases.partition_point(|alias| alias.position < self.position);
        let own = aliases[first..].iter().take_while(move |alias| alias.position == self.position);
        own.map(|alias| alias.text)
    }

    /// The label in a language, named by its [locale id][lcid], such as 1031 for German; `None` if
    /// the enum has none in it.
    ///
    /// [lcid]: https://learn.microsoft.com/openspecs/windows_protocols/ms-lcid/
    #[must_use]
    pub fn label_in(self, language: u32) -> Option<&'static str> {
        if self.set.language() == Some(language) {
            return Some(self.label());
        }
        let texts = self.set.parts.extra.language(language)?;
        text_of(texts.labels.aliases, self.position)
    }

    /// What the option means; `None` if the enum does not say.
    #[must_use]
    pub const fn description(self) -> Option<&'static str> {
        let parts = &self.set.parts;
        match parts.descriptions {
            [] => None,
            // If every option has a description, the compiler knows that: one load and no branch.
            descriptions if parts.some_undescribed => given(descriptions[self.position]),
            descriptions => Some(descriptions[self.position]),
        }
    }

    /// The description in a language; `None` if the enum has none in it.
    #[must_use]
    pub fn description_in(self, language: u32) -> Option<&'static str> {
        if self.set.language() == Some(language) {
            return self.description();
        }
        let texts = self.set.parts.extra.language(language)?;
        text_of(texts.descriptions, self.position)
    }

    /// Whether the description is the variant's doc comment. That is not Dataverse's text, and is
    /// not compared with it.
    #[must_use]
    pub fn description_is_doc_comment(self) -> bool {
        self.set.parts.doc_comments.contains(self.position)
    }

    /// The color (`color = ".."`), as `#` and six hexadecimal digits.
    #[must_use]
    pub const fn color(self) -> Option<&'static str> {
        text_of(self.set.parts.extra.colors, self.position)
    }

    /// The value that another system has for the option (`external_value = ".."`), `ExternalValue`
    /// in [Dataverse][source].
    ///
    /// [source]: https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/optionmetadata
    #[must_use]
    pub const fn external_value(self) -> Option<&'static str> {
        text_of(self.set.parts.extra.external_values, self.position)
    }

    /// Whether the option is kept for old rows but no longer offered (`hidden`), `IsHidden` in
    /// [Dataverse][source].
    ///
    /// [source]: https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/optionmetadata
    #[must_use]
    pub const fn is_hidden(self) -> bool {
        let hidden = self.set.parts.extra.hidden;
        let mut at = 0;
        while at < hidden.len() {
            if hidden[at] == self.position {
                return true;
            }
            at += 1;
        }
        false
    }

    /// The name of a state that does not change with the language (`invariant_name = ".."`),
    /// `InvariantName` in [Dataverse][source].
    ///
    /// [source]: https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/stateoptionmetadata
    #[must_use]
    pub const fn invariant_name(self) -> Option<&'static str> {
        text_of(self.set.parts.extra.invariant_names, self.position)
    }

    /// The value of a status reason's state; `None` for an option of another kind. In
    /// [Dataverse][source] it is `State`.
    ///
    /// Code that knows the type has [`StatusReason::state`](crate::StatusReason::state), which
    /// gives the option.
    ///
    /// [source]: https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/statusoptionmetadata
    #[must_use]
    pub const fn state(self) -> Option<i32> {
        at(self.set.parts.extra.states, self.position)
    }

    /// The value of a state's default status reason; `None` for an option of another kind. In
    /// [Dataverse][source] it is `DefaultStatus`.
    ///
    /// Code that knows the type has [`State::default_status`](crate::State::default_status), which
    /// gives the option.
    ///
    /// [source]: https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/stateoptionmetadata
    #[must_use]
    pub const fn default_status(self) -> Option<i32> {
        at(self.set.parts.extra.default_statuses, self.position)
    }

    /// Whether a row may be changed from this status reason to another one of the same set.
    ///
    /// Any change is allowed if the table does not enforce transitions, and a row may always stay
    /// as it is. It can never change to an option of another set.
    ///
    /// ```
    /// use closure_reason::OptionSet;
    ///
    /// #[derive(Clone, Copy, Debug, OptionSet)]
    /// #[option_set(kind = state(CaseStatus))]
    /// enum CaseState {
    ///     #[option(value = 0, default_status = New)]
    ///     Active,
    ///     #[option(value = 1, default_status = Solved)]
    ///     Resolved,
    /// }
    ///
    /// #[derive(Clone, Copy, Debug, OptionSet)]
    /// #[option_set(kind = status(CaseState), enforce_transitions)]
    /// enum CaseStatus {
    ///     #[option(value = 1, state = Active, transitions(Solved))]
    ///     New,
    ///     #[option(value = 5, state = Resolved)]
    ///     Solved,
    /// }
    ///
    /// let [new, solved] = [CaseStatus::New.metadata(), CaseStatus::Solved.metadata()];
    /// assert!(new.can_change_to(solved));
    /// assert!(!solved.can_change_to(new));
    /// assert!(!new.can_change_to(CaseState::Active.metadata()));
    /// ```
    #[must_use]
    pub fn can_change_to(self, next: Self) -> bool {
        let change = (self.position, next.position);
        let transitions = self.set.parts.extra.transitions;
        self.set == next.set
            && (change.0 == change.1
                || transitions.is_none_or(|allowed| allowed.binary_search(&change).is_ok()))
    }
}

const fn at(values: &'static [i32], position: usize) -> Option<i32> {
    if position < values.len() { Some(values[position]) } else { None }
}

impl fmt::Debug for OptionMetadata {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("OptionMetadata")
            .field("set", &self.set.enum_name())
            .field("value", &self.value())
            .field("label", &self.label())
            .field("description", &self.description())
            .finish_non_exhaustive()
    }
}
