//! The members of a choices cell, such as `"1,9"` or `"Invoice; Contract"`, whose labels may contain the
//! separator.

use alloc::vec;
use alloc::vec::Vec;
use core::ops::Range;

use super::order::ordered;

/// Why a text is not a list of members.
#[derive(Clone, PartialEq)]
pub(crate) enum Fault {
    /// The member at this place is not an option.
    Member(Range<usize>),
    /// The text can be split in several ways, or labels differ in the blanks around them.
    Ways,
    /// The whole text is refused as one choice, and is not a list.
    Whole,
    /// The text is one number or label, and also a list.
    Readings,
}

/// A piece of a text that may be a member.
pub(crate) struct Piece<'a> {
    /// With the blanks around it.
    pub(crate) field: &'a str,
    pub(crate) separator: char,
    /// Whether it holds the separator.
    pub(crate) is_joined: bool,
    /// Whether it is the whole text.
    pub(crate) is_whole: bool,
}

/// What a piece may be.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Meaning {
    None,
    /// The member with this value.
    One(i32),
    /// One of several members.
    Several,
    /// The same, but not by itself a way to read the text: its refusal names the members.
    Unclear,
}

impl<'a> Piece<'a> {
    pub(crate) fn trimmed(&self) -> &'a str {
        self.field.trim()
    }

    /// Reads the piece without the blanks around it, or as a label that begins or ends with a blank. One blank
    /// may belong to the separator before the piece.
    ///
    /// Without these blanks, a text of several options is unclear. Next to a label with blanks, it leaves open what is
    /// meant.
    pub(crate) fn read(&self, trimmed: Meaning, label: &dyn Fn(&str) -> Meaning) -> Meaning {
        let alone = trimmed.alone();
        if self.trimmed().len() == self.field.len() {
            return alone;
        }
        let exact = label(self.field);
        if self.is_whole {
            return exact.or(alone);
        }
        let behind_blank = self.field.strip_prefix(' ').filter(|text| text.len() > self.trimmed().len());
        let with_blanks = exact.and(behind_blank.map_or(Meaning::None, label));
        if with_blanks == Meaning::None {
            return alone;
        }
        // No member is empty, but an option may have a label that is.
        with_blanks.and(trimmed).and(label(self.trimmed()))
    }
}

impl Meaning {
    /// What a piece is that has no other meaning.
    pub(crate) fn alone(self) -> Self {
        if self == Self::Several { Self::Unclear } else { self }
    }

    fn or(self, other: Self) -> Self {
        if self == Self::None { other } else { self }
    }

    /// What a piece is that may be this or that.
    fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::None, meaning) | (meaning, Self::None) => meaning,
            (one, other) if one == other => one,
            _ => Self::Several,
        }
    }
}

/// The separators between members: those of the Web API, for values and for labels.
const SEPARATORS: [char; 2] = [';', ','];

/// The value of each member, and where it is.
pub(crate) type Members = Vec<(Range<usize>, i32)>;

/// The members of a text, each without the blanks around it.
///
/// A text has one separator. A member may itself contain the separator, up to `most` times. All ways to
/// split the text are tried, and exactly one must work. A way with an unclear member does not work, but leaves
/// another one in doubt.
pub(crate) fn members(
    text: &str,
    most: &dyn Fn(char) -> usize,
    read: &dyn Fn(Piece<'_>) -> Meaning,
) -> Result<Members, Fault> {
    let apart = |separator| separated(text, separator, most(separator), read);
    match SEPARATORS.map(|separator| text.contains(separator)) {
        [_, false] => apart(';').map_err(NoWay::fault),
        [false, true] => apart(',').map_err(NoWay::fault),
        [true, true] => match (apart(';'), apart(',')) {
            (Ok(members), Ok(others)) if sorted(&members) == sorted(&others) => Ok(members),
            (Ok(members), Err(NoWay::None(_))) | (Err(NoWay::None(_)), Ok(members)) => Ok(members),
            (Err(NoWay::None(place) | NoWay::Unclear(place)), Err(NoWay::None(_) | NoWay::Unclear(_))) => {
                Err(Fault::Member(place))
            }
            _ => Err(Fault::Ways),
        },
    }
}

/// The most occurrences of a separator in any text of a set known at compile time.
pub(crate) const fn count(text: &str, separator: char) -> usize {
    let (bytes, mut at, mut count) = (text.as_bytes(), 0, 0);
    while at < bytes.len() {
        if bytes[at] == separator as u8 {
            count += 1;
        }
        at += 1;
    }
    count
}

/// Whether a text may begin or end with a blank. Characters outside ASCII count as blanks if their first, or
/// last, byte leaves it open.
pub(crate) const fn may_have_blanks_around(text: &str) -> bool {
    let bytes = text.as_bytes();
    let ([first, ..], [.., last]) = (bytes, bytes) else { return false };
    matches!(first, b'\t'..=b'\r' | b' ' | 0xc2 | 0xe1..=0xe3)
        || matches!(last, b'\t'..=b'\r' | b' ' | 0x80..)
}

fn sorted(members: &Members) -> Vec<i32> {
    let order = ordered(members.len(), &|left, right| members[left].1.cmp(&members[right].1));
    let mut sorted: Vec<i32> = order.iter().map(|&at| members[at].1).collect();
    sorted.dedup();
    sorted
}

/// Why there is not one way to split a text at a separator.
enum NoWay {
    /// The member at this place is not an option.
    None(Range<usize>),
    /// The member at this place is unclear, or another one behind it.
    Unclear(Range<usize>),
    Several,
}

impl NoWay {
    fn fault(self) -> Fault {
        match self {
            Self::None(place) | Self::Unclear(place) => Fault::Member(place),
            Self::Several => Fault::Ways,
        }
    }
}

fn separated(
    text: &str,
    separator: char,
    most: usize,
    read: &dyn Fn(Piece<'_>) -> Meaning,
) -> Result<Members, NoWay> {
    let ends: Vec<usize> = text.match_indices(separator).map(|(at, _)| at).chain([text.len()]).collect();
    let start = |first: usize| if first == 0 { 0 } else { ends[first - 1] + 1 };
    let place = |first: usize, last: usize| {
        let field = &text[start(first)..ends[last]];
        let start = start(first) + field.len() - field.trim_start().len();
        start..start + field.trim().len()
    };
    // In how many ways (none, one, several) the pieces before each one are members, and the last of
    // these in one of the ways.
    let mut ways = vec![0_u8; ends.len() + 1];
    // Whether they are also members some of which are unclear.
    let mut unclear = vec![false; ends.len() + 1];
    let mut last_member: Vec<Option<(usize, Range<usize>, i32)>> = vec![None; ends.len() + 1];
    ways[0] = 1;
    let mut farthest = 0;
    for first in 0..ends.len() {
        if ways[first] == 0 && !unclear[first] {
            continue;
        }
        for last in first..ends.len().min(first + most + 1) {
            let field = &text[start(first)..ends[last]];
            let piece =
                Piece { field, separator, is_joined: last > first, is_whole: field.len() == text.len() };
            let meaning = read(piece);
            unclear[last + 1] |= meaning == Meaning::Unclear || meaning != Meaning::None && unclear[first];
            let (more, value) = match meaning {
                Meaning::One(value) if ways[first] > 0 => (ways[first], value),
                // The value is never used.
                Meaning::Several if ways[first] > 0 => (2, 0),
                _ => continue,
            };
            ways[last + 1] = (ways[last + 1] + more).min(2);
            last_member[last + 1] = Some((first, place(first, last), value));
            farthest = farthest.max(last + 1);
        }
    }
    match (ways[ends.len()], unclear[ends.len()]) {
        (0, false) => Err(NoWay::None(place(farthest, farthest))),
        (0, true) => Err(NoWay::Unclear(place(farthest, farthest))),
        (1, false) => {
            let mut members = Vec::new();
            let mut end = ends.len();
            while let Some((first, range, member)) = last_member[end].take() {
                members.push((range, member));
                end = first;
            }
            members.reverse();
            Ok(members)
        }
        _ => Err(NoWay::Several),
    }
}
