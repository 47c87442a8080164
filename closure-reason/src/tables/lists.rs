use crate::{OptionSet, OptionSetMetadata};

/// The long lists of one enum: a `static`, so that a program holds them once.
///
/// `N` options, and `D` descriptions: as many, or none at all.
pub struct Lists<T: 'static, const N: usize, const D: usize> {
    /// The options in declaration order.
    pub all: [T; N],
    /// Their labels in the base language.
    pub labels: [&'static str; N],
    /// Their descriptions; empty for an option without one.
    pub descriptions: [&'static str; D],
}

/// Every option in the slot of its position: for an index whose slot numbers are positions.
///
/// This table is a `static` of its own: of an array the compiler sees that only the gaps and the
/// spare slot are empty, and so compares the slot where a program asks whether there is an option.
#[must_use]
pub const fn slots_in_order<T: OptionSet, const N: usize, const S: usize>(all: &[T; N]) -> [Option<T>; S] {
    let mut slots = [None; S];
    let mut slot = 0;
    while slot < N {
        slots[slot] = Some(all[slot]);
        slot += 1;
    }
    slots
}

/// Every option in the slot that the value index has for it.
#[must_use]
pub const fn slots_by_index<T: OptionSet, const N: usize, const S: usize>(
    all: &[T; N],
    metadata: &OptionSetMetadata,
) -> [Option<T>; S] {
    let mut slots = [None; S];
    let positions = metadata.parts.values.positions();
    let mut slot = 0;
    // The last slot is the spare one.
    while slot + 1 < S {
        let position = positions.get_in_constant(slot);
        if position < N {
            slots[slot] = Some(all[position]);
        }
        slot += 1;
    }
    slots
}
