use std::fmt;

/// One difference between two definitions.
#[derive(Debug, PartialEq)]
pub struct Change {
    pub aspect: Aspect,
    /// The value of the option concerned; `None` for the set itself.
    pub value: Option<i32>,
    /// The language of the text, if it is known.
    pub language: Option<u32>,
    /// What ours has, as text; several values are joined by blanks. `None` if it has none.
    pub ours: Option<String>,
    /// What theirs has, in the same way.
    pub theirs: Option<String>,
}

/// What differs, or was not compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Aspect {
    /// The table.
    Table,
    /// The column.
    Column,
    /// The schema name of the column.
    SchemaName,
    /// The name of the set.
    Name,
    /// Whether the set is global.
    Global,
    /// The kind of column.
    Kind,
    /// Whether a row holds one option (choice) or several (choices).
    Selection,
    /// The display name of the set, or of the column if the set has none.
    DisplayName,
    /// The display name of the column, if it has one in addition to that of the set.
    ColumnDisplayName,
    /// The column's default.
    Default,
    /// Whether the table enforces transitions.
    EnforcedTransitions,
    /// The order of the options.
    Order,
    /// An option that only theirs has.
    Added,
    /// An option that only ours has.
    Removed,
    /// The label of an option. A label that is an alias of the option on the other side does not
    /// differ.
    Label,
    /// The aliases of an option. Programs have aliases and environments do not, so they are compared
    /// only if both sides have some.
    Aliases,
    /// The description of an option, or of the set. If a source describes no option of the set, that
    /// does not mean that there are no descriptions: they may be kept elsewhere.
    Description,
    /// The color of an option.
    Color,
    /// The external value of an option.
    ExternalValue,
    /// Whether an option is hidden.
    Hidden,
    /// The state of a status reason.
    State,
    /// The default status reason of a state.
    DefaultStatus,
    /// The invariant name of a state.
    InvariantName,
    /// The status reasons that may follow.
    Transitions,
}

impl fmt::Display for Aspect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Table => "table",
            Self::Column => "column",
            Self::SchemaName => "schema name",
            Self::Name => "name",
            Self::Global => "scope",
            Self::Kind => "kind",
            Self::Selection => "selection",
            Self::DisplayName => "display name",
            Self::ColumnDisplayName => "display name of the column",
            Self::Default => "default",
            Self::EnforcedTransitions => "enforcement of transitions",
            Self::Order => "order",
            Self::Added => "added option",
            Self::Removed => "removed option",
            Self::Label => "label",
            Self::Aliases => "aliases",
            Self::Description => "description",
            Self::Color => "color",
            Self::ExternalValue => "external value",
            Self::Hidden => "visibility",
            Self::State => "state",
            Self::DefaultStatus => "default status",
            Self::InvariantName => "invariant name",
            Self::Transitions => "transitions",
        })
    }
}
