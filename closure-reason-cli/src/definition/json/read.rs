//! From an answer to definitions.

use closure_reason::OptionSetKind;
use serde::de::Error;
use serde::{Deserialize, Deserializer};

use super::kind;
use super::kind::{ColumnType, Kind};
use super::message::{cut, cut_parser_message, cut_sentence};
use super::node::{Answer, DefaultValue, Entry, Fault, Node, localized};
use crate::definition::{
    OptionDefinition, OptionSetDefinition, OptionSetDefinitions, Stated, TableDefinition, TransitionDataError,
};

/// What the answer as a whole says about everything in it, by its context.
#[derive(Clone, Copy, Default)]
struct Context<'a> {
    table: Option<&'a str>,
    column_type: Option<ColumnType>,
    /// Whether the objects of the answer are tables.
    of_tables: bool,
    /// Whether the answer lists the columns of a table.
    of_columns: bool,
}

impl<'a> Context<'a> {
    /// Reads
    /// `…$metadata#EntityDefinitions('t')/Attributes/Microsoft.Dynamics.CRM.PicklistAttributeMetadata(..)/$entity`.
    fn read(context: &'a str) -> Self {
        let Some((_, path)) = context.split_once("$metadata#") else { return Self::default() };
        let Some(rest) = path.strip_prefix("EntityDefinitions") else { return Self::default() };
        let (key, within) = match rest.strip_prefix('(').and_then(|rest| rest.split_once(')')) {
            Some((key, within)) => (key, within),
            None => ("", rest),
        };
        let name = key.strip_prefix("LogicalName=").unwrap_or(key);
        let table = name.strip_prefix('\'').and_then(|name| name.strip_suffix('\''));
        let column_type = within.split('/').find_map(kind::of_cast);
        let of_tables = !within.contains("/Attributes");
        let of_columns = within.starts_with("/Attributes") && !within.starts_with("/Attributes(LogicalName=");
        Self { table, column_type, of_tables, of_columns: of_columns && !within.ends_with("/$entity") }
    }
}

impl<'de> Deserialize<'de> for OptionSetDefinitions {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut reader = Reader::default();
        reader.answer(node(deserializer)?).map_err(Error::custom)?;
        Ok(reader.read)
    }
}

impl<'de> Deserialize<'de> for OptionSetDefinition {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let node = node(deserializer)?;
        if node.value.is_some() || node.entity_metadata.is_some() || node.attributes.is_some() {
            return Err(Error::custom("this is a list of sets: read it as `OptionSetDefinitions`"));
        }
        let mut reader = Reader::default();
        reader.answer(node).map_err(Error::custom)?;
        if let Some(complaint) = reader.complaint {
            return Err(Error::custom(complaint));
        }
        reader.read.sets.pop().ok_or_else(|| Error::custom("no option set in the answer"))
    }
}

/// The answer as it is written. A message of the parser quotes only a part of what it found.
fn node<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Node, D::Error> {
    match Answer::deserialize(deserializer) {
        Ok(Answer(node)) => Ok(node),
        Err(error) => Err(cut_parser_message(&error.to_string()).map_or(error, Error::custom)),
    }
}

/// What the server said instead of an answer.
fn refusal(fault: &Fault) -> String {
    let said = |text: &Option<String>| {
        text.as_deref().map(str::trim).filter(|text| !text.is_empty()).map(cut_sentence)
    };
    let message = said(&fault.message).unwrap_or_else(|| "it does not say which".to_string());
    let code = said(&fault.code).map(|code| format!(" ({code})")).unwrap_or_default();
    format!("the server answered with an error: {message}{code}")
}

/// What has been read of an answer.
#[derive(Default)]
struct Reader {
    read: OptionSetDefinitions,
    /// What to say of the first column without options.
    complaint: Option<String>,
}

impl Reader {
    /// Takes everything out of an answer.
    fn answer(&mut self, mut node: Node) -> Result<(), String> {
        if let Some(error) = node.error {
            return Err(refusal(&error));
        }
        self.read.next_link = node.next_link.take();
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

    /// Notes of which kinds a list has all columns of its table: of the one that its context casts
    /// to, or of all kinds.
    fn list(&mut self, columns: &[Node], context: Context<'_>) {
        if !context.of_columns {
            return;
        }
        let of_columns = || columns.first().and_then(|column| column.entity_logical_name.as_deref());
        let Some(table) = context.table.or_else(of_columns) else { return };
        match context.column_type {
            Some(ColumnType::Choice(Kind { set: Some(kind), multi_select })) => {
                self.read.listed.push((table.to_string(), kind, multi_select == Some(true)));
            }
            Some(_) => {}
            None => self.read.listed.extend(ALL.map(|(kind, several)| (table.to_string(), kind, several))),
        }
    }

    /// Notes the same of a table with its columns. A single column may be all that was asked for; if
    /// all of them have options, only their kinds were.
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
        self.read.listed.extend(listed.map(|(kind, several)| (table.to_string(), kind, several)));
    }

    /// Takes a table, a column or a set.
    fn node(&mut self, node: Node, context: Context<'_>, listed: bool) -> Result<(), String> {
        let is_table = node.attributes.is_some() || node.entity_set_name.is_some() || context.of_tables;
        let has_options = node.options.is_some() || node.true_option.is_some() || node.option_set.is_some();
        if is_table && !has_options {
            return self.table(node, context);
        }
        let is_set = node.options.is_some() || node.true_option.is_some() || node.false_option.is_some();
        if is_set {
            let set = set(node, None, None)?;
            self.read.sets.extend(set.map(|set| set.with_kind_of(context.column_type)));
            return Ok(());
        }
        self.column(node, context, listed)
    }

    fn table(&mut self, mut node: Node, context: Context<'_>) -> Result<(), String> {
        let name = node.logical_name.take().or_else(|| context.table.map(ToString::to_string));
        let enforced = node.enforce_state_transitions;
        let first = self.read.sets.len();
        if let (Some(name), Some(columns)) = (&name, &node.attributes) {
            self.list_of_table(name, columns);
        }
        for column in node.attributes.into_iter().flatten() {
            let of_column = Context { table: name.as_deref(), ..Context::default() };
            self.column(column, of_column, true)?;
        }
        if let Some(enforced) = enforced {
            for set in self.read.sets.drain(first..).collect::<Vec<_>>() {
                let is_status = set.kind() == Some(OptionSetKind::Status);
                self.read.sets.push(if is_status { set.with_enforced_transitions(enforced) } else { set });
            }
        }
        let Some(name) = name else { return Ok(()) };
        let mut table = TableDefinition::new(name).with_display_name(localized(node.display_name));
        if let Some(schema_name) = node.schema_name {
            table = table.with_schema_name(schema_name);
        }
        if let Some(enforced) = enforced {
            table = table.with_enforced_transitions(enforced);
        }
        self.read.tables.push(table);
        Ok(())
    }

    fn column(&mut self, mut node: Node, context: Context<'_>, listed: bool) -> Result<(), String> {
        let column_type = kind::of_column(&node).or(context.column_type);
        if matches!(column_type, Some(ColumnType::Other)) {
            return Ok(());
        }
        // Microsoft fills both, for local sets too, with the same content.
        let Some(inner) = node.option_set.take().or(node.global_option_set.take()) else {
            // Asked for all columns of a table, the API lists those without options too.
            return match column_type {
                None if listed => Ok(()),
                _ => self.without_options(&node, context, column_type),
            };
        };
        let default = default_of(&node);
        let table = node.entity_logical_name.as_deref().or(context.table);
        let Some(set) = set(*inner, table, node.logical_name.as_deref())? else {
            let column = node.logical_name.as_deref();
            if table.is_some() || column.is_some() {
                let column = place(table, column, None);
                self.complaint.get_or_insert(format!("{column} has a set without options in the answer"));
            }
            return self.without_options(&node, context, column_type);
        };
        let mut set = set.with_kind_of(column_type).with_column_display_name(localized(node.display_name));
        if set.description().text().is_none() {
            set = set.with_description(localized(node.description).without_empty());
        }
        if let Some(table) = table {
            set = set.with_table(table);
        }
        if let Some(column) = node.logical_name {
            set = set.with_column_name(column);
        }
        if let Some(schema_name) = node.schema_name {
            set = set.with_schema_name(schema_name);
        }
        self.read.sets.push(if default.is_stated() { set.with_default(default) } else { set });
        Ok(())
    }

    /// Leaves a column out; an error if it has no name.
    fn without_options(
        &mut self,
        node: &Node,
        context: Context<'_>,
        column_type: Option<ColumnType>,
    ) -> Result<(), String> {
        let Some(name) = node.logical_name.as_deref().or(node.name.as_deref()) else {
            return Err(without_set(node, context));
        };
        self.complaint.get_or_insert_with(|| without_set(node, context));
        let mut column = OptionSetDefinition::new([])
            .with_some_options_missing()
            .with_column_name(name)
            .with_kind_of(column_type);
        if let Some(table) = node.entity_logical_name.as_deref().or(context.table) {
            column = column.with_table(table);
        }
        self.read.without_options.push(column);
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

impl OptionSetDefinition {
    /// What the column says of its kind counts more than what the set says: a set of several
    /// options calls itself a picklist.
    fn with_kind_of(mut self, column_type: Option<ColumnType>) -> Self {
        if let Some(ColumnType::Choice(Kind { set, multi_select })) = column_type {
            if let Some(set) = set {
                self = self.with_kind(set);
            }
            if let Some(multi_select) = multi_select {
                self = self.with_multi_select(multi_select);
            }
        }
        self
    }
}

/// That a property is null may mean that it was not asked for; -1 is none.
fn default_of(node: &Node) -> Stated<i32> {
    match (node.default_form_value, &node.default_value) {
        (Some(-1), _) => Stated::Nothing,
        (Some(value), _) => Stated::Value(value),
        (None, Some(DefaultValue::Boolean(value))) => Stated::Value(i32::from(*value)),
        (None, _) => Stated::Unstated,
    }
}

fn without_set(node: &Node, context: Context<'_>) -> String {
    let table = node.entity_logical_name.as_deref().or(context.table);
    match (table, node.logical_name.as_deref().or(node.name.as_deref())) {
        (Some(table), Some(column)) => {
            let (table, column) = (cut(table), cut(column));
            format!(
                "the column {table}.{column} comes without its options: add `$expand=OptionSet` to the request"
            )
        }
        (None, Some(name)) => {
            format!("{} comes without its options: add `$expand=OptionSet` to the request", cut(name))
        }
        (_, None) => "no options in the answer: expected `Options`, `TrueOption` and `FalseOption`, \
                      or a column with `OptionSet`"
            .to_string(),
    }
}

/// How messages name the set of a column, or one by itself.
fn place(table: Option<&str>, column: Option<&str>, name: Option<&str>) -> String {
    match (table, column) {
        (Some(table), Some(column)) => format!("{}.{}", cut(table), cut(column)),
        (table, column) => column.or(name).or(table).map_or_else(|| "a set without a name".to_string(), cut),
    }
}

/// A set; `None` if it comes without options.
fn set(
    mut node: Node,
    table: Option<&str>,
    column: Option<&str>,
) -> Result<Option<OptionSetDefinition>, String> {
    let is_yes_no = node.options.is_none();
    let Some(options) = node.options.take().or_else(|| yes_no(&mut node)) else { return Ok(None) };
    let kind = kind::of_set(&node, &options).or(is_yes_no.then_some(OptionSetKind::Boolean));
    let options = options.into_iter().map(OptionDefinition::try_from).collect::<Result<Vec<_>, _>>();
    let options =
        options.map_err(|error| format!("{}: {error}", place(table, column, node.name.as_deref())))?;
    let mut set = OptionSetDefinition::new(options)
        .with_display_name(localized(node.display_name))
        .with_description(localized(node.description).without_empty());
    if let Some(name) = node.name {
        set = set.with_name(name);
    }
    if let Some(kind) = kind {
        set = set.with_kind(kind);
    }
    if let Some(global) = node.is_global {
        set = set.with_global(global);
    }
    Ok(Some(set))
}

/// The options of a yes/no column, in the order of their values.
fn yes_no(node: &mut Node) -> Option<Vec<Entry>> {
    let options: Vec<_> = node.false_option.take().into_iter().chain(node.true_option.take()).collect();
    (!options.is_empty()).then_some(options)
}

impl TryFrom<Entry> for OptionDefinition {
    type Error = TransitionDataError;

    fn try_from(entry: Entry) -> Result<Self, TransitionDataError> {
        let mut option = Self::new(entry.value)
            .with_label(localized(entry.label))
            .with_description(localized(entry.description).without_empty())
            .with_color(entry.color)
            .with_external_value(entry.external_value)
            .with_invariant_name(entry.invariant_name);
        if let Some(hidden) = entry.is_hidden {
            option = option.with_hidden(hidden);
        }
        if let Some(state) = entry.state {
            option = option.with_state(state);
        }
        if let Some(default_status) = entry.default_status {
            option = option.with_default_status(default_status);
        }
        match entry.transition_data.as_deref() {
            Some(xml) => option.with_transition_data(xml),
            None => Ok(option),
        }
    }
}
