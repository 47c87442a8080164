//! An option set in XML, local or global, and its options.

use std::io::BufRead;

use closure_reason::OptionSetKind;

use crate::definition::{Localized, OptionDefinition, OptionSetDefinition, Stated, transitions};
use crate::report::error::Error;
use crate::report::terminal::quoted;
use crate::source::xml::{Element, Xml};

/// What a type of column or set means, and whether it holds several options.
pub(super) fn kind_of(word: &str) -> Option<(OptionSetKind, bool)> {
    Some(match word {
        "picklist" => (OptionSetKind::Choice, false),
        "multiselectpicklist" => (OptionSetKind::Choice, true),
        "state" => (OptionSetKind::State, false),
        "status" => (OptionSetKind::Status, false),
        "bit" => (OptionSetKind::Boolean, false),
        _ => return None,
    })
}

/// The elements of a set that are read.
const PROPERTIES: [&str; 6] =
    ["OptionSetType", "displaynames", "Descriptions", "options", "statuses", "states"];

impl<R: BufRead> Xml<R> {
    /// An option set, whose start tag has been read.
    pub(super) fn set(&mut self, set: &Element, level: usize) -> Result<OptionSetDefinition, Error> {
        let mut options = Vec::new();
        let mut hides = false;
        let (mut kind, mut names, mut description) = (None, Localized::nothing(), Localized::nothing());
        let mut seen = Vec::new();
        while let Some(element) = self.child(level)? {
            if PROPERTIES.contains(&&*element.name) {
                self.once(&mut seen, &element)?;
            }
            match &*element.name {
                "OptionSetType" => kind = kind_of(self.text(level + 1)?.trim()),
                "displaynames" => names = self.texts(level + 1)?,
                "Descriptions" => description = self.texts(level + 1)?,
                "options" | "statuses" | "states" => {
                    while let Some(option) = self.child(level + 1)? {
                        hides |= option.attribute("IsHidden").is_some();
                        options.push(self.option(&option, level + 2)?);
                    }
                }
                _ => {}
            }
        }
        // Not every export has `IsHidden`; if one option has it, all do.
        for option in options.iter_mut().filter(|_| hides) {
            option.hidden.get_or_insert(false);
        }
        Ok(OptionSetDefinition {
            name: Some(set.attribute("Name").unwrap_or_default().to_owned()),
            kind: kind.map(|(kind, _)| kind),
            display_name: names,
            description,
            partial: true,
            ..OptionSetDefinition::new(options)
        })
    }

    fn option(&mut self, element: &Element, level: usize) -> Result<OptionDefinition, Error> {
        let number = |xml: &Self, key: &str| match element.attribute(key).filter(|text| !text.is_empty()) {
            None => Ok(None),
            Some(text) => text.trim().parse::<i32>().map(Some).map_err(|_| {
                xml.error(&format!("`{key}` of an option is {}, expected a whole number", quoted(text)))
            }),
        };
        let value = number(self, "value")?.ok_or_else(|| self.error("an option without `value`"))?;
        let text = |key: &str| -> Stated<String> {
            element.attribute(key).filter(|text| !text.is_empty()).map(ToOwned::to_owned).into()
        };
        let mut option = OptionDefinition {
            value,
            label: Localized::nothing(),
            description: Localized::nothing(),
            color: text("Color"),
            state: number(self, "state")?,
            default_status: number(self, "defaultstatus")?,
            ..OptionDefinition::default()
        };
        if element.name == "option" {
            option.external_value = text("ExternalValue");
        }
        if element.name == "state" {
            option.invariant_name = text("invariantname");
        }
        if let Some(hidden) = element.attribute("IsHidden") {
            option.hidden = Some(match hidden {
                "1" | "true" => true,
                "0" | "false" | "" => false,
                other => {
                    let message = format!("`IsHidden` of {value} is {}, expected 0 or 1", quoted(other));
                    return Err(self.error(&message));
                }
            });
        }
        if let Some(data) = element.attribute("TransitionData") {
            option.transitions = transitions(value, data).map_err(|error| self.error(&error.to_string()))?;
        }
        let mut seen = Vec::new();
        while let Some(child) = self.child(level)? {
            if matches!(&*child.name, "labels" | "Descriptions") {
                self.once(&mut seen, &child)?;
            }
            match &*child.name {
                "labels" => option.label = self.texts(level + 1)?,
                "Descriptions" => option.description = self.texts(level + 1)?,
                _ => {}
            }
        }
        Ok(option)
    }

    /// Elements with `description` and `languagecode`.
    pub(super) fn texts(&mut self, level: usize) -> Result<Localized, Error> {
        let mut texts = Localized::nothing();
        while let Some(element) = self.child(level)? {
            let Some(text) = element.attribute("description") else { continue };
            let code = element.attribute("languagecode").unwrap_or_default();
            let language = code.trim().parse::<u32>().ok().filter(|&language| language != 0);
            let Some(language) = language else {
                return Err(self.error(&format!(
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
