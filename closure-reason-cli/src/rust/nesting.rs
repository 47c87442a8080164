//! Limits how deep brackets are nested, because the readers of tokens are recursive and must not run out of stack.

use proc_macro2::{Group, TokenTree};

use super::mistake::Mistake;

/// Deeper than any real file.
const DEEPEST: usize = 256;

/// Refuses a group at this depth, without looking into it.
pub fn at(group: &Group, depth: usize) -> Result<(), Mistake> {
    if depth < DEEPEST {
        return Ok(());
    }
    let message = format!("brackets are nested {DEEPEST} levels deep: split the file");
    Err(Mistake::new(group.span().byte_range().start, message))
}

/// Refuses groups in which others are nested too deep.
pub fn within<'a>(groups: impl IntoIterator<Item = &'a Group>) -> Result<(), Mistake> {
    groups.into_iter().try_for_each(|group| all(group, 0))
}

/// The groups among tokens.
pub fn groups(tokens: &[TokenTree]) -> impl Iterator<Item = &Group> {
    tokens.iter().filter_map(|token| match token {
        TokenTree::Group(group) => Some(group),
        _ => None,
    })
}

fn all(group: &Group, depth: usize) -> Result<(), Mistake> {
    // Each level takes at least two bytes, so most groups need not be looked into.
    if group.span().byte_range().len() < 2 * (DEEPEST - depth) {
        return Ok(());
    }
    at(group, depth)?;
    let tokens: Vec<_> = group.stream().into_iter().collect();
    groups(&tokens).try_for_each(|group| all(group, depth + 1))
}
