use proc_macro2::Span;
use syn::parse::Parser;
use syn::spanned::Spanned;
use syn::{Attribute, Ident, Path};

use super::keys::{self, Seen};
use super::option_keys::OPTION_KEYS;
use crate::attr::{self, Entry, InLanguage, Text};
use crate::errors::Errors;
use crate::kind::Kind;

/// What `#[option_set(..)]` says.
#[derive(Default)]
pub(crate) struct SetKeys {
    pub(crate) name: Option<Text>,
    pub(crate) table: Option<Text>,
    pub(crate) column: Option<Text>,
    pub(crate) global: Option<Text>,
    pub(crate) display_name: Option<Text>,
    pub(crate) display_names: Vec<InLanguage>,
    pub(crate) kind: Kind,
    pub(crate) language: Option<u32>,
    pub(crate) default: Option<Ident>,
    pub(crate) enforce_transitions: Option<Span>,
    pub(crate) serde: bool,
    pub(crate) allow_duplicate_labels: bool,
    pub(crate) facade: Option<Path>,
}

pub(super) const SET_KEYS: &[&str] = &[
    "name",
    "table",
    "column",
    "global",
    "display_name",
    "display_names",
    "kind",
    "language",
    "default",
    "enforce_transitions",
    "serde",
    "allow_duplicate_labels",
    "crate",
];

impl SetKeys {
    pub(crate) fn read(attrs: &[Attribute], errors: &mut Errors) -> Self {
        let mut set = Self::default();
        let mut seen = Seen::default();
        for attr in attrs {
            if attr.path().is_ident("option") {
                errors.push(
                    attr.path().span(),
                    "`#[option]` belongs on a variant; on the enum it is `#[option_set(..)]`",
                );
            }
            if !attr.path().is_ident("option_set") {
                continue;
            }
            for entry in attr::entries(keys::list(attr, errors), errors) {
                let key = entry.key.to_string();
                if seen.first(&key, &entry, errors) {
                    set.accept(&key, entry, errors);
                }
            }
        }
        check_global(&seen, errors);
        set
    }

    fn accept(&mut self, key: &str, entry: Entry, errors: &mut Errors) {
        match key {
            "name" => self.name = keys::name(entry, errors),
            "table" => self.table = keys::name(entry, errors),
            "column" => self.column = keys::name(entry, errors),
            "global" => self.global = keys::name(entry, errors),
            "display_name" => self.display_name = keys::name(entry, errors),
            "display_names" => self.display_names = entry.texts_in_languages(errors),
            "kind" => self.kind = Kind::read(entry, errors),
            "language" => self.language = entry.language(errors),
            "default" => self.default = entry.ident(errors),
            "enforce_transitions" => {
                let span = entry.key.span();
                self.enforce_transitions = Some(span);
                entry.flag(errors);
            }
            "serde" => {
                if !cfg!(feature = "serde") {
                    errors.push(
                        entry.key.span(),
                        "`serde` needs the feature `serde` of the crate `closure-reason`: turn it on in Cargo.toml",
                    );
                }
                self.serde = true;
                entry.flag(errors);
            }
            "allow_duplicate_labels" => {
                self.allow_duplicate_labels = true;
                entry.flag(errors);
            }
            "crate" => self.facade = path(entry, errors),
            _ if OPTION_KEYS.contains(&key) => {
                errors
                    .push(entry.key.span(), format_args!("`{key}` belongs on a variant, in `#[option(..)]`"));
            }
            _ => keys::unknown(&entry, "option_set", SET_KEYS, errors),
        }
    }
}

/// A global set belongs to no one column.
fn check_global(seen: &Seen, errors: &mut Errors) {
    let Some(global) = seen.span("global") else { return };
    let mut beside = Vec::new();
    for key in ["name", "table", "column"] {
        if let Some(span) = seen.span(key) {
            errors.push(
                span,
                format_args!("a global option set has no `{key}`: columns of many tables share it"),
            );
            beside.push(format!("`{key}`"));
        }
    }
    if !beside.is_empty() {
        errors.push(global, format_args!("`global` is given here, beside {}", beside.join(", ")));
    }
}

fn path(entry: Entry, errors: &mut Errors) -> Option<Path> {
    let tokens = entry.tokens("path::to::closure_reason", errors)?;
    let path = Path::parse_mod_style.parse2(tokens.clone()).ok();
    if path.is_none() {
        errors.push_over(tokens, "`crate` takes a path, such as `crate = my_crate::closure_reason`");
    }
    path
}
