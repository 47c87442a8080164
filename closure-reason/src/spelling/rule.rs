//! The one rule by which a cell is read, for sets known at compile time and for those known at run
//! time.

use super::Number;
use super::members::{Fault, Members, members};

/// What the rule asks of a set. An option is named by its index, a text (a label or another
/// spelling) by its number; both count from 0.
pub(crate) trait Options {
    /// Whether `true` and `false` are spellings of the values 1 and 0.
    fn is_yes_no(&self) -> bool;
    /// The value of an option.
    fn value(&self, index: usize) -> i32;
    /// The option with a value.
    fn with_value(&self, value: i32) -> Option<usize>;
    /// The only option with exactly this text; none where several have it.
    fn with_text(&self, text: &str) -> Option<usize>;
    /// How many of a separator the text has that holds the most.
    fn most(&self, separator: char) -> usize;
    /// How many texts read as numbers.
    fn numbers(&self) -> usize;
    /// Such a number and the option that has it, in the order of [`Number::key`].
    fn number(&self, rank: usize) -> (Number, usize);
}

/// What a cell says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Decision {
    /// Nothing.
    Empty,
    /// A value; whether an option has it was not looked up.
    Value(i32),
    /// The option with a text.
    Option(usize),
    /// None of these.
    Refused(Reason),
}

/// Why a cell says nothing that could be an option.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Reason {
    /// It is not the text of exactly one option.
    Text,
    /// It is a number which as a value is another one than that of the option that it is a label
    /// of.
    TwoMeanings(usize),
    /// It is a number which cannot be a value, and is not the label of exactly one option.
    Number(Number),
}

/// Reads a text: a number, a label or another spelling of one, or nothing.
#[inline]
pub(crate) fn read_text<O: Options>(set: &O, text: &str) -> Decision {
    if text.is_empty() {
        return Decision::Empty;
    }
    if let Some(value) = plain(text) {
        return read_value(set, value);
    }
    // Where no label reads as a number, a label cannot have two meanings.
    if set.numbers() == 0 && !set.is_yes_no() {
        if let Some(index) = set.with_text(text) {
            return Decision::Option(index);
        }
    }
    read_other(set, text)
}

/// The value that a text spells in one of the two ways that most exporters have: `192350004` and
/// `192350004.0`. [`Number::read`] knows more ways, and takes longer.
#[inline]
fn plain(text: &str) -> Option<i32> {
    // Most other texts are words, which no comparison of digits is wasted on.
    if !text.as_bytes().first().is_some_and(|first| first.is_ascii_digit() || matches!(first, b'-' | b'+')) {
        return None;
    }
    let digits = text.trim_end_matches('0').strip_suffix('.').unwrap_or(text);
    digits.parse().ok()
}

/// Reads a text that holds the members of a choices column.
pub(crate) fn read_members<O: Options>(set: &O, text: &str) -> Result<Members, Fault> {
    if text.trim().is_empty() {
        return Ok(Members::new());
    }
    let read = |member: &str| match read_text(set, member) {
        Decision::Value(value) => Some(value),
        Decision::Option(index) => Some(set.value(index)),
        Decision::Empty | Decision::Refused(_) => None,
    };
    members(text, |separator| set.most(separator), read)
}

/// Reads a number. What cannot be a value may still be a label, of which a format that guesses
/// types made a number.
pub(crate) fn read_number<O: Options>(set: &O, number: Number) -> Decision {
    match (number.value(), labeled_otherwise(set, number)) {
        (Some(value), (None, _)) => Decision::Value(value),
        (None, (Some(index), None)) => Decision::Option(index),
        (Some(_), (Some(index), _)) => Decision::Refused(Reason::TwoMeanings(index)),
        (None, _) => Decision::Refused(Reason::Number(number)),
    }
}

/// Reads a number where a label is expected: it is the label that reads as it, unless it is the
/// value of another option.
#[cfg(feature = "serde")]
pub(crate) fn read_label_number<O: Options>(set: &O, number: Number) -> Decision {
    let unknown = number.value().is_none_or(|value| set.with_value(value).is_none());
    match labeled_otherwise(set, number) {
        (Some(index), None) if unknown => Decision::Option(index),
        _ => read_number(set, number),
    }
}

#[inline]
pub(crate) fn read_value<O: Options>(set: &O, value: i32) -> Decision {
    if set.numbers() == 0 { Decision::Value(value) } else { read_number(set, value.into()) }
}

#[cold]
fn read_other<O: Options>(set: &O, text: &str) -> Decision {
    let number = Number::read(text);
    if let Some(number) = number.filter(|number| number.value().is_some()) {
        return read_number(set, number);
    }
    // A label may itself begin with a blank.
    let trimmed = text.trim();
    for text in core::iter::once(text).chain((trimmed != text).then_some(trimmed)) {
        if text.is_empty() {
            return Decision::Empty;
        }
        match (truth(set, text), set.with_text(text)) {
            (Some(value), Some(index)) if set.value(index) != value => {
                return Decision::Refused(Reason::TwoMeanings(index));
            }
            (Some(value), _) => return read_number(set, value.into()),
            (None, Some(index)) => return Decision::Option(index),
            (None, None) => {}
        }
    }
    number.map_or(Decision::Refused(Reason::Text), |number| read_number(set, number))
}

/// The value that a yes/no column has for `true` or `false`, whatever the case: spreadsheets write
/// capitals.
fn truth<O: Options>(set: &O, text: &str) -> Option<i32> {
    let words = if set.is_yes_no() { ["false", "true"].as_slice() } else { &[] };
    words.iter().zip(0..).find_map(|(word, value)| text.eq_ignore_ascii_case(word).then_some(value))
}

/// The options with a text that reads as this number, in any order; one may come twice.
pub(crate) fn labeled<O: Options>(set: &O, number: Number) -> impl Iterator<Item = usize> {
    let (mut low, mut high) = (0, set.numbers());
    while low < high {
        let middle = usize::midpoint(low, high);
        if set.number(middle).0.key().total_cmp(&number.key()).is_lt() {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    (low..set.numbers())
        .map(|rank| set.number(rank))
        .take_while(move |(other, _)| other.key().total_cmp(&number.key()).is_eq())
        .filter_map(move |(other, index)| other.is(number).then_some(index))
}

/// Of these options one that has another value, and one that has a third.
pub(crate) fn labeled_otherwise<O: Options>(set: &O, number: Number) -> (Option<usize>, Option<usize>) {
    let mut others = labeled(set, number).filter(|&index| Some(set.value(index)) != number.value());
    let first = others.next();
    let second = first.and_then(|first| others.find(|&other| set.value(other) != set.value(first)));
    (first, second)
}
