use std::fmt;

use super::Aspect;

/// Something that could not be compared between two definitions.
#[derive(Debug, PartialEq)]
pub struct NotCompared {
    pub aspect: Aspect,
    /// The language that was left out; `None` if that is not the reason.
    pub language: Option<u32>,
    /// The values of the options concerned, in the order of the set; empty for the set itself.
    pub values: Vec<i32>,
    pub reason: Reason,
}

/// Why something was not compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Ours does not say. With descriptions, it may have an empty one for every option of the set.
    OursUnstated,
    /// Theirs does not say. With descriptions, it may have an empty one for every option of the
    /// set.
    TheirsUnstated,
    /// Neither says.
    NeitherStated,
    /// The description is a developer's doc comment, not Dataverse's text.
    DocComment,
    /// Ours may not have every option of the set.
    OursIncomplete,
    /// Theirs may not have every option of the set.
    TheirsIncomplete,
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
            Self::OursIncomplete => "ours may not have every option",
            Self::TheirsIncomplete => "theirs may not have every option",
            Self::NotAsked => "it was not asked for",
        })
    }
}

impl fmt::Display for NotCompared {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.aspect {
            Aspect::Added => self.whether(f, "added")?,
            Aspect::Removed => self.whether(f, "removed")?,
            aspect => {
                write!(f, "{aspect}")?;
                if let Some(language) = self.language {
                    write!(f, " in language {language}")?;
                }
                if !self.values.is_empty() {
                    f.write_str(" of ")?;
                    self.options(f)?;
                }
            }
        }
        write!(f, ": {}", self.reason)
    }
}

impl NotCompared {
    fn whether(&self, f: &mut fmt::Formatter<'_>, done: &str) -> fmt::Result {
        f.write_str("whether ")?;
        self.options(f)?;
        let verb = if self.values.len() == 1 { "was" } else { "were" };
        write!(f, " {verb} {done}")
    }

    fn options(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self.values {
            [] => f.write_str("options"),
            [value] => write!(f, "{value}"),
            [first, .., last] => write!(f, "{} options ({first} to {last})", self.values.len()),
        }
    }
}
