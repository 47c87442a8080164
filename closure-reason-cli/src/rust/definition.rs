//! The definition of an enum from its attributes, the same as the library gives for the compiled enum.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use closure_reason::OptionSetKind;

use super::attribute::{AttributeValue, OptionAttribute};
use super::derived_enum::{RustEnum, RustOption};
use crate::definition::{Localized, OptionDefinition, OptionSetDefinition, Stated};

/// An enum that others may refer to: states and status reasons name each other's variants.
pub struct ReferencedEnum {
    ident: String,
    modules: Vec<String>,
    table: Option<String>,
    kind: Option<OptionSetKind>,
    values: HashMap<String, i32>,
}

/// What others may refer to in these enums.
pub fn known(enums: &[RustEnum]) -> impl Iterator<Item = ReferencedEnum> {
    enums.iter().map(|one| ReferencedEnum {
        ident: bare(&one.ident).to_owned(),
        modules: one.modules.clone(),
        table: one.text("table").map(str::to_owned),
        kind: other(one).map(|(kind, _)| kind),
        values: one.options.iter().map(|option| (bare(&option.ident).to_owned(), option.value)).collect(),
    })
}

/// Fills in the definitions of one file's enums, which may name enums of other files.
pub fn complete(enums: &mut [RustEnum], elsewhere: &[ReferencedEnum]) {
    let here: Vec<_> = known(enums).collect();
    for one in enums {
        let own: HashMap<&str, i32> =
            one.options.iter().map(|option| (bare(&option.ident), option.value)).collect();
        let named = named(one, &here).or_else(|| named_elsewhere(one, elsewhere));
        (one.definition, one.twins) = set(one, &own, named.map(|known| &known.values));
    }
}

/// The kind of a state or status enum, and the name of the other one.
fn other(one: &RustEnum) -> Option<(OptionSetKind, &str)> {
    let (kind, path) = match &one.key("kind")?.value {
        AttributeValue::State(path) => (OptionSetKind::State, path),
        AttributeValue::Status(path) => (OptionSetKind::Status, path),
        _ => return None,
    };
    Some((kind, bare(path.rsplit("::").next()?)))
}

/// The other enum, if it is in this file: the one in the same module, else the only one of that name.
fn named<'a>(one: &RustEnum, here: &'a [ReferencedEnum]) -> Option<&'a ReferencedEnum> {
    let (_, name) = other(one)?;
    let mut named = here.iter().filter(|known| known.ident == name);
    let near = named.clone().find(|known| known.modules == one.modules);
    let first = named.next();
    near.or_else(|| first.filter(|_| named.next().is_none()))
}

/// The other enum of the same table in another file: by its name, or under any name if it was imported. If there are several,
/// they must have the same variants.
fn named_elsewhere<'a>(one: &RustEnum, elsewhere: &'a [ReferencedEnum]) -> Option<&'a ReferencedEnum> {
    let (kind, name) = other(one)?;
    let of_table = |known: &&ReferencedEnum| {
        known.table.as_deref() == one.text("table") && known.kind.is_some_and(|other| other != kind)
    };
    let all: Vec<_> = elsewhere.iter().filter(of_table).collect();
    let named: Vec<_> = all.iter().copied().filter(|known| known.ident == name).collect();
    let found = if named.is_empty() { all } else { named };
    let first = found.first()?;
    found.iter().all(|known| known.values == first.values).then_some(first)
}

fn bare(ident: &str) -> &str {
    ident.trim_start_matches("r#")
}

fn set(
    one: &RustEnum,
    own: &HashMap<&str, i32>,
    other: Option<&HashMap<String, i32>>,
) -> (OptionSetDefinition, Vec<(usize, OptionSetDefinition)>) {
    let language = match one.key("language").map(|entry| &entry.value) {
        Some(AttributeValue::Number(language)) => u32::try_from(*language).ok(),
        _ => None,
    };
    let kind = match one.key("kind").map(|entry| &entry.value) {
        Some(AttributeValue::Boolean) => OptionSetKind::Boolean,
        Some(AttributeValue::State(_)) => OptionSetKind::State,
        Some(AttributeValue::Status(_)) => OptionSetKind::Status,
        _ => OptionSetKind::Choice,
    };
    let enforces_transitions = one.key("enforce_transitions").is_some();
    let has = |key: &str| one.options.iter().any(|option| option.key(key).is_some());
    let said = StatedKeys {
        description: one
            .options
            .iter()
            .any(|option| text(option, "desc").is_some_and(|text| !text.is_empty())),
        color: has("color"),
        external_value: has("external_value"),
        invariant_name: has("invariant_name"),
    };
    let scope = EnumContext { language, own, other, said, enforces_transitions };
    let mut options: Vec<OptionDefinition> = Vec::with_capacity(one.options.len());
    let (mut places, mut twins) = (HashMap::new(), Vec::new());
    for (at, option) in one.options.iter().map(|option| scope.option(option)).enumerate() {
        match places.entry(option.value) {
            Entry::Vacant(place) => {
                place.insert(options.len());
                options.push(option);
            }
            Entry::Occupied(first) => twins.push((at, *first.get(), option)),
        }
    }
    let global = one.text("global");
    let name = global.or(one.text("name"));
    let default = one.key("default").and_then(|entry| scope.own(&entry.value));
    let definition = OptionSetDefinition {
        enum_name: Some(bare(&one.ident).into()),
        kind: Some(kind),
        display_name: localized(language, one.text("display_name"), &one.attributes, "display_names"),
        table: one.text("table").map(Into::into),
        column: one.text("column").map(Into::into),
        name: name.map(Into::into),
        global: name.map(|_| global.is_some()),
        default: default.map_or(Stated::Unstated, Stated::Value),
        enforces_transitions: (kind == OptionSetKind::Status).then_some(enforces_transitions),
        ..OptionSetDefinition::new(options.iter().cloned())
    };
    let twins = twins.into_iter().map(|(at, first, twin)| {
        let mut options = options.clone();
        options[first] = twin;
        (at, OptionSetDefinition { options: options.into_iter().collect(), ..definition.clone() })
    });
    let twins = twins.collect();
    (definition, twins)
}

/// Which keys any option of the enum has.
struct StatedKeys {
    description: bool,
    color: bool,
    external_value: bool,
    invariant_name: bool,
}

struct EnumContext<'a> {
    language: Option<u32>,
    own: &'a HashMap<&'a str, i32>,
    other: Option<&'a HashMap<String, i32>>,
    said: StatedKeys,
    enforces_transitions: bool,
}

impl EnumContext<'_> {
    fn option(&self, option: &RustOption) -> OptionDefinition {
        let label = localized(self.language, Some(option.label()), &option.attributes, "labels");
        let doc_comment = option.doc_comment.as_deref().filter(|_| option.key("desc").is_none());
        let given = text(option, "desc").filter(|text| !text.is_empty());
        let description = localized(self.language, given.or(doc_comment), &option.attributes, "descs");
        let has_none =
            doc_comment.is_none() && given.is_none() && self.said.description && description.is_unstated();
        let next = || match option.key("transitions").map(|entry| &entry.value) {
            Some(AttributeValue::Names(names)) => names.iter().filter_map(|name| self.named(name)).collect(),
            _ => Vec::new(),
        };
        OptionDefinition {
            value: option.value,
            label,
            aliases: option.aliases().map(Into::into).collect(),
            description: if has_none { Localized::nothing() } else { description },
            doc_comment: doc_comment.is_some(),
            color: stated(text(option, "color"), self.said.color),
            external_value: stated(text(option, "external_value"), self.said.external_value),
            invariant_name: stated(text(option, "invariant_name"), self.said.invariant_name),
            hidden: Some(option.key("hidden").is_some()),
            state: self.of_other(option, "state"),
            default_status: self.of_other(option, "default_status"),
            transitions: self.enforces_transitions.then(next),
        }
    }

    /// The value of a variant of this enum.
    fn own(&self, name: &AttributeValue) -> Option<i32> {
        match name {
            AttributeValue::Name(name) => self.named(name),
            _ => None,
        }
    }

    fn named(&self, name: &str) -> Option<i32> {
        self.own.get(bare(name)).copied()
    }

    /// The value of a variant of the other enum, if that enum is known.
    fn of_other(&self, option: &RustOption, key: &str) -> Option<i32> {
        match &option.key(key)?.value {
            AttributeValue::Name(name) => self.other?.get(bare(name)).copied(),
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

/// The text in the base language, which may be unknown, and the texts in other languages.
fn localized(
    base: Option<u32>,
    text: Option<&str>,
    attributes: &[OptionAttribute],
    others: &str,
) -> Localized {
    let base = match (base, text) {
        (_, None) => Localized::default(),
        (Some(language), Some(text)) => Localized::default().with_text(language, text),
        (None, Some(text)) => Localized::plain(text),
    };
    let entries = attributes.iter().flat_map(|attribute| &attribute.entries);
    let mut texts: Vec<_> = entries
        .filter(|entry| entry.key == others)
        .filter_map(|entry| match &entry.value {
            AttributeValue::Texts(texts) => Some(texts),
            _ => None,
        })
        .flatten()
        .collect();
    texts.sort_by_key(|text| text.language);
    texts.iter().fold(base, |localized, text| localized.with_text(text.language, &*text.text))
}
