//! Turns an answer into definitions.

use std::borrow::Cow;

use closure_reason::OptionSetKind;
use serde::de::Error;
use serde::{Deserialize, Deserializer};

use super::context::Context;
use super::kind;
use super::kind::{ChoiceKind, ColumnType};
use super::node::{Answer, DefaultValue, Node, OptionNode, ServiceError, localized};
use super::transitions::{TransitionDataError, read as transitions};
use crate::definition::{
    OptionDefinition, OptionSetDefinition, OptionSetDefinitions, Stated, TableDefinition,
};
use crate::report::terminal::{QUOTED, cut};

/// How many characters of a server's message are quoted: it is usually worth reading.
const SENTENCE: usize = 600;

impl<'de> Deserialize<'de> for OptionSetDefinitions {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut definitions = Self::default();
        let Answer(node) = Answer::deserialize(deserializer)?;
        definitions.answer(node).map_err(Error::custom)?;
        Ok(definitions)
    }
}

/// The error that the server gave instead of an answer.
fn refusal(error: &ServiceError) -> String {
    let message = said(error.message.as_deref()).unwrap_or("it does not say which".into());
    let code = said(error.code.as_deref()).map(|code| format!(" ({code})")).unwrap_or_default();
    format!("the server answered with an error: {message}{code}")
}

fn said(text: Option<&str>) -> Option<Cow<'_, str>> {
    let text = text?.trim();
    (!text.is_empty()).then(|| cut(text, SENTENCE))
}

impl OptionSetDefinitions {
    /// Collects everything from an answer.
    fn answer(&mut self, mut node: Node) -> Result<(), String> {
        if let Some(error) = node.error {
            return Err(refusal(&error));
        }
        self.next_link = node.next_link.take();
        let context = node.context.take().unwrap_or_default();
        let context = Context::read(&context);
        if let Some(tables) = node.entity_metadata {
            let of_tables = Context { of_tables: true, ..context };
            return tables.into_iter().try_for_each(|table| self.table(table, of_tables));
        }
        match node.value.take() {
            Some(nodes) => {
                self.list(&nodes, context);
                nodes.into_iter().try_for_each(|node| self.node(node, context, true))
            }
            None => self.node(node, context, false),
        }
    }

    /// Records the kinds of which a list has all columns of its table: the one that its context casts
    /// to, or all kinds.
    fn list(&mut self, columns: &[Node], context: Context<'_>) {
        if !context.of_columns {
            return;
        }
        let of_columns = || columns.first().and_then(|column| column.entity_logical_name.as_deref());
        let Some(table) = context.table.or_else(of_columns) else { return };
        match context.column_type {
            Some(ColumnType::Choice(ChoiceKind { set: Some(kind), multi_select })) => {
                self.listed.push((table.to_string(), kind, multi_select == Some(true)));
            }
            Some(_) => {}
            None => self.listed.extend(ALL.map(|(kind, several)| (table.to_string(), kind, several))),
        }
    }

    /// Records the same for a table with its columns. A single column may be all that was requested; if
    /// all columns have options, only their kinds were.
    fn list_of_table(&mut self, table: &str, columns: &[Node]) {
        if columns.len() < 2 {
            return;
        }
        let types: Vec<_> = columns.iter().filter_map(kind::of_column).collect();
        let has_others = types.iter().any(|one| matches!(one, ColumnType::Other));
        let is_there = |&(kind, several): &(OptionSetKind, bool)| {
            has_others
                || types.iter().any(|one| match one {
                    ColumnType::Choice(there) => {
                        there.set == Some(kind) && there.multi_select == Some(several)
                    }
                    ColumnType::Other => false,
                })
        };
        let listed = ALL.into_iter().filter(is_there);
        self.listed.extend(listed.map(|(kind, several)| (table.to_string(), kind, several)));
    }

    /// Reads a table, a column or a set.
    fn node(&mut self, node: Node, context: Context<'_>, listed: bool) -> Result<(), String> {
        let is_table = node.attributes.is_some() || node.entity_set_name.is_some() || context.of_tables;
        let has_options = node.options.is_some() || node.true_option.is_some() || node.option_set.is_some();
        if is_table && !has_options {
            return self.table(node, context);
        }
        if node.has_options() {
            let set = set(node, None, None)?;
            self.sets.extend(set.map(|set| of_type(set, context.column_type)));
            return Ok(());
        }
        self.column(node, context, listed)
    }

    fn table(&mut self, mut node: Node, context: Context<'_>) -> Result<(), String> {
        let name = node.logical_name.take().or_else(|| context.table.map(ToString::to_string));
        let enforced = node.enforce_state_transitions;
        let first = self.sets.len();
        if let (Some(name), Some(columns)) = (&name, &node.attributes) {
            self.list_of_table(name, columns);
        }
        for column in node.attributes.into_iter().flatten() {
            let of_column = Context { table: name.as_deref(), ..Context::default() };
            self.column(column, of_column, true)?;
        }
        if let Some(enforced) = enforced {
            let sets = self.sets[first..].iter_mut();
            for set in sets.filter(|set| set.kind == Some(OptionSetKind::Status)) {
                set.enforces_transitions = Some(enforced);
            }
        }
        self.tables.extend(name.map(|logical_name| TableDefinition {
            logical_name,
            schema_name: node.schema_name,
            display_name: localized(node.display_name),
            enforces_transitions: enforced,
        }));
        Ok(())
    }

    fn column(&mut self, mut node: Node, context: Context<'_>, listed: bool) -> Result<(), String> {
        let column_type = kind::of_column(&node).or(context.column_type);
        if matches!(column_type, Some(ColumnType::Other)) {
            return Ok(());
        }
        // Microsoft fills both, for local sets too, with the same content.
        let both = [node.option_set.take(), node.global_option_set.take()];
        let (with_options, without): (Vec<_>, Vec<_>) =
            both.into_iter().flatten().partition(|set| set.has_options());
        if let [first, second] = &with_options[..] {
            first.agrees_with(second).map_err(|value| {
                let table = node.entity_logical_name.as_deref().or(context.table);
                let place = place(table, node.logical_name.as_deref(), None);
                format!("{place}: {value} has one label in `OptionSet` and another one in `GlobalOptionSet`")
            })?;
        }
        let Some(inner) = with_options.into_iter().chain(without).next() else {
            // A request for all columns of a table also lists those without options.
            return match column_type {
                None if listed => Ok(()),
                _ => self.without_options(&node, context, column_type),
            };
        };
        let default = default_of(&node);
        let table = node.entity_logical_name.as_deref().or(context.table);
        let Some(set) = set(*inner, table, node.logical_name.as_deref())? else {
            return self.without_options(&node, context, column_type);
        };
        let set = of_type(set, column_type);
        let has_description = set.description.text().is_some();
        self.sets.push(OptionSetDefinition {
            table: table.map(Into::into),
            column: node.logical_name,
            schema_name: node.schema_name,
            column_display_name: localized(node.display_name),
            description: if has_description {
                set.description
            } else {
                localized(node.description).without_empty()
            },
            default,
            ..set
        });
        Ok(())
    }

    /// Leaves a column out; an error if it has no name.
    fn without_options(
        &mut self,
        node: &Node,
        context: Context<'_>,
        column_type: Option<ColumnType>,
    ) -> Result<(), String> {
        let Some(name) = node.logical_name.as_ref().or(node.name.as_ref()) else {
            return Err("no options in the answer: expected `Options`, `TrueOption` and `FalseOption`, \
                        or a column with `OptionSet`"
                .to_owned());
        };
        let column = OptionSetDefinition {
            table: node.entity_logical_name.as_deref().or(context.table).map(Into::into),
            column: Some(name.clone()),
            partial: true,
            ..OptionSetDefinition::default()
        };
        self.without_options.push(of_type(column, column_type));
        Ok(())
    }
}

/// The kinds of columns, with whether they hold several options.
const ALL: [(OptionSetKind, bool); 5] = [
    (OptionSetKind::Choice, false),
    (OptionSetKind::Choice, true),
    (OptionSetKind::State, false),
    (OptionSetKind::Status, false),
    (OptionSetKind::Boolean, false),
];

/// The kind that the column states wins over that of the set: a set of several options calls
/// itself a picklist.
fn of_type(set: OptionSetDefinition, column_type: Option<ColumnType>) -> OptionSetDefinition {
    let Some(ColumnType::Choice(ChoiceKind { set: kind, multi_select })) = column_type else { return set };
    OptionSetDefinition { kind: kind.or(set.kind), multi_select: multi_select.or(set.multi_select), ..set }
}

/// A null may mean that the property was not requested; -1 means that there is no default.
fn default_of(node: &Node) -> Stated<i32> {
    match (node.default_form_value, &node.default_value) {
        (Some(-1), _) => Stated::Nothing,
        (Some(value), _) => Stated::Value(value),
        (None, Some(DefaultValue::Boolean(value))) => Stated::Value(i32::from(*value)),
        (None, _) => Stated::Unstated,
    }
}

/// How messages name the set of a column, or one by itself.
fn place(table: Option<&str>, column: Option<&str>, name: Option<&str>) -> String {
    match (table, column) {
        (Some(table), Some(column)) => format!("{}.{}", cut(table, QUOTED), cut(column, QUOTED)),
        (table, column) => {
            let name = column.or(name).or(table);
            name.map_or("a set without a name".into(), |name| cut(name, QUOTED)).into_owned()
        }
    }
}

/// A set; `None` if it comes without options.
fn set(
    mut node: Node,
    table: Option<&str>,
    column: Option<&str>,
) -> Result<Option<OptionSetDefinition>, String> {
    let is_yes_no = node.options.is_none();
    let options = match node.options.take() {
        Some(options) => Some(options),
        None => yes_no(&mut node)
            .map_err(|error| format!("{}: {error}", place(table, column, node.name.as_deref())))?,
    };
    let Some(options) = options else { return Ok(None) };
    let kind = kind::of_set(&node, &options).or(is_yes_no.then_some(OptionSetKind::Boolean));
    let options = options.into_iter().map(option).collect::<Result<Vec<_>, _>>();
    let options =
        options.map_err(|error| format!("{}: {error}", place(table, column, node.name.as_deref())))?;
    Ok(Some(OptionSetDefinition {
        name: node.name,
        global: node.is_global,
        kind,
        display_name: localized(node.display_name),
        description: localized(node.description).without_empty(),
        ..OptionSetDefinition::new(options)
    }))
}

/// The options of a yes/no column, in the order of their values.
fn yes_no(node: &mut Node) -> Result<Option<Vec<OptionNode>>, String> {
    let mut options = Vec::new();
    for (name, expected, option) in
        [("FalseOption", 0, node.false_option.take()), ("TrueOption", 1, node.true_option.take())]
    {
        let Some(option) = option else { continue };
        if option.value != expected {
            return Err(format!("the `Value` of `{name}` is {}, expected {expected}", option.value));
        }
        options.push(option);
    }
    Ok((!options.is_empty()).then_some(options))
}

fn option(entry: OptionNode) -> Result<OptionDefinition, TransitionDataError> {
    let transitions = entry.transition_data.map(|xml| transitions(entry.value, &xml)).transpose()?;
    Ok(OptionDefinition {
        value: entry.value,
        label: localized(entry.label),
        description: localized(entry.description).without_empty(),
        color: entry.color,
        external_value: entry.external_value,
        invariant_name: entry.invariant_name,
        hidden: entry.is_hidden,
        state: entry.state,
        default_status: entry.default_status,
        transitions: transitions.flatten(),
        ..OptionDefinition::default()
    })
}
