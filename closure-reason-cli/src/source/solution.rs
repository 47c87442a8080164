//! Solutions: the archive, its `customizations.xml`, or the files of its unpacked folder.

mod xml;

use std::borrow::Cow;
use std::io::{BufRead, BufReader, Cursor, Read};
use std::rc::Rc;

use closure_reason::OptionSetKind;
use closure_reason::definition::{Localized, OptionDefinition, OptionSetDefinition, Stated, TableDefinition};

use zip::result::ZipError;

use self::xml::{Element, Xml};
use super::{Format, Found, Input, Note, Origin, Reference, Sourced};
use crate::error::Error;
use crate::terminal::quoted;

/// The most that an entry of an archive may hold when unpacked.
const LIMIT: u64 = 256 << 20;

/// What a solution holds; `None` if the archive is another one.
pub(super) fn read(input: &Input) -> Result<Option<Found>, Error> {
    if !input.bytes.starts_with(b"PK") {
        return document(&input.name, &*input.bytes).map(Some);
    }
    let mut archive =
        zip::ZipArchive::new(Cursor::new(&input.bytes)).map_err(|error| unreadable(&error, &input.name))?;
    // A name that cannot be read is none of ours.
    let names: Vec<_> = archive.file_names().filter_map(|name| name.ok().map(Cow::into_owned)).collect();
    let mut found = Found::default();
    let mut is_solution = false;
    let mut left = LIMIT;
    for entry_name in names.iter().filter(|name| is_part(name)) {
        is_solution = true;
        let name: Rc<str> = format!("{}: {entry_name}", input.name).into();
        let entry = archive.by_name(entry_name).map_err(|error| unreadable(&error, &name))?;
        let too_large = || {
            Error::new("the archive holds more than 256 MiB of XML, which a solution never does").at(&name)
        };
        // What an entry says of its size may be false.
        if entry.size() > left {
            return Err(too_large());
        }
        let mut limited = entry.take(left + 1);
        let part = document(&name, BufReader::with_capacity(1 << 16, &mut limited));
        left = limited.limit().checked_sub(1).ok_or_else(too_large)?;
        let part = part?;
        found.sets.extend(part.sets);
        found.tables.extend(part.tables);
        found.references.extend(part.references);
        found.notes.extend(part.notes);
    }
    Ok(is_solution.then_some(found))
}

fn unreadable(error: &ZipError, place: &str) -> Error {
    match error {
        ZipError::InvalidArchive(why) => Error::new(format!("the archive is cut off or damaged: {why}"))
            .remedy("export the solution again, or copy the file again"),
        error => Error::new(format!("cannot read the archive: {error}"))
            .remedy("unpack it with another program, and give the folder"),
    }
    .at(place)
}

/// Whether an entry of an archive holds tables or global sets. The name is compared, and never used as a path.
fn is_part(name: &str) -> bool {
    let name = name.to_ascii_lowercase().replace('\\', "/");
    let (folder, file) = name.rsplit_once('/').unwrap_or(("", &name));
    matches!(file, "customizations.xml" | "entity.xml")
        || folder.rsplit('/').next() == Some("optionsets") && file.rsplit('.').next() == Some("xml")
}

fn document(name: &Rc<str>, from: impl BufRead) -> Result<Found, Error> {
    let mut reader = Reader { xml: Xml::new(from, name), name, found: Found::default() };
    reader.children(0)?;
    Ok(reader.found)
}

struct Reader<'a, R> {
    xml: Xml<R>,
    name: &'a Rc<str>,
    found: Found,
}

fn kind_of(word: &str) -> Option<(OptionSetKind, bool)> {
    Some(match word {
        "picklist" => (OptionSetKind::Choice, false),
        "multiselectpicklist" => (OptionSetKind::Choice, true),
        "state" => (OptionSetKind::State, false),
        "status" => (OptionSetKind::Status, false),
        "bit" => (OptionSetKind::Boolean, false),
        _ => return None,
    })
}

impl<R: BufRead> Reader<'_, R> {
    /// Whatever leads to tables and global sets.
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
                    let what = self.set(&element, level + 1)?;
                    let origin = self.origin(name);
                    self.found.sets.push(Sourced { what: what.with_global(true), origin });
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn origin(&self, place: impl Into<String>) -> Origin {
        Origin { input: Rc::clone(self.name), place: place.into(), format: Format::Solution }
    }

    fn entity(&mut self, entity: &Element, level: usize) -> Result<(), Error> {
        let schema_name = entity.attribute("Name").unwrap_or_default().to_owned();
        if schema_name.is_empty() {
            return Err(self.xml.error("an entity without `Name`"));
        }
        let table = schema_name.to_lowercase();
        let mut definition = TableDefinition::new(table.clone()).with_schema_name(schema_name);
        while let Some(element) = self.xml.child(level)? {
            match &*element.name {
                "attributes" => {
                    while let Some(attribute) = self.xml.child(level + 1)? {
                        if attribute.name == "attribute" {
                            self.attribute(&table, &attribute, level + 2)?;
                        }
                    }
                }
                "LocalizedNames" => definition = definition.with_display_name(self.texts(level + 1)?),
                "EnforceStateTransitions" => {
                    let text = self.xml.text(level + 1)?;
                    definition = definition.with_enforced_transitions(match text.trim() {
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
        while let Some(element) = self.xml.child(level)? {
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
                "optionset" => set = Some(self.set(&element, level + 1)?),
                "displaynames" => names = self.texts(level + 1)?,
                "Descriptions" => description = self.texts(level + 1)?,
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
            let set =
                if set.description().text().is_some() { set } else { set.with_description(description) };
            set.with_column(table, &*column)
                .with_schema_name(schema_name)
                .with_kind(kind)
                .with_multi_select(multi_select)
                .with_column_display_name(names)
                .with_default(default)
        };
        match (set, global) {
            (Some(set), _) => {
                let what = on_column(set.with_global(false));
                self.found.sets.push(Sourced { what, origin });
            }
            (None, Some(global)) => {
                let column = on_column(OptionSetDefinition::new([]).with_global(true).with_name(&*global));
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

    fn set(&mut self, set: &Element, level: usize) -> Result<OptionSetDefinition, Error> {
        let mut options = Vec::new();
        let mut hides = false;
        let (mut kind, mut names, mut description) = (None, Localized::nothing(), Localized::nothing());
        while let Some(element) = self.xml.child(level)? {
            match &*element.name {
                "OptionSetType" => kind = kind_of(self.xml.text(level + 1)?.trim()),
                "displaynames" => names = self.texts(level + 1)?,
                "Descriptions" => description = self.texts(level + 1)?,
                "options" | "statuses" | "states" => {
                    while let Some(option) = self.xml.child(level + 1)? {
                        hides |= option.attribute("IsHidden").is_some();
                        options.push(self.option(&option, level + 2)?);
                    }
                }
                _ => {}
            }
        }
        // Not every export has `IsHidden`; one that says it of an option says it of all.
        let options = options.into_iter().map(|option| match option.is_hidden() {
            None if hides => option.with_hidden(false),
            _ => option,
        });
        let mut definition = OptionSetDefinition::new(options.collect::<Vec<_>>())
            .with_name(set.attribute("Name").unwrap_or_default())
            .with_display_name(names)
            .with_description(description)
            .with_some_options_missing();
        if let Some((kind, _)) = kind {
            definition = definition.with_kind(kind);
        }
        Ok(definition)
    }

    fn option(&mut self, element: &Element, level: usize) -> Result<OptionDefinition, Error> {
        let number = |xml: &Xml<R>, key: &str| match element.attribute(key).filter(|text| !text.is_empty()) {
            None => Ok(None),
            Some(text) => text.trim().parse::<i32>().map(Some).map_err(|_| {
                xml.error(&format!("`{key}` of an option is {}, expected a whole number", quoted(text)))
            }),
        };
        let value = number(&self.xml, "value")?.ok_or_else(|| self.xml.error("an option without `value`"))?;
        let text = |key: &str| -> Stated<String> {
            element.attribute(key).filter(|text| !text.is_empty()).map(ToOwned::to_owned).into()
        };
        let mut option = OptionDefinition::new(value).with_color(text("Color"));
        if element.name == "option" {
            option = option.with_external_value(text("ExternalValue"));
        }
        if element.name == "state" {
            option = option.with_invariant_name(text("invariantname"));
        }
        if let Some(hidden) = element.attribute("IsHidden") {
            option = option.with_hidden(match hidden {
                "1" | "true" => true,
                "0" | "false" | "" => false,
                other => {
                    let message = format!("`IsHidden` of {value} is {}, expected 0 or 1", quoted(other));
                    return Err(self.xml.error(&message));
                }
            });
        }
        if let Some(state) = number(&self.xml, "state")? {
            option = option.with_state(state);
        }
        if let Some(default_status) = number(&self.xml, "defaultstatus")? {
            option = option.with_default_status(default_status);
        }
        if let Some(data) = element.attribute("TransitionData") {
            option = option.with_transition_data(data).map_err(|error| self.xml.error(&error.to_string()))?;
        }
        option = option.with_label(Localized::nothing()).with_description(Localized::nothing());
        while let Some(child) = self.xml.child(level)? {
            match &*child.name {
                "labels" => option = option.with_label(self.texts(level + 1)?),
                "Descriptions" => option = option.with_description(self.texts(level + 1)?),
                _ => {}
            }
        }
        Ok(option)
    }

    /// Elements with `description` and `languagecode`.
    fn texts(&mut self, level: usize) -> Result<Localized, Error> {
        let mut texts = Localized::nothing();
        while let Some(element) = self.xml.child(level)? {
            let Some(text) = element.attribute("description") else { continue };
            let code = element.attribute("languagecode").unwrap_or_default();
            let language = code.trim().parse::<u32>().ok().filter(|&language| language != 0);
            let Some(language) = language else {
                return Err(self.xml.error(&format!(
                    "`languagecode` of {} is {}, expected a locale id such as 1033",
                    quoted(text),
                    quoted(code)
                )));
            };
            if !(element.name == "Description" && text.is_empty()) {
                texts = texts.with_text(language, text);
            }
        }
        Ok(texts)
    }
}
