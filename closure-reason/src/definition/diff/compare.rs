use alloc::collections::BTreeMap;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::texts::{Languages, Side};
use super::{Aspect, Change, NotCompared, Reason};
use crate::OptionSetKind;
use crate::definition::{Localized, OptionDefinition, OptionSetDefinition, Stated};

#[derive(Default)]
pub(super) struct Comparison {
    pub(super) changes: Vec<Change>,
    pub(super) not_compared: Vec<NotCompared>,
}

/// Which aspects a kind of column has.
#[derive(Clone, Copy)]
struct Kinds {
    state: bool,
    status: bool,
}

impl Comparison {
    pub(super) fn sets(&mut self, ours: &OptionSetDefinition, theirs: &OptionSetDefinition, order: bool) {
        let is = |kind| ours.kind() == Some(kind) || theirs.kind() == Some(kind);
        let kinds = Kinds { state: is(OptionSetKind::State), status: is(OptionSetKind::Status) };
        self.option(Aspect::Table, None, ours.table(), theirs.table());
        self.option(Aspect::Column, None, ours.column(), theirs.column());
        self.option(Aspect::Name, None, ours.name(), theirs.name());
        self.option(Aspect::Global, None, ours.is_global().map(scope), theirs.is_global().map(scope));
        self.option(Aspect::Kind, None, ours.kind().map(kind_name), theirs.kind().map(kind_name));
        self.text_of_set(Aspect::DisplayName, display_name(ours), display_name(theirs));
        self.text_of_set(Aspect::Description, ours.description(), theirs.description());
        self.stated(Aspect::Default, None, ours.default_value(), theirs.default_value());
        let (a, b) = (ours.enforces_transitions(), theirs.enforces_transitions());
        if kinds.status || a.is_some() || b.is_some() {
            self.option(Aspect::EnforcedTransitions, None, a, b);
        }
        if order {
            let (a, b) = (common(ours, theirs), common(theirs, ours));
            self.stated(Aspect::Order, None, Stated::Value(joined(&a)), Stated::Value(joined(&b)));
        } else {
            self.leave_out(Aspect::Order, None, None, Reason::NotAsked);
        }
        self.options(ours, theirs, kinds);
    }

    fn options(&mut self, ours: &OptionSetDefinition, theirs: &OptionSetDefinition, kinds: Kinds) {
        let (our_groups, their_groups) = (groups(ours), groups(theirs));
        let labels = (
            Languages::of(ours.options().iter().map(Side::label)),
            Languages::of(theirs.options().iter().map(Side::label)),
        );
        let (our_described, their_described) = (describes(ours), describes(theirs));
        let described_in = |set: &OptionSetDefinition| {
            Languages::of(set.options().iter().map(|option| Side::description(option, true)))
        };
        let descriptions = (described_in(ours), described_in(theirs));
        for value in values(ours) {
            let group = &our_groups[&value];
            let Some(their_group) = their_groups.get(&value) else {
                self.only_one(Aspect::Removed, group, theirs.is_complete());
                continue;
            };
            if group.len() != their_group.len() {
                let (a, b) = (Stated::Value(group.len()), Stated::Value(their_group.len()));
                self.stated(Aspect::RepeatedValue, Some(value), a, b);
            }
            for at in 0..group.len().max(their_group.len()) {
                // A surplus one is compared with the last of the other side, so that none is passed over.
                let a = group[at.min(group.len() - 1)];
                let b = their_group[at.min(their_group.len() - 1)];
                self.texts(Aspect::Label, &Side::label(a), &Side::label(b), &labels);
                let sides = (Side::description(a, our_described), Side::description(b, their_described));
                self.texts(Aspect::Description, &sides.0, &sides.1, &descriptions);
                self.properties(a, b, kinds);
            }
        }
        for value in values(theirs) {
            if !our_groups.contains_key(&value) {
                self.only_one(Aspect::Added, &their_groups[&value], ours.is_complete());
            }
        }
    }

    fn only_one(&mut self, aspect: Aspect, options: &[&OptionDefinition], complete: bool) {
        for option in options {
            let value = Some(option.value());
            if !complete {
                self.leave_out(aspect, None, value, Reason::Incomplete);
                continue;
            }
            let label = option.label().text().map(String::from);
            let (ours, theirs) = if aspect == Aspect::Removed { (label, None) } else { (None, label) };
            self.changes.push(Change { aspect, value, language: None, ours, theirs });
        }
    }

    fn properties(&mut self, ours: &OptionDefinition, theirs: &OptionDefinition, kinds: Kinds) {
        let value = Some(ours.value());
        let same_color = match (ours.color(), theirs.color()) {
            (Stated::Value(a), Stated::Value(b)) => a.eq_ignore_ascii_case(b),
            _ => false,
        };
        if !same_color {
            self.stated(Aspect::Color, value, ours.color(), theirs.color());
        }
        self.stated(Aspect::ExternalValue, value, ours.external_value(), theirs.external_value());
        self.option(Aspect::Hidden, value, ours.is_hidden(), theirs.is_hidden());
        let (a, b) = (ours.state(), theirs.state());
        if kinds.status || a.is_some() || b.is_some() {
            self.option(Aspect::State, value, a, b);
        }
        let (a, b) = (ours.default_status(), theirs.default_status());
        if kinds.state || a.is_some() || b.is_some() {
            self.option(Aspect::DefaultStatus, value, a, b);
        }
        let (a, b) = (ours.invariant_name(), theirs.invariant_name());
        if kinds.state || a.value().is_some() || b.value().is_some() {
            self.stated(Aspect::InvariantName, value, a, b);
        }
        let (a, b) = (transitions(ours), transitions(theirs));
        if kinds.status || a.is_some() || b.is_some() {
            self.option(Aspect::Transitions, value, a, b);
        }
    }

    /// Compares what is not stated where it is `None`.
    fn option<T: PartialEq + ToString>(
        &mut self,
        aspect: Aspect,
        value: Option<i32>,
        ours: Option<T>,
        theirs: Option<T>,
    ) {
        let stated = |side: Option<T>| side.map_or(Stated::Unstated, Stated::Value);
        self.stated(aspect, value, stated(ours), stated(theirs));
    }

    fn stated<T: PartialEq + ToString>(
        &mut self,
        aspect: Aspect,
        value: Option<i32>,
        ours: Stated<T>,
        theirs: Stated<T>,
    ) {
        if let Some(reason) = unstated(ours.is_stated(), theirs.is_stated()) {
            self.leave_out(aspect, None, value, reason);
        } else if ours != theirs {
            let shown = |side: Stated<T>| side.value().map(|side| side.to_string());
            let (ours, theirs) = (shown(ours), shown(theirs));
            self.changes.push(Change { aspect, value, language: None, ours, theirs });
        }
    }

    fn text_of_set(&mut self, aspect: Aspect, ours: &Localized, theirs: &Localized) {
        let (ours, theirs) = (Side::set(ours), Side::set(theirs));
        let languages = (Languages::of([ours.clone()]), Languages::of([theirs.clone()]));
        self.texts(aspect, &ours, &theirs, &languages);
    }

    /// Options left out for the same reason are told of together.
    pub(super) fn leave_out(
        &mut self,
        aspect: Aspect,
        language: Option<u32>,
        value: Option<i32>,
        reason: Reason,
    ) {
        let same = self.not_compared.iter_mut().find(|known| {
            (known.aspect, known.language, known.reason) == (aspect, language, reason)
                && known.values.is_empty() == value.is_none()
        });
        if let Some(known) = same {
            known.values.extend(value.filter(|value| known.values.last() != Some(value)));
        } else {
            let values = value.into_iter().collect();
            self.not_compared.push(NotCompared { aspect, language, values, reason });
        }
    }
}

/// Why two sides cannot be compared, if one of them does not say.
pub(super) const fn unstated(ours: bool, theirs: bool) -> Option<Reason> {
    match (ours, theirs) {
        (true, true) => None,
        (false, true) => Some(Reason::OursUnstated),
        (true, false) => Some(Reason::TheirsUnstated),
        (false, false) => Some(Reason::NeitherStated),
    }
}

const fn scope(global: bool) -> &'static str {
    if global { "global" } else { "local" }
}

const fn kind_name(kind: OptionSetKind) -> &'static str {
    match kind {
        OptionSetKind::Choice => "choice",
        OptionSetKind::Boolean => "boolean",
        OptionSetKind::State => "state",
        OptionSetKind::Status => "status",
    }
}

fn display_name(set: &OptionSetDefinition) -> &Localized {
    let of_column = set.column_display_name();
    if set.display_name().text().is_none() && of_column.is_stated() { of_column } else { set.display_name() }
}

/// Whether any option has a description. The API answers an empty one for each option of a set whose descriptions are kept
/// elsewhere, as in documentation: that says nothing against those of the other side.
fn describes(set: &OptionSetDefinition) -> bool {
    set.options().iter().any(|option| {
        let description = option.description();
        let base = description.text().filter(|_| !option.is_doc_comment());
        let base_language = description.language().filter(|_| option.is_doc_comment());
        let named = description.iter().filter(|&(language, _)| Some(language) != base_language);
        base.into_iter().chain(named.map(|(_, text)| text)).any(|text| !text.is_empty())
    })
}

/// The values in order, each once.
fn values(set: &OptionSetDefinition) -> Vec<i32> {
    let mut seen = alloc::collections::BTreeSet::new();
    set.options().iter().map(OptionDefinition::value).filter(|&value| seen.insert(value)).collect()
}

fn common(set: &OptionSetDefinition, other: &OptionSetDefinition) -> Vec<i32> {
    values(set).into_iter().filter(|&value| other.option(value).is_some()).collect()
}

fn groups(set: &OptionSetDefinition) -> BTreeMap<i32, Vec<&OptionDefinition>> {
    let mut groups = BTreeMap::<_, Vec<_>>::new();
    for option in set.options() {
        groups.entry(option.value()).or_default().push(option);
    }
    groups
}

/// In which order they are listed means nothing, nor does it to list the status reason itself.
fn transitions(option: &OptionDefinition) -> Option<String> {
    let mut values = option.transitions()?.to_vec();
    values.retain(|&value| value != option.value());
    values.sort_unstable();
    values.dedup();
    Some(joined(&values))
}

fn joined(values: &[i32]) -> String {
    values.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
}
