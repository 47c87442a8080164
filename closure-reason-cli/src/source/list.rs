//! What `list --as json` writes and `--from` reads back: everything that is known of sets and tables.
//!
//! ```text
//! {"option_sets": [{"table": "demo_job", "column": "demo_grade", "kind": "choice", "complete": true, "default": 745500001,
//!   "display_name": {"base": 1033, "texts": [{"language": 1033, "text": "Grade"}]}, "options": [{"value": 745500000, ..}]}],
//!  "tables": [{"logical_name": "demo_job", "enforces_transitions": true}]}
//! ```
//!
//! A key that is missing is not stated by the source; one that is null states that there is none.

use std::rc::Rc;

use closure_reason::OptionSetKind;
use serde::{Deserialize, Deserializer, Serialize};

use super::{Format, Found, Input, Origin, Sourced, json};
use crate::definition::{Localized, OptionDefinition, OptionSetDefinition, Stated, TableDefinition};
use crate::report::error::Error;

#[derive(Serialize, Deserialize)]
struct List {
    option_sets: Vec<Set>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    tables: Vec<Table>,
}

/// `None` is unstated, `Some(None)` is none.
type Said<T> = Option<Option<T>>;

fn said<'de, T: Deserialize<'de>, D: Deserializer<'de>>(deserializer: D) -> Result<Said<T>, D::Error> {
    Option::deserialize(deserializer).map(Some)
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Texts {
    base: Option<u32>,
    texts: Vec<Text>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Text {
    language: Option<u32>,
    text: String,
}

macro_rules! record {
    ($(#[$doc:meta])* $name:ident { $($field:ident: $type:ty,)* } said { $($stated:ident: $said:ty,)* } then { $($last:ident: $list:ty,)* }) => {
        $(#[$doc])*
        #[derive(Serialize, Deserialize)]
        #[serde(deny_unknown_fields)]
        struct $name {
            $(#[serde(default, skip_serializing_if = "Option::is_none")] $field: Option<$type>,)*
            $(#[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "said")] $stated: Said<$said>,)*
            $($last: $list,)*
        }
    };
}

record! { Set {
    table: String, column: String, schema_name: String, name: String, enum_name: String, global: bool, kind: Kind,
    multi_select: bool, display_name: Texts, column_display_name: Texts, description: Texts, enforces_transitions: bool,
} said { default: i32, } then { complete: bool, options: Vec<Entry>, } }

record! { Entry {
    label: Texts, aliases: Vec<String>, description: Texts, doc_comment: bool, hidden: bool, state: i32, default_status: i32,
    transitions: Vec<i32>,
} said { color: String, external_value: String, invariant_name: String, } then { value: i32, } }

record! { Table { schema_name: String, display_name: Texts, enforces_transitions: bool, }
said {} then { logical_name: String, } }

/// Sets and tables as JSON.
pub fn write<'a>(
    sets: impl Iterator<Item = &'a OptionSetDefinition>,
    tables: impl Iterator<Item = &'a TableDefinition>,
) -> String {
    let (sets, tables) = (sets.map(Set::from).collect(), tables.map(Table::from).collect());
    let json = serde_json::to_string_pretty(&List { option_sets: sets, tables });
    json.map(|text| text + "\n").unwrap_or_default()
}

pub(super) fn read(input: &Input) -> Result<Found, Error> {
    let mut found = Found::default();
    for list in json::documents(input) {
        found.list(list?, input);
    }
    Ok(found)
}

impl Found {
    fn list(&mut self, list: List, input: &Input) {
        let origin = |place: String| Origin { input: Rc::clone(&input.name), place, format: Format::List };
        for set in list.option_sets {
            let what = set.definition();
            let origin = origin(what.to_string());
            self.sets.push(Sourced { what, origin });
        }
        self.tables.extend(
            list.tables.into_iter().map(|table| Sourced {
                origin: origin(table.logical_name.clone()),
                what: table.definition(),
            }),
        );
    }
}

fn texts(localized: &Localized) -> Option<Texts> {
    let mut texts: Vec<_> = localized
        .iter()
        .map(|(language, text)| Text { language: Some(language), text: text.into() })
        .collect();
    if let (None, Some(text)) = (localized.language(), localized.text()) {
        texts.insert(0, Text { language: None, text: text.into() });
    }
    localized.is_stated().then_some(Texts { base: localized.language(), texts })
}

fn localized(texts: Option<Texts>) -> Localized {
    let Some(Texts { base, texts }) = texts else { return Localized::default() };
    let all = texts.into_iter().fold(Localized::nothing(), |all, Text { language, text }| match language {
        Some(language) => all.with_text(language, text),
        None => Localized::plain(text),
    });
    base.map_or(all.clone(), |base| all.with_base(base))
}

fn saying<T>(stated: Stated<T>) -> Said<T> {
    match stated {
        Stated::Unstated => None,
        Stated::Nothing => Some(None),
        Stated::Value(value) => Some(Some(value)),
    }
}

fn stated<T>(said: Said<T>) -> Stated<T> {
    said.map_or(Stated::Unstated, Stated::from)
}

impl From<&OptionSetDefinition> for Set {
    fn from(set: &OptionSetDefinition) -> Self {
        Self {
            table: set.table().map(Into::into),
            column: set.column().map(Into::into),
            schema_name: set.schema_name().map(Into::into),
            name: set.name().map(Into::into),
            enum_name: set.enum_name().map(Into::into),
            global: set.is_global(),
            kind: set.kind().map(Kind::from),
            multi_select: set.is_multi_select(),
            display_name: texts(set.display_name()),
            column_display_name: texts(set.column_display_name()),
            description: texts(set.description()),
            default: saying(set.default_value()),
            enforces_transitions: set.enforces_transitions(),
            complete: set.is_complete(),
            options: set.options().iter().map(Entry::from).collect(),
        }
    }
}

impl From<&OptionDefinition> for Entry {
    fn from(option: &OptionDefinition) -> Self {
        let aliases: Vec<String> = option.aliases().map(Into::into).collect();
        Self {
            value: option.value(),
            label: texts(option.label()),
            aliases: (!aliases.is_empty()).then_some(aliases),
            description: texts(option.description()),
            doc_comment: option.is_doc_comment().then_some(true),
            color: saying(option.color().map(Into::into)),
            external_value: saying(option.external_value().map(Into::into)),
            hidden: option.is_hidden(),
            state: option.state(),
            default_status: option.default_status(),
            invariant_name: saying(option.invariant_name().map(Into::into)),
            transitions: option.transitions().map(Into::into),
        }
    }
}

impl From<&TableDefinition> for Table {
    fn from(table: &TableDefinition) -> Self {
        Self {
            logical_name: table.logical_name().into(),
            schema_name: table.schema_name().map(Into::into),
            display_name: texts(table.display_name()),
            enforces_transitions: table.enforces_transitions(),
        }
    }
}

/// The kind of a set; whether its column holds several options is given separately.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Kind {
    Choice,
    Boolean,
    State,
    Status,
}

impl From<OptionSetKind> for Kind {
    fn from(kind: OptionSetKind) -> Self {
        match kind {
            OptionSetKind::State => Self::State,
            OptionSetKind::Status => Self::Status,
            OptionSetKind::Boolean => Self::Boolean,
            _ => Self::Choice,
        }
    }
}

impl From<Kind> for OptionSetKind {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Choice => Self::Choice,
            Kind::Boolean => Self::Boolean,
            Kind::State => Self::State,
            Kind::Status => Self::Status,
        }
    }
}

/// The definition with a property, if it is given.
fn with<D, T>(definition: D, property: Option<T>, add: impl FnOnce(D, T) -> D) -> D {
    match property {
        Some(property) => add(definition, property),
        None => definition,
    }
}

impl Set {
    fn definition(self) -> OptionSetDefinition {
        let mut set =
            OptionSetDefinition::new(self.options.into_iter().map(Entry::definition).collect::<Vec<_>>())
                .with_display_name(localized(self.display_name))
                .with_column_display_name(localized(self.column_display_name))
                .with_description(localized(self.description).without_empty())
                .with_default(stated(self.default));
        set = with(set, self.table, OptionSetDefinition::with_table);
        set = with(set, self.column, OptionSetDefinition::with_column_name);
        set = with(set, self.schema_name, OptionSetDefinition::with_schema_name);
        set = with(set, self.name, OptionSetDefinition::with_name);
        set = with(set, self.enum_name, OptionSetDefinition::with_enum_name);
        set = with(set, self.global, OptionSetDefinition::with_global);
        set = with(set, self.kind.map(OptionSetKind::from), OptionSetDefinition::with_kind);
        set = with(set, self.multi_select, OptionSetDefinition::with_multi_select);
        set = with(set, self.enforces_transitions, OptionSetDefinition::with_enforced_transitions);
        if self.complete { set } else { set.with_some_options_missing() }
    }
}

impl Entry {
    fn definition(self) -> OptionDefinition {
        let description = localized(self.description).without_empty();
        let mut option = OptionDefinition::new(self.value)
            .with_label(localized(self.label))
            .with_color(stated(self.color))
            .with_external_value(stated(self.external_value))
            .with_invariant_name(stated(self.invariant_name));
        option = match self.doc_comment {
            Some(true) => option.with_doc_comment(description),
            _ => option.with_description(description),
        };
        option = self.aliases.into_iter().flatten().fold(option, OptionDefinition::with_alias);
        option = with(option, self.hidden, OptionDefinition::with_hidden);
        option = with(option, self.state, OptionDefinition::with_state);
        option = with(option, self.default_status, OptionDefinition::with_default_status);
        with(option, self.transitions, OptionDefinition::with_transitions)
    }
}

impl Table {
    fn definition(self) -> TableDefinition {
        let mut table =
            TableDefinition::new(self.logical_name).with_display_name(localized(self.display_name));
        table = with(table, self.schema_name, TableDefinition::with_schema_name);
        with(table, self.enforces_transitions, TableDefinition::with_enforced_transitions)
    }
}
