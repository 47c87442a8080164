use alloc::vec::Vec;
use core::fmt;

use super::members::Fault;
use super::nearest_label::nearest;
use super::options::Described;
use super::order::ascending;
use super::quoted::Quoted;
use super::rule::{self, Decision, Reason};
use super::scientific::Scientific;
use super::{Cause, Number};

/// A cell that is not an option. Its message is computed on demand.
#[derive(Clone, Copy)]
pub(crate) struct Refused<'a, 's> {
    pub(crate) set: &'s dyn Described,
    pub(crate) cell: Cell<'a>,
    pub(crate) reason: Reason,
}

/// The text of the cell.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Cell<'a> {
    Text(&'a str),
    Number(Number),
}

/// How many labels a message lists.
const LISTED: usize = 8;

impl<'s> Refused<'_, 's> {
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
        let with_value = |value| self.set.with_value(value);
        let mut found = Vec::new();
        match (self.reason, self.cell) {
            (Reason::TwoMeanings(index), cell) => {
                match cell {
                    Cell::Text(text) => found.extend(Number::readings(text).filter_map(with_value)),
                    Cell::Number(number) => found.extend(number.value().and_then(with_value)),
                }
                found.push(index);
            }
            (Reason::Readings(readings), Cell::Text(text)) => {
                found.extend(readings.values().filter_map(with_value));
                add_bearers(self.set, text, &mut found);
                add_bearers(self.set, text.trim(), &mut found);
                if let Some(number) = Number::parse(text).filter(|number| number.value().is_none()) {
                    found.extend(rule::labeled(self.set, number));
                }
            }
            (Reason::Number(number), _) => found.extend(rule::labeled(self.set, number)),
            (Reason::Text | Reason::Unlisted(_) | Reason::Digits, Cell::Text(text)) => {
                add_bearers(self.set, text, &mut found);
                if found.is_empty() {
                    add_bearers(self.set, text.trim(), &mut found);
                }
            }
            (_, Cell::Number(_)) => {}
        }
        ascending(&found)
    }

    /// The labels and other texts that are nearest to the cell in spelling.
    pub(crate) fn nearest(&self) -> Vec<&'s str> {
        match (self.reason, self.cell) {
            (Reason::Text, Cell::Text(text)) if self.candidates().is_empty() => {
                nearest(text, &mut *self.set.texts())
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

/// Adds the options that have exactly this text.
fn add_bearers(set: &dyn Described, text: &str, found: &mut Vec<usize>) {
    for (other, index) in set.texts() {
        if other == text {
            found.push(index);
        }
    }
}

impl fmt::Display for Refused<'_, '_> {
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
                list_options(f, self.set, &candidates, " or option ")?;
                f.write_str("; write the value in plain digits")
            }
            _ if !candidates.is_empty() => {
                write!(f, " is the label of several options of {name}: ")?;
                list_options(f, self.set, &candidates, ", ")
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
                    Cell::Text(text) => {
                        Scientific::lacking_digits(text.trim()).and_then(|number| number.range())
                    }
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
                suggest(f, &self.nearest(), self.set.count(), &mut *self.set.texts())
            }
        }
    }
}

/// Writes why a text is not a list of members.
pub(crate) fn write_fault(
    f: &mut fmt::Formatter<'_>,
    set: &dyn Described,
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

/// Writes that a text is one option and also a list of several.
fn write_readings(f: &mut fmt::Formatter<'_>, set: &dyn Described, text: &str) -> fmt::Result {
    write!(f, "{} has several readings in {}: option ", Quoted(text), Name(set))?;
    let one = match rule::read_text(set, text) {
        Decision::Option(index) => Some(index),
        Decision::Value(value) => set.with_value(value),
        Decision::Empty | Decision::Refused(_) => None,
    };
    list_options(f, set, one.as_slice(), "")?;
    f.write_str(", or a list of the options ")?;
    let members = rule::read_list(set, text, &|value| set.with_value(value).is_some()).unwrap_or_default();
    let options: Vec<usize> = members.iter().filter_map(|(_, value)| set.with_value(*value)).collect();
    list_options(f, set, &options, ", ")?;
    f.write_str("; separate the members of a list by semicolons, and write values in plain digits")
}

/// Continues after "is not a label of ..": with similar labels, else with the first labels.
pub(crate) fn suggest(
    f: &mut fmt::Formatter<'_>,
    near: &[&str],
    count: usize,
    labels: &mut dyn Iterator<Item = (&str, usize)>,
) -> fmt::Result {
    if !near.is_empty() {
        f.write_str(": did you mean ")?;
        for (at, label) in near.iter().enumerate() {
            write_listed(f, at, " or ", None, label)?;
        }
        return write!(f, "? (of {count} labels)");
    }
    let listed = count.min(LISTED);
    if listed == 0 {
        return f.write_str(", which has no options");
    }
    f.write_str(", which has ")?;
    for (at, (label, _)) in labels.take(listed).enumerate() {
        write_listed(f, at, ", ", None, label)?;
    }
    match count - listed {
        0 => Ok(()),
        more => write!(f, " and {more} more"),
    }
}

/// Lists the labels of options, each after its value, which tells them apart.
pub(crate) fn list_options(
    f: &mut fmt::Formatter<'_>,
    set: &dyn Described,
    options: &[usize],
    separator: &str,
) -> fmt::Result {
    for (at, &index) in options.iter().enumerate() {
        write_listed(f, at, separator, Some(set.value(index)), set.label(index))?;
    }
    Ok(())
}

fn write_listed(
    f: &mut fmt::Formatter<'_>,
    at: usize,
    separator: &str,
    value: Option<i32>,
    label: &str,
) -> fmt::Result {
    if at > 0 {
        f.write_str(separator)?;
    }
    if let Some(value) = value {
        write!(f, "{value} ")?;
    }
    write!(f, "{}", Quoted(label))
}

struct Name<'a>(&'a dyn Described);

impl fmt::Display for Name<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.write_name(f)
    }
}
