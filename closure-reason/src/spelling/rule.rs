//! The one rule by which a cell is read, for sets known at compile time and for those known at run
//! time.

use core::ops::Range;

use super::Number;
use super::array::{self, has_leading_zero};
use super::members::{Fault, Meaning, Members, Piece, members};
use super::options::{Described, Options};
use super::readings::Readings;
use super::scientific::Scientific;

/// What a cell means.
#[derive(Clone, Copy, PartialEq)]
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

/// Why a cell is not an option.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Reason {
    /// It is not the text of exactly one option.
    Text,
    /// It is a number that, as a value, names a different option than as a label.
    TwoMeanings(usize),
    /// It is a number that cannot be a value, and is not the label of exactly one option.
    Number(Number),
    /// It is a number with signs between its digits, and no option has it.
    Unlisted(Readings),
    /// It is a number with signs between its digits that may mean several options.
    Readings(Readings),
    /// It is a number whose digits are missing.
    Digits,
}

/// Reads a text: a number, a label or another spelling of one, or nothing.
#[inline]
pub(crate) fn read_text<O: Options + ?Sized>(set: &O, text: &str) -> Decision {
    let Some(&first) = text.as_bytes().first() else { return Decision::Empty };
    if let Some(value) = plain(text) {
        return read_value(set, value);
    }
    // A text that begins with a letter is no number, so it has one meaning. Another first byte may belong to a
    // blank before a number, which makes no difference if no label reads as a number.
    if begins_word(first) && (first.is_ascii() || set.numbers() == 0) && !set.is_yes_no() {
        if let Some(index) = set.with_text(text) {
            return Decision::Option(index);
        }
    }
    read_other(set.described(), text)
}

/// The value that a text spells in one of the two ways that most exporters have: `192350004` and
/// `192350004.0`. [`Number::parse`] knows more ways, and takes longer.
#[inline]
fn plain(text: &str) -> Option<i32> {
    // Most other texts are words, for which comparing digits would be a waste.
    if !text.as_bytes().first().is_some_and(|first| first.is_ascii_digit() || matches!(first, b'-' | b'+')) {
        return None;
    }
    let digits = match text.trim_end_matches('0').strip_suffix('.') {
        // Three zeros may be a fraction or a group.
        Some(digits) if digits.len() + ".000".len() == text.len() && digits.len() <= "-999".len() => {
            return None;
        }
        Some(digits) => digits,
        None => text,
    };
    digits.parse().ok()
}

/// Whether a text that begins with this byte is not a number, even after blanks. A minus sign and a blank
/// may have several bytes.
#[inline]
fn begins_word(first: u8) -> bool {
    first > b'9' && !matches!(first, 0xc2 | 0xe2)
}

/// Reads a text that holds the members of a choices column.
///
/// Whole numbers joined by commas are what Dataverse sends: they are members, whatever else they
/// might be read as.
pub(crate) fn read_members(set: &dyn Described, text: &str) -> Result<Members, Fault> {
    if text.trim().is_empty() {
        return Ok(Members::new());
    }
    if let Some(members) = read_array(set, text) {
        return members;
    }
    let list = read_list(set, text, &|_| true);
    if !text.contains(',') || are_numbers(text) {
        return list;
    }
    match (read_signed(set, text, Readings::of(text)), list) {
        (Some(Decision::Refused(Reason::Unlisted(_))) | None, list) => list,
        (Some(Decision::Option(_)), Ok(list)) if are_options(set, &list) => Err(Fault::Readings),
        (Some(Decision::Option(index)), _) => Ok(alone(text, set.value(index))),
        (Some(_), _) => Err(Fault::Whole),
    }
}

/// The members of a JSON array of whole numbers; `None` for any other text, and for the text of an
/// option.
pub(super) fn read_array(set: &dyn Described, text: &str) -> Option<Result<Members, Fault>> {
    let members = array::members(text)?;
    if set.with_text(text).or_else(|| set.with_text(text.trim())).is_some() {
        return None;
    }
    Some(
        members
            .map(|place| match text[place.clone()].parse::<i32>() {
                Ok(value) if matches!(read_value(set, value), Decision::Value(_)) => Ok((place, value)),
                _ => Err(Fault::Member(place)),
            })
            .collect(),
    )
}

/// Reads a list of members. `is_member` says which numbers may be members. Next to a comma, anything but plain digits is
/// part of a larger number, such as `192 350 004,1` or `192350004,00`.
pub(super) fn read_list(
    set: &dyn Described,
    text: &str,
    is_member: &dyn Fn(i32) -> bool,
) -> Result<Members, Fault> {
    // Whole numbers are members, so a label that looks like several of them is no way around one that is refused.
    let are_numbers = are_numbers(text);
    if are_numbers {
        let mut at = 0;
        for piece in text.split(',') {
            let start = at + piece.len() - piece.trim_start().len();
            at += piece.len() + 1;
            if matches!(read_text(set, piece.trim()), Decision::Refused(_)) {
                return Err(Fault::Member(start..start + piece.trim().len()));
            }
        }
    }
    let read = |piece: Piece<'_>| {
        let member = piece.trimmed();
        // A member that contains the separator is a label, and never a grouped number.
        let is_label = piece.is_joined || piece.separator == ',' && !is_whole(member) && is_number(member);
        let label = |text: &str| match set.with_text(text) {
            Some(index) => Meaning::One(set.value(index)),
            None if set.is_shared(text) => Meaning::Several,
            None => Meaning::None,
        };
        let trimmed = match read_text(set, member) {
            _ if is_label && set.with_text(member).is_none() => {
                if are_numbers {
                    Meaning::None
                } else {
                    label(member)
                }
            }
            Decision::Value(value) if !is_member(value) => Meaning::None,
            Decision::Value(value) => Meaning::One(value),
            Decision::Option(index) => Meaning::One(set.value(index)),
            Decision::Refused(reason) if may_be_several(set, member, reason) => Meaning::Several,
            Decision::Empty | Decision::Refused(_) => Meaning::None,
        };
        if !set.may_have_blanks_around() || is_number(member) {
            return trimmed.alone();
        }
        piece.read(trimmed, &label)
    };
    members(text, &|separator| set.most(separator), &read)
}

/// Whether a text is whole numbers with commas between them.
pub(super) fn are_numbers(text: &str) -> bool {
    text.contains(',') && text.split(',').all(|member| is_whole(member.trim()))
}

/// Whether a text is plain digits, with a sign or not.
fn is_whole(text: &str) -> bool {
    let digits = text.strip_prefix(['-', '\u{2212}', '+']).unwrap_or(text);
    !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()) && !has_leading_zero(digits)
}

/// Whether a text is a number in any form, alone or as it is read.
fn is_number(text: &str) -> bool {
    Number::parse(text).is_some() || !Readings::of(text).is_empty()
}

pub(super) fn are_options(set: &dyn Described, members: &Members) -> bool {
    members.iter().all(|(_, value)| set.with_value(*value).is_some())
}

/// The only member of a text.
pub(super) fn alone(text: &str, value: i32) -> Members {
    Members::from([(place(text), value)])
}

/// Where a text is without the blanks around it.
fn place(text: &str) -> Range<usize> {
    let start = text.len() - text.trim_start().len();
    start..start + text.trim().len()
}

/// Reads a number. If it cannot be a value, it may still be a label that a format with guessed types
/// has turned into a number.
pub(crate) fn read_number<O: Options + ?Sized>(set: &O, number: Number) -> Decision {
    match (number.value(), labeled_otherwise(set, number)) {
        (Some(value), (None, _)) => Decision::Value(value),
        (None, (Some(index), None)) => Decision::Option(index),
        (Some(_), (Some(index), _)) => Decision::Refused(Reason::TwoMeanings(index)),
        (None, _) => Decision::Refused(Reason::Number(number)),
    }
}

/// Reads a number where a label is expected: it means the label that reads as this number, unless it
/// is the value of another option.
#[cfg(feature = "serde")]
pub(crate) fn read_label_number<O: Options + ?Sized>(set: &O, number: Number) -> Decision {
    let unknown = number.value().is_none_or(|value| set.with_value(value).is_none());
    match labeled_otherwise(set, number) {
        (Some(index), None) if unknown => Decision::Option(index),
        _ => read_number(set, number),
    }
}

#[inline]
pub(crate) fn read_value<O: Options + ?Sized>(set: &O, value: i32) -> Decision {
    if set.numbers() == 0 { Decision::Value(value) } else { read_number(set, value.into()) }
}

#[cold]
fn read_other(set: &dyn Described, text: &str) -> Decision {
    let number = Number::parse(text);
    let readings = Readings::of(text);
    if let Some(number) = number.filter(|number| number.value().is_some() && readings.grouped.is_none()) {
        return read_number(set, number);
    }
    let signed = read_signed(set, text, readings);
    match signed {
        Some(Decision::Refused(Reason::Unlisted(_))) | None => {}
        Some(decision) => return decision,
    }
    if let Some(decision) = read_words(set, text) {
        return decision;
    }
    match (signed, number) {
        (_, Some(number)) if number.value().is_none() => read_number(set, number),
        (Some(unlisted), _) => unlisted,
        (None, _) if Scientific::lacking_digits(text.trim()).is_some() => Decision::Refused(Reason::Digits),
        (None, _) => Decision::Refused(Reason::Text),
    }
}

/// Reads a label, or a word for yes or no; `None` for any other text.
fn read_words(set: &dyn Described, text: &str) -> Option<Decision> {
    // A label may itself begin with a blank, and belong to several options.
    let trimmed = text.trim();
    let exact = read_word(set, text);
    if exact.is_some() || trimmed.len() == text.len() {
        return exact;
    }
    let may_be_several = || !trimmed.is_empty() && set.may_have_blanks_around() && set.is_shared(text);
    read_word(set, trimmed).filter(|_| !may_be_several())
}

fn read_word(set: &dyn Described, text: &str) -> Option<Decision> {
    if text.is_empty() {
        return Some(Decision::Empty);
    }
    let Some(value) = truth(set, text) else { return set.with_text(text).map(Decision::Option) };
    // The program that wrote such a word chose its case.
    let is_of_the_other = |other: &str, index| other.eq_ignore_ascii_case(text) && set.value(index) != value;
    Some(match set.find(&is_of_the_other) {
        Some(index) => Decision::Refused(Reason::TwoMeanings(index)),
        None => read_number(set, value.into()),
    })
}

/// Whether a text that was refused may be several options.
pub(super) fn may_be_several(set: &dyn Described, text: &str, reason: Reason) -> bool {
    match reason {
        Reason::TwoMeanings(_) | Reason::Readings(_) => true,
        Reason::Number(number) => labeled(set, number).next().is_some(),
        Reason::Text | Reason::Unlisted(_) | Reason::Digits => {
            set.is_shared(text) || set.is_shared(text.trim())
        }
    }
}

/// Reads a number with signs between its digits, which may also be a label: exactly one reading must
/// be an option. `None` if there are no such signs.
fn read_signed(set: &dyn Described, text: &str, readings: Readings) -> Option<Decision> {
    if readings.is_empty() {
        return None;
    }
    let mut found: Option<usize> = None;
    let as_values = readings.values().map(|value| read_number(set, value.into()));
    // `1.500` may be the label of an option that is written `1.5`.
    let fraction = Number::parse(text).filter(|number| number.value().is_none());
    let as_label = fraction.map(|number| read_number(set, number)).into_iter().chain(read_words(set, text));
    for decision in as_values.chain(as_label) {
        let index = match decision {
            Decision::Value(value) => set.with_value(value),
            Decision::Option(index) => Some(index),
            Decision::Refused(Reason::Number(_)) | Decision::Empty => None,
            Decision::Refused(_) => return Some(decision),
        };
        match (found, index) {
            (Some(one), Some(other)) if set.value(one) != set.value(other) => {
                return Some(Decision::Refused(Reason::Readings(readings)));
            }
            (_, index) => found = found.or(index),
        }
    }
    let Some(index) = found else { return Some(Decision::Refused(Reason::Unlisted(readings))) };
    let several = set.is_shared(text) || set.is_shared(text.trim());
    Some(if several { Decision::Refused(Reason::Readings(readings)) } else { Decision::Option(index) })
}

/// The value of a word in a yes/no column, in any case: spreadsheets write capitals, in the language
/// of their user. People tick a box with an x.
fn truth(set: &dyn Described, text: &str) -> Option<i32> {
    const WORDS: [&[&str]; 2] = [&["false", "falsch", "faux"], &["true", "wahr", "vrai", "x"]];
    if !set.is_yes_no() {
        return None;
    }
    let is_one = |words: &&[&str]| words.iter().any(|word| text.eq_ignore_ascii_case(word));
    WORDS.iter().zip(0..).find_map(|(words, value)| is_one(words).then_some(value))
}

/// The options with a text that reads as this number, in any order, perhaps repeated.
pub(crate) fn labeled<O: Options + ?Sized>(set: &O, number: Number) -> impl Iterator<Item = usize> {
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
        .filter_map(move |(other, index)| (other == number).then_some(index))
}

/// An option with another value, and one with a third value.
pub(crate) fn labeled_otherwise<O: Options + ?Sized>(
    set: &O,
    number: Number,
) -> (Option<usize>, Option<usize>) {
    let mut others = labeled(set, number).filter(|&index| Some(set.value(index)) != number.value());
    let first = others.next();
    let second = first.and_then(|first| others.find(|&other| set.value(other) != set.value(first)));
    (first, second)
}
