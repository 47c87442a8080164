//! Text for people: the changes of each set, then what was not compared, then a summary.

use std::collections::{BTreeMap, BTreeSet};

use super::compare::{Difference, Report, Unmatched, What};
use crate::definition::{Aspect, Change, OptionSetDefinition};
use crate::report::terminal::{brief, shown};

/// How many sets and options of only one side, or that could not be read, are listed without `-v`, which lists all.
const LISTED: usize = 10;

pub fn write(report: &Report, verbose: bool) -> String {
    let mut text = String::new();
    for differences in report.differences.chunk_by(|one, other| std::ptr::eq(one.set, other.set)) {
        text.push_str(&format!("{}\n", brief(&shown(&name(differences[0].set)))));
        for found in differences {
            text.push_str(&format!("  {}\n", brief(&shown(&message(found)))));
        }
    }
    for (side, only) in [("old", &report.only_old), ("new", &report.only_new)] {
        let lines = only.iter().map(|one| format!("only in {side}: {} ({})", unmatched(one), one.reason));
        list(&mut text, lines, &format!("are only in {side}"), verbose);
    }
    let lines = report.not_read.iter().map(|one| format!("not read in {}: {}", one.side, one.note));
    list(&mut text, lines, "could not be read", verbose);
    for (reason, what) in not_compared(report) {
        let line = format!("not compared ({reason}): {what}");
        text.push_str(&format!("{}\n", brief(&shown(&line))));
    }
    text.push_str(&summary(report));
    text + "\n"
}

/// The name of a set in a heading.
pub fn name(set: &OptionSetDefinition) -> String {
    if set.column.is_none() { format!("global set {set}") } else { set.to_string() }
}

/// The name of a set, or of an option in it.
pub fn unmatched(found: &Unmatched) -> String {
    let Some(option) = found.option else { return name(found.set) };
    let label = option.label.text().map_or(String::new(), |label| format!(" {label:?}"));
    format!("{}, {}{label}", name(found.set), option.value)
}

/// What is different, without the name of the set.
pub fn message(found: &Difference) -> String {
    match &found.what {
        What::AddedColumn => "the column is new".into(),
        What::RemovedColumn => "the column is gone".into(),
        What::Changed(change) => {
            let value = change.value.map_or(String::new(), |value| value.to_string());
            let label = |label: Option<&str>| label.map_or(String::new(), |label| format!(" {label:?}"));
            match change.aspect {
                Aspect::Added => format!("{value}{} is new", label(change.theirs.as_deref())),
                Aspect::Removed => format!("{value}{} is gone", label(change.ours.as_deref())),
                _ => {
                    let side = |text: Option<&str>| text.map_or("missing".into(), |text| format!("{text:?}"));
                    let (old, new) = (side(change.ours.as_deref()), side(change.theirs.as_deref()));
                    let colon = if value.is_empty() { "" } else { ": " };
                    format!("{value}{colon}{} was {old}, is {new}", aspect(change))
                }
            }
        }
    }
}

/// What a change is about, with the language.
pub fn aspect(change: &Change) -> String {
    let language = change.language.map_or(String::new(), |language| format!(" in language {language}"));
    format!("{}{language}", change.aspect)
}

/// Writes lines: without `-v`, only the first ones, and how many there are more.
fn list(text: &mut String, mut lines: impl ExactSizeIterator<Item = String>, what: &str, verbose: bool) {
    for line in lines.by_ref().take(if verbose { usize::MAX } else { LISTED }) {
        text.push_str(&format!("{}\n", brief(&shown(&line))));
    }
    if lines.len() > 0 {
        text.push_str(&format!("{} more {what} (-v lists them)\n", lines.len()));
    }
}

/// What was not compared, by reason.
pub fn not_compared(report: &Report) -> BTreeMap<&'static str, String> {
    let mut reasons = BTreeMap::<_, BTreeMap<String, BTreeSet<String>>>::new();
    for left_out in &report.not_compared {
        let language =
            left_out.what.language.map_or(String::new(), |language| format!(" in language {language}"));
        let of = if left_out.what.values.is_empty() { "" } else { " of options" };
        let what = format!("{}{language}{of}", left_out.what.aspect);
        reasons.entry(left_out.reason).or_default().entry(what).or_default().insert(name(left_out.set));
    }
    let line = |what: BTreeMap<String, BTreeSet<String>>| {
        let parts = what.into_iter().map(|(what, sets)| match sets.len() {
            1 => format!("{what} ({})", sets.into_iter().collect::<String>()),
            count => format!("{what} ({count} sets)"),
        });
        parts.collect::<Vec<_>>().join(", ")
    };
    reasons.into_iter().map(|(reason, what)| (reason, line(what))).collect()
}

pub fn summary(report: &Report) -> String {
    let sets = if report.compared == 1 { "1 set".into() } else { format!("{} sets", report.compared) };
    let mut sum = match report.differences.len() {
        0 => format!("no difference in what was compared: {sets}"),
        1 => format!("1 difference; compared: {sets}"),
        count => format!("{count} differences; compared: {sets}"),
    };
    for (side, only) in [("old", &report.only_old), ("new", &report.only_new)] {
        for (what, is_option) in [("set", false), ("option", true)] {
            match only.iter().filter(|one| one.option.is_some() == is_option).count() {
                0 => {}
                1 => sum.push_str(&format!("; 1 {what} is only in {side}")),
                count => sum.push_str(&format!("; {count} {what}s are only in {side}")),
            }
        }
    }
    match report.not_read.len() {
        0 => {}
        1 => sum.push_str("; 1 set could not be read"),
        count => sum.push_str(&format!("; {count} sets could not be read")),
    }
    sum
}
