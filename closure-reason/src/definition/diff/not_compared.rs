use alloc::vec::Vec;
use core::fmt;

use super::Aspect;

/// Something that two definitions could not be compared in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotCompared {
    pub(super) aspect: Aspect,
    pub(super) language: Option<u32>,
    pub(super) values: Vec<i32>,
    pub(super) reason: Reason,
}

/// Why something was not compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Reason {
    /// Ours does not say.
    OursUnstated,
    /// Theirs does not say.
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
