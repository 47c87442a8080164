//! Everything that must be decided before anything is written: which enum is for which set, and all names.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::attributes::{NamedSet, OtherEnum};
use super::existing::{Existing, Home, TargetFile};
use super::insertion_point::InsertionPoint;
use super::job::Job;
use super::targets::SetId;
use super::unique_names::Ident;
use super::{existing, state_and_status, unique_names};
use crate::enums::changes::EnumChange;
use crate::report::error::Error;
use crate::report::note::Note;
use crate::rust::AttributeValue;

/// All names.
pub struct Plan<'a> {
    pub job: Job<'a>,
    pub targets: &'a [TargetFile],
    pub existing: Existing<'a>,
    /// Where to insert new enums, by table, or `global`.
    pub spots: BTreeMap<&'a str, InsertionPoint<'a>>,
    /// The names of new enums.
    pub idents: HashMap<&'a SetId, Ident>,
    /// For each enum of a set, the names of its variants by value.
    variants: HashMap<&'a SetId, Vec<HashMap<i32, String>>>,
}

/// The other enum of a table.
struct Counterpart<'a> {
    modules: Vec<String>,
    ident: &'a str,
    names: &'a HashMap<i32, String>,
}

impl<'a> Plan<'a> {
    /// `target_of` names the file for new enums of a table, or of `global`.
    pub fn new(
        job: Job<'a>,
        targets: &'a [TargetFile],
        target_of: impl Fn(&str) -> Result<usize, Error>,
        notes: &mut Vec<Note>,
    ) -> Result<Self, Error> {
        let existing = Existing::of(targets);
        let groups: BTreeSet<&str> =
            job.units.keys().filter(|key| !existing.has(key)).map(SetId::group).collect();
        let is_single = groups.len() == 1;
        let spots: BTreeMap<_, _> = groups
            .into_iter()
            .map(|group| Ok((group, InsertionPoint::new(target_of(group)?, targets, group, is_single)?)))
            .collect::<Result<_, Error>>()?;
        let variants = job.units.iter().map(|(key, unit)| {
            let homes = existing.get(key).iter().map(|home| Some(home.one));
            let homes: Vec<_> = if existing.has(key) { homes.collect() } else { vec![None] };
            let names =
                homes.into_iter().map(|one| unique_names::of_variants(&unit.definition, one, job.style));
            (key, names.collect())
        });
        let variants = variants.collect();
        let idents = unique_names::of_enums(job, &existing, targets, &spots, notes);
        Ok(Self { job, targets, existing, spots, idents, variants })
    }

    /// A set with the names of its new enum.
    pub fn new_enum(&self, key: &'a SetId) -> NamedSet<'_> {
        self.named(key, 0, None, &self.spots[key.group()].modules)
    }

    /// A set with the names of one of its enums.
    pub fn existing_enum(&self, key: &'a SetId, at: usize) -> NamedSet<'_> {
        let home = self.existing.get(key)[at];
        self.named(key, at, Some(home), &home.modules(self.targets))
    }

    /// The new variants of one of the enums of a set, or of its new enum, that do not have the name of their label.
    pub fn replaced_names(&self, key: &'a SetId, at: usize) -> Vec<EnumChange> {
        let one = self.existing.get(key).get(at).map(|home| home.one);
        unique_names::replaced(&self.job.units[key].definition, one, self.job.style, &self.variants[key][at])
    }

    fn named(&self, key: &'a SetId, at: usize, home: Option<Home>, modules: &[String]) -> NamedSet<'_> {
        let definition = &self.job.units[key].definition;
        let kind = home.and_then(|home| home.one.key("kind")).map(|entry| &entry.value);
        let written = match kind {
            Some(AttributeValue::State(path) | AttributeValue::Status(path)) => path.rsplit("::").next(),
            _ => None,
        };
        let selected = state_and_status::other(self.job.units, key).and_then(|other| {
            let of_other = &self.job.units[other].definition;
            // An enum that the developer has written needs the names of the other enum, even if its set is not in the source.
            let is_pair = written.is_some() || state_and_status::is_whole(definition, of_other);
            let counterpart = is_pair.then(|| self.counterpart(other, modules, written));
            counterpart.map(|found| OtherEnum {
                path: existing::path(modules, &found.modules, found.ident),
                names: Cow::Borrowed(found.names),
                definition: of_other,
            })
        });
        let other = selected.or_else(|| self.unselected(key, written?, modules));
        NamedSet { definition, names: &self.variants[key][at], other }
    }

    /// The other enum that the developer has written, if its set is not selected.
    fn unselected(&self, key: &SetId, written: &str, modules: &[String]) -> Option<OtherEnum<'_>> {
        let kind = state_and_status::other_kind(self.job.units[key].definition.kind)?;
        let home = self.existing.of_kind(key.group(), kind).find(|home| home.one.ident == written)?;
        let names = home.one.options.iter().map(|option| (option.value, option.ident.clone()));
        Some(OtherEnum {
            path: existing::path(modules, &home.modules(self.targets), &home.one.ident),
            names: Cow::Owned(names.collect()),
            definition: &home.one.definition,
        })
    }

    /// The other enum: the one that this enum names, else the one in the same module, else the first.
    fn counterpart(&self, other: &'a SetId, modules: &[String], written: Option<&str>) -> Counterpart<'_> {
        let homes = self.existing.get(other);
        let near = |home: &&Home| home.modules(self.targets) == modules;
        let found = homes
            .iter()
            .position(|home| Some(&*home.one.ident) == written && near(&home))
            .or_else(|| homes.iter().position(|home| Some(&*home.one.ident) == written))
            .or_else(|| homes.iter().position(|home| near(&home)));
        let at = found.unwrap_or_default();
        let names = &self.variants[other][at];
        match homes.get(at) {
            Some(home) => Counterpart { modules: home.modules(self.targets), ident: &home.one.ident, names },
            None => Counterpart {
                modules: self.spots[other.group()].modules.clone(),
                ident: &self.idents[other].name,
                names,
            },
        }
    }
}
