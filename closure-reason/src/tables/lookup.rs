use crate::OptionSetMetadata;

/// What the macro emits for an enum: its metadata, and the two tables that need the enum's type.
///
/// It is a constant that points to [`Tables`](super::Tables), so that in every crate the compiler
/// sees which shape the set has and how long its tables are, and removes what does not apply.
pub struct Lookup<T: 'static> {
    /// Everything that does not need the type.
    pub metadata: &'static OptionSetMetadata,
    /// The options in declaration order.
    pub all: &'static [T],
    /// The option in each slot of the value index, and a last one that is empty.
    pub slots: &'static [Option<T>],
}
