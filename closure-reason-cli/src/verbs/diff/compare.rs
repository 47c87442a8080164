//! Pairs the sets of two sources, by table and column or by the name of a global set, and compares them.

use std::collections::BTreeMap;

use crate::catalog::{Catalog, Missing};
use crate::definition::{
    Aspect, Change, Diff, NotCompared, OptionDefinition, OptionSetDefinition, Reason, SetKey,
};
use crate::report::note::Note;

/// All that a comparison found.
#[derive(Default)]
pub struct Report<'a> {
    /// How many sets were compared.
    pub compared: usize,
    /// By set, in the order of the sets.
    pub differences: Vec<Difference<'a>>,
    pub only_old: Vec<Unmatched<'a>>,
    pub only_new: Vec<Unmatched<'a>>,
    pub not_compared: Vec<LeftOut<'a>>,
    pub not_read: Vec<NotRead<'a>>,
}

impl Report<'_> {
    /// Whether something that one side has was not found in the other, or not read.
    pub fn has_unmatched(&self) -> bool {
        !(self.only_old.is_empty() && self.only_new.is_empty() && self.not_read.is_empty())
    }
}

/// One difference.
pub struct Difference<'a> {
    /// The set, from the side that has it.
    pub set: &'a OptionSetDefinition,
    pub what: What,
}

pub enum What {
    /// The column is only in the new metadata.
    AddedColumn,
    /// The column is only in the old metadata.
    RemovedColumn,
    Changed(Change),
}

/// A set that only one side has, or an option of a set. The other side may be incomplete.
pub struct Unmatched<'a> {
    pub set: &'a OptionSetDefinition,
    pub option: Option<&'a OptionDefinition>,
    pub reason: String,
}

/// A set that one side has, but that could not be read.
pub struct NotRead<'a> {
    pub set: &'a OptionSetDefinition,
    pub side: &'static str,
    pub note: Note,
}

/// What could not be compared in one set.
pub struct LeftOut<'a> {
    pub set: &'a OptionSetDefinition,
    pub what: NotCompared,
    pub reason: &'static str,
}

pub fn all<'a>(old: &'a Catalog, new: &'a Catalog, order: bool) -> Report<'a> {
    let mut report = Report::default();
    // Global sets come first, so that their changes are known when the columns that use them are compared.
    let mut of_globals = BTreeMap::<&str, Diff>::new();
    for key in pairs(&by_key(&old.globals), &by_key(&new.globals)) {
        let (Some(ours), Some(theirs)) = key else { continue };
        if let Some(name) = ours.name.as_deref() {
            of_globals.insert(name, diff(ours, theirs, order));
        }
    }
    let columns = pairs(&by_key(&old.columns), &by_key(&new.columns));
    for pair in columns.into_iter().chain(pairs(&by_key(&old.globals), &by_key(&new.globals))) {
        match pair {
            (Some(ours), Some(theirs)) => {
                report.compared += 1;
                let is_same_global = ours.column.is_some()
                    && [ours, theirs].iter().all(|set| set.global == Some(true))
                    && ours.name == theirs.name;
                let known = ours.name.as_deref().filter(|_| is_same_global);
                let known = known.and_then(|name| of_globals.get(name));
                one(&mut report, (ours, theirs), diff(ours, theirs, order), known);
            }
            (Some(set), None) => {
                one_sided(
                    set,
                    (new, "new"),
                    What::RemovedColumn,
                    &mut report.differences,
                    &mut report.only_old,
                );
            }
            (None, Some(set)) => {
                one_sided(
                    set,
                    (old, "old"),
                    What::AddedColumn,
                    &mut report.differences,
                    &mut report.only_new,
                );
            }
            (None, None) => {}
        }
    }
    for (side, catalog) in [("old", old), ("new", new)] {
        let left_out = catalog.known.left_out.iter();
        report.not_read.extend(left_out.map(|one| NotRead { set: &one.column, side, note: one.note(0) }));
    }
    report
}

fn diff(ours: &OptionSetDefinition, theirs: &OptionSetDefinition, order: bool) -> Diff {
    if order { ours.diff_with_order(theirs) } else { ours.diff(theirs) }
}

/// The differences in one set, without those that its global set already shows.
fn one<'a>(
    report: &mut Report<'a>,
    (set, theirs): (&'a OptionSetDefinition, &'a OptionSetDefinition),
    found: Diff,
    known: Option<&Diff>,
) {
    for change in found.changes {
        if !known.is_some_and(|known| known.changes.contains(&change)) {
            report.differences.push(Difference { set, what: What::Changed(change) });
        }
    }
    for what in found.not_compared {
        if known.is_some_and(|known| known.not_compared.contains(&what)) {
            continue;
        }
        let reason = why(&what);
        let list = |only: &mut Vec<Unmatched<'a>>, has: &'a OptionSetDefinition| {
            let options = what.values.iter().filter_map(|&value| has.option(value));
            only.extend(options.map(|option| Unmatched {
                set: has,
                option: Some(option),
                reason: reason.to_owned(),
            }));
        };
        match what.aspect {
            Aspect::Removed => list(&mut report.only_old, set),
            Aspect::Added => list(&mut report.only_new, theirs),
            // Neither side ever states it, so it is not worth listing.
            _ if what.reason == Reason::NeitherStated => {}
            _ => report.not_compared.push(LeftOut { set, what, reason }),
        }
    }
}

fn why(left_out: &NotCompared) -> &'static str {
    match left_out.reason {
        Reason::OursUnstated | Reason::TheirsUnstated if left_out.aspect == Aspect::Aliases => {
            "only enums have aliases"
        }
        Reason::OursUnstated => "the old metadata does not say",
        Reason::TheirsUnstated => "the new metadata does not say",
        Reason::NeitherStated => "neither side says",
        Reason::DocComment => "a doc comment is not Dataverse's text",
        Reason::OursIncomplete => "the old metadata may not have every option",
        Reason::TheirsIncomplete => "the new metadata may not have every option",
        Reason::NotAsked => "`--order` compares it",
    }
}

/// Reports a set that only one side has: as a difference if the other has no such set, else with the reason why it may have
/// it. What the other side has but could not be read is listed by itself.
fn one_sided<'a>(
    set: &'a OptionSetDefinition,
    (other, side): (&Catalog, &str),
    change: What,
    differences: &mut Vec<Difference<'a>>,
    only: &mut Vec<Unmatched<'a>>,
) {
    if other.known.left_out.iter().any(|left_out| left_out.column.key() == set.key()) {
        return;
    }
    let reason = match other.known.why_missing(set) {
        Missing::LeftOut(_) => return,
        Missing::Gone { without_several: false } => {
            return differences.push(Difference { set, what: change });
        }
        Missing::Gone { without_several: true } => {
            format!("the {side} metadata does not list the columns that hold several choices")
        }
        Missing::NotSelected => format!("the selection leaves it out of the {side} metadata"),
        Missing::NoTable => format!("the {side} metadata has nothing of the table"),
        Missing::Unknown => format!("the {side} metadata may not have every set"),
    };
    only.push(Unmatched { set, option: None, reason });
}

fn by_key(
    sets: &[crate::source::Sourced<OptionSetDefinition>],
) -> BTreeMap<SetKey<'_>, &OptionSetDefinition> {
    sets.iter().map(|set| (set.what.key(), &set.what)).collect()
}

type Pair<'a> = (Option<&'a OptionSetDefinition>, Option<&'a OptionSetDefinition>);

/// The sets of both sides, by key.
fn pairs<'a>(
    old: &BTreeMap<SetKey<'a>, &'a OptionSetDefinition>,
    new: &BTreeMap<SetKey<'a>, &'a OptionSetDefinition>,
) -> Vec<Pair<'a>> {
    let mut keys: Vec<_> = old.keys().chain(new.keys()).collect();
    keys.sort_unstable();
    keys.dedup();
    keys.into_iter().map(|key| (old.get(key).copied(), new.get(key).copied())).collect()
}
