use proc_macro2::Span;
use syn::spanned::Spanned;
use syn::{Attribute, Ident};

use super::keys::{self, Seen};
use super::set_keys::SET_KEYS;
use crate::attr::{self, Entry, InLanguage, Number, Text};
use crate::errors::Errors;

/// What `#[option(..)]` says.
#[derive(Default)]
pub(crate) struct OptionKeys {
    pub(crate) value: Option<Number>,
    pub(crate) label: Option<Text>,
    pub(crate) labels: Vec<InLanguage>,
    pub(crate) desc: Option<Text>,
    pub(crate) descs: Vec<InLanguage>,
    pub(crate) aliases: Vec<Text>,
    pub(crate) color: Option<Text>,
    pub(crate) external_value: Option<Text>,
    pub(crate) hidden: bool,
    pub(crate) invariant_name: Option<Text>,
    pub(crate) default_status: Option<Ident>,
    pub(crate) state: Option<Ident>,
    pub(crate) transitions: Option<Vec<Ident>>,
    /// Where the keys are.
    seen: Seen,
    /// Whether something in the attributes is wrong: then what is missing is not worth a second error.
    pub(crate) has_faults: bool,
}

pub(super) const OPTION_KEYS: &[&str] = &[
    "value",
    "label",
    "labels",
    "desc",
    "descs",
    "alias",
    "color",
    "external_value",
    "hidden",
    "invariant_name",
    "default_status",
    "state",
    "transitions",
];

impl OptionKeys {
    /// Reads the attributes of a variant. Also returns whether they have a value, be it one with a mistake, or one that a
    /// mistake in the grammar may hide.
    pub(super) fn read(attrs: &[Attribute], errors: &mut Errors) -> (Self, bool) {
        let mut keys = Self::default();
        let count = errors.count();
        let mut legible = true;
        for attr in attrs {
            if attr.path().is_ident("option_set") {
                errors.push(
                    attr.path().span(),
                    "`#[option_set]` belongs on the enum; on a variant it is `#[option(..)]`",
                );
                legible = false;
            }
            if !attr.path().is_ident("option") {
                continue;
            }
            let mistakes = errors.count();
            let entries = attr::entries(keys::list(attr, errors), errors);
            legible &= errors.count() == mistakes;
            for entry in entries {
                legible &= !entry.swallows_the_next();
                let key = entry.key.to_string();
                // It may be `value`, misspelt.
                legible &= OPTION_KEYS.contains(&&*key) || SET_KEYS.contains(&&*key);
                if key == "alias" || keys.seen.first(&key, &entry, errors) {
                    keys.accept(&key, entry, errors);
                }
            }
        }
        keys.has_faults = errors.count() > count;
        let has_value = keys.span("value").is_some() || !legible;
        (keys, has_value)
    }

    /// Where a key is.
    pub(crate) fn span(&self, key: &str) -> Option<Span> {
        self.seen.span(key)
    }

    fn accept(&mut self, key: &str, entry: Entry, errors: &mut Errors) {
        match key {
            "value" => self.value = entry.number(errors),
            "label" => self.label = entry.text(errors),
            "desc" => self.desc = entry.text(errors),
            "alias" => self.aliases.extend(entry.text(errors)),
            "labels" => self.labels = entry.texts_in_languages(errors),
            "descs" => self.descs = entry.texts_in_languages(errors),
            "color" => self.color = color(entry, errors),
            "external_value" => self.external_value = keys::name(entry, errors),
            "hidden" => {
                entry.flag(errors);
                self.hidden = true;
            }
            "invariant_name" => self.invariant_name = keys::name(entry, errors),
            "default_status" => self.default_status = entry.ident(errors),
            "state" => self.state = entry.ident(errors),
            "transitions" => self.transitions = entry.idents(errors),
            _ if SET_KEYS.contains(&key) => {
                errors.push(
                    entry.key.span(),
                    format_args!("`{key}` belongs on the enum, in `#[option_set(..)]`"),
                );
            }
            _ => keys::unknown(&entry, "option", OPTION_KEYS, errors),
        }
    }
}

/// A colour as Dataverse writes it.
fn color(entry: Entry, errors: &mut Errors) -> Option<Text> {
    let text = entry.text(errors)?;
    let digits = text.value.strip_prefix('#').unwrap_or_default();
    if digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return Some(text);
    }
    errors.push(text.literal.span(), "`color` takes `#` and six hexadecimal digits, such as `\"#0000ff\"`");
    None
}
