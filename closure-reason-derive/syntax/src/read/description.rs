//! The doc comment of a variant, as its description.

use syn::{Attribute, Expr, ExprLit, Lit, Meta};

use super::group::ungrouped;
use crate::attr::Text;
use crate::errors::Errors;

/// The doc comment as plain text: lines of a paragraph are joined, paragraphs stay apart,
/// indentation goes.
pub(super) fn of(attrs: &[Attribute], errors: &mut Errors) -> Option<Text> {
    let mut description = String::new();
    let mut paragraph_ended = false;
    for comment in attrs.iter().filter_map(|attr| doc_comment(attr, errors)) {
        // A block comment is one attribute of many lines, each of which may begin with a star.
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
    (!description.is_empty()).then(|| Text::new(description))
}

/// The text of one line or block; `None` if a macro produces it.
fn doc_comment(attr: &Attribute, errors: &mut Errors) -> Option<String> {
    let Meta::NameValue(meta) = &attr.meta else { return None };
    if !meta.path.is_ident("doc") {
        return None;
    }
    match ungrouped(&meta.value) {
        Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) => Some(text.value()),
        Expr::Macro(call) => {
            errors.push_over(
                &call.mac.path,
                "the description cannot be read from a macro: give it as `desc = \"..\"`, \
                 or `desc = \"\"` if there is none",
            );
            None
        }
        _ => None,
    }
}
