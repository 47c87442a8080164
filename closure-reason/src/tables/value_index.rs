use super::packed::{bits, i32_at};
use super::{Packed, PerfectHash};

/// How the option of a value is found.
///
/// A value leads to a *slot*, a slot to an option: [`Lookup`](super::Lookup) has one more slot than
/// the index, always empty, for the values that no option has. A lookup ends there instead of
/// branching, because whether a value is known is what a branch predictor cannot guess.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum ValueIndex {
    /// A slot for every value from the least to the greatest: for values that follow each other
    /// with few gaps.
    Span {
        /// The least value.
        first: i32,
        /// How many slots there are.
        slots: usize,
        /// The position of the option in each slot, in declaration order; empty if that is the slot's own
        /// number.
        positions: Packed,
    },
    /// A perfect hash: for values that lie far apart.
    Hash {
        /// The hash of a value is its product with the seed.
        hash: PerfectHash,
        /// The value in each slot, four bytes each; an unused slot holds a value that hashes elsewhere.
        values: &'static [u8],
        /// The position of the option in each slot, in declaration order.
        positions: Packed,
    },
}

#[expect(
    clippy::inline_always,
    reason = "the variant is a constant of the set, so inlining removes the other one"
)]
impl ValueIndex {
    /// How many slots there are: also the number of the spare slot.
    #[inline(always)]
    pub(crate) const fn slots(&self) -> usize {
        match *self {
            Self::Span { slots, .. } => slots,
            Self::Hash { values, .. } => values.len() / 4,
        }
    }

    /// The slot of a value. If no option has it, the spare slot, or the empty slot of a gap.
    #[inline(always)]
    pub(crate) const fn slot(&self, value: i32) -> usize {
        match *self {
            Self::Span { first, slots, .. } => {
                // Values may lie on both sides of zero, so the distance is taken modulo 2^32.
                let distance = bits(value.wrapping_sub(first)) as usize;
                if distance < slots { distance } else { slots }
            }
            Self::Hash { hash, values, .. } => {
                let slot = hash.slot((bits(value) as u64).wrapping_mul(hash.seed));
                let spare = self.slots();
                // One comparison and a choice between two numbers: no branch.
                if i32_at(values, slot) == value { slot } else { spare }
            }
        }
    }

    /// The position of the option in a slot, in declaration order; if the slot is empty, a number that is
    /// not a position.
    #[inline(always)]
    pub(crate) const fn position(&self, slot: usize) -> usize {
        if slot >= self.slots() {
            return usize::MAX;
        }
        let positions = self.positions();
        if positions.is_empty() { slot } else { positions.get(slot) }
    }

    /// The position of the option with this value, which must exist: nothing is compared. It uses `i64`, whose
    /// difference does not wrap, so that the subtraction becomes part of the load.
    #[inline(always)]
    pub(crate) const fn position_of(&self, value: i64) -> usize {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a value is an `i32`, and none is less than the first"
        )]
        let (slot, positions) = match *self {
            Self::Span { first, positions, .. } => ((value - first as i64) as usize, positions),
            Self::Hash { hash, positions, .. } => {
                (hash.slot((value as u32 as u64).wrapping_mul(hash.seed)), positions)
            }
        };
        if positions.is_empty() { slot } else { positions.get(slot) }
    }

    /// The position of the option in each slot; empty if that is the slot's own number.
    #[inline(always)]
    pub(crate) const fn positions(&self) -> Packed {
        match *self {
            Self::Span { positions, .. } | Self::Hash { positions, .. } => positions,
        }
    }
}
