//! What the keys of both attributes have in common.

use proc_macro2::{Span, TokenStream};
use syn::{Attribute, Ident, Meta};

use crate::attr::{Entry, Text};
use crate::errors::Errors;

/// The keys that an item has been given, each with its place.
#[derive(Default)]
pub(super) struct Seen {
    keys: Vec<(String, Span)>,
}

impl Seen {
    /// Notes a key. Given a second time it is a mistake, not an overwrite.
    pub(super) fn first(&mut self, key: &str, entry: &Entry, errors: &mut Errors) -> bool {
        if let Some(first) = self.span(key) {
            errors.push(entry.key.span(), format_args!("`{key}` is given twice: leave one out"));
            errors.push(first, format_args!("`{key}` is first given here"));
            return false;
        }
        self.keys.push((key.to_owned(), entry.key.span()));
        true
    }

    pub(super) fn span(&self, key: &str) -> Option<Span> {
        self.keys.iter().find(|(seen, _)| seen == key).map(|(_, span)| *span)
    }
}

/// The inside of `#[option(..)]` or `#[option_set(..)]`.
pub(super) fn list(attr: &Attribute, errors: &mut Errors) -> TokenStream {
    match &attr.meta {
        Meta::List(list) => list.tokens.clone(),
        Meta::Path(_) => TokenStream::new(),
        Meta::NameValue(meta) => {
            let name = attr.path().get_ident().map(Ident::to_string).unwrap_or_default();
            errors.push(meta.eq_token.span, format_args!("expected `#[{name}(..)]`"));
            TokenStream::new()
        }
    }
}

/// A field takes neither attribute.
pub(super) fn refuse_on_field(attr: &Attribute, errors: &mut Errors) {
    let path = attr.path();
    if path.is_ident("option") {
        errors.push_over(path, "`#[option]` belongs on a variant");
    } else if path.is_ident("option_set") {
        errors.push_over(path, "`#[option_set]` belongs on the enum");
    }
}

pub(super) fn unknown(entry: &Entry, attribute: &str, keys: &[&str], errors: &mut Errors) {
    let keys = keys.iter().map(|key| format!("`{key}`")).collect::<Vec<_>>().join(", ");
    errors.push(
        entry.key.span(),
        format_args!("unknown key `{}`: `#[{attribute}(..)]` takes {keys}", entry.key),
    );
}

/// A name that Dataverse gives, which is never empty.
pub(super) fn name(entry: Entry, errors: &mut Errors) -> Option<Text> {
    let key = entry.key.to_string();
    let text = entry.text(errors)?;
    if text.value.is_empty() {
        errors.push(text.literal.span(), format_args!("`{key}` is empty: leave it out if there is none"));
        return None;
    }
    Some(text)
}
