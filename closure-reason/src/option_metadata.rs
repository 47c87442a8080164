use core::fmt;

use crate::OptionSetMetadata;
use crate::option_set_metadata::given;

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
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct OptionMetadata {
    pub(crate) set: &'static OptionSetMetadata,
    pub(crate) position: usize,
}

impl OptionMetadata {
    /// The option set that this option belongs to.
    #[must_use]
    pub const fn set(self) -> &'static OptionSetMetadata {
        self.set
    }

    /// The position in declaration order, from 0.
    #[must_use]
    pub const fn index(self) -> usize {
        self.position
    }

    /// The number stored in the row.
    #[must_use]
    pub const fn value(self) -> i32 {
        self.set.parts.value(self.position)
    }

    /// The text that people see, in the base language. It may be empty, and other options may bear the same.
    #[must_use]
    pub const fn label(self) -> &'static str {
        self.set.parts.texts.labels[self.position]
    }

    /// The further texts by which the option is found.
    pub fn aliases(self) -> impl Iterator<Item = &'static str> + Clone {
        let aliases = self.set.parts.texts.aliases.iter();
        aliases.filter(move |alias| alias.position == self.position).map(|alias| alias.text)
    }

    /// What the option means; `None` where the enum does not say.
    #[must_use]
    pub const fn description(self) -> Option<&'static str> {
        let descriptions = self.set.parts.descriptions;
        // One length is known for both tables: this also lets the compiler drop the check of the index.
        if descriptions.is_empty() { None } else { given(descriptions[self.position]) }
    }
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
