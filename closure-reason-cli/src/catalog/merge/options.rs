//! The options of two definitions.

use std::collections::{BTreeMap, BTreeSet};

use super::{Difference, Merge};
use crate::definition::{OptionDefinition, OptionSetDefinition, Stated};
use crate::report::terminal::{QUOTED, cut};

impl Merge {
    pub(super) fn options(
        &mut self,
        ours: &OptionSetDefinition,
        theirs: &OptionSetDefinition,
        prefers_last: bool,
    ) -> Vec<OptionDefinition> {
        let known: BTreeMap<i32, &OptionDefinition> =
            theirs.options().iter().map(|option| (option.value(), option)).collect();
        let both_partial = !ours.is_complete() && !theirs.is_complete();
        let mut options = Vec::new();
        for option in ours.options() {
            if let Some(other) = known.get(&option.value()) {
                options.push(self.option(option, other));
            } else {
                if theirs.is_complete() || both_partial {
                    self.lacks(option, ["present", "missing"]);
                }
                options.push(option.clone());
            }
        }
        for option in theirs.options().iter().filter(|option| ours.option(option.value()).is_none()) {
            if ours.is_complete() || both_partial {
                self.lacks(option, ["missing", "present"]);
            }
            if !prefers_last {
                options.push(option.clone());
            }
        }
        options
    }

    fn lacks(&mut self, option: &OptionDefinition, [ours, theirs]: [&str; 2]) {
        let label = cut(option.label().text().unwrap_or_default(), QUOTED);
        self.difference.get_or_insert_with(|| Difference {
            what: format!("the option {} {label:?}", option.value()),
            ours: ours.to_owned(),
            theirs: theirs.to_owned(),
        });
    }

    fn option(&mut self, ours: &OptionDefinition, theirs: &OptionDefinition) -> OptionDefinition {
        let value = ours.value();
        let what = |property: &str| format!("{property} of {value}");
        let owned = |said: Stated<&str>| said.map(str::to_owned);
        let mut option = ours
            .clone()
            .with_label(self.texts(&what("the label"), ours.label(), theirs.label()))
            .with_color(self.stated(&what("the color"), owned(ours.color()), owned(theirs.color())))
            .with_external_value(self.stated(
                &what("the external value"),
                owned(ours.external_value()),
                owned(theirs.external_value()),
            ))
            .with_invariant_name(self.stated(
                &what("the invariant name"),
                owned(ours.invariant_name()),
                owned(theirs.invariant_name()),
            ));
        if ours.is_doc_comment() || theirs.is_doc_comment() {
            if !ours.description().is_stated()
                || (ours.is_doc_comment()
                    && !theirs.is_doc_comment()
                    && theirs.description().text().is_some())
            {
                option = option.with_description(theirs.description().clone());
            }
        } else {
            let description = self.texts(&what("the description"), ours.description(), theirs.description());
            option = option.with_description(description);
        }
        for alias in theirs.aliases().filter(|alias| ours.aliases().all(|known| known != *alias)) {
            option = option.with_alias(alias);
        }
        if let Some(hidden) =
            self.one(&what("whether it is hidden, which"), [ours.is_hidden(), theirs.is_hidden()])
        {
            option = option.with_hidden(hidden);
        }
        if let Some(state) = self.one(&what("the state"), [ours.state(), theirs.state()]) {
            option = option.with_state(state);
        }
        let default_status = [ours.default_status(), theirs.default_status()];
        if let Some(status) = self.one(&what("the default status"), default_status) {
            option = option.with_default_status(status);
        }
        let sorted = |option: &OptionDefinition| {
            option.transitions().map(|targets| targets.iter().copied().collect::<BTreeSet<_>>())
        };
        self.one(&what("the transitions"), [sorted(ours), sorted(theirs)]);
        if let Some(targets) = ours.transitions().or(theirs.transitions()) {
            option = option.with_transitions(targets);
        }
        option
    }
}
