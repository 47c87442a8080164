//! How one definition differs from another, and what could not be compared.

use super::OptionSetDefinition;

mod change;
mod comparison;
mod not_compared;
mod options;
mod sets;
mod texts;

pub use change::{Aspect, Change};
pub use comparison::Diff;
pub use not_compared::{NotCompared, Reason};

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
