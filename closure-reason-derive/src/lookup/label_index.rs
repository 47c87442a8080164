use closure_reason_syntax::{firsts, ordered};

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
        let samples: Vec<Sample> = texts.iter().map(|(text, _)| Sample::of(text.as_bytes())).collect();
        let equal = |left: usize, right: usize| samples[left] == samples[right];
        let firsts = firsts(samples.len(), &|number| samples[number].hash(0), &equal);
        // For each text that is the first with its sample: whether several options have it.
        let mut several = vec![false; texts.len()];
        for (number, &first) in firsts.iter().enumerate() {
            if texts[number].0 != texts[first].0 {
                return None;
            }
            several[first] |= texts[number].1 != texts[first].1;
        }
        let shared = if several.contains(&true) { shared(texts) } else { Vec::new() };
        let found: Vec<usize> =
            (0..texts.len()).filter(|&number| firsts[number] == number && !several[number]).collect();
        // Without any unique text, there is none to put into unused slots.
        let filler = *found.first()?;
        let hash = PerfectHash::search(found.len(), &|key, seed| samples[found[key]].hash(seed))?;
        let texts = hash.slots.iter().map(|key| key.map_or(filler, |key| found[key])).collect();
        Some(Self::Hash { hash, texts, shared })
    }

    fn sorted(texts: &[OwnedText]) -> Self {
        let folded: Vec<_> = texts.iter().map(|&(text, _)| text.to_ascii_lowercase()).collect();
        let mut numbers = ordered(texts.len(), &|left, right| {
            folded[left].cmp(&folded[right]).then_with(|| texts[left].cmp(&texts[right]))
        });
        numbers.dedup_by_key(|number| texts[*number]);
        Self::Sorted { texts: numbers }
    }
}

/// The numbers of the texts that several options have, sorted by their bytes, then by option.
fn shared(texts: &[OwnedText]) -> Vec<usize> {
    let mut numbers = ordered(texts.len(), &|left, right| texts[left].cmp(&texts[right]));
    numbers.dedup_by_key(|number| texts[*number]);
    let mut shared = Vec::new();
    for alike in numbers.chunk_by(|&left, &right| texts[left].0 == texts[right].0) {
        if alike.len() > 1 {
            shared.extend_from_slice(alike);
        }
    }
    shared
}

/// The sampled parts of a text; the facade's `hash_of` explains them.
#[derive(PartialEq, Eq)]
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
