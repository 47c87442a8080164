use alloc::vec::Vec;
use core::fmt;

use super::Aspect;

/// Something that two definitions could not be compared in.
///
/// ```
/// use closure_reason::definition::{Aspect, OptionDefinition, OptionSetDefinition, Reason, Stated};
///
/// let blue = |value| OptionDefinition::new(value).with_color(Stated::Value("#0000ff".into()));
/// let ours = OptionSetDefinition::new([1, 2, 3].map(blue));
/// let diff = ours.diff(&OptionSetDefinition::new([1, 2, 3].map(OptionDefinition::new)));
///
/// let colors = diff.not_compared().iter().find(|left_out| left_out.aspect() == Aspect::Color).unwrap();
/// assert_eq!((colors.values(), colors.reason()), ([1, 2, 3].as_slice(), Reason::TheirsUnstated));
/// assert_eq!(colors.to_string(), "color of 3 options (1 to 3): theirs does not say");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotCompared {
    pub(super) aspect: Aspect,
    pub(super) language: Option<u32>,
    pub(super) values: Vec<i32>,
    pub(super) reason: Reason,
}

/// Why something was not compared.
///
/// ```
/// use closure_reason::definition::{Aspect, OptionDefinition, OptionSetDefinition, Reason};
///
/// let ours = OptionSetDefinition::new([1, 2].map(OptionDefinition::new));
/// let solution = OptionSetDefinition::new([OptionDefinition::new(1)]).with_some_options_missing();
/// let diff = ours.diff(&solution);
///
/// assert!(diff.is_empty()); // that 2 is missing there says nothing
/// let missing = diff.not_compared().iter().find(|left_out| left_out.aspect() == Aspect::Removed).unwrap();
/// assert_eq!((missing.values(), missing.reason()), ([2].as_slice(), Reason::Incomplete));
/// assert_eq!(missing.reason().to_string(), "the other side may not have every option");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Reason {
    /// Ours does not say. With descriptions, it may have an empty one for every option of the set.
    OursUnstated,
    /// Theirs does not say. With descriptions, it may have an empty one for every option of the set.
    TheirsUnstated,
    /// Neither says.
    NeitherStated,
    /// The description is a developer's doc comment, not Dataverse's text.
    DocComment,
    /// The side without the option may not have every option of the set.
    Incomplete,
    /// The caller did not ask for it.
    NotAsked,
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::OursUnstated => "ours does not say",
            Self::TheirsUnstated => "theirs does not say",
            Self::NeitherStated => "neither says",
            Self::DocComment => "it is a doc comment",
            Self::Incomplete => "the other side may not have every option",
            Self::NotAsked => "it was not asked for",
        })
    }
}

impl NotCompared {
    /// What was not compared.
    #[must_use]
    pub const fn aspect(&self) -> Aspect {
        self.aspect
    }

    /// The language that was left out; `None` where that is not the reason.
    #[must_use]
    pub const fn language(&self) -> Option<u32> {
        self.language
    }

    /// The values of the options concerned; empty for the set itself.
    #[must_use]
    pub fn values(&self) -> &[i32] {
        &self.values
    }

    /// Why it was not compared.
    #[must_use]
    pub const fn reason(&self) -> Reason {
        self.reason
    }
}

impl fmt::Display for NotCompared {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.aspect)?;
        if let Some(language) = self.language {
            write!(f, " in language {language}")?;
        }
        match *self.values {
            [] => {}
            [value] => write!(f, " of {value}")?,
            [first, .., last] => write!(f, " of {} options ({first} to {last})", self.values.len())?,
        }
        write!(f, ": {}", self.reason)
    }
}
