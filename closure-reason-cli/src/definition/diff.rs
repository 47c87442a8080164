use std::fmt;

use super::OptionSetDefinition;

mod change;
mod comparison;
mod not_compared;
mod options;
mod sets;
mod texts;

pub use change::{Aspect, Change};
pub use not_compared::{NotCompared, Reason};

/// How one definition differs from another, and what could not be compared.
///
/// Its text reads like a review comment, and never claims agreement about anything that was not
/// compared.
pub struct Diff {
    ours: String,
    theirs: String,
    /// The differences: of the set, then of our options in their order, then the options that only
    /// theirs has.
    pub changes: Vec<Change>,
    /// What was not compared, and why.
    pub not_compared: Vec<NotCompared>,
}

impl OptionSetDefinition {
    /// Compares everything that both definitions state, except the order of the options.
    ///
    /// `self` is "ours", `other` is "theirs". Options are matched by their values. A label that is
    /// an alias of the option on the other side counts as the same, because that is what an alias
    /// is for. What only one side states is not a difference, and is listed as [not
    /// compared](Diff::not_compared).
    pub fn diff(&self, other: &Self) -> Diff {
        Diff::of(self, other, false)
    }

    /// Compares everything that both definitions state, and the order of the options too.
    pub fn diff_with_order(&self, other: &Self) -> Diff {
        Diff::of(self, other, true)
    }
}

impl Diff {
    fn of(ours: &OptionSetDefinition, theirs: &OptionSetDefinition, order: bool) -> Self {
        let mut comparison = comparison::Comparison::default();
        comparison.sets(ours, theirs, order);
        let comparison::Comparison { changes, not_compared } = comparison;
        Self { ours: ours.to_string(), theirs: theirs.to_string(), changes, not_compared }
    }
}

impl fmt::Display for Diff {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (ours, theirs) = (&self.ours, &self.theirs);
        match self.changes.len() {
            0 => {
                write!(f, "no differences between {ours} (ours) and {theirs} (theirs) in what was compared")?;
            }
            1 => write!(f, "{ours} (ours) differs from {theirs} (theirs) in one place:")?,
            count => write!(f, "{ours} (ours) differs from {theirs} (theirs) in {count} places:")?,
        }
        self.changes.iter().try_for_each(|change| write!(f, "\n- {change}"))?;
        if !self.not_compared.is_empty() {
            f.write_str("\nnot compared:")?;
        }
        self.not_compared.iter().try_for_each(|left_out| write!(f, "\n- {left_out}"))
    }
}
