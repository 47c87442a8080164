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
    missing(one, other).is_none()
}

/// What is missing in two sets for enums that name each other.
pub fn missing(one: &OptionSetDefinition, other: &OptionSetDefinition) -> Option<String> {
    let (states, statuses) = if one.kind == Some(OptionSetKind::State) { (one, other) } else { (other, one) };
    let is_untold = states.options.iter().any(|state| state.default_status.is_none())
        || statuses.options.iter().any(|status| status.state.is_none());
    if is_untold {
        let message = "the source does not give the default status of each state and the state of each status reason; \
                       the Web API and solutions give both";
        return Some(message.to_owned());
    }
    let without_status = states.options.iter().find_map(|state| {
        let default = state.default_status.filter(|default| statuses.option(*default).is_none())?;
        Some(format!(
            "the default status {default} of the state {} is not a status reason of its table",
            state.value
        ))
    });
    without_status.or_else(|| {
        statuses.options.iter().find_map(|status| {
            let state = status.state.filter(|state| states.option(*state).is_none())?;
            Some(format!(
                "the state {state} of the status reason {} is not a state of its table",
                status.value
            ))
        })
    })
}
