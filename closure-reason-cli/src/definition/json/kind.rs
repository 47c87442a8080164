//! Which kind of column a set belongs to. Each shape of answer has it in a different place.

use closure_reason::OptionSetKind;

use super::node::{Node, OptionNode};

/// What is known about the kind: that of the set, and whether the column holds several options.
#[derive(Clone, Copy, Default)]
pub(super) struct ChoiceKind {
    pub(super) set: Option<OptionSetKind>,
    pub(super) multi_select: Option<bool>,
}

/// What a type of column means for options.
#[derive(Clone, Copy)]
pub(super) enum ColumnType {
    Choice(ChoiceKind),
    /// A column of another type: text, a number, a lookup, or the name of a table.
    Other,
}

const fn choice(set: OptionSetKind, multi_select: bool) -> ColumnType {
    ColumnType::Choice(ChoiceKind { set: Some(set), multi_select: Some(multi_select) })
}

/// The type that a cast names, as in `#Microsoft.Dynamics.CRM.PicklistAttributeMetadata` and in a
/// context.
pub(super) fn of_cast(name: &str) -> Option<ColumnType> {
    let name = name.rsplit('.').next()?;
    let name = name.strip_prefix("Complex").unwrap_or(name);
    let name = name.split(['(', '/']).next()?.strip_suffix("AttributeMetadata")?;
    of_type(name)
}

/// The type that `AttributeType` or `AttributeTypeName` names. A virtual column may be a
/// multi-select one.
fn of_type(name: &str) -> Option<ColumnType> {
    match name.strip_suffix("Type").unwrap_or(name) {
        "Picklist" => Some(choice(OptionSetKind::Choice, false)),
        "MultiSelectPicklist" => Some(choice(OptionSetKind::Choice, true)),
        "State" => Some(choice(OptionSetKind::State, false)),
        "Status" => Some(choice(OptionSetKind::Status, false)),
        "Boolean" => Some(choice(OptionSetKind::Boolean, false)),
        "Virtual" | "Enum" | "" => None,
        _ => Some(ColumnType::Other),
    }
}

/// The type of a column, from the column itself.
pub(super) fn of_column(node: &Node) -> Option<ColumnType> {
    let type_name = node.attribute_type_name.as_ref().and_then(|name| name.value.as_deref());
    type_name
        .and_then(of_type)
        .or_else(|| node.odata_type.as_deref().and_then(of_cast))
        .or_else(|| node.attribute_type.as_deref().and_then(of_type))
}

/// The kind of a set, from the set itself. If a request selects only `Options`, the API does not
/// name the kind, but the options of some kinds show it.
pub(super) fn of_set(node: &Node, options: &[OptionNode]) -> Option<OptionSetKind> {
    let options_say = |name: &str| {
        options.iter().filter_map(|option| option.odata_type.as_deref()).any(|said| said.ends_with(name))
    };
    match node.option_set_type.as_deref() {
        Some("Picklist") => Some(OptionSetKind::Choice),
        Some("State") => Some(OptionSetKind::State),
        Some("Status") => Some(OptionSetKind::Status),
        Some("Boolean") => Some(OptionSetKind::Boolean),
        _ if options_say("StateOptionMetadata") => Some(OptionSetKind::State),
        _ if options_say("StatusOptionMetadata") => Some(OptionSetKind::Status),
        _ if options.iter().any(|option| option.default_status.is_some()) => Some(OptionSetKind::State),
        _ if options.iter().any(|option| option.state.is_some()) => Some(OptionSetKind::Status),
        _ => None,
    }
}
