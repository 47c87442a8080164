//! What the attributes of an enum should say, by its definition.

use std::collections::{HashMap, HashSet};

use closure_reason::OptionSetKind;
use closure_reason::definition::{Localized, OptionDefinition, OptionSetDefinition, Stated};

use crate::source::rust::{TextIn, Value};

/// What a key should be.
#[derive(Clone, Debug)]
pub enum Wanted {
    Put(Value),
    /// The source says that there is none.
    Drop,
}

/// Keys in the order in which they are written; a key that is not listed is left as it is.
pub type Keys = Vec<(&'static str, Wanted)>;

/// The other enum of a table's states and status reasons.
#[derive(Clone, Copy)]
pub struct Other<'a> {
    pub ident: &'a str,
    pub names: &'a HashMap<i32, String>,
    pub definition: &'a OptionSetDefinition,
}

/// How the definition is put into attributes.
pub struct Scope<'a> {
    pub definition: &'a OptionSetDefinition,
    pub language: Option<u32>,
    /// The names of the enum's own variants.
    pub names: &'a HashMap<i32, String>,
    /// Where it is a state or a status enum.
    pub other: Option<Other<'a>>,
}

impl Scope<'_> {
    /// The keys of `#[option_set(..)]`.
    pub fn set(&self) -> Keys {
        let definition = self.definition;
        let mut keys = Keys::new();
        let text = |text: &str| Wanted::Put(Value::Text(text.to_owned()));
        if let (Some(true), Some(name)) = (definition.is_global(), definition.name()) {
            keys.push(("global", text(name)));
        } else {
            let place = definition.table().zip(definition.column());
            keys.extend(definition.table().map(|table| ("table", text(table))));
            keys.extend(definition.column().map(|column| ("column", text(column))));
            let usual = place.map(|(table, column)| format!("{table}_{column}"));
            let name = definition.name().filter(|name| usual.as_deref() != Some(name) && !name.is_empty());
            keys.extend(name.map(|name| ("name", text(name))));
        }
        let display_name =
            if definition.display_name().text().is_some() || definition.is_global() == Some(true) {
                definition.display_name()
            } else {
                definition.column_display_name()
            };
        keys.extend(
            self.base(display_name).filter(|name| !name.is_empty()).map(|name| ("display_name", text(name))),
        );
        keys.extend(self.others(display_name).map(|texts| ("display_names", texts)));
        if let (Some(other), Some(kind)) = (&self.other, definition.kind()) {
            let path = other.ident.to_owned();
            let kind = if kind == OptionSetKind::State { Value::State(path) } else { Value::Status(path) };
            keys.push(("kind", Wanted::Put(kind)));
        } else if definition.kind() == Some(OptionSetKind::Boolean) && definition.options().len() == 2 {
            keys.push(("kind", Wanted::Put(Value::Boolean)));
        }
        if let Some(language) = self.language.and_then(|language| i32::try_from(language).ok()) {
            keys.push(("language", Wanted::Put(Value::Number(language))));
        }
        match definition.default_value() {
            Stated::Value(value) => {
                keys.extend(
                    self.names.get(&value).map(|name| ("default", Wanted::Put(Value::Name(name.clone())))),
                );
            }
            Stated::Nothing => keys.push(("default", Wanted::Drop)),
            Stated::Unstated => {}
        }
        if self.is_status() {
            match definition.enforces_transitions() {
                Some(true) => keys.push(("enforce_transitions", Wanted::Put(Value::Flag))),
                Some(false) => keys.push(("enforce_transitions", Wanted::Drop)),
                None => {}
            }
        }
        keys
    }

    fn is_status(&self) -> bool {
        self.other.is_some() && self.definition.kind() == Some(OptionSetKind::Status)
    }

    /// The keys of `#[option(..)]`. The value comes first.
    pub fn option(&self, option: &OptionDefinition) -> Keys {
        let mut keys: Keys = vec![("value", Wanted::Put(Value::Number(option.value())))];
        let text = |text: &str| Wanted::Put(Value::Text(text.to_owned()));
        let label = option.label();
        match self.base(label) {
            Some(label) => keys.push(("label", text(label))),
            // Else the label would be the name of the variant, which nobody said.
            None if label.is_stated() => keys.push(("label", text(""))),
            None => {}
        }
        keys.extend(self.others(label).map(|texts| ("labels", texts)));
        let description = option.description();
        if let Some(base) = self.base(description) {
            keys.push(("desc", if base.is_empty() { Wanted::Drop } else { text(base) }));
        } else if description.is_stated() && description.text().is_none() {
            keys.extend([("desc", Wanted::Drop), ("descs", Wanted::Drop)]);
        }
        keys.extend(self.others(description).map(|texts| ("descs", texts)));
        let stated = |key, stated: Stated<&str>, is_fit: fn(&str) -> bool| match stated {
            Stated::Value(value) if is_fit(value) => Some((key, text(value))),
            Stated::Nothing => Some((key, Wanted::Drop)),
            _ => None,
        };
        keys.extend(stated("color", option.color(), is_color));
        keys.extend(stated("external_value", option.external_value(), |text| !text.is_empty()));
        match option.is_hidden() {
            Some(true) => keys.push(("hidden", Wanted::Put(Value::Flag))),
            Some(false) => keys.push(("hidden", Wanted::Drop)),
            None => {}
        }
        let Some(other) = &self.other else { return keys };
        if self.is_status() {
            let state = option.state().and_then(|state| other.names.get(&state));
            keys.extend(state.map(|state| ("state", Wanted::Put(Value::Name(state.clone())))));
            match (self.definition.enforces_transitions(), option.transitions()) {
                (Some(true), next) => {
                    let mut next: Vec<_> =
                        next.unwrap_or_default().iter().filter(|&&to| to != option.value()).collect();
                    next.sort_unstable();
                    next.dedup();
                    let names: Vec<_> =
                        next.into_iter().filter_map(|to| self.names.get(to).cloned()).collect();
                    let wanted =
                        if names.is_empty() { Wanted::Drop } else { Wanted::Put(Value::Names(names)) };
                    keys.push(("transitions", wanted));
                }
                (Some(false), _) => keys.push(("transitions", Wanted::Drop)),
                (None, _) => {}
            }
        } else {
            keys.extend(stated("invariant_name", option.invariant_name(), |text| !text.is_empty()));
            if let Some(default) = option.default_status() {
                keys.extend(
                    other
                        .names
                        .get(&default)
                        .map(|name| ("default_status", Wanted::Put(Value::Name(name.clone())))),
                );
                let state_of = |status: &OptionDefinition| status.state();
                let its = other.definition.option(default).and_then(state_of);
                let any =
                    other.definition.options().iter().any(|status| status.state() == Some(option.value()));
                let flag = |is: bool| if is { Wanted::Put(Value::Flag) } else { Wanted::Drop };
                let is_odd = its.is_some_and(|state| state != option.value());
                keys.push(("default_of_another_state", flag(is_odd && any)));
                keys.push(("no_status_reasons", flag(is_odd && !any)));
            }
        }
        keys
    }

    /// The text in the base language.
    fn base<'t>(&self, text: &'t Localized) -> Option<&'t str> {
        match self.language {
            Some(language) if text.language().is_some() => text.text_in(language),
            _ => text.text(),
        }
    }

    fn others(&self, text: &Localized) -> Option<Wanted> {
        let mut texts: Vec<_> = text
            .iter()
            .filter(|(language, _)| Some(*language) != self.language)
            .map(|(language, text)| TextIn { language, text: text.to_owned(), span: 0..0 })
            .collect();
        texts.sort_by_key(|text| text.language);
        (!texts.is_empty()).then_some(Wanted::Put(Value::Texts(texts)))
    }
}

/// Whether two options share a text in one language, but for the case of ASCII letters; of status reasons, two of a state.
///
/// Each option is given by its state, its texts in the base language, and those in others.
pub fn labels_repeat<'a>(
    options: impl Iterator<Item = (Option<&'a str>, Vec<&'a str>, &'a [TextIn])>,
) -> bool {
    let mut seen = HashSet::new();
    for (state, base, others) in options {
        let others = others.iter().map(|text| (text.language, &*text.text));
        for (language, text) in base.into_iter().map(|text| (0, text)).chain(others) {
            if !seen.insert((state.map(str::to_owned), language, text.to_ascii_lowercase())) {
                return true;
            }
        }
    }
    false
}

fn is_color(text: &str) -> bool {
    let digits = text.strip_prefix('#').unwrap_or_default();
    digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// The language of a set's labels: that of the first option that names it.
pub fn base_language(definition: &OptionSetDefinition) -> Option<u32> {
    definition.options().iter().find_map(|option| option.label().language())
}
