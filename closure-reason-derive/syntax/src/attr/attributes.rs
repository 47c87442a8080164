//! Reads the attributes of one item into its keys.

use core::ops::Deref;

use proc_macro2::{Span, TokenStream};
use syn::{Attribute, Ident, Meta};

use super::grammar::{self, Body, Entry};
use super::key_span::KeySpan;
use super::nearest_key::nearest;
use crate::errors::Errors;

/// The keys that an item may have, as listed by [`keys!`](super::keys).
pub trait Keys: Default {
    /// The keys of the item that this one is often mistaken for.
    type Other: Keys;

    const ATTRIBUTE: &'static str;
    /// The item with its article: `a variant`.
    const ITEM: &'static str;
    const NAMES: &'static [&'static str];

    /// Takes an entry, unless no key has that name.
    fn accept(&mut self, name: &str, entry: Entry, errors: &mut Errors) -> Result<(), Entry>;
}

/// The attributes of an item.
#[derive(Default)]
pub struct Attributes<K> {
    /// What they say.
    pub keys: K,
    /// Whether a mistake may hide a key. If so, do not also report that key as missing.
    pub hide_keys: bool,
    /// The same, for a key that takes no value.
    pub hide_flags: bool,
    /// Whether anything in them is wrong.
    pub faulty: bool,
}

/// The value of a key, and where it is.
#[derive(Default)]
pub struct Given<T> {
    given: T,
    place: Option<KeySpan>,
}

impl<K: Keys> Attributes<K> {
    /// Reads the attributes that concern the option set, and leaves others alone.
    pub fn read(attrs: &[Attribute], errors: &mut Errors) -> Self {
        let mut read = Self::default();
        let count = errors.count();
        for attr in attrs {
            if attr.path().is_ident(K::ATTRIBUTE) {
                let tokens = list(attr, errors);
                read.accept(tokens, errors);
            } else if attr.path().is_ident(K::Other::ATTRIBUTE) {
                errors.push_over(
                    attr.path(),
                    format_args!(
                        "`#[{}]` belongs on {}; on {} it is `#[{}(..)]`",
                        K::Other::ATTRIBUTE,
                        K::Other::ITEM,
                        K::ITEM,
                        K::ATTRIBUTE
                    ),
                );
                // Read it as what it should be, so that nothing seems to be missing.
                let mut follow_ups = Errors::default();
                read.accept(list(attr, &mut follow_ups), &mut follow_ups);
                read.hide(follow_ups.count() > 0);
            }
        }
        read.faulty = errors.count() > count;
        read
    }

    /// Notes whether a mistake may hide any key.
    fn hide(&mut self, hidden: bool) {
        self.hide_keys |= hidden;
        self.hide_flags |= hidden;
    }

    fn accept(&mut self, tokens: Option<TokenStream>, errors: &mut Errors) {
        let Some(tokens) = tokens else {
            self.hide(true);
            return;
        };
        let read = grammar::entries(tokens, K::NAMES, K::Other::NAMES, errors);
        self.hide(read.hide_keys);
        for entry in read.entries {
            let name = entry.key.to_string();
            let Err(entry) = self.keys.accept(&name, entry, errors) else { continue };
            if K::Other::NAMES.contains(&&*name) {
                errors.push(
                    entry.key.span(),
                    format_args!(
                        "`{name}` belongs on {}, in `#[{}(..)]`",
                        K::Other::ITEM,
                        K::Other::ATTRIBUTE
                    ),
                );
                continue;
            }
            let names = listed(K::NAMES);
            let meant = nearest(&name, K::NAMES);
            let meant = meant.map_or_else(String::new, |key| format!(" did you mean `{key}`?"));
            errors.push(
                entry.key.span(),
                format_args!("unknown key `{name}`:{meant} `#[{}(..)]` takes {names}", K::ATTRIBUTE),
            );
            // It may be another key, misspelled.
            self.hide_keys = true;
            self.hide_flags |= matches!(entry.body, Body::Flag);
        }
    }
}

impl<T> Given<T> {
    /// Where the key is, if it is there, even with a mistake.
    #[must_use]
    pub fn key(&self) -> Option<Span> {
        self.place.map(|place| place.key)
    }

    /// Where the key and its value are, if the key is there.
    #[must_use]
    pub fn place(&self) -> Option<KeySpan> {
        self.place
    }

    /// Moves the value out.
    pub fn take(&mut self) -> T
    where
        T: Default,
    {
        core::mem::take(&mut self.given)
    }

    /// Takes the value that a mistake hides.
    pub fn assume(&mut self, value: T) {
        self.given = value;
    }

    /// Takes the value of a key that is given once. A second time is a mistake, not an overwrite.
    pub(super) fn set(
        &mut self,
        entry: Entry,
        errors: &mut Errors,
        read: impl FnOnce(Entry, &mut Errors) -> T,
    ) {
        if is_first(&mut self.place, &entry, errors) {
            self.given = read(entry, errors);
        }
    }
}

impl<T> Given<Vec<Given<T>>> {
    /// Takes one value of a key that may be repeated.
    pub(super) fn push(
        &mut self,
        entry: Entry,
        errors: &mut Errors,
        read: impl FnOnce(Entry, &mut Errors) -> Option<T>,
    ) {
        let place = Some(entry.place());
        self.place = self.place.or(place);
        self.given.extend(read(entry, errors).map(|given| Given { given, place }));
    }
}

impl<T> Deref for Given<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.given
    }
}

/// Names in backquotes, with commas between them.
pub(crate) fn listed(names: &[&str]) -> String {
    let mut listed = String::new();
    for name in names {
        listed.push_str(if listed.is_empty() { "`" } else { ", `" });
        listed.push_str(name);
        listed.push('`');
    }
    listed
}

/// Notes the place of a key, unless it was given before.
fn is_first(place: &mut Option<KeySpan>, entry: &Entry, errors: &mut Errors) -> bool {
    let Some(first) = *place else {
        *place = Some(entry.place());
        return true;
    };
    let key = &entry.key;
    errors.push(key.span(), format_args!("`{key}` is given twice: remove one"));
    errors.push(first.key, format_args!("`{key}` is first given here"));
    false
}

/// The inside of `#[option(..)]` or `#[option_set(..)]`.
fn list(attr: &Attribute, errors: &mut Errors) -> Option<TokenStream> {
    match &attr.meta {
        Meta::List(list) => Some(list.tokens.clone()),
        Meta::Path(_) => Some(TokenStream::new()),
        Meta::NameValue(meta) => {
            let name = attr.path().get_ident().map(Ident::to_string).unwrap_or_default();
            errors.push(meta.eq_token.span, format_args!("expected `#[{name}(..)]`"));
            None
        }
    }
}
