//! The options of two definitions.

use std::collections::{BTreeMap, BTreeSet};

use super::{Disagreement, Merge};
use crate::definition::{OptionDefinition, OptionSetDefinition, Options};
use crate::report::terminal::{QUOTED, cut};

impl Merge {
    pub(super) fn options(
        &mut self,
        ours: &OptionSetDefinition,
        theirs: &OptionSetDefinition,
        prefers_last: bool,
    ) -> Options {
        let known: BTreeMap<i32, &OptionDefinition> =
            theirs.options.iter().map(|option| (option.value, option)).collect();
        let both_partial = ours.partial && theirs.partial;
        let mut options = Vec::new();
        for option in &ours.options {
            if let Some(other) = known.get(&option.value) {
                options.push(self.option(option, other));
            } else {
                if !theirs.partial || both_partial {
                    self.lacks(option, ["present", "missing"]);
                }
                options.push(option.clone());
            }
        }
        for option in theirs.options.iter().filter(|option| ours.option(option.value).is_none()) {
            if !ours.partial || both_partial {
                self.lacks(option, ["missing", "present"]);
            }
            if !prefers_last {
                options.push(option.clone());
            }
        }
        options.into_iter().collect()
    }

    fn lacks(&mut self, option: &OptionDefinition, [ours, theirs]: [&str; 2]) {
        let label = cut(option.label.text().unwrap_or_default(), QUOTED);
        self.difference.get_or_insert_with(|| Disagreement {
            what: format!("the option {} {label:?}", option.value),
            ours: ours.to_owned(),
            theirs: theirs.to_owned(),
        });
    }

    pub(super) fn option(&mut self, ours: &OptionDefinition, theirs: &OptionDefinition) -> OptionDefinition {
        let value = ours.value;
        let what = |property: &str| format!("{property} of {value}");
        let sorted = |option: &OptionDefinition| -> Option<Vec<i32>> {
            let targets: BTreeSet<_> = option.transitions.as_ref()?.iter().copied().collect();
            Some(targets.into_iter().collect())
        };
        let label = self.texts(&what("the label"), &ours.label, &theirs.label);
        let color = self.stated(&what("the color"), ours.color.clone(), theirs.color.clone());
        let (a, b) = (ours.external_value.clone(), theirs.external_value.clone());
        let external_value = self.stated(&what("the external value"), a, b);
        let (a, b) = (ours.invariant_name.clone(), theirs.invariant_name.clone());
        let invariant_name = self.stated(&what("the invariant name"), a, b);
        let (description, doc_comment) = if !ours.doc_comment && !theirs.doc_comment {
            (self.texts(&what("the description"), &ours.description, &theirs.description), false)
        } else if ours.description.is_unstated()
            || ours.doc_comment && !theirs.doc_comment && theirs.description.text().is_some()
        {
            (theirs.description.clone(), false)
        } else {
            (ours.description.clone(), ours.doc_comment)
        };
        let mut aliases = ours.aliases.clone();
        aliases.extend(theirs.aliases.iter().filter(|alias| !ours.aliases.contains(alias)).cloned());
        let hidden = self.one(&format!("whether {value} is hidden"), [ours.hidden, theirs.hidden]);
        let state = self.one(&what("the state"), [ours.state, theirs.state]);
        let default_status =
            self.one(&what("the default status"), [ours.default_status, theirs.default_status]);
        self.one(&what("the transitions"), [sorted(ours), sorted(theirs)]);
        OptionDefinition {
            label,
            aliases,
            description,
            doc_comment,
            hidden,
            state,
            default_status,
            transitions: ours.transitions.as_ref().or(theirs.transitions.as_ref()).cloned(),
            color,
            external_value,
            invariant_name,
            value,
        }
    }
}
