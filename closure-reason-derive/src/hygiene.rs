//! Names of the user to which no lint of the user applies.

use proc_macro2::{Group, Ident, Span, TokenStream, TokenTree};
use quote::ToTokens;

/// A name of the user as if the macro had written it, so that lints ignore its use. So a deprecated
/// enum does not warn of itself.
pub(crate) fn respanned(ident: &Ident) -> Ident {
    let mut ident = ident.clone();
    ident.set_span(ident.span().resolved_at(Span::call_site()));
    ident
}

/// All names in a path or a visibility. `$crate` stays unchanged, because it means nothing elsewhere.
pub(crate) fn all_respanned(tokens: impl ToTokens) -> TokenStream {
    let respanned = |tree| match tree {
        TokenTree::Ident(ident) if ident != "$crate" => respanned(&ident).into(),
        TokenTree::Group(group) => Group::new(group.delimiter(), all_respanned(group.stream())).into(),
        tree => tree,
    };
    tokens.into_token_stream().into_iter().map(respanned).collect()
}
