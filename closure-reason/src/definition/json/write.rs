//! From definitions to an answer.

use alloc::string::String;
use alloc::vec::Vec;

use serde::{Serialize, Serializer};

use super::transitions;
use crate::OptionSetKind;
use crate::definition::{
    Localized, OptionDefinition, OptionSetDefinition, OptionSetDefinitions, Stated, TableDefinition,
};

/// Writes the Web API's JSON: the column with its `OptionSet`, or the set by itself where nothing
/// is known of a column.
///
/// Reading it gives an equal definition, but for what that JSON cannot say:
///
/// - of an option its aliases, that its description is a doc comment, a description that is empty,
///   a color, an external value or an invariant name that is the empty text, and an empty list of
///   transitions, as opposed to none;
/// - the name of an enum, that options may be missing, and whether transitions are enforced (the
///   table says that: [`OptionSetDefinitions`]);
/// - that the kind is not known, where the options or
///   [`is_multi_select`](OptionSetDefinition::is_multi_select) tell it; whether a column holds
///   several options, where the kind is not known and it does not, or is not that of a choice and
///   it does;
/// - the order of the two options of a yes/no column;
/// - -1 as the value of a default, which means none;
/// - a text in an unnamed language that is not the base one, or that others come before.
///
/// ```
/// use closure_reason::definition::{OptionDefinition, OptionSetDefinition, Stated};
///
/// let grade = OptionSetDefinition::new([OptionDefinition::new(745500000).with_hidden(false)])
///     .with_column("demo_job", "demo_grade")
///     .with_default(Stated::Nothing);
/// let json = serde_json::to_string(&grade)?;
/// assert_eq!(
///     json,
///     r#"{"EntityLogicalName":"demo_job","LogicalName":"demo_grade","DefaultFormValue":-1,"#.to_owned()
///         + r#""OptionSet":{"Options":[{"Value":745500000,"IsHidden":false}]}}"#,
/// );
/// assert_eq!(serde_json::from_str::<OptionSetDefinition>(&json)?, grade);
/// # Ok::<(), serde_json::Error>(())
/// ```
impl Serialize for OptionSetDefinition {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if is_of_column(self) {
            Column::of(self).serialize(serializer)
        } else {
            Set {
                odata_type: Some(type_of_set(self)),
                description: text(self.description()),
                ..Set::of(self)
            }
            .serialize(serializer)
        }
    }
}

/// Writes a list (`value`): the tables that are known, each with its columns, then the other sets.
/// Without tables, the order of the sets is kept; with tables, that of the sets of each. A table
/// says whether the transitions of its status reasons are enforced, for all of them.
impl Serialize for OptionSetDefinitions {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut left: Vec<&OptionSetDefinition> = self.iter().collect();
        let mut value = Vec::with_capacity(self.tables.len() + left.len());
        for table in &self.tables {
            let (own, others) = left.into_iter().partition(|set| set.table() == Some(table.logical_name()));
            left = others;
            value.push(Item::Table(Table::of(table, own)));
        }
        value.extend(left.into_iter().map(Item::Set));
        List { next_link: self.next_link(), value }.serialize(serializer)
    }
}

#[derive(Serialize)]
struct List<'a> {
    #[serde(rename = "@odata.nextLink", skip_serializing_if = "Option::is_none")]
    next_link: Option<&'a str>,
    value: Vec<Item<'a>>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Item<'a> {
    Table(Table<'a>),
    Set(&'a OptionSetDefinition),
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Table<'a> {
    logical_name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    schema_name: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    display_name: Option<Label<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    enforce_state_transitions: Option<bool>,
    attributes: Vec<&'a OptionSetDefinition>,
}

impl<'a> Table<'a> {
    fn of(table: &'a TableDefinition, attributes: Vec<&'a OptionSetDefinition>) -> Self {
        Self {
            logical_name: table.logical_name(),
            schema_name: table.schema_name(),
            display_name: text(table.display_name()),
            enforce_state_transitions: table.enforces_transitions(),
            attributes,
        }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Column<'a> {
    #[serde(rename = "@odata.type", skip_serializing_if = "Option::is_none")]
    odata_type: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    entity_logical_name: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    logical_name: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    schema_name: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    attribute_type_name: Option<TypeName>,
    #[serde(skip_serializing_if = "Option::is_none")]
    display_name: Option<Label<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<Label<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    default_form_value: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    default_value: Option<bool>,
    option_set: Set<'a>,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct TypeName {
    value: &'static str,
}

/// Whether anything is known that only a column says.
fn is_of_column(set: &OptionSetDefinition) -> bool {
    let is_named = set.table().or(set.column()).or(set.schema_name()).is_some();
    is_named
        || set.column_display_name().is_stated()
        || set.default_value().is_stated()
        || type_of_column(set).is_some()
}

/// The type of the column as `@odata.type` and `AttributeTypeName` call it.
fn type_of_column(set: &OptionSetDefinition) -> Option<(&'static str, &'static str)> {
    Some(match (set.kind(), set.is_multi_select()?) {
        (Some(OptionSetKind::Choice), false) => {
            ("#Microsoft.Dynamics.CRM.PicklistAttributeMetadata", "PicklistType")
        }
        (Some(OptionSetKind::Choice) | None, true) => {
            ("#Microsoft.Dynamics.CRM.MultiSelectPicklistAttributeMetadata", "MultiSelectPicklistType")
        }
        (Some(OptionSetKind::State), false) => {
            ("#Microsoft.Dynamics.CRM.StateAttributeMetadata", "StateType")
        }
        (Some(OptionSetKind::Status), false) => {
            ("#Microsoft.Dynamics.CRM.StatusAttributeMetadata", "StatusType")
        }
        (Some(OptionSetKind::Boolean), false) => {
            ("#Microsoft.Dynamics.CRM.BooleanAttributeMetadata", "BooleanType")
        }
        _ => return None,
    })
}

impl<'a> Column<'a> {
    fn of(set: &'a OptionSetDefinition) -> Self {
        let (odata_type, type_name) = type_of_column(set).unzip();
        let (default_form_value, default_value) = match (set.kind(), set.default_value()) {
            (_, Stated::Unstated) => (None, None),
            (_, Stated::Nothing) => (Some(-1), None),
            (Some(OptionSetKind::Boolean), Stated::Value(value @ 0..=1)) => (None, Some(value == 1)),
            (_, Stated::Value(value)) => (Some(value), None),
        };
        Self {
            odata_type,
            entity_logical_name: set.table(),
            logical_name: set.column(),
            schema_name: set.schema_name(),
            attribute_type_name: type_name.map(|value| TypeName { value }),
            display_name: text(set.column_display_name()),
            description: text(set.description()),
            default_form_value,
            default_value,
            option_set: Set::of(set),
        }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Set<'a> {
    #[serde(rename = "@odata.type", skip_serializing_if = "Option::is_none")]
    odata_type: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    is_global: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    option_set_type: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    display_name: Option<Label<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<Label<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    options: Option<Vec<Entry<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    true_option: Option<Entry<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    false_option: Option<Entry<'a>>,
}

const fn type_of_set(set: &OptionSetDefinition) -> &'static str {
    match set.kind() {
        Some(OptionSetKind::Boolean) => "#Microsoft.Dynamics.CRM.BooleanOptionSetMetadata",
        _ => "#Microsoft.Dynamics.CRM.OptionSetMetadata",
    }
}

/// No and yes of a yes/no column that has just these.
fn yes_no(set: &OptionSetDefinition) -> Option<(&OptionDefinition, &OptionDefinition)> {
    let is_yes_no = set.kind() == Some(OptionSetKind::Boolean) && set.options().len() == 2;
    Some((set.option(0)?, set.option(1)?)).filter(|_| is_yes_no)
}

impl<'a> Set<'a> {
    /// The description is that of the column, where there is one.
    fn of(set: &'a OptionSetDefinition) -> Self {
        let kind = set.kind();
        let (false_option, true_option) =
            yes_no(set).map(|(no, yes)| (Entry::of(no, kind), Entry::of(yes, kind))).unzip();
        let options = false_option
            .is_none()
            .then(|| set.options().iter().map(|option| Entry::of(option, kind)).collect());
        Self {
            odata_type: None,
            name: set.name(),
            is_global: set.is_global(),
            option_set_type: kind.map(|kind| match kind {
                OptionSetKind::Choice => "Picklist",
                OptionSetKind::State => "State",
                OptionSetKind::Status => "Status",
                OptionSetKind::Boolean => "Boolean",
            }),
            display_name: text(set.display_name()),
            description: None,
            options,
            true_option,
            false_option,
        }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Entry<'a> {
    #[serde(rename = "@odata.type", skip_serializing_if = "Option::is_none")]
    odata_type: Option<&'static str>,
    value: i32,
    #[serde(skip_serializing_if = "Option::is_none")]
    label: Option<Label<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<Label<'a>>,
    #[serde(skip_serializing_if = "is_unstated", serialize_with = "value_or_null")]
    color: Stated<&'a str>,
    #[serde(skip_serializing_if = "is_unstated", serialize_with = "value_or_null")]
    external_value: Stated<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    is_hidden: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    state: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    transition_data: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    default_status: Option<i32>,
    #[serde(skip_serializing_if = "is_unstated", serialize_with = "value_or_null")]
    invariant_name: Stated<&'a str>,
}

impl<'a> Entry<'a> {
    fn of(option: &'a OptionDefinition, kind: Option<OptionSetKind>) -> Self {
        let listed = option.transitions().filter(|targets| !targets.is_empty());
        Self {
            odata_type: match kind {
                Some(OptionSetKind::State) => Some("#Microsoft.Dynamics.CRM.StateOptionMetadata"),
                Some(OptionSetKind::Status) => Some("#Microsoft.Dynamics.CRM.StatusOptionMetadata"),
                _ => None,
            },
            value: option.value(),
            label: text(option.label()),
            description: text(option.description()),
            color: option.color(),
            external_value: option.external_value(),
            is_hidden: option.is_hidden(),
            state: option.state(),
            transition_data: listed.map(|targets| transitions::written(option.value(), targets)),
            default_status: option.default_status(),
            invariant_name: option.invariant_name(),
        }
    }
}

const fn is_unstated(stated: &Stated<&str>) -> bool {
    !stated.is_stated()
}

/// A value, or null for none: what is not stated is left out before.
fn value_or_null<S: Serializer>(stated: &Stated<&str>, serializer: S) -> Result<S::Ok, S::Error> {
    stated.value().serialize(serializer)
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Label<'a> {
    localized_labels: Vec<LocalizedLabel<'a>>,
    user_localized_label: Option<LocalizedLabel<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct LocalizedLabel<'a> {
    label: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    language_code: Option<u32>,
}

/// The text in all its languages; the one whose language is not named is the user's. `None` if
/// nothing is stated.
fn text(localized: &Localized) -> Option<Label<'_>> {
    localized.is_stated().then(|| Label {
        localized_labels: localized
            .iter()
            .map(|(language, label)| LocalizedLabel { label, language_code: Some(language) })
            .collect(),
        user_localized_label: localized
            .text()
            .map(|label| LocalizedLabel { label, language_code: localized.language() }),
    })
}
