//! The attributes before an item: which of them are ours, and what the others say.

use std::collections::HashSet;

use proc_macro2::{Delimiter, Group, TokenTree};

use super::attribute::{self, Attribute};
use super::derived::Deprecated;
use super::mistake::Mistake;
use super::place::Span;

/// Attributes before an item, each as its bytes and the tokens in the brackets.
pub(super) type Pending = Vec<(Span, Group)>;

pub(super) fn is_comma(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == ',')
}

/// The metas of attributes, those within `cfg_attr` too: the word, what follows it, all their bytes, and whether it is conditional.
fn metas(pending: &Pending) -> Vec<(String, Vec<TokenTree>, Span, bool)> {
    let mut metas = Vec::new();
    for (span, group) in pending {
        push_meta(&group.stream().into_iter().collect::<Vec<_>>(), span, false, &mut metas);
    }
    metas
}

fn push_meta(
    tokens: &[TokenTree],
    span: &Span,
    conditional: bool,
    metas: &mut Vec<(String, Vec<TokenTree>, Span, bool)>,
) {
    let Some(TokenTree::Ident(word)) = tokens.first() else { return };
    if word == "cfg_attr" {
        let Some(TokenTree::Group(list)) = tokens.get(1) else { return };
        let inner: Vec<_> = list.stream().into_iter().collect();
        for item in inner.split(is_comma).skip(1).filter(|item| !item.is_empty()) {
            let begin = item[0].span().byte_range().start;
            let end = item[item.len() - 1].span().byte_range().end;
            push_meta(item, &(begin..end), true, metas);
        }
        return;
    }
    metas.push((word.to_string(), tokens[1..].to_vec(), span.clone(), conditional));
}

/// How `OptionSet` is derived.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Derive {
    /// By that name alone, which its module then imports.
    ByName,
    /// By a path, or by the name that an import gives it.
    Otherwise,
}

/// Whether and how `OptionSet` is derived, by its own name or one of these.
pub(super) fn derive(pending: &Pending, aliases: &HashSet<String>) -> Option<Derive> {
    let metas = metas(pending);
    let lists = metas.iter().filter(|(word, ..)| word == "derive");
    let lists = lists.filter_map(|(_, rest, ..)| match rest.first() {
        Some(TokenTree::Group(list)) => Some(list),
        _ => None,
    });
    let is_ours = || metas.iter().any(|(word, ..)| word == "option_set");
    // With our attribute, what it derives is ours, imported under another name from who knows where.
    let other = || lists.clone().next().filter(|_| is_ours()).map(|_| Derive::Otherwise);
    lists.clone().find_map(|list| derived(list, aliases)).or_else(other)
}

/// Whether and how a list in `derive(..)` has `OptionSet`.
pub(super) fn derived(list: &Group, aliases: &HashSet<String>) -> Option<Derive> {
    let paths: Vec<_> = list.stream().into_iter().collect();
    paths.split(is_comma).find_map(|path| match path {
        [TokenTree::Ident(name)] if name == "OptionSet" => Some(Derive::ByName),
        [TokenTree::Ident(name)] if aliases.contains(&*name.to_string()) => Some(Derive::Otherwise),
        [.., TokenTree::Ident(name)] if name == "OptionSet" => Some(Derive::Otherwise),
        _ => None,
    })
}

/// The attributes of one name. The other name of ours is a mistake here.
pub(super) fn attributes(wanted: &str, pending: &Pending) -> Result<Vec<Attribute>, Mistake> {
    let misplaced = if wanted == "option" { "option_set" } else { "option" };
    let mut attributes: Vec<Attribute> = Vec::new();
    for (word, rest, span, is_conditional) in metas(pending) {
        if word == misplaced {
            let message = format!("`#[{misplaced}]` does not belong here: write `#[{wanted}(..)]`");
            return Err(Mistake::new(span.start, message));
        }
        if word != wanted {
            continue;
        }
        let (list, entries) = match &rest[..] {
            [] => (None, Vec::new()),
            [TokenTree::Group(list)] if list.delimiter() == Delimiter::Parenthesis => {
                let span = list.span().byte_range();
                (Some(span.start + 1..span.end - 1), attribute::entries(wanted, list.stream())?)
            }
            [other, ..] => {
                let at = other.span().byte_range().start;
                return Err(Mistake::new(at, format!("expected `#[{wanted}(..)]`")));
            }
        };
        for entry in &entries {
            let earlier = attributes.iter().flat_map(|attribute| &attribute.entries);
            // The same key under two conditions is fine for the compiler, but which of them holds is not told.
            if entry.key != "alias" && earlier.into_iter().any(|earlier| earlier.key == entry.key) {
                let message = format!("`{}` is given twice: leave one out", entry.key);
                return Err(Mistake::new(entry.key_span.start, message));
            }
        }
        attributes.push(Attribute { span, list, entries, is_conditional });
    }
    // Most have one; files are kept for long, and their options are many.
    attributes.shrink_to_fit();
    Ok(attributes)
}

/// Whether there is a `#[cfg(..)]`.
pub(super) fn is_conditional(pending: &Pending) -> bool {
    metas(pending).iter().any(|(word, ..)| word == "cfg")
}

/// `#[deprecated]`, if it is there.
pub(super) fn deprecated(pending: &Pending) -> Option<Deprecated> {
    metas(pending).into_iter().find(|(word, ..)| word == "deprecated").map(|(_, rest, span, _)| {
        let note = match &rest[..] {
            [TokenTree::Punct(equals), note] if equals.as_char() == '=' => attribute::text(note),
            _ => None,
        };
        Deprecated { span, note }
    })
}

/// The doc comment as the derive reads it: lines of a paragraph are joined, paragraphs stay apart, indentation goes.
pub(super) fn doc_comment(pending: &Pending) -> Option<String> {
    let mut description = String::new();
    let mut paragraph_ended = false;
    for (word, rest, ..) in metas(pending) {
        let comment = match &rest[..] {
            [TokenTree::Punct(_), text] if word == "doc" => attribute::text(text),
            _ => None,
        };
        let Some(comment) = comment else { continue };
        let starred =
            comment.lines().skip(1).all(|line| line.trim().is_empty() || line.trim_start().starts_with('*'));
        for (at, line) in comment.lines().enumerate() {
            let line = line.trim();
            let line = if at > 0 && starred { line.trim_start_matches('*').trim() } else { line };
            if line.is_empty() {
                paragraph_ended = true;
                continue;
            }
            if !description.is_empty() {
                description.push_str(if paragraph_ended { "\n\n" } else { " " });
            }
            paragraph_ended = false;
            description.push_str(line);
        }
        paragraph_ended |= comment.is_empty();
    }
    (!description.is_empty()).then_some(description)
}
