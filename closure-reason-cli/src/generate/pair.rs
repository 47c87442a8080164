//! A table's states and its status reasons, which name each other.

use std::collections::BTreeMap;

use closure_reason::OptionSetKind;
use closure_reason::definition::OptionSetDefinition;

use super::units::{Key, Unit};

/// The other set of a state or a status reason, if the two say all that such enums need.
pub fn other<'a>(units: &'a BTreeMap<Key, Unit>, key: &Key) -> Option<&'a Key> {
    let kind = units[key].definition.kind()?;
    let wanted = match kind {
        OptionSetKind::State => OptionSetKind::Status,
        OptionSetKind::Status => OptionSetKind::State,
        _ => return None,
    };
    let (other, unit) = units
        .range(Key::Column(key.group().to_owned(), String::new())..)
        .take_while(|(other, _)| other.group() == key.group())
        .find(|(_, unit)| unit.definition.kind() == Some(wanted))?;
    let (ours, theirs) = (&units[key].definition, &unit.definition);
    let is_whole = if kind == OptionSetKind::State { is_whole(ours, theirs) } else { is_whole(theirs, ours) };
    is_whole.then_some(other)
}

/// Whether each state has a default status, and each status reason a state.
pub fn is_whole(states: &OptionSetDefinition, statuses: &OptionSetDefinition) -> bool {
    let has_default = states
        .options()
        .iter()
        .all(|one| one.default_status().is_some_and(|default| statuses.option(default).is_some()));
    let has_state =
        statuses.options().iter().all(|one| one.state().is_some_and(|state| states.option(state).is_some()));
    has_default && has_state
}
