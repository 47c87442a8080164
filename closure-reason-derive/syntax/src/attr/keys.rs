//! The keys of `#[option(..)]` and `#[option_set(..)]`. This is their only list.

use proc_macro2::{Ident, Span};
use syn::Path;
use syn::parse::Parser;

use super::attributes::{Given, Keys};
use super::grammar::Entry;
use super::key_span::KeySpan;
use super::key_value::{KeyValue, Visit};
use super::kind::{Kind, KindName};
use super::literal::{Number, Text};
use super::value::InLanguage;
use crate::errors::Errors;

/// Makes a struct of keys. A row is the key, its type, whether it is `set` once or `push`ed as
/// often as it is given, and what reads it; then the kind of column that alone has it, if one does.
/// A key that Rust does not allow as the name of a field is given `as` a literal.
macro_rules! keys {
    (
        $(#[$meta:meta])*
        $keys:ident is $attribute:literal on $item:literal, not $other:ident:
        $($field:ident $(as $name:literal)?: $type:ty => $take:ident $read:expr $(, only $kind:ident)?;)*
    ) => {
        $(#[$meta])*
        #[derive(Default)]
        pub struct $keys {
            $(#[doc = concat!("`", key!($field $($name)?), "`")] pub $field: Given<$type>,)*
        }

        impl $keys {
            /// All keys.
            pub const NAMES: &'static [&'static str] = &[$(key!($field $($name)?)),*];

            /// Visits the keys given, each with its place and what it says; a repeated one as often
            /// as it is given.
            pub fn for_each<'a>(&'a self, mut visit: impl FnMut(&'static str, KeySpan, KeyValue<'a>)) {
                $(self.$field.visit(&mut |place, said| visit(key!($field $($name)?), place, said));)*
            }

            /// The keys given that only one kind of column has: each with its place and that kind.
            pub fn of_kinds(&self) -> impl Iterator<Item = (&'static str, Span, KindName)> {
                let keys = [$($((stringify!($field), self.$field.key(), KindName::$kind),)?)*];
                keys.into_iter().filter_map(|(key, place, kind)| Some((key, place?, kind)))
            }
        }

        impl Keys for $keys {
            type Other = $other;

            const ATTRIBUTE: &'static str = $attribute;
            const ITEM: &'static str = $item;
            const NAMES: &'static [&'static str] = Self::NAMES;

            fn accept(&mut self, name: &str, entry: Entry, errors: &mut Errors) -> Result<(), Entry> {
                match name {
                    $(key!($field $($name)?) => self.$field.$take(entry, errors, $read),)*
                    _ => return Err(entry),
                }
                Ok(())
            }
        }
    };
}

macro_rules! key {
    ($field:ident) => {
        stringify!($field)
    };
    ($field:ident $name:literal) => {
        $name
    };
}

keys! {
    /// What `#[option(..)]` says.
    OptionKeys is "option" on "a variant", not OptionSetKeys:
    value: Option<Number> => set Entry::number;
    label: Option<Text> => set Entry::text;
    labels: Vec<InLanguage> => set Entry::texts_in_languages;
    desc: Option<Text> => set Entry::text;
    descs: Vec<InLanguage> => set Entry::texts_in_languages;
    alias: Vec<Given<Text>> => push Entry::text;
    color: Option<Text> => set Entry::color;
    external_value: Option<Text> => set Entry::name;
    hidden: bool => set Entry::flag;
    invariant_name: Option<Text> => set Entry::name, only State;
    default_status: Option<Ident> => set Entry::ident, only State;
    default_of_another_state: bool => set Entry::flag, only State;
    no_status_reasons: bool => set Entry::flag, only State;
    state: Option<Ident> => set Entry::ident, only Status;
    transitions: Vec<Ident> => set Entry::idents, only Status;
}

keys! {
    /// What `#[option_set(..)]` says.
    OptionSetKeys is "option_set" on "the enum", not OptionKeys:
    name: Option<Text> => set Entry::name;
    table: Option<Text> => set Entry::name;
    column: Option<Text> => set Entry::name;
    global: Option<Text> => set Entry::name;
    display_name: Option<Text> => set Entry::name;
    display_names: Vec<InLanguage> => set Entry::texts_in_languages;
    kind: Kind => set Kind::read;
    language: Option<u32> => set Entry::language;
    default: Option<Ident> => set Entry::ident;
    enforce_transitions: bool => set Entry::flag, only Status;
    serde: bool => set Entry::flag;
    schemars: bool => set Entry::flag;
    sqlx: bool => set Entry::flag;
    allow_duplicate_labels: bool => set Entry::flag;
    facade as "crate": Option<Path> => set path;
}

fn path(entry: Entry, errors: &mut Errors) -> Option<Path> {
    let tokens = entry.tokens("path::to::closure_reason", errors)?;
    let path = Path::parse_mod_style.parse2(tokens.clone()).ok();
    if path.is_none() {
        errors.push_over(&tokens, "`crate` takes a path, such as `crate = my_crate::closure_reason`");
    }
    path
}
