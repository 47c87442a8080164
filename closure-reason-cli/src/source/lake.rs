//! Metadata of Synapse Link and Fabric Link: CSV files, or one JSON file a table.

use std::collections::BTreeMap;
use std::rc::Rc;

use closure_reason::OptionSetKind;
use closure_reason::definition::{Localized, OptionDefinition, OptionSetDefinition};
use serde::Deserialize;

use super::{Format, Found, Input, Origin, Sourced, json};
use crate::error::Error;

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

impl Kind {
    /// The columns of a file without header.
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
#[serde(rename_all = "PascalCase", default)]
struct Row {
    entity_name: Option<String>,
    option_set_name: Option<String>,
    global_option_set_name: Option<String>,
    option: Option<i32>,
    state: Option<i32>,
    status: Option<i32>,
    localized_label_language_code: Option<i32>,
    localized_label: Option<String>,
    external_value: Option<String>,
    /// The list says so; the name of the set may still be unknown.
    #[serde(skip)]
    is_global: bool,
}

pub(super) fn read_csv(input: &Input) -> Result<Found, Error> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(&*input.bytes);
    let known = kind_by_name(&input.name);
    let mut header: Option<Vec<String>> =
        known.map(|kind| kind.columns().iter().map(ToString::to_string).collect());
    let mut sets = Sets::default();
    for (number, record) in reader.records().enumerate() {
        let record = record.map_err(|error| Error::new(error.to_string()).at(&input.name))?;
        let line = record.position().map_or(0, csv::Position::line);
        let place = format!("{}:{line}", input.name);
        if number == 0 && record.iter().any(|field| field.eq_ignore_ascii_case("LocalizedLabel")) {
            header = Some(record.iter().map(ToString::to_string).collect());
            continue;
        }
        let Some(header) = &header else {
            return Err(Error::new(
                "metadata of a lake without header, and the name of the file does not tell which",
            )
            .at(place)
            .remedy("keep the name, such as `OptionsetMetadata.csv`"));
        };
        let field = |name: &str| {
            let at = header.iter().position(|column| column.eq_ignore_ascii_case(name))?;
            record.get(at)
        };
        let number = |name: &str| match field(name).filter(|text| !text.is_empty()) {
            None => Ok(None),
            Some(text) => text.trim().parse::<i32>().map(Some).map_err(|_| {
                Error::new(format!("{name} is {text:?}, expected a whole number"))
                    .at(&place)
                    .remedy("a label with a comma needs quotes; columns without header have a fixed order")
            }),
        };
        let text = |name: &str| field(name).map(ToString::to_string);
        let row = Row {
            entity_name: text("EntityName"),
            option_set_name: text("OptionSetName"),
            global_option_set_name: text("GlobalOptionSetName"),
            option: number("Option")?,
            state: number("State")?,
            status: number("Status")?,
            localized_label_language_code: number("LocalizedLabelLanguageCode")?,
            localized_label: text("LocalizedLabel"),
            external_value: text("ExternalValue"),
            is_global: known == Some(Kind::Global),
        };
        sets.add(row, &place)?;
    }
    Ok(Found { sets: sets.finish(input, Format::LakeCsv, &BTreeMap::new()), ..Found::default() })
}

/// The metadata of one table in an older lake.
#[derive(Deserialize)]
#[serde(rename_all = "PascalCase", default)]
#[derive(Default)]
struct EntityMetadata {
    attribute_metadata: Option<Vec<Attribute>>,
    option_set_metadata: Option<Vec<Row>>,
    #[serde(alias = "GlobalOptionsetMetadata")]
    global_option_set_metadata: Option<Vec<Row>>,
    state_metadata: Option<Vec<Row>>,
    status_metadata: Option<Vec<Row>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Attribute {
    entity_name: Option<String>,
    attribute_name: String,
    attribute_type: Option<String>,
}

pub(super) fn read_json(input: &Input) -> Result<Found, Error> {
    let mut found = Found::default();
    for metadata in json::documents(input) {
        found.sets.extend(of_table(metadata?, input)?);
    }
    Ok(found)
}

fn of_table(metadata: EntityMetadata, input: &Input) -> Result<Vec<Sourced<OptionSetDefinition>>, Error> {
    let attributes = metadata.attribute_metadata.unwrap_or_default();
    let mut tables = attributes.iter().filter_map(|attribute| attribute.entity_name.clone());
    let lists = [metadata.option_set_metadata, metadata.state_metadata, metadata.status_metadata];
    let rows: Vec<Row> = lists.into_iter().flatten().flatten().collect();
    let table = rows.iter().find_map(|row| row.entity_name.clone()).or_else(|| tables.next());
    let types = attributes
        .into_iter()
        .filter_map(|attribute| Some((attribute.attribute_name, attribute.attribute_type?)))
        .collect();
    let mut sets = Sets::default();
    for mut row in rows {
        row.entity_name = row.entity_name.or_else(|| table.clone());
        sets.add(row, &input.name)?;
    }
    for mut row in metadata.global_option_set_metadata.unwrap_or_default() {
        row.entity_name = row.entity_name.or_else(|| table.clone());
        row.is_global = true;
        sets.add(row, &input.name)?;
    }
    Ok(sets.finish(input, Format::EntityMetadata, &types))
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
}

impl Sets {
    fn add(&mut self, row: Row, place: &str) -> Result<(), Error> {
        let lacks = |what: &str| Error::new(format!("the row has no {what}")).at(place);
        let table = row.entity_name.filter(|name| !name.is_empty()).ok_or_else(|| lacks("EntityName"))?;
        let (column, kind, value) = match (row.option_set_name, row.state, row.status) {
            (Some(column), ..) => (column, None, row.option.ok_or_else(|| lacks("Option"))?),
            (None, _, Some(status)) => ("statuscode".into(), Some(OptionSetKind::Status), status),
            (None, Some(state), None) => ("statecode".into(), Some(OptionSetKind::State), state),
            _ => return Err(lacks("Option, State or Status")),
        };
        let key = (table, column);
        let set = self.sets.entry(key.clone()).or_insert_with(|| {
            self.order.push(key.clone());
            Set::default()
        });
        set.kind = kind;
        set.is_global |= row.is_global;
        set.global = row.global_option_set_name.filter(|name| !name.is_empty()).or(set.global.take());
        let mut option = set.options.remove(&value).unwrap_or_else(|| {
            set.order.push(value);
            OptionDefinition::new(value).with_label(Localized::nothing())
        });
        let language = match row.localized_label_language_code {
            Some(code) if code > 0 => Some(code.unsigned_abs()),
            Some(code) => {
                return Err(Error::new(format!(
                    "LocalizedLabelLanguageCode is {code}, expected a locale id such as 1033"
                ))
                .at(place));
            }
            None => None,
        };
        if language.is_none() && row.localized_label.as_deref().is_some_and(|text| !text.is_empty()) {
            return Err(Error::new(format!(
                "{}.{}: the label of {value} has no LocalizedLabelLanguageCode",
                key.0, key.1
            ))
            .at(place)
            .remedy("give its locale id, such as 1033 for English"));
        }
        if let (Some(language), Some(text)) = (language, row.localized_label) {
            let mut label = option.label().clone();
            label.merge(&Localized::from_iter([(language, text)])).map_err(|language| {
                Error::new(format!("{}.{}: {value} has two labels in language {language}", key.0, key.1))
                    .at(place)
            })?;
            option = option.with_label(label);
        }
        // Exports end every row with an empty field whether or not they know the value.
        if let Some(external) = row.external_value.filter(|text| !text.is_empty()) {
            option = option.with_external_value(Some(external).into());
        }
        if let (Some(OptionSetKind::Status), Some(state)) = (kind, row.state) {
            option = option.with_state(state);
        }
        set.options.insert(value, option);
        Ok(())
    }

    fn finish(
        mut self,
        input: &Input,
        format: Format,
        types: &BTreeMap<String, String>,
    ) -> Vec<Sourced<OptionSetDefinition>> {
        let mut sets = Vec::new();
        for key in self.order {
            let Some(mut set) = self.sets.remove(&key) else { continue };
            let options = set.order.iter().filter_map(|value| set.options.remove(value));
            let place = format!("{}.{}", key.0, key.1);
            let mut what = OptionSetDefinition::new(options.collect::<Vec<_>>());
            let choice = |multi_select| Some((OptionSetKind::Choice, multi_select));
            let told = match types.get(&key.1).map(String::as_str) {
                Some("Picklist") => choice(false),
                Some("MultiSelectPicklist") => choice(true),
                Some("Boolean") => Some((OptionSetKind::Boolean, false)),
                _ => set.kind.map(|kind| (kind, false)),
            };
            if let Some((kind, multi_select)) = told {
                what = what.with_kind(kind).with_multi_select(multi_select);
            }
            what = match set.global {
                Some(global) => what.with_name(global).with_global(true),
                None => what.with_global(set.is_global),
            };
            let origin = Origin { input: Rc::clone(&input.name), place, format };
            sets.push(Sourced { what: what.with_column(key.0, key.1), origin });
        }
        sets
    }
}
