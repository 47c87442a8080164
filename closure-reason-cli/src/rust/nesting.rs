//! Brackets within brackets: what reads them one in another must not run out of stack.

use proc_macro2::{Group, TokenTree};

use super::mistake::Mistake;

/// No sane file goes beyond.
const DEEPEST: usize = 256;

/// Refuses a group that lies at this depth, but not what is in it.
pub fn at(group: &Group, depth: usize) -> Result<(), Mistake> {
    if depth < DEEPEST {
        return Ok(());
    }
    let message = format!("brackets are nested {DEEPEST} levels deep: split the file");
    Err(Mistake::new(group.span().byte_range().start, message))
}

/// Refuses groups with too many others in each other.
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
    // Each level takes two bytes at least, and few groups have so many.
    if group.span().byte_range().len() < 2 * (DEEPEST - depth) {
        return Ok(());
    }
    at(group, depth)?;
    let tokens: Vec<_> = group.stream().into_iter().collect();
    groups(&tokens).try_for_each(|group| all(group, depth + 1))
}
