use super::Packed;

/// A perfect hash, computed by the macro: every key has a slot of its own among `slots`, a power of
/// two.
///
/// The topmost bits of a key's hash name its bucket; the bucket's displacement, combined with the
/// bits from the 32nd on, names the slot. The lower half is not used: if the hash is a product, its
/// low bits depend only on the low bits of the key, and keys that are equal modulo a power of two
/// would collide. The hash cannot tell whether a key is in the set: the caller compares it with the
/// key that it finds.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct PerfectHash {
    /// What the hash was seeded with, so that no two keys of this set meet in a slot.
    pub seed: u64,
    /// How far to shift a hash so that its bucket is left.
    pub shift: u32,
    /// One less than the number of slots.
    pub mask: usize,
    /// The displacement of each bucket.
    pub displacements: Packed,
}

impl PerfectHash {
    /// The only slot that a key with this hash can be in.
    #[inline]
    #[expect(clippy::cast_possible_truncation, reason = "the mask leaves few bits")]
    pub(crate) const fn slot(&self, hash: u64) -> usize {
        ((hash >> 32) as usize ^ self.displacements.get((hash >> self.shift) as usize)) & self.mask
    }
}
