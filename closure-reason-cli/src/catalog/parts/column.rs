//! What the inputs say about one column.

use crate::definition::OptionSetDefinition;
use crate::source::{Reference, Sourced};

/// Something with the position of its input.
pub(in super::super) type Placed<T> = (usize, Sourced<T>);

/// A table and column. Sets that belong to no column get a number of their own.
pub(in super::super) type ColumnKey = (String, String, usize);

/// Everything that the inputs say about one column.
#[derive(Debug, Default)]
pub(in super::super) struct ColumnParts {
    pub(in super::super) sets: Vec<Placed<OptionSetDefinition>>,
    pub(in super::super) references: Vec<Placed<Reference>>,
}

impl ColumnParts {
    /// The global sets that it uses.
    pub(in super::super) fn globals(&self) -> impl Iterator<Item = &str> {
        let sets = self.sets.iter().map(|(_, set)| &set.what);
        let used = sets.filter(|set| set.global == Some(true)).filter_map(|set| set.name.as_deref());
        used.chain(self.references.iter().map(|(_, reference)| &*reference.what.global))
    }
}
