//! Attributes of Rust itself that matter here: `#[cfg(test)]`, and derived orders.

use proc_macro2::{Group, TokenStream, TokenTree};

use super::outer_attributes::Pending;

/// Whether an attribute keeps its item for tests: `#[cfg(test)]`, alone or with other conditions.
pub fn is_for_tests(attribute: &Group) -> bool {
    let mut tokens = attribute.stream().into_iter();
    match (tokens.next(), tokens.next()) {
        (Some(TokenTree::Ident(word)), Some(TokenTree::Group(condition))) => {
            word == "cfg" && needs_test(condition.stream())
        }
        _ => false,
    }
}

/// Whether a condition requires `test`. An alternative in `any(..)` does not.
fn needs_test(condition: TokenStream) -> bool {
    let mut word = None;
    for token in condition {
        match (&token, word.take()) {
            (TokenTree::Ident(found), _) if found == "test" => return true,
            (TokenTree::Group(group), Some(before)) if before == "all" && needs_test(group.stream()) => {
                return true;
            }
            (TokenTree::Ident(found), _) => word = Some(found.to_string()),
            _ => {}
        }
    }
    false
}

/// Whether `PartialOrd` or `Ord` is derived, so that the order of the variants matters.
pub fn derives_order(pending: &Pending) -> bool {
    pending.iter().any(|(_, attribute)| has_order(attribute.stream()))
}

fn has_order(tokens: TokenStream) -> bool {
    let mut is_derive = false;
    for token in tokens {
        if let TokenTree::Group(group) = &token {
            let is_order = |token: TokenTree| matches!(token, TokenTree::Ident(word) if word == "Ord" || word == "PartialOrd");
            if is_derive && group.stream().into_iter().any(is_order) || has_order(group.stream()) {
                return true;
            }
        }
        is_derive = matches!(&token, TokenTree::Ident(word) if word == "derive");
    }
    false
}
