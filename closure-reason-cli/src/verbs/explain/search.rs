use std::collections::{HashMap, HashSet};

use closure_reason::OptionSetKind;
use closure_reason::spelling::Number;

use super::fold::fold;
use crate::catalog::Catalog;
use crate::definition::{OptionDefinition, OptionSetDefinition};
use crate::source::Sourced;

type Set = Sourced<OptionSetDefinition>;

/// An option that was found, with its set.
pub struct Match<'a> {
    pub set: &'a Set,
    pub option: &'a OptionDefinition,
    /// The states of the table, if the option is a status reason.
    pub states: Option<&'a Set>,
}

/// The sets to search: those of columns, and the global sets that no column uses.
pub fn sets(catalog: &Catalog) -> Vec<&Set> {
    let of_columns = catalog.columns.iter().filter(|column| column.what.global == Some(true));
    let shown: HashSet<_> = of_columns.map(|column| column.what.name.as_deref()).collect();
    let others = catalog.globals.iter().filter(|global| !shown.contains(&global.what.name.as_deref()));
    catalog.columns.iter().chain(others).collect()
}

pub struct Search<'a> {
    sets: &'a [&'a Set],
    /// The states by their tables.
    states: HashMap<&'a str, &'a Set>,
}

impl<'a> Search<'a> {
    pub fn new(sets: &'a [&'a Set]) -> Self {
        let states = sets.iter().rev().filter(|set| set.what.kind == Some(OptionSetKind::State));
        let states = states.filter_map(|&set| Some((set.what.table.as_deref()?, set))).collect();
        Self { sets, states }
    }

    /// All options with this value or text. A value may be spelled in any way that rows allow. If there
    /// are none, those whose text differs only in case and accents.
    pub fn find(&self, text: &str) -> Vec<Match<'a>> {
        let values: Vec<i32> = Number::readings(text).collect();
        let exact =
            self.matching(|option| values.contains(&option.value) || texts(option).any(|own| own == text));
        if !exact.is_empty() {
            return exact;
        }
        let folded = fold(text);
        if folded.is_empty() {
            return Vec::new();
        }
        self.matching(|option| texts(option).any(|own| fold(own) == folded))
    }

    fn matching(&self, is_meant: impl Fn(&OptionDefinition) -> bool) -> Vec<Match<'a>> {
        let options =
            self.sets.iter().flat_map(|&set| set.what.options.iter().map(move |option| (set, option)));
        let meant = options.filter(|(_, option)| is_meant(option));
        meant.map(|(set, option)| Match { set, option, states: self.states_of(set, option) }).collect()
    }

    fn states_of(&self, set: &Set, option: &OptionDefinition) -> Option<&'a Set> {
        option.state?;
        self.states.get(set.what.table.as_deref()?).copied()
    }

    /// The options nearest in spelling, with their matching texts: all that are equally near, and none if nothing is near.
    pub fn nearest(&self, text: &str) -> (Vec<Match<'a>>, Vec<&'a str>) {
        let folded = fold(text);
        let length = folded.chars().count();
        let far = length / 3;
        let options = self.sets.iter().flat_map(|set| &set.what.options);
        let mut near: Vec<(usize, &str)> = options
            .flat_map(texts)
            // The lengths alone make others farther away.
            .filter(|label| fold(label).chars().count().abs_diff(length) <= far)
            .map(|label| (strsim::osa_distance(&fold(label), &folded), label))
            .filter(|&(distance, _)| distance <= far)
            .collect();
        near.sort_unstable();
        near.dedup();
        near.retain({
            let nearest = near.first().map(|&(distance, _)| distance);
            move |&(distance, _)| Some(distance) == nearest
        });
        let labels: Vec<_> = near.into_iter().map(|(_, label)| label).collect();
        (self.matching(|option| texts(option).any(|own| labels.contains(&own))), labels)
    }
}

/// Every text by which people know an option.
fn texts(option: &OptionDefinition) -> impl Iterator<Item = &str> {
    let label = &option.label;
    let unnamed = label.text().filter(|_| label.language().is_none());
    unnamed
        .into_iter()
        .chain(label.iter().map(|(_, text)| text))
        .chain(option.aliases.iter().map(String::as_str))
}
