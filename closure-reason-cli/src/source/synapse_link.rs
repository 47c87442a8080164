//! Metadata of Synapse Link and Fabric Link: CSV files, or one JSON file a table.

use std::collections::BTreeMap;
use std::rc::Rc;

use closure_reason::OptionSetKind;
use serde::Deserialize;

use super::csv_fields::Fields;
use super::{Input, LeftOut, Metadata, MetadataFormat, Origin, Sourced, Why, json};
use crate::definition::{Localized, OptionDefinition, OptionSetDefinition, Stated};
use crate::report::error::Error;
use crate::report::terminal::quoted;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Local,
    Global,
    State,
    Status,
    Target,
}

/// What a file holds, by its name.
pub(super) fn kind_by_name(name: &str) -> Option<Kind> {
    let name = name.rsplit(['/', '\\', ' ']).next()?.to_ascii_lowercase();
    match name.strip_suffix(".csv")? {
        "optionsetmetadata" => Some(Kind::Local),
        "globaloptionsetmetadata" => Some(Kind::Global),
        "statemetadata" => Some(Kind::State),
        "statusmetadata" => Some(Kind::Status),
        "targetmetadata" => Some(Kind::Target),
        _ => None,
    }
}

/// The name of the table that a file of a Delta or Parquet table belongs to.
pub(super) fn file_for(name: &str) -> &'static str {
    let name = name.to_ascii_lowercase();
    let names =
        ["GlobalOptionsetMetadata.csv", "OptionsetMetadata.csv", "StateMetadata.csv", "StatusMetadata.csv"];
    let is_in = |file: &&str| name.contains(&file.to_ascii_lowercase().replace(".csv", ""));
    names.into_iter().find(is_in).unwrap_or("OptionsetMetadata.csv")
}

impl Kind {
    /// The columns of a file without a header.
    fn columns(self) -> &'static [&'static str] {
        match self {
            Self::Local => &[
                "EntityName",
                "OptionSetName",
                "Option",
                "IsUserLocalizedLabel",
                "LocalizedLabelLanguageCode",
                "LocalizedLabel",
                "ExternalValue",
            ],
            Self::Global => &[
                "OptionSetName",
                "Option",
                "IsUserLocalizedLabel",
                "LocalizedLabelLanguageCode",
                "LocalizedLabel",
                "GlobalOptionSetName",
                "EntityName",
                "ExternalValue",
            ],
            Self::State => &[
                "EntityName",
                "State",
                "IsUserLocalizedLabel",
                "LocalizedLabelLanguageCode",
                "LocalizedLabel",
            ],
            Self::Status => &[
                "EntityName",
                "State",
                "Status",
                "IsUserLocalizedLabel",
                "LocalizedLabelLanguageCode",
                "LocalizedLabel",
            ],
            Self::Target => &[],
        }
    }
}

/// One label of one option, in any of the files.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "PascalCase", default, expecting = "a row of metadata")]
struct CsvRow {
    entity_name: Option<String>,
    option_set_name: Option<String>,
    global_option_set_name: Option<String>,
    option: Option<i32>,
    state: Option<i32>,
    status: Option<i32>,
    localized_label_language_code: Option<i32>,
    localized_label: Option<String>,
    external_value: Option<String>,
    /// Whether the set is global, even if its name is still unknown.
    #[serde(skip)]
    is_global: bool,
    /// In the row of a status reason, its state.
    #[serde(skip)]
    is_status: bool,
}

pub(super) fn read_csv(input: &Input) -> Result<Metadata, Error> {
    let kind = kind_by_name(&input.name);
    let mut sets = Sets::default();
    Fields::new(input, b',', kind.map_or(&[], Kind::columns)).each("LocalizedLabel", |row| {
        let text = |name: &str| row.text(name).map(ToString::to_string);
        let place = |column: &str| row.place(column);
        let row = CsvRow {
            entity_name: text("EntityName"),
            option_set_name: text("OptionSetName"),
            global_option_set_name: text("GlobalOptionSetName"),
            option: row.number("Option")?,
            state: row.number("State")?,
            status: row.number("Status")?,
            localized_label_language_code: row.number("LocalizedLabelLanguageCode")?,
            localized_label: text("LocalizedLabel"),
            external_value: text("ExternalValue"),
            is_global: kind == Some(Kind::Global),
            is_status: row.text("Status").is_some(),
        };
        sets.add(row, place)
    })?;
    Ok(sets.finish(input, MetadataFormat::LakeCsv, &BTreeMap::new()))
}

/// The metadata of one table in an older lake.
#[derive(Deserialize)]
#[serde(rename_all = "PascalCase", default)]
#[derive(Default)]
struct EntityMetadata {
    attribute_metadata: Option<Vec<Attribute>>,
    option_set_metadata: Option<Vec<CsvRow>>,
    #[serde(alias = "GlobalOptionsetMetadata")]
    global_option_set_metadata: Option<Vec<CsvRow>>,
    state_metadata: Option<Vec<CsvRow>>,
    status_metadata: Option<Vec<CsvRow>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Attribute {
    entity_name: Option<String>,
    attribute_name: String,
    attribute_type: Option<String>,
}

pub(super) fn read_json(input: &Input) -> Result<Metadata, Error> {
    let mut found = Metadata::default();
    for metadata in json::documents(input) {
        let table = of_table(metadata?, input)?;
        found.sets.extend(table.sets);
        found.left_out.extend(table.left_out);
    }
    Ok(found)
}

fn of_table(metadata: EntityMetadata, input: &Input) -> Result<Metadata, Error> {
    let attributes = metadata.attribute_metadata.unwrap_or_default();
    let mut tables = attributes.iter().filter_map(|attribute| attribute.entity_name.clone());
    let of_status =
        metadata.status_metadata.into_iter().flatten().map(|row| CsvRow { is_status: true, ..row });
    let rows = [metadata.option_set_metadata, metadata.state_metadata].into_iter().flatten().flatten();
    let rows: Vec<CsvRow> = rows.chain(of_status).collect();
    let table = rows.iter().find_map(|row| row.entity_name.clone()).or_else(|| tables.next());
    let types = attributes
        .into_iter()
        .filter_map(|attribute| Some((attribute.attribute_name, attribute.attribute_type?)))
        .collect();
    let mut sets = Sets::default();
    let globals = metadata.global_option_set_metadata.unwrap_or_default();
    let globals = globals.into_iter().map(|row| CsvRow { is_global: true, ..row });
    for row in rows.into_iter().chain(globals) {
        let row = CsvRow { entity_name: row.entity_name.or_else(|| table.clone()), ..row };
        sets.add(row, |_| input.name.to_string())?;
    }
    Ok(sets.finish(input, MetadataFormat::EntityMetadata, &types))
}

#[derive(Default)]
struct Sets {
    order: Vec<(String, String)>,
    sets: BTreeMap<(String, String), Set>,
}

#[derive(Default)]
struct Set {
    global: Option<String>,
    is_global: bool,
    kind: Option<OptionSetKind>,
    order: Vec<i32>,
    options: BTreeMap<i32, OptionDefinition>,
    /// Where its rows contradict each other, and how.
    contradiction: Option<(String, Why)>,
}

impl Set {
    fn contradicts(&mut self, place: String, what: String) {
        self.contradiction.get_or_insert((place, Why::Contradiction(what)));
    }
}

impl Sets {
    fn add(&mut self, row: CsvRow, place: impl Fn(&str) -> String) -> Result<(), Error> {
        let lacks = |what: &str| Error::new(format!("the row has no {what}")).at(place(what));
        let table = row.entity_name.filter(|name| !name.is_empty()).ok_or_else(|| lacks("EntityName"))?;
        let (column, kind, value) = match (row.option_set_name, row.state, row.status) {
            (Some(column), ..) if column.is_empty() => return Err(lacks("OptionSetName")),
            (Some(column), ..) => (column, None, row.option.ok_or_else(|| lacks("Option"))?),
            (None, _, Some(status)) => ("statuscode".into(), Some(OptionSetKind::Status), status),
            (None, Some(_), None) if row.is_status => return Err(lacks("Status")),
            (None, Some(state), None) => ("statecode".into(), Some(OptionSetKind::State), state),
            _ => return Err(lacks("Option, State or Status")),
        };
        let key = (table, column);
        let whose = |what: &str| {
            Error::new(format!("{}.{}: {value} {what}", key.0, key.1)).at(place("LocalizedLabel"))
        };
        let text = row
            .localized_label
            .filter(|text| !text.is_empty() || row.localized_label_language_code.is_some());
        let label = match (row.localized_label_language_code, text) {
            (Some(code @ 1..), Some(text)) => Some((code.unsigned_abs(), text)),
            (Some(1..) | None, None) => None,
            (Some(code), _) => {
                return Err(whose(&format!(
                    "has the LocalizedLabelLanguageCode {code}, expected a locale id such as 1033"
                )));
            }
            (None, Some(_)) => {
                return Err(whose("has a label without LocalizedLabelLanguageCode")
                    .remedy("give its locale id, such as 1033 for English"));
            }
        };
        let set = self.sets.entry(key.clone()).or_insert_with(|| {
            self.order.push(key.clone());
            Set::default()
        });
        set.kind = kind;
        set.is_global |= row.is_global;
        if let Some(global) = row.global_option_set_name.filter(|name| !name.is_empty()) {
            let known = set.global.get_or_insert_with(|| global.clone()).clone();
            if known != global {
                let what = format!("it uses the global set {}, and also {}", quoted(&known), quoted(&global));
                set.contradicts(place("GlobalOptionSetName"), what);
            }
        }
        let mut option = set.options.remove(&value).unwrap_or_else(|| {
            set.order.push(value);
            OptionDefinition { value, label: Localized::nothing(), ..OptionDefinition::default() }
        });
        if let Some((language, text)) = label {
            let text = Localized::from_iter([(language, text)]);
            if let Err(language) = option.label.merge(&text) {
                let labels = [&option.label, &text];
                set.contradiction.get_or_insert_with(|| {
                    (place("LocalizedLabel"), Why::two_labels(value, language, labels))
                });
            }
        }
        // Exports end every row with an empty field, whether they know the value or not.
        if let Some(external) = row.external_value.filter(|text| !text.is_empty()) {
            let external = Stated::Value(external);
            if option.external_value.is_stated() && option.external_value != external {
                set.contradicts(place("ExternalValue"), format!("{value} has two external values"));
            }
            option.external_value = external;
        }
        if let (Some(OptionSetKind::Status), Some(state)) = (kind, row.state)
            && let Some(known) = option.state.replace(state).filter(|known| *known != state)
        {
            set.contradicts(place("State"), format!("{value} has two states, {known} and {state}"));
        }
        set.options.insert(value, option);
        Ok(())
    }

    fn finish(mut self, input: &Input, format: MetadataFormat, types: &BTreeMap<String, String>) -> Metadata {
        let mut found = Metadata::default();
        for key in self.order {
            let Some(mut set) = self.sets.remove(&key) else { continue };
            let place = format!("{}.{}", key.0, key.1);
            let choice = |multi_select| Some((OptionSetKind::Choice, multi_select));
            let told = match types.get(&key.1).map(String::as_str) {
                Some("Picklist") => choice(false),
                Some("MultiSelectPicklist") => choice(true),
                Some("Boolean") => Some((OptionSetKind::Boolean, false)),
                _ => set.kind.map(|kind| (kind, false)),
            };
            let column = OptionSetDefinition {
                table: Some(key.0),
                column: Some(key.1),
                ..OptionSetDefinition::default()
            };
            if let Some((place, why)) = set.contradiction {
                found.left_out.push(LeftOut { column, place, why });
                continue;
            }
            let what = OptionSetDefinition {
                kind: told.map(|(kind, _)| kind),
                multi_select: told.map(|(_, multi_select)| multi_select),
                global: Some(set.global.is_some() || set.is_global),
                name: set.global,
                options: set.order.iter().filter_map(|value| set.options.remove(value)).collect(),
                ..column
            };
            let origin = Origin { input: Rc::clone(&input.name), place, format };
            found.sets.push(Sourced { what, origin });
        }
        found
    }
}
