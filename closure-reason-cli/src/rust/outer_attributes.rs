//! The attributes before an item: those of the derive, and what the others say.

use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use closure_reason_syntax::Text;
use proc_macro2::{Delimiter, Group, Ident, TokenTree};
use syn::token::{Bracket, Paren, Pound};
use syn::{AttrStyle, MacroDelimiter, MetaList};

use super::attribute::OptionAttribute;
use super::derived_enum::Deprecated;
use super::line_column::{Span, of_tokens};

/// Attributes before an item, each with its span and the tokens in its brackets.
pub type Pending = Vec<(Span, Group)>;

pub fn is_comma(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == ',')
}

/// One attribute, or one of those within a `cfg_attr`.
pub struct Meta {
    word: Ident,
    /// What follows the word.
    rest: Vec<TokenTree>,
    /// All bytes of it.
    span: Span,
    /// The condition of the `cfg_attr` that it is in.
    condition: Option<Rc<str>>,
}

/// The attributes before an item, those within `cfg_attr` too.
pub fn metas(pending: &Pending) -> Vec<Meta> {
    let mut metas = Vec::with_capacity(pending.len());
    for (span, group) in pending {
        push_meta(group.stream().into_iter().collect(), span.clone(), None, &mut metas);
    }
    metas
}

fn push_meta(mut tokens: Vec<TokenTree>, span: Span, condition: Option<Rc<str>>, metas: &mut Vec<Meta>) {
    let Some(TokenTree::Ident(word)) = tokens.first().cloned() else { return };
    if word == "cfg_attr" {
        let Some(TokenTree::Group(list)) = tokens.get(1) else { return };
        let inner: Vec<_> = list.stream().into_iter().collect();
        let mut items = inner.split(is_comma);
        let own = written(items.next().unwrap_or_default().iter().cloned());
        let condition: Rc<str> = match condition {
            Some(outer) => format!("all({outer}, {own})").into(),
            None => own.into(),
        };
        for item in items.filter(|item| !item.is_empty()) {
            let span = of_tokens(item[0].span(), item[item.len() - 1].span());
            push_meta(item.to_vec(), span, Some(Rc::clone(&condition)), metas);
        }
        return;
    }
    tokens.remove(0);
    metas.push(Meta { word, rest: tokens, span, condition });
}

/// A condition as rustfmt writes it.
fn written(condition: impl Iterator<Item = TokenTree>) -> String {
    let token = |token: TokenTree| match token {
        TokenTree::Group(list) => format!("({})", written(list.stream().into_iter())),
        TokenTree::Punct(punct) if punct.as_char() == ',' => ", ".to_owned(),
        TokenTree::Punct(punct) => format!(" {punct} "),
        token => token.to_string(),
    };
    condition.map(token).collect()
}

/// A key of an item, and where it is.
type KeyPlace = (String, Span);

/// The first key that another condition gives too, or excludes. The compiler sees only what holds. Under one condition,
/// and without any, that is a mistake.
pub fn conditional_key(metas: &[Meta]) -> Option<KeyPlace> {
    let mut given: HashMap<String, HashSet<&str>> = HashMap::new();
    metas.iter().find_map(|meta| {
        let condition = meta.condition.as_deref()?;
        keys(meta).into_iter().find(|(key, _)| {
            let excluded: &[&str] = match &**key {
                "global" => &["global", "name", "table", "column"],
                "name" | "table" | "column" => &[key, "global"],
                // They must differ.
                "label" => &[key, "alias"],
                "alias" => &["label"],
                key => &[key],
            };
            let is_given = excluded
                .iter()
                .filter_map(|key| given.get(*key))
                .any(|conditions| conditions.iter().any(|other| *other != condition));
            given.entry(key.clone()).or_default().insert(condition);
            is_given
        })
    })
}

/// The keys of an item.
fn keys(meta: &Meta) -> Vec<KeyPlace> {
    match &meta.rest[..] {
        [TokenTree::Punct(_), ..] if meta.word == "doc" => vec![("doc".to_owned(), meta.span.clone())],
        [TokenTree::Group(list)] if meta.word == "option" || meta.word == "option_set" => {
            let tokens: Vec<_> = list.stream().into_iter().collect();
            let key = |entry: &[TokenTree]| match entry.first() {
                Some(TokenTree::Ident(key)) => Some((key.to_string(), key.span().byte_range())),
                _ => None,
            };
            tokens.split(is_comma).filter_map(key).collect()
        }
        _ => Vec::new(),
    }
}

/// How `OptionSet` is derived.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeriveName {
    /// By its own name, which the module must import.
    ByName,
    /// By a path, or by another name from an import.
    Otherwise,
}

/// Whether and how `OptionSet` is derived, under its own name or one of these, and on which condition.
pub fn derive(pending: &Pending, aliases: &HashSet<String>) -> Option<(DeriveName, Option<Rc<str>>)> {
    let metas = metas(pending);
    let lists = metas.iter().filter(|meta| meta.word == "derive");
    let lists = lists.filter_map(|meta| match meta.rest.first() {
        Some(TokenTree::Group(list)) => Some((list, &meta.condition)),
        _ => None,
    });
    let is_ours = || metas.iter().any(|meta| meta.word == "option_set");
    // An item with `#[option_set(..)]` derives `OptionSet`, whatever name it was imported under.
    let other = || {
        lists.clone().next().filter(|_| is_ours()).map(|(_, condition)| (DeriveName::Otherwise, condition))
    };
    let found = lists.clone().find_map(|(list, condition)| Some((derived(list, aliases)?, condition)));
    found.or_else(other).map(|(name, condition)| (name, condition.clone()))
}

/// Whether and how a list in `derive(..)` has `OptionSet`.
pub fn derived(list: &Group, aliases: &HashSet<String>) -> Option<DeriveName> {
    let paths: Vec<_> = list.stream().into_iter().collect();
    paths.split(is_comma).find_map(|path| match path {
        [TokenTree::Ident(name)] if name == "OptionSet" => Some(DeriveName::ByName),
        [TokenTree::Ident(name)] if aliases.contains(&*name.to_string()) => Some(DeriveName::Otherwise),
        [.., TokenTree::Ident(name)] if name == "OptionSet" => Some(DeriveName::Otherwise),
        _ => None,
    })
}

/// The attributes that the derive reads, as if every condition held. Those of this name are also listed with their
/// places; their keys are added later.
pub fn attributes(
    name: &str,
    metas: Vec<Meta>,
    places: &mut Vec<OptionAttribute>,
) -> syn::Result<Vec<syn::Attribute>> {
    let mut attributes = Vec::new();
    for Meta { word, rest, span, condition } in metas {
        let is_read = match (&*word.to_string(), &rest[..]) {
            ("option" | "option_set", _) => true,
            ("doc", [_, TokenTree::Literal(text)]) => text.to_string().starts_with(['"', 'r']),
            ("doc", rest) => !rest.is_empty(),
            _ => false,
        };
        if !is_read {
            continue;
        }
        if word == name {
            let list = match rest.first() {
                Some(TokenTree::Group(list)) => {
                    let span = list.span().byte_range();
                    Some(span.start + 1..span.end - 1)
                }
                _ => None,
            };
            places.push(OptionAttribute { span, list, entries: Vec::new(), condition });
        }
        attributes.push(syn::Attribute {
            pound_token: Pound::default(),
            style: AttrStyle::Outer,
            bracket_token: Bracket::default(),
            meta: meta(word, rest)?,
        });
    }
    // Most have one; files are kept for long, and their options are many.
    places.shrink_to_fit();
    Ok(attributes)
}

fn meta(word: Ident, rest: Vec<TokenTree>) -> syn::Result<syn::Meta> {
    match &rest[..] {
        // Most are like this, and syn would copy everything between the parentheses.
        [TokenTree::Group(list)] if list.delimiter() == Delimiter::Parenthesis => {
            Ok(syn::Meta::List(MetaList {
                path: word.into(),
                delimiter: MacroDelimiter::Paren(Paren::default()),
                tokens: list.stream(),
            }))
        }
        _ => syn::parse2(std::iter::once(TokenTree::Ident(word)).chain(rest).collect()),
    }
}

/// Whether the compiler may not see the item, or the value and labels that it has here: `#[cfg(..)]`, or `cfg_attr`.
pub fn is_conditional(metas: &[Meta]) -> bool {
    let compared = |key: &KeyPlace| ["value", "label", "labels", "alias"].contains(&&*key.0);
    metas.iter().any(|meta| meta.word == "cfg" || meta.condition.is_some() && keys(meta).iter().any(compared))
}

/// `#[deprecated]`, if it is there.
pub fn deprecated(metas: &[Meta]) -> Option<Deprecated> {
    metas.iter().find(|meta| meta.word == "deprecated").map(|meta| {
        let note = match &meta.rest[..] {
            [TokenTree::Punct(equals), TokenTree::Literal(note)] if equals.as_char() == '=' => {
                Text::read(note).map(|text| text.value)
            }
            _ => None,
        };
        Deprecated { span: meta.span.clone(), note }
    })
}
