//! Guesses the kind of column if a mistake hides it. Otherwise every option would seem to be wrong, and
//! the enum on the other side too: the 21 errors of `tests/ui/slip_in_the_kind.rs` would become 43.

use proc_macro2::{Ident, Literal, TokenStream, TokenTree};
use syn::parse::Parser;
use syn::{Attribute, LitStr, Meta, Path};

use crate::attr::{Kind, KindName};
use crate::model::{EnumDraft, VariantDraft};

/// Guesses the kind if the attributes seem to mean one, but do not give it properly.
pub(crate) fn guess(draft: &mut EnumDraft, attrs: &[Attribute]) {
    let EnumDraft { ident, set, options } = draft;
    let drafts = options.as_deref().unwrap_or_default();
    let given = set.keys.kind.key().is_some();
    let known = !matches!(*set.keys.kind, Kind::Unknown);
    if !set.faulty || (given && known) {
        return;
    }
    let mut words = Vec::new();
    for attr in attrs {
        flatten(inside(attr), &mut words);
    }
    if !given && !set.hide_keys && !words.iter().any(names_a_kind) {
        return;
    }
    let mut kinds = drafts.iter().flat_map(|draft| draft.keys.of_kinds());
    let guess = match kinds.next() {
        Some((.., kind)) => {
            other_enum(&words, |name| name == ident || drafts.iter().any(|draft| *name == draft.ident)).map(
                |other| match kind {
                    KindName::State => Kind::State(other),
                    KindName::Status => Kind::Status(other),
                },
            )
        }
        None => (words.iter().any(is_boolean) && are_no_and_yes(drafts)).then_some(Kind::Boolean),
    };
    if let Some(kind) = guess.or_else(|| set.hide_keys.then_some(Kind::Unknown)) {
        set.keys.kind.assume(kind);
    }
}

fn inside(attr: &Attribute) -> TokenStream {
    match &attr.meta {
        Meta::List(list) if list.path.is_ident("option_set") || list.path.is_ident("option") => {
            list.tokens.clone()
        }
        _ => TokenStream::new(),
    }
}

/// Adds the tokens inside all groups. A string that is the whole group, or looks like a kind, is read as
/// tokens: other macros take paths in quotes.
fn flatten(tokens: TokenStream, words: &mut Vec<TokenTree>) {
    let alone = tokens.clone().into_iter().nth(1).is_none();
    for tree in tokens {
        match tree {
            TokenTree::Group(group) => flatten(group.stream(), words),
            TokenTree::Literal(literal) => match quoted(&literal) {
                Some(text)
                    if alone || matches!(text.clone().into_iter().nth(1), Some(TokenTree::Group(_))) =>
                {
                    flatten(text, words);
                }
                _ => words.push(literal.into()),
            },
            tree => words.push(tree),
        }
    }
}

fn quoted(literal: &Literal) -> Option<TokenStream> {
    let text: LitStr = syn::parse2(TokenTree::from(literal.clone()).into()).ok()?;
    text.parse::<TokenStream>().ok()
}

fn names_a_kind(word: &TokenTree) -> bool {
    matches!(&*word.to_string(), "state" | "status")
}

fn is_boolean(word: &TokenTree) -> bool {
    let word = word.to_string();
    word.eq_ignore_ascii_case("boolean") || word.eq_ignore_ascii_case("bool")
}

/// Whether the values are those of a yes/no column: a guess must not cause new errors.
fn are_no_and_yes(drafts: &[VariantDraft]) -> bool {
    let has = |value| drafts.iter().any(|draft| draft.value.is_some_and(|number| number.value == value));
    drafts.len() == 2 && has(0) && has(1)
}

/// The first path that ends in the name of a type, other than the enum itself and its variants.
fn other_enum(words: &[TokenTree], is_own: impl Fn(&Ident) -> bool) -> Option<Path> {
    let is_path = |word: &TokenTree| match word {
        TokenTree::Ident(_) => true,
        TokenTree::Punct(punct) => punct.as_char() == ':',
        _ => false,
    };
    let is_prefix = |word: &TokenTree| names_a_kind(word) || matches!(&*word.to_string(), "kind" | ":");
    words
        .split(|word| !is_path(word))
        .flat_map(|words| {
            // Two names without colons between them are two paths.
            words.chunk_by(|left, right| !matches!((left, right), (TokenTree::Ident(_), TokenTree::Ident(_))))
        })
        .map(|path| path.iter().skip_while(|word| is_prefix(word)).cloned().collect::<TokenStream>())
        .filter_map(|path| Path::parse_mod_style.parse2(path).ok())
        .find(|path| {
            path.segments.last().is_some_and(|last| {
                last.ident.to_string().starts_with(char::is_uppercase) && !is_own(&last.ident)
            })
        })
}
