use alloc::vec::Vec;
use core::fmt;

use super::members::Fault;
use super::nearest_label::nearest;
use super::quoted::Quoted;
use super::rule::{self, Decision, Options, Reason};
use super::scientific::Scientific;
use super::{Cause, Number};

/// What a message about a cell needs to know about a set, and reading a cell does not.
pub(crate) trait Described: Options {
    /// Writes how messages name the set.
    fn write_name(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result;
    /// How many options there are.
    fn count(&self) -> usize;
    /// The label of an option.
    fn label(&self, index: usize) -> &str;
    /// All texts, each with its option; first the labels, in order.
    fn texts(&self) -> impl Iterator<Item = (&str, usize)>;
}

/// A cell that is not an option. What to say about it is computed on demand.
#[derive(Debug)]
pub(crate) struct Refused<'a, 's, O> {
    pub(crate) set: &'s O,
    pub(crate) cell: Cell<'a>,
    pub(crate) reason: Reason,
}

impl<O> Clone for Refused<'_, '_, O> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<O> Copy for Refused<'_, '_, O> {}

/// The text of the cell.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Cell<'a> {
    Text(&'a str),
    Number(Number),
}

/// How many labels a message lists.
const LISTED: usize = 8;

impl<'s, O: Described> Refused<'_, 's, O> {
    pub(crate) fn cause(&self) -> Cause {
        match self.reason {
            Reason::TwoMeanings(_) => Cause::TwoMeanings,
            _ if !self.candidates().is_empty() => Cause::Ambiguous,
            Reason::Text | Reason::Unlisted(_) | Reason::Readings(_) => Cause::Unknown,
            Reason::Digits => Cause::DigitsMissing,
            Reason::Number(_) => Cause::NotAValue,
        }
    }

    /// The options that could have been meant, ascending: two or more if several have the text or number.
    pub(crate) fn candidates(&self) -> Vec<usize> {
        let mut candidates: Vec<usize> = match (self.reason, self.cell) {
            (Reason::TwoMeanings(index), _) => {
                let values: Vec<i32> = match self.cell {
                    Cell::Text(text) => Number::readings(text).collect(),
                    Cell::Number(number) => number.value().into_iter().collect(),
                };
                values.into_iter().filter_map(|value| self.set.with_value(value)).chain([index]).collect()
            }
            (Reason::Readings(readings), Cell::Text(text)) => {
                let as_values = readings.values().filter_map(|value| self.set.with_value(value));
                let mut candidates: Vec<usize> = as_values.chain(bearers(self.set, text)).collect();
                candidates.extend(bearers(self.set, text.trim()));
                if let Some(number) = Number::parse(text).filter(|number| number.value().is_none()) {
                    candidates.extend(rule::labeled(self.set, number));
                }
                candidates
            }
            (Reason::Number(number), _) => rule::labeled(self.set, number).collect(),
            (Reason::Text | Reason::Unlisted(_) | Reason::Digits, Cell::Text(text)) => {
                let exact = bearers(self.set, text);
                if exact.is_empty() { bearers(self.set, text.trim()) } else { exact }
            }
            (_, Cell::Number(_)) => Vec::new(),
        };
        candidates.sort_unstable();
        candidates.dedup();
        candidates
    }

    /// The labels and other texts that are nearest to the cell in spelling.
    pub(crate) fn nearest(&self) -> Vec<&'s str> {
        match (self.reason, self.cell) {
            (Reason::Text, Cell::Text(text)) if self.candidates().is_empty() => {
                nearest(text, self.set.texts().map(|(text, _)| text))
            }
            _ => Vec::new(),
        }
    }

    fn number(&self) -> Option<Number> {
        match self.cell {
            Cell::Text(text) => Number::parse(text),
            Cell::Number(number) => Some(number),
        }
    }
}

/// The options that have exactly this text.
fn bearers<O: Described>(set: &O, text: &str) -> Vec<usize> {
    set.texts().filter_map(|(other, index)| (other == text).then_some(index)).collect()
}

impl<O: Described> fmt::Display for Refused<'_, '_, O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let candidates = self.candidates();
        match (self.number(), self.cell) {
            // The message names a number as it was understood, unless it has several readings or lost digits.
            (Some(number), _)
                if number.is_exact() && !matches!(self.reason, Reason::Readings(_) | Reason::Unlisted(_)) =>
            {
                write!(f, "{number}")?;
            }
            (_, Cell::Text(text)) => write!(f, "{}", Quoted(text))?,
            (_, Cell::Number(number)) => write!(f, "{number}")?,
        }
        let name = Name(self.set);
        match self.reason {
            Reason::TwoMeanings(index) => {
                let (value, label) = (self.set.value(index), Quoted(self.set.label(index)));
                write!(
                    f,
                    " has two meanings in {name}: as a label it is option {value} {label}, as a value it \
                     is another option or unknown"
                )
            }
            Reason::Readings(_) => {
                write!(f, " has several readings in {name}: option ")?;
                let candidates = candidates.iter();
                list(
                    f,
                    candidates.map(|&index| (Some(self.set.value(index)), self.set.label(index))),
                    " or option ",
                )?;
                f.write_str("; write the value in plain digits")
            }
            _ if !candidates.is_empty() => {
                write!(f, " is the label of several options of {name}: ")?;
                let candidates = candidates.iter();
                list(f, candidates.map(|&index| (Some(self.set.value(index)), self.set.label(index))), ", ")
            }
            Reason::Unlisted(readings) => {
                write!(f, " is not an option of {name}: no option has the value ")?;
                for (at, value) in readings.values().enumerate() {
                    write!(f, "{}{value}", if at == 0 { "" } else { " or " })?;
                }
                Ok(())
            }
            Reason::Digits => {
                write!(f, " is not an option of {name}: digits are missing")?;
                let range = match self.cell {
                    Cell::Text(text) => Scientific::read(text.trim()).and_then(|number| number.range()),
                    Cell::Number(_) => None,
                };
                if let Some((least, greatest)) = range {
                    write!(f, ", it may be any number from {least} to {greatest}")?;
                }
                f.write_str("; write the value in all its digits")
            }
            Reason::Number(number) if number.is_whole() => {
                write!(f, " is not an option of {name}: option values are signed 32-bit integers")
            }
            Reason::Number(_) => write!(f, " is not an option of {name}: option values are whole numbers"),
            Reason::Text => {
                write!(f, " is not a label of {name}")?;
                suggest(f, &self.nearest(), self.set.count(), |listed| {
                    self.set.texts().take(listed).map(|(text, _)| text).collect()
                })
            }
        }
    }
}

/// Writes why a text is not a list of members.
pub(crate) fn write_fault<O: Described>(
    f: &mut fmt::Formatter<'_>,
    set: &O,
    text: &str,
    fault: &Fault,
) -> fmt::Result {
    let (quoted, name) = (Quoted(text), Name(set));
    let range = match fault {
        Fault::Member(range) => range,
        Fault::Ways => {
            return write!(
                f,
                "{quoted} can be split in several ways: some labels of {name} contain the separator, or differ \
                 only in the blanks around them; use the values instead"
            );
        }
        Fault::Whole => match rule::read_text(set, text) {
            Decision::Refused(reason) => {
                return write!(f, "{}", Refused { set, cell: Cell::Text(text), reason });
            }
            Decision::Empty | Decision::Value(_) | Decision::Option(_) => {
                return write!(f, "{quoted} is not an option of {name}");
            }
        },
        Fault::Readings => return write_readings(f, set, text),
    };
    let (at, member) = (range.start, &text[range.clone()]);
    match rule::read_text(set, member) {
        Decision::Refused(reason) => {
            write!(f, "at byte {at} of {quoted}: {}", Refused { set, cell: Cell::Text(member), reason })
        }
        Decision::Empty => {
            write!(f, "empty member at byte {at} of {quoted}: expected a value or a label of {name}")
        }
        Decision::Value(_) | Decision::Option(_) => write!(
            f,
            "{} at byte {at} of {quoted} is not a member of {name}: write numbers between commas \
             in plain digits, without leading zeros",
            Quoted(member)
        ),
    }
}

/// Writes that a text is one option, and also a list of several.
fn write_readings<O: Described>(f: &mut fmt::Formatter<'_>, set: &O, text: &str) -> fmt::Result {
    write!(f, "{} has several readings in {}: option ", Quoted(text), Name(set))?;
    let one = match rule::read_text(set, text) {
        Decision::Option(index) => Some(index),
        Decision::Value(value) => set.with_value(value),
        Decision::Empty | Decision::Refused(_) => None,
    };
    let described = |index: usize| (Some(set.value(index)), set.label(index));
    list(f, one.into_iter().map(described), "")?;
    f.write_str(", or a list of the options ")?;
    let members = rule::read_list(set, text).unwrap_or_default();
    let options = members.iter().filter_map(|(_, value)| set.with_value(*value));
    list(f, options.map(described), ", ")?;
    f.write_str("; separate the members of a list by semicolons, and write values in plain digits")
}

/// Continues after "is not a label of ..": with similar labels, else with the first labels. `labels`
/// gives that many.
pub(crate) fn suggest<'a>(
    f: &mut fmt::Formatter<'_>,
    near: &[&str],
    count: usize,
    labels: impl Fn(usize) -> Vec<&'a str>,
) -> fmt::Result {
    let unvalued = |label| (None, label);
    if !near.is_empty() {
        f.write_str(": did you mean ")?;
        list(f, near.iter().copied().map(unvalued), " or ")?;
        return write!(f, "? (of {count} labels)");
    }
    let listed = count.min(LISTED);
    if listed == 0 {
        return f.write_str(", which has no options");
    }
    f.write_str(", which has ")?;
    list(f, labels(listed).into_iter().map(unvalued), ", ")?;
    match count - listed {
        0 => Ok(()),
        more => write!(f, " and {more} more"),
    }
}

/// Lists labels, each after its value if that tells them apart.
pub(crate) fn list<'a>(
    f: &mut fmt::Formatter<'_>,
    options: impl Iterator<Item = (Option<i32>, &'a str)>,
    separator: &str,
) -> fmt::Result {
    for (at, (value, label)) in options.enumerate() {
        if at > 0 {
            f.write_str(separator)?;
        }
        if let Some(value) = value {
            write!(f, "{value} ")?;
        }
        write!(f, "{}", Quoted(label))?;
    }
    Ok(())
}

struct Name<'a, O>(&'a O);

impl<O: Described> fmt::Display for Name<'_, O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.write_name(f)
    }
}
