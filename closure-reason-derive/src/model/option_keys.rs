use syn::Attribute;
use syn::spanned::Spanned;

use super::keys::{self, Seen};
use super::set_keys::SET_KEYS;
use crate::attr::{self, Entry, Number, Text};
use crate::errors::Errors;

/// What `#[option(..)]` says.
#[derive(Default)]
pub(super) struct OptionKeys {
    pub(super) value: Option<Number>,
    pub(super) label: Option<Text>,
    pub(super) description: Option<Text>,
    pub(super) aliases: Vec<Text>,
}

impl OptionKeys {
    /// Reads the attributes of a variant. Also returns whether they have a value, be it one with a mistake, or one that a
    /// mistake in the grammar may hide.
    pub(super) fn read(attrs: &[Attribute], errors: &mut Errors) -> (Self, bool) {
        let mut keys = Self::default();
        let mut seen = Seen::default();
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
                if key == "alias" || seen.first(&key, &entry, errors) {
                    keys.accept(&key, entry, errors);
                }
            }
        }
        (keys, seen.span("value").is_some() || !legible)
    }

    fn accept(&mut self, key: &str, entry: Entry, errors: &mut Errors) {
        match key {
            "value" => self.value = entry.number(errors),
            "label" => self.label = entry.text(errors),
            "desc" => self.description = entry.text(errors),
            "alias" => self.aliases.extend(entry.text(errors)),
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

pub(super) const OPTION_KEYS: &[&str] = &["value", "label", "desc", "alias"];
