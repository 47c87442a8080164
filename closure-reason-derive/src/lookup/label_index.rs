use std::collections::HashMap;
use std::collections::hash_map::Entry;

use super::PerfectHash;

/// How the option of a text is found. Texts are numbered, first the labels, then the aliases.
pub(crate) enum LabelIndex {
    /// A perfect hash over samples of the texts.
    ///
    /// Texts that several options have are not among them, but in `shared`, sorted.
    Hash { hash: PerfectHash, texts: Vec<usize>, shared: Vec<usize> },
    /// Binary search.
    Sorted { texts: Vec<usize> },
}

/// A text and the position of the option that has it.
pub(crate) type OwnedText<'a> = (&'a str, usize);

impl LabelIndex {
    /// Chooses a hash if the samples tell all texts apart.
    pub(crate) fn new(texts: &[OwnedText]) -> Self {
        Self::hash(texts).unwrap_or_else(|| Self::sorted(texts))
    }

    fn hash(texts: &[OwnedText]) -> Option<Self> {
        let mut found: Vec<Distinct> = Vec::with_capacity(texts.len());
        let mut numbers = HashMap::with_capacity(texts.len());
        for (number, &(text, position)) in texts.iter().enumerate() {
            let sample = Sample::of(text.as_bytes());
            match numbers.entry(sample) {
                Entry::Vacant(vacant) => {
                    vacant.insert(found.len());
                    found.push(Distinct { sample, number, several: false });
                }
                Entry::Occupied(occupied) => {
                    let first = &mut found[*occupied.get()];
                    let (other_text, other_position) = texts[first.number];
                    if text != other_text {
                        return None;
                    }
                    first.several |= position != other_position;
                }
            }
        }
        let is_shared = found.iter().any(|text| text.several);
        let shared = if is_shared { shared(texts) } else { Vec::new() };
        found.retain(|text| !text.several);
        // Without any unique text, there is none to put into unused slots.
        let filler = found.first()?.number;
        let hash = PerfectHash::search(found.len(), |key, seed| found[key].sample.hash(seed))?;
        let texts = hash.slots.iter().map(|key| key.map_or(filler, |key| found[key].number)).collect();
        Some(Self::Hash { hash, texts, shared })
    }

    fn sorted(texts: &[OwnedText]) -> Self {
        let folded: Vec<_> = texts.iter().map(|&(text, _)| text.to_ascii_lowercase()).collect();
        let mut numbers = super::ordered(texts.len(), &|left, right| {
            folded[left].cmp(&folded[right]).then_with(|| texts[left].cmp(&texts[right]))
        });
        numbers.dedup_by_key(|number| texts[*number]);
        Self::Sorted { texts: numbers }
    }
}

/// The numbers of the texts that several options have, sorted by their bytes, then by option.
fn shared(texts: &[OwnedText]) -> Vec<usize> {
    let mut numbers = super::ordered(texts.len(), &|left, right| texts[left].cmp(&texts[right]));
    numbers.dedup_by_key(|number| texts[*number]);
    let alike = numbers.chunk_by(|&left, &right| texts[left].0 == texts[right].0);
    alike.filter(|alike| alike.len() > 1).flatten().copied().collect()
}

/// A text, and the number under which it first occurs.
struct Distinct {
    sample: Sample,
    number: usize,
    /// Whether several options have it, so that a lookup finds none.
    several: bool,
}

/// The sampled parts of a text; the facade's `hash_of` explains them.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct Sample {
    length: usize,
    first: u64,
    middle: u64,
    last: u64,
}

impl Sample {
    fn of(text: &[u8]) -> Self {
        const CASE: u64 = 0x2020_2020_2020_2020;
        let length = text.len();
        let little = |at: usize, count: usize| {
            text[at..at + count].iter().rev().fold(0, |word, &byte| word << 8 | u64::from(byte))
        };
        let (first, middle, last) = match length {
            8.. => (little(0, 8), little((length - 8) / 2, 8), little(length - 8, 8)),
            4.. => (little(0, 4) | little(length - 4, 4) << 32, 0, 0),
            1.. => (little(0, 1) | little(length / 2, 1) << 8 | little(length - 1, 1) << 16, 0, 0),
            0 => (0, 0, 0),
        };
        Self { length, first: first | CASE, middle: middle | CASE, last: last | CASE }
    }

    fn hash(&self, seed: u64) -> u64 {
        let mixed = multiply(self.first ^ seed, self.last ^ 0x9e37_79b9_7f4a_7c15);
        multiply(mixed ^ self.middle, seed.wrapping_add(self.length as u64))
    }
}

#[expect(clippy::cast_possible_truncation, reason = "both halves are used")]
fn multiply(left: u64, right: u64) -> u64 {
    let product = u128::from(left) * u128::from(right);
    product as u64 ^ (product >> 64) as u64
}

#[cfg(test)]
pub(super) fn hash_of(text: &str, seed: u64) -> u64 {
    Sample::of(text.as_bytes()).hash(seed)
}
