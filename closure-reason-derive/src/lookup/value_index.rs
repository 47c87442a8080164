use super::PerfectHash;

/// How the option of a value is found.
pub(crate) enum ValueIndex {
    /// A slot for every value from the least to the greatest; `positions` is empty if it would count
    /// from 0.
    Span { first: i32, slots: usize, positions: Vec<usize> },
    /// A perfect hash.
    Hash { hash: PerfectHash, values: Vec<i32>, positions: Vec<usize> },
}

impl ValueIndex {
    /// Chooses by how far apart the values are, which all differ. An index has been found for every set so
    /// far, but there is no proof that one always exists.
    pub(crate) fn new(values: &[i32]) -> Option<Self> {
        let first = values.iter().copied().min().unwrap_or_default();
        let span = values.iter().map(|&value| distance(first, value)).max().map_or(0, |last| last + 1);
        // Then an empty slot, one byte for most enums, costs less than a hash would.
        if span <= 4 * values.len() + 64 { Some(Self::span(values, first, span)) } else { Self::hash(values) }
    }

    /// How many slots there are, without the spare one.
    pub(crate) fn slots(&self) -> usize {
        match self {
            Self::Span { slots, .. } => *slots,
            Self::Hash { values, .. } => values.len(),
        }
    }

    /// Whether every value is the first value plus its position, so that no list of values is needed.
    pub(crate) fn is_contiguous(&self) -> bool {
        matches!(self, Self::Span { positions, .. } if positions.is_empty())
    }

    fn span(values: &[i32], first: i32, slots: usize) -> Self {
        let contiguous =
            values.iter().enumerate().all(|(position, &value)| distance(first, value) == position);
        let mut positions = Vec::new();
        if !contiguous {
            positions = vec![values.len(); slots];
            for (position, &value) in values.iter().enumerate() {
                positions[distance(first, value)] = position;
            }
        }
        Self::Span { first, slots, positions }
    }

    pub(super) fn hash(values: &[i32]) -> Option<Self> {
        let hash = |key: usize, seed: u64| {
            u64::from(u32::from_ne_bytes(values[key].to_ne_bytes())).wrapping_mul(seed)
        };
        let hash = PerfectHash::search(values.len(), &hash)?;
        // An empty slot gets a value that belongs to another slot, so that it never matches.
        let filler = hash.slots.iter().find_map(|key| *key).unwrap_or_default();
        Some(Self::Hash {
            values: hash.slots.iter().map(|key| values[key.unwrap_or(filler)]).collect(),
            positions: hash.slots.iter().map(|key| key.unwrap_or(values.len())).collect(),
            hash,
        })
    }
}

fn distance(first: i32, value: i32) -> usize {
    value.abs_diff(first) as usize
}
