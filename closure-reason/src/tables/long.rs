use super::Packed;
use crate::OptionSet;

/// The long tables of one enum: a `static`, so that a program holds them once.
///
/// `N` options, `D` descriptions (as many, or none at all), and `S` slots.
pub struct Tables<T: 'static, const N: usize, const D: usize, const S: usize> {
    /// The options in declaration order.
    pub all: [T; N],
    /// Their labels in the base language.
    pub labels: [&'static str; N],
    /// Their descriptions; empty for an option without one.
    pub descriptions: [&'static str; D],
    /// The option in each slot of the value index, and a last one that is empty.
    pub slots: [Option<T>; S],
}

impl<T: OptionSet, const N: usize, const D: usize, const S: usize> Tables<T, N, D, S> {
    /// The tables where every option is in the slot of its position: for an index whose slot
    /// numbers are positions.
    #[must_use]
    pub const fn in_order(all: [T; N], labels: [&'static str; N], descriptions: [&'static str; D]) -> Self {
        let mut slots = [None; S];
        let mut slot = 0;
        while slot < N {
            slots[slot] = Some(all[slot]);
            slot += 1;
        }
        Self { all, labels, descriptions, slots }
    }

    /// The tables where every option is in the slot that the value index has for it: these are the
    /// positions of the options, slot by slot, and any other number where a slot is empty.
    #[must_use]
    pub const fn by_index(
        all: [T; N],
        labels: [&'static str; N],
        descriptions: [&'static str; D],
        positions: Packed,
    ) -> Self {
        let mut slots = [None; S];
        let mut slot = 0;
        // The last slot is the spare one.
        while slot + 1 < S {
            let position = positions.get_in_constant(slot);
            if position < N {
                slots[slot] = Some(all[position]);
            }
            slot += 1;
        }
        Self { all, labels, descriptions, slots }
    }
}
