//! Values that a set states several times. Whatever asks for the option of a value gets one, so that every verb must
//! get the same one.

use std::collections::BTreeMap;

use crate::definition::{OptionDefinition, OptionSetDefinition};
use crate::report::note::Note;
use crate::report::terminal::quoted;
use crate::source::Sourced;

/// Drops all options of a value but the first. Notes those that say something else than the first does.
pub(super) fn dropped(set: &mut Sourced<OptionSetDefinition>) -> Option<Note> {
    let mut of_values: BTreeMap<i32, Vec<&OptionDefinition>> = BTreeMap::new();
    for option in &set.what.options {
        of_values.entry(option.value).or_default().push(option);
    }
    if of_values.len() == set.what.options.len() {
        return None;
    }
    let differ = of_values.values().filter(|options| options.iter().any(|option| *option != options[0]));
    let said: Vec<_> = differ
        .map(|options| {
            let labels = options.iter().map(|option| quoted(option.label.text().unwrap_or_default()));
            format!("{} ({})", options[0].value, labels.collect::<Vec<_>>().join(", "))
        })
        .collect();
    let message = format!("{} has {} several times: only the first is used", set.what, said.join(", "));
    let is_first = |option: &&OptionDefinition| std::ptr::eq(of_values[&option.value][0], *option);
    set.what.options = set.what.options.iter().filter(is_first).cloned().collect();
    (!said.is_empty()).then(|| Note { place: set.origin.input.to_string(), message })
}
