//! The states and the status reasons of a table: two enums that name each other.

use std::collections::BTreeMap;

use closure_reason::OptionSetKind;

use super::targets::{SetId, Unit};
use crate::definition::OptionSetDefinition;

/// The kind of the other set, if this is a set of states or status reasons.
pub fn other_kind(kind: Option<OptionSetKind>) -> Option<OptionSetKind> {
    match kind? {
        OptionSetKind::State => Some(OptionSetKind::Status),
        OptionSetKind::Status => Some(OptionSetKind::State),
        _ => None,
    }
}

/// The other set of the same table.
pub fn other<'a>(units: &'a BTreeMap<SetId, Unit>, key: &SetId) -> Option<&'a SetId> {
    let wanted = other_kind(units[key].definition.kind)?;
    units
        .range(SetId::Column(key.group().to_owned(), String::new())..)
        .take_while(|(other, _)| other.group() == key.group())
        .find(|(_, unit)| unit.definition.kind == Some(wanted))
        .map(|(other, _)| other)
}

/// Whether two sets have everything that the derive requires of such enums: the default status of each state, and the state
/// of each status reason.
pub fn is_whole(one: &OptionSetDefinition, other: &OptionSetDefinition) -> bool {
    let (states, statuses) = if one.kind == Some(OptionSetKind::State) { (one, other) } else { (other, one) };
    let has_default = states
        .options
        .iter()
        .all(|one| one.default_status.is_some_and(|default| statuses.option(default).is_some()));
    let has_state =
        statuses.options.iter().all(|one| one.state.is_some_and(|state| states.option(state).is_some()));
    has_default && has_state
}
