//! Solutions: `customizations.xml`, or the files of an unpacked folder.

mod set;

use std::io::BufRead;
use std::rc::Rc;

use self::set::kind_of;
use super::xml::{Element, Xml};
use super::{Input, Metadata, MetadataFormat, Origin, Reference, Sourced};
use crate::definition::{Localized, OptionSetDefinition, Stated, TableDefinition};
use crate::report::error::Error;
use crate::report::note::Note;
use crate::report::terminal::quoted;

/// The elements of a column that are read.
const PROPERTIES: [&str; 7] =
    ["Type", "LogicalName", "AppDefaultValue", "OptionSetName", "optionset", "displaynames", "Descriptions"];

pub(super) fn read(input: &Input) -> Result<Metadata, Error> {
    document(&input.name, &*input.bytes)
}

/// Reads a part of an archive, as a stream.
pub(super) fn document(name: &Rc<str>, from: impl BufRead) -> Result<Metadata, Error> {
    let mut reader = Reader { xml: Xml::new(from, name), name, found: Metadata::default() };
    reader.children(0)?;
    Ok(reader.found)
}

struct Reader<'a, R> {
    xml: Xml<R>,
    name: &'a Rc<str>,
    found: Metadata,
}

impl<R: BufRead> Reader<'_, R> {
    /// Reads elements down to tables and global sets.
    fn children(&mut self, level: usize) -> Result<(), Error> {
        while let Some(element) = self.xml.child(level)? {
            match &*element.name {
                "ImportExportXml" | "Entities" | "Entity" | "EntityInfo" | "optionsets" => {
                    self.children(level + 1)?;
                }
                "entity" => self.entity(&element, level + 1)?,
                "optionset" => {
                    let name = element.attribute("Name").unwrap_or_default();
                    if name.is_empty() {
                        return Err(self.xml.error("a global set without `Name`"));
                    }
                    let what = self.xml.set(&element, level + 1)?;
                    let origin = self.origin(name);
                    self.found
                        .sets
                        .push(Sourced { what: OptionSetDefinition { global: Some(true), ..what }, origin });
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn origin(&self, place: impl Into<String>) -> Origin {
        Origin { input: Rc::clone(self.name), place: place.into(), format: MetadataFormat::Solution }
    }

    fn entity(&mut self, entity: &Element, level: usize) -> Result<(), Error> {
        let schema_name = entity.attribute("Name").unwrap_or_default().to_owned();
        if schema_name.is_empty() {
            return Err(self.xml.error("an entity without `Name`"));
        }
        let table = schema_name.to_lowercase();
        let mut definition = TableDefinition {
            logical_name: table.clone(),
            schema_name: Some(schema_name),
            ..TableDefinition::default()
        };
        let mut seen = Vec::new();
        while let Some(element) = self.xml.child(level)? {
            if matches!(&*element.name, "attributes" | "LocalizedNames" | "EnforceStateTransitions") {
                self.xml.once(&mut seen, &element)?;
            }
            match &*element.name {
                "attributes" => {
                    while let Some(attribute) = self.xml.child(level + 1)? {
                        if attribute.name == "attribute" {
                            self.attribute(&table, &attribute, level + 2)?;
                        }
                    }
                }
                "LocalizedNames" => definition.display_name = self.xml.texts(level + 1)?,
                "EnforceStateTransitions" => {
                    let text = self.xml.text(level + 1)?;
                    definition.enforces_transitions = Some(match text.trim() {
                        "0" => false,
                        "1" => true,
                        other => {
                            let message =
                                format!("`EnforceStateTransitions` is {}, expected 0 or 1", quoted(other));
                            return Err(self.xml.error(&message));
                        }
                    });
                }
                _ => {}
            }
        }
        let origin = self.origin(format!("Entity {table}"));
        self.found.tables.push(Sourced { what: definition, origin });
        Ok(())
    }

    fn attribute(&mut self, table: &str, attribute: &Element, level: usize) -> Result<(), Error> {
        let (mut kind, mut type_name, mut column) = (None, String::new(), String::new());
        let mut default = Stated::Unstated;
        let (mut global, mut set, mut names, mut description) =
            (None, None, Localized::nothing(), Localized::nothing());
        let mut seen = Vec::new();
        while let Some(element) = self.xml.child(level)? {
            if PROPERTIES.contains(&&*element.name) {
                self.xml.once(&mut seen, &element)?;
            }
            match &*element.name {
                "Type" => {
                    self.xml.text(level + 1)?.trim().clone_into(&mut type_name);
                    kind = kind_of(&type_name);
                }
                "LogicalName" => self.xml.text(level + 1)?.trim().clone_into(&mut column),
                "AppDefaultValue" => {
                    let text = self.xml.text(level + 1)?;
                    default = match text.trim() {
                        "" => Stated::Unstated,
                        "-1" => Stated::Nothing,
                        text => Stated::Value((text.to_owned(), self.xml.place())),
                    };
                }
                "OptionSetName" => global = Some(self.xml.text(level + 1)?.trim().to_owned()),
                "optionset" => set = Some(self.xml.set(&element, level + 1)?),
                "displaynames" => names = self.xml.texts(level + 1)?,
                "Descriptions" => description = self.xml.texts(level + 1)?,
                _ => {}
            }
        }
        if column.is_empty() {
            column = attribute.attribute("PhysicalName").unwrap_or_default().to_lowercase();
        }
        let origin = self.origin(format!("Entity {table}"));
        let Some((kind, multi_select)) = kind else {
            // Columns of this type hold the name of a table, not an option.
            if (set.is_some() || global.is_some()) && !type_name.eq_ignore_ascii_case("entityname") {
                let message = format!(
                    "{table}.{column} has options, but its type is {}: it is left out",
                    quoted(&type_name)
                );
                self.found.notes.push(Note { place: origin.to_string(), message });
            }
            return Ok(());
        };
        if column.is_empty() {
            return Err(self.xml.error("a choice column without `LogicalName` and `PhysicalName`"));
        }
        // Other types of column have other defaults.
        let default = match default {
            Stated::Unstated => Stated::Unstated,
            Stated::Nothing => Stated::Nothing,
            Stated::Value((text, place)) => Stated::Value(text.parse::<i32>().map_err(|_| {
                let message = format!(
                    "`AppDefaultValue` of {table}.{column} is {}, expected a whole number",
                    quoted(&text)
                );
                Error::new(message).at(place)
            })?),
        };
        let on_column = |set: OptionSetDefinition| {
            let schema_name = attribute.attribute("PhysicalName").unwrap_or(&column).to_owned();
            let has_description = set.description.text().is_some();
            OptionSetDefinition {
                table: Some(table.to_owned()),
                column: Some(column.clone()),
                schema_name: Some(schema_name),
                kind: Some(kind),
                multi_select: Some(multi_select),
                column_display_name: names,
                description: if has_description { set.description } else { description },
                default,
                ..set
            }
        };
        match (set, global) {
            (Some(set), _) => {
                let what = on_column(OptionSetDefinition { global: Some(false), ..set });
                self.found.sets.push(Sourced { what, origin });
            }
            (None, Some(global)) => {
                let column = on_column(OptionSetDefinition {
                    global: Some(true),
                    name: Some(global.clone()),
                    ..OptionSetDefinition::default()
                });
                self.found.references.push(Sourced { what: Reference { global, column }, origin });
            }
            (None, None) => self.found.notes.push(Note {
                place: origin.to_string(),
                message: format!(
                    "{table}.{column} has neither `optionset` nor `OptionSetName`: it is left out"
                ),
            }),
        }
        Ok(())
    }
}
