//! Compares options, matched by their values.

use super::comparison::Diff;
use super::sets::{Kinds, joined};
use super::texts::{Languages, Side};
use super::{Aspect, Change, Reason};
use crate::definition::{OptionDefinition, OptionSetDefinition, Stated};

impl Diff {
    pub(super) fn options(&mut self, ours: &OptionSetDefinition, theirs: &OptionSetDefinition, kinds: Kinds) {
        let labels = (
            Languages::of(ours.options.iter().map(Side::label)),
            Languages::of(theirs.options.iter().map(Side::label)),
        );
        let have_aliases = (has_aliases(ours), has_aliases(theirs));
        let (our_described, their_described) = (describes(ours), describes(theirs));
        let described_in = |set: &OptionSetDefinition| {
            Languages::of(set.options.iter().map(|option| Side::description(option, true)))
        };
        let descriptions = (described_in(ours), described_in(theirs));
        for a in &ours.options {
            let Some(b) = theirs.option(a.value) else {
                let reason = theirs.partial.then_some(Reason::TheirsIncomplete);
                self.only_one(Aspect::Removed, a, reason);
                continue;
            };
            self.texts(Aspect::Label, &Side::label(a), &Side::label(b), &labels);
            self.aliases((a, have_aliases.0), (b, have_aliases.1));
            let sides = (Side::description(a, our_described), Side::description(b, their_described));
            self.texts(Aspect::Description, &sides.0, &sides.1, &descriptions);
            self.properties(a, b, kinds);
        }
        for b in theirs.options.iter().filter(|b| ours.option(b.value).is_none()) {
            let reason = ours.partial.then_some(Reason::OursIncomplete);
            self.only_one(Aspect::Added, b, reason);
        }
    }

    fn only_one(&mut self, aspect: Aspect, option: &OptionDefinition, left_out: Option<Reason>) {
        let value = Some(option.value);
        if let Some(reason) = left_out {
            self.leave_out(aspect, None, value, reason);
            return;
        }
        let label = option.label.text().map(String::from);
        let (ours, theirs) = if aspect == Aspect::Removed { (label, None) } else { (None, label) };
        self.changes.push(Change { aspect, value, language: None, ours, theirs });
    }

    fn properties(&mut self, ours: &OptionDefinition, theirs: &OptionDefinition, kinds: Kinds) {
        let value = Some(ours.value);
        let same_color = match (ours.color.as_deref(), theirs.color.as_deref()) {
            (Stated::Value(a), Stated::Value(b)) => a.eq_ignore_ascii_case(b),
            _ => false,
        };
        if !same_color {
            self.stated(Aspect::Color, value, ours.color.as_deref(), theirs.color.as_deref());
        }
        self.stated(
            Aspect::ExternalValue,
            value,
            ours.external_value.as_deref(),
            theirs.external_value.as_deref(),
        );
        self.option(Aspect::Hidden, value, ours.hidden.map(visibility), theirs.hidden.map(visibility));
        let (a, b) = (ours.state, theirs.state);
        if kinds.status || a.is_some() || b.is_some() {
            self.option(Aspect::State, value, a, b);
        }
        let (a, b) = (ours.default_status, theirs.default_status);
        if kinds.state || a.is_some() || b.is_some() {
            self.option(Aspect::DefaultStatus, value, a, b);
        }
        let (a, b) = (ours.invariant_name.as_deref(), theirs.invariant_name.as_deref());
        if kinds.state || a.value().is_some() || b.value().is_some() {
            self.stated(Aspect::InvariantName, value, a, b);
        }
        let (a, b) = (transitions(ours), transitions(theirs));
        if kinds.status || a.is_some() || b.is_some() {
            self.option(Aspect::Transitions, value, a, b);
        }
    }

    /// Aliases are names that a program has for an option. They are compared only if both sides have
    /// some.
    fn aliases(&mut self, ours: (&OptionDefinition, bool), theirs: (&OptionDefinition, bool)) {
        let value = Some(ours.0.value);
        let stated = |(option, have): (&OptionDefinition, bool)| {
            let mut aliases: Vec<_> = option.aliases.iter().map(|alias| std::format!("{alias:?}")).collect();
            aliases.sort_unstable();
            aliases.dedup();
            let shown = (!aliases.is_empty()).then(|| aliases.join(", "));
            if have { shown.into() } else { Stated::Unstated }
        };
        let (a, b) = (stated(ours), stated(theirs));
        if a.as_ref().value().is_some() || b.as_ref().value().is_some() {
            self.stated(Aspect::Aliases, value, a, b);
        }
    }
}

/// Whether the source has any aliases. Environments never do.
fn has_aliases(set: &OptionSetDefinition) -> bool {
    set.options.iter().any(|option| !option.aliases.is_empty())
}

/// Whether any option has a description. If the descriptions of a set are kept elsewhere, as in
/// documentation, the API gives an empty one for every option: that does not contradict the
/// descriptions of the other side.
fn describes(set: &OptionSetDefinition) -> bool {
    set.options.iter().any(|option| {
        let description = &option.description;
        let base = description.text().filter(|_| !option.doc_comment);
        let base_language = description.language().filter(|_| option.doc_comment);
        let named = description.iter().filter(|&(language, _)| Some(language) != base_language);
        base.into_iter().chain(named.map(|(_, text)| text)).any(|text| !text.is_empty())
    })
}

const fn visibility(hidden: bool) -> &'static str {
    if hidden { "hidden" } else { "visible" }
}

/// The order in which they are listed means nothing, nor does a status reason that lists itself.
fn transitions(option: &OptionDefinition) -> Option<String> {
    let mut values = option.transitions.as_deref()?.to_vec();
    values.retain(|&value| value != option.value);
    values.sort_unstable();
    values.dedup();
    Some(joined(&values))
}
