//! What the attributes say, as the library states it of a compiled enum.

use std::collections::HashMap;

use closure_reason::OptionSetKind;
use closure_reason::definition::{Localized, OptionDefinition, OptionSetDefinition, Stated};

use super::attribute::{Attribute, Value};
use super::derived::{RustEnum, RustOption};
use super::mistake::Mistake;

/// Fills in the definitions. States and status reasons name each other's variants, so all enums are needed.
pub(super) fn complete(enums: &mut [RustEnum]) -> Result<(), Mistake> {
    let variants: Vec<(String, Vec<String>, HashMap<String, i32>)> = enums
        .iter()
        .map(|one| {
            let values = one.options.iter().map(|option| (bare(&option.ident).to_owned(), option.value));
            (bare(&one.ident).to_owned(), one.modules.clone(), values.collect())
        })
        .collect();
    for one in enums {
        let own: HashMap<&str, i32> =
            one.options.iter().map(|option| (bare(&option.ident), option.value)).collect();
        // The other enum, if it is in this file: in the same module first, else the only one of its name.
        let other = one.key("kind").and_then(|entry| match &entry.value {
            Value::State(path) | Value::Status(path) => Some(bare(path.rsplit("::").next()?)),
            _ => None,
        });
        let other = other.and_then(|name| {
            let mut named = variants.iter().filter(|(ident, ..)| ident == name);
            let near = named.clone().find(|(_, modules, _)| *modules == one.modules);
            let first = named.next();
            near.or_else(|| first.filter(|_| named.next().is_none())).map(|(.., values)| values)
        });
        one.definition = set(one, &own, other)?;
    }
    Ok(())
}

fn bare(ident: &str) -> &str {
    ident.trim_start_matches("r#")
}

fn set(
    one: &RustEnum,
    own: &HashMap<&str, i32>,
    other: Option<&HashMap<String, i32>>,
) -> Result<OptionSetDefinition, Mistake> {
    let language = match one.key("language").map(|entry| &entry.value) {
        Some(Value::Number(language)) => u32::try_from(*language).ok(),
        _ => None,
    };
    let kind = match one.key("kind").map(|entry| &entry.value) {
        Some(Value::Boolean) => OptionSetKind::Boolean,
        Some(Value::State(_)) => OptionSetKind::State,
        Some(Value::Status(_)) => OptionSetKind::Status,
        _ => OptionSetKind::Choice,
    };
    let enforces_transitions = one.key("enforce_transitions").is_some();
    let has = |key: &str| one.options.iter().any(|option| option.key(key).is_some());
    let said = Said {
        description: one
            .options
            .iter()
            .any(|option| text(option, "desc").is_some_and(|text| !text.is_empty())),
        color: has("color"),
        external_value: has("external_value"),
        invariant_name: has("invariant_name"),
    };
    let scope = Scope { language, own, other, said, enforces_transitions, ident: &one.ident };
    let options = one.options.iter().map(|option| scope.option(option)).collect::<Result<Vec<_>, _>>()?;
    let mut definition = OptionSetDefinition::new(options)
        .with_enum_name(bare(&one.ident))
        .with_kind(kind)
        .with_display_name(localized(language, one.text("display_name"), &one.attributes, "display_names"));
    if let Some(table) = one.text("table") {
        definition = definition.with_table(table);
    }
    if let Some(column) = one.text("column") {
        definition = definition.with_column_name(column);
    }
    let global = one.text("global");
    if let Some(entry) = one.key("global")
        && let Some(beside) = ["name", "table", "column"].iter().find(|key| one.key(key).is_some())
    {
        return Err(Mistake::new(
            entry.key_span.start,
            format!("a global option set has no `{beside}`: columns of many tables share it"),
        ));
    }
    if let Some(name) = global.or(one.text("name")) {
        definition = definition.with_name(name).with_global(global.is_some());
    }
    if let Some(entry) = one.key("default") {
        definition = definition.with_default(Stated::Value(scope.own(&entry.value, entry.value_span.start)?));
    }
    if kind == OptionSetKind::Status {
        definition = definition.with_enforced_transitions(enforces_transitions);
    }
    Ok(definition)
}

/// Which keys any option of the enum has.
struct Said {
    description: bool,
    color: bool,
    external_value: bool,
    invariant_name: bool,
}

struct Scope<'a> {
    language: Option<u32>,
    own: &'a HashMap<&'a str, i32>,
    other: Option<&'a HashMap<String, i32>>,
    said: Said,
    enforces_transitions: bool,
    ident: &'a str,
}

impl Scope<'_> {
    fn option(&self, option: &RustOption) -> Result<OptionDefinition, Mistake> {
        let label = localized(self.language, Some(option.label()), &option.attributes, "labels");
        let mut definition = OptionDefinition::new(option.value)
            .with_label(label)
            .with_color(stated(text(option, "color"), self.said.color))
            .with_external_value(stated(text(option, "external_value"), self.said.external_value))
            .with_invariant_name(stated(text(option, "invariant_name"), self.said.invariant_name))
            .with_hidden(option.key("hidden").is_some());
        definition = option.aliases().fold(definition, OptionDefinition::with_alias);
        let doc_comment = option.doc_comment.as_deref().filter(|_| option.key("desc").is_none());
        let given = text(option, "desc").filter(|text| !text.is_empty());
        let description = localized(self.language, given.or(doc_comment), &option.attributes, "descs");
        definition = if doc_comment.is_some() {
            definition.with_doc_comment(description)
        } else if given.is_none() && self.said.description && !description.is_stated() {
            definition.with_description(Localized::nothing())
        } else {
            definition.with_description(description)
        };
        if let Some(state) = self.of_other(option, "state") {
            definition = definition.with_state(state);
        }
        if let Some(default_status) = self.of_other(option, "default_status") {
            definition = definition.with_default_status(default_status);
        }
        if self.enforces_transitions {
            let mut next = Vec::new();
            if let Some(entry) = option.key("transitions")
                && let Value::Names(names) = &entry.value
            {
                for name in names {
                    next.push(self.own(&Value::Name(name.clone()), entry.value_span.start)?);
                }
            }
            definition = definition.with_transitions(next);
        }
        Ok(definition)
    }

    /// The value of a variant of this enum.
    fn own(&self, name: &Value, at: usize) -> Result<i32, Mistake> {
        let name = match name {
            Value::Name(name) => bare(name),
            _ => "",
        };
        let missing = || Mistake::new(at, format!("`{name}` is not a variant of `{}`", self.ident));
        self.own.get(name).copied().ok_or_else(missing)
    }

    /// The value of a variant of the other enum; none where that is not in this file.
    fn of_other(&self, option: &RustOption, key: &str) -> Option<i32> {
        match &option.key(key)?.value {
            Value::Name(name) => self.other?.get(bare(name)).copied(),
            _ => None,
        }
    }
}

fn text<'a>(option: &'a RustOption, key: &str) -> Option<&'a str> {
    option.key(key)?.value.text()
}

fn stated(text: Option<&str>, said: bool) -> Stated<String> {
    match text {
        Some(text) => Stated::Value(text.to_owned()),
        None if said => Stated::Nothing,
        None => Stated::Unstated,
    }
}

/// The text in the base language, which the enum may not name, then the others.
fn localized(base: Option<u32>, text: Option<&str>, attributes: &[Attribute], others: &str) -> Localized {
    let base = match (base, text) {
        (_, None) => Localized::default(),
        (Some(language), Some(text)) => Localized::default().with_text(language, text),
        (None, Some(text)) => Localized::plain(text),
    };
    let entries = attributes.iter().flat_map(|attribute| &attribute.entries);
    let mut texts: Vec<_> = entries
        .filter(|entry| entry.key == others)
        .filter_map(|entry| match &entry.value {
            Value::Texts(texts) => Some(texts),
            _ => None,
        })
        .flatten()
        .collect();
    texts.sort_by_key(|text| text.language);
    texts.iter().fold(base, |localized, text| localized.with_text(text.language, &*text.text))
}
