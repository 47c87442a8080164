use core::cmp::Ordering;

use super::{OptionText, Packed, PerfectHash};

/// How the option of a text is found.
///
/// A text is a label or an alias: the labels come first, in declaration order, then the aliases. A
/// number below the count of options therefore is both the number of a text and the position of its
/// option.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum LabelIndex {
    /// A perfect hash over three samples of each text: the usual case.
    ///
    /// The macro has checked that length and samples tell all texts of the set apart, however their
    /// ASCII letters are written. A text that several options have is left out.
    Hash {
        /// Which slot a text is in.
        hash: PerfectHash,
        /// The number of the text in each slot; an unused slot has that of any text.
        texts: Packed,
    },
    /// Binary search: for sets in which some texts differ only in the case of ASCII letters, or outside the
    /// samples.
    ///
    /// It takes a logarithmic number of comparisons, whatever the texts.
    Sorted {
        /// The numbers of all texts, sorted without ASCII case, then by their bytes, then by option.
        texts: Packed,
        /// How many texts there are.
        len: usize,
    },
}

/// The texts of one option set in one language.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Texts {
    /// The label of each option, in declaration order.
    pub labels: &'static [&'static str],
    /// All aliases.
    pub aliases: &'static [OptionText],
    /// How a text is found.
    pub index: LabelIndex,
}

impl Texts {
    /// The text with a number, and the position of its option.
    #[inline]
    pub(crate) fn text(&self, number: usize) -> (&'static str, usize) {
        if let Some(label) = self.labels.get(number) {
            (label, number)
        } else {
            let alias = &self.aliases[number - self.labels.len()];
            (alias.text, alias.position)
        }
    }

    /// All texts in the order of their numbers, each with the position of its option.
    pub(crate) fn all(&self) -> impl Iterator<Item = (&'static str, usize)> + use<> {
        let labels = self.labels.iter().enumerate().map(|(position, label)| (*label, position));
        labels.chain(self.aliases.iter().map(|alias| (alias.text, alias.position)))
    }

    /// The position of the only option that has this text.
    #[inline(always)]
    #[expect(
        clippy::inline_always,
        reason = "the kind of index is a constant of the set, so inlining removes the other one"
    )]
    pub(crate) fn find(&self, text: &str) -> Option<usize> {
        match &self.index {
            LabelIndex::Hash { hash, texts } => {
                let (found, position) = self.text(texts.get(hash.slot(hash_of(text.as_bytes(), hash.seed))));
                (found == text).then_some(position)
            }
            LabelIndex::Sorted { texts, len } => {
                self.search(texts, *len, |found| order(found, text), |found| found == text)
            }
        }
    }

    /// The position of the only option that has this text, whatever the case of its ASCII letters.
    #[inline(always)]
    #[expect(
        clippy::inline_always,
        reason = "the kind of index is a constant of the set, so inlining removes the other one"
    )]
    pub(crate) fn find_ignore_case(&self, text: &str) -> Option<usize> {
        match &self.index {
            LabelIndex::Hash { hash, texts } => {
                let (found, position) = self.text(texts.get(hash.slot(hash_of(text.as_bytes(), hash.seed))));
                found.eq_ignore_ascii_case(text).then_some(position)
            }
            LabelIndex::Sorted { texts, len } => self.search(
                texts,
                *len,
                |found| order_ignore_case(found, text),
                |found| found.eq_ignore_ascii_case(text),
            ),
        }
    }

    /// The positions of the options that share a text: of all texts, or of those of a
    /// [`LabelIndex::Hash`] that several have.
    pub(crate) fn shared(&self, several: Packed, text: &str) -> impl Iterator<Item = usize> {
        let (sorted, first) = match &self.index {
            LabelIndex::Hash { .. } => {
                (several, self.first(&several, several.len(), |found| found.cmp(text)))
            }
            LabelIndex::Sorted { texts, len } => {
                (*texts, self.first(texts, *len, |found| order(found, text)))
            }
        };
        let alike = (first..sorted.len()).map(move |at| self.text(sorted.get(at)));
        alike.take_while(move |(found, _)| *found == text).map(|(_, position)| position)
    }

    /// Where the first text is that does not sort before this one.
    fn first(&self, texts: &Packed, len: usize, order: impl Fn(&str) -> Ordering) -> usize {
        let (mut low, mut high) = (0, len);
        while low < high {
            let middle = usize::midpoint(low, high);
            if order(self.text(texts.get(middle)).0).is_lt() {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    }

    /// Finds the first text that does not sort before this one, and checks whether all texts equal to it
    /// belong to one option.
    fn search(
        &self,
        texts: &Packed,
        len: usize,
        order: impl Fn(&str) -> Ordering,
        same: impl Fn(&str) -> bool,
    ) -> Option<usize> {
        let mut alike = (self.first(texts, len, order)..len)
            .map(|at| self.text(texts.get(at)))
            .take_while(|(found, _)| same(found));
        let (_, position) = alike.next()?;
        alike.all(|(_, other)| other == position).then_some(position)
    }
}

/// The order of a [`LabelIndex::Sorted`], by which the macro sorts too.
fn order(left: &str, right: &str) -> Ordering {
    order_ignore_case(left, right).then_with(|| left.cmp(right))
}

fn order_ignore_case(left: &str, right: &str) -> Ordering {
    left.bytes()
        .map(|byte| byte.to_ascii_lowercase())
        .cmp(right.bytes().map(|byte| byte.to_ascii_lowercase()))
}

/// Hashes a text so that the case of its ASCII letters makes no difference. The macro computes the
/// same.
///
/// Three words are sampled: the first eight bytes, the last eight and the eight in the middle,
/// which overlap in a text of up to 24 bytes, so that no byte is left out; a text of less than eight
/// bytes is one word. The bit that distinguishes `a` from `A` is set in every byte. That makes some
/// other pairs equal (`[` and `{`), as are texts that differ only between the samples: the macro
/// notices both, and chooses [`LabelIndex::Sorted`].
///
/// Two multiplications to 128 bits, halves combined, mix the words, the length and the seed. It is
/// no defence against an adversary, and need not be: what is looked up cannot change the table, and
/// one slot is all that is ever read.
#[inline]
fn hash_of(text: &[u8], seed: u64) -> u64 {
    const CASE: u64 = 0x2020_2020_2020_2020;
    let (first, middle, last) = match text.len() {
        length @ 8.. => (word(text, 0), word(text, (length - 8) / 2), word(text, length - 8)),
        length @ 4.. => (half_word(text, 0) | half_word(text, length - 4) << 32, 0, 0),
        length @ 1.. => {
            (u64::from(text[0]) | u64::from(text[length / 2]) << 8 | u64::from(text[length - 1]) << 16, 0, 0)
        }
        0 => (0, 0, 0),
    };
    let mixed = multiply((first | CASE) ^ seed, (last | CASE) ^ 0x9e37_79b9_7f4a_7c15);
    multiply(mixed ^ (middle | CASE), seed.wrapping_add(text.len() as u64))
}

#[inline]
#[expect(clippy::cast_possible_truncation, reason = "both halves are used")]
const fn multiply(left: u64, right: u64) -> u64 {
    let product = left as u128 * right as u128;
    product as u64 ^ (product >> 64) as u64
}

#[inline]
fn word(text: &[u8], at: usize) -> u64 {
    let mut bytes = [0; 8];
    bytes.copy_from_slice(&text[at..at + 8]);
    u64::from_le_bytes(bytes)
}

#[inline]
fn half_word(text: &[u8], at: usize) -> u64 {
    let mut bytes = [0; 4];
    bytes.copy_from_slice(&text[at..at + 4]);
    u64::from(u32::from_le_bytes(bytes))
}
