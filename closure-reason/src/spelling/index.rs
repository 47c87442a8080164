//! Tables for sets that are known only at run time.
//!
//! Texts are found by a hash: with a sorted list of 1,024 labels, reading a cell took 1.4 times as many
//! instructions.

use alloc::boxed::Box;
use alloc::vec;
use alloc::vec::Vec;
use core::cmp::Ordering;

use super::order::ordered;
use super::{Number, members};

/// The values of a set's options, and which option has a value.
#[derive(Clone, Debug)]
pub(super) struct Values {
    by_index: Vec<i32>,
    lookup: Lookup,
}

#[derive(Clone, Debug)]
enum Lookup {
    /// A place for every value from the least on, which holds the option's index or one too great:
    /// for values close together.
    Span { first: i32, indexes: Vec<usize> },
    /// The values in order, each with the option's index: for values that are far apart.
    Sorted(Vec<(i32, usize)>),
}

impl Values {
    pub(super) fn new(by_index: Vec<i32>) -> Self {
        let order = ordered(by_index.len(), &|left, right| by_index[left].cmp(&by_index[right]));
        let mut sorted: Vec<(i32, usize)> = order.iter().map(|&index| (by_index[index], index)).collect();
        // If several options share a value, the first one counts.
        sorted.dedup_by_key(|(value, _)| *value);
        let span = |(first, last): (i32, i32)| usize::try_from(i64::from(last) - i64::from(first) + 1).ok();
        let ends = sorted.first().zip(sorted.last()).map(|(first, last)| (first.0, last.0));
        let close = ends.and_then(span).filter(|&span| span <= 64 + 4 * by_index.len());
        let lookup = match (ends, close) {
            (Some((first, _)), Some(span)) => {
                let mut indexes = vec![usize::MAX; span];
                for &(value, index) in &sorted {
                    indexes[distance(first, value)] = index;
                }
                Lookup::Span { first, indexes }
            }
            _ => Lookup::Sorted(sorted),
        };
        Self { by_index, lookup }
    }

    #[inline]
    pub(super) fn value(&self, index: usize) -> i32 {
        self.by_index[index]
    }

    pub(super) fn len(&self) -> usize {
        self.by_index.len()
    }

    /// The first option with a value.
    #[inline]
    pub(super) fn find(&self, value: i32) -> Option<usize> {
        match &self.lookup {
            Lookup::Span { first, indexes } => {
                indexes.get(distance(*first, value)).copied().filter(|&index| index < self.by_index.len())
            }
            Lookup::Sorted(sorted) => {
                let at = sorted.binary_search_by_key(&value, |(value, _)| *value).ok()?;
                Some(sorted[at].1)
            }
        }
    }
}

/// The distance of a value above another; if it is below, a number beyond any table.
#[inline]
fn distance(first: i32, value: i32) -> usize {
    u32::from_ne_bytes(value.wrapping_sub(first).to_ne_bytes()) as usize
}

/// The texts of a set's options, and which option has a text.
#[derive(Clone, Debug)]
pub(super) struct Texts {
    /// Each with its option. The texts of an option are contiguous, its label first.
    all: Vec<(Box<str>, usize)>,
    /// Where each option's texts begin in `all`, and at the end the number of all texts.
    starts: Vec<usize>,
    /// Sorted by hash, then by text; every text once.
    hashed: Vec<Hashed>,
    /// Where the hashes with the same topmost bits begin in `hashed`, and at the end its length.
    buckets: Vec<usize>,
    /// The texts that read as numbers, in order of [`Number::key`].
    numbers: Vec<(Number, usize)>,
    /// The most semicolons, and the most commas, of any text.
    most: [usize; 2],
    may_have_blanks_around: bool,
}

#[derive(Clone, Debug)]
struct Hashed {
    hash: u64,
    /// The text's place in `all`.
    text: usize,
    /// The only option that has it.
    index: Option<usize>,
}

impl Texts {
    /// The texts, each with its option, in the order of the options.
    pub(super) fn new(all: Vec<(Box<str>, usize)>, values: &Values) -> Self {
        let starts =
            (0..=values.len()).map(|index| all.partition_point(|(_, other)| *other < index)).collect();
        // The first option with a value stands for all others with it.
        let first = |index: usize| values.find(values.value(index)).unwrap_or(index);
        let keys: Vec<u64> = all.iter().map(|(label, _)| hash(label)).collect();
        let order = ordered(all.len(), &|left, right| {
            keys[left].cmp(&keys[right]).then_with(|| all[left].0.cmp(&all[right].0))
        });
        let mut hashed: Vec<Hashed> = order
            .iter()
            .map(|&text| Hashed { hash: keys[text], text, index: Some(first(all[text].1)) })
            .collect();
        hashed.dedup_by(|second, first| {
            let same = all[second.text].0 == all[first.text].0;
            if same && first.index != second.index {
                first.index = None;
            }
            same
        });
        let count = hashed.len().next_power_of_two().max(2);
        let shift = u64::BITS - count.trailing_zeros();
        let buckets = (0..=count as u64)
            .map(|bucket| hashed.partition_point(|text| text.hash >> shift < bucket))
            .collect();
        let unordered: Vec<(Number, usize)> =
            all.iter().filter_map(|(label, index)| Some((Number::guessed(label)?, first(*index)))).collect();
        let order = ordered(unordered.len(), &|left, right| {
            unordered[left].0.key().total_cmp(&unordered[right].0.key())
        });
        let numbers = order.iter().map(|&number| unordered[number]).collect();
        let most = [';', ',']
            .map(|separator| all.iter().map(|(text, _)| members::count(text, separator)).max().unwrap_or(0));
        let may_have_blanks_around = all.iter().any(|(text, _)| members::may_have_blanks_around(text));
        Self { all, starts, hashed, buckets, numbers, most, may_have_blanks_around }
    }

    /// The only option that has this text.
    #[inline]
    pub(super) fn find(&self, text: &str) -> Option<usize> {
        self.hashed(text)?.index
    }

    /// Whether several options have this text.
    pub(super) fn is_shared(&self, text: &str) -> bool {
        self.hashed(text).is_some_and(|found| found.index.is_none())
    }

    #[inline]
    fn hashed(&self, text: &str) -> Option<&Hashed> {
        let hash = hash(text);
        let shift = u64::BITS - (self.buckets.len() - 1).trailing_zeros();
        #[expect(clippy::cast_possible_truncation, reason = "few bits are left")]
        let bucket = (hash >> shift) as usize;
        let candidates = &self.hashed[self.buckets[bucket]..self.buckets[bucket + 1]];
        let order = |other: &Hashed| match other.hash.cmp(&hash) {
            Ordering::Equal => (*self.all[other.text].0).cmp(text),
            unequal => unequal,
        };
        Some(&candidates[candidates.binary_search_by(order).ok()?])
    }

    /// The label of an option: the first of its texts.
    pub(super) fn label(&self, index: usize) -> &str {
        self.all[self.starts[index]..self.starts[index + 1]].first().map_or("", |(label, _)| label)
    }

    /// All texts, each with its option; first the labels.
    pub(super) fn all(&self) -> impl Iterator<Item = (&str, usize)> {
        let is_label = |at: usize| self.starts[self.all[at].1] == at;
        let labels = (0..self.all.len()).filter(move |&at| is_label(at));
        let others = (0..self.all.len()).filter(move |&at| !is_label(at));
        labels.chain(others).map(|at| (&*self.all[at].0, self.all[at].1))
    }

    /// The most occurrences of a separator in any text.
    pub(super) fn most(&self, separator: char) -> usize {
        self.most[usize::from(separator != ';')]
    }

    pub(super) fn may_have_blanks_around(&self) -> bool {
        self.may_have_blanks_around
    }

    pub(super) fn numbers(&self) -> &[(Number, usize)] {
        &self.numbers
    }
}

/// Spreads texts over the buckets. It need not resist an adversary, because a bucket is searched by
/// bisection.
#[inline]
fn hash(text: &str) -> u64 {
    const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;
    let mut words = text.as_bytes().chunks_exact(8);
    let mut hash = (text.len() as u64).wrapping_mul(FACTOR);
    let mut mix = |word: [u8; 8]| {
        hash = (hash.rotate_left(23) ^ u64::from_le_bytes(word)).wrapping_mul(FACTOR);
    };
    for word in &mut words {
        let mut bytes = [0; 8];
        bytes.copy_from_slice(word);
        mix(bytes);
    }
    let mut bytes = [0; 8];
    bytes[..words.remainder().len()].copy_from_slice(words.remainder());
    mix(bytes);
    (hash ^ hash >> 32).wrapping_mul(FACTOR)
}
