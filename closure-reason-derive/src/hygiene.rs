//! Names that mean the same everywhere: no lint of the user applies to them, and no edition changes how
//! they parse.

use proc_macro2::{Group, Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote};

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

/// Lets a block say `__core`. In edition 2015 a leading `::` that stands where a token of the
/// user's does is the user's own crate; here it does not, and so is read in the edition of the
/// macro.
pub(crate) fn use_core() -> TokenStream {
    quote!(
        use ::core as __core;
    )
}

/// Whether the user's crate is of edition 2015, by what the compiler was called with; cargo always
/// says it. Nothing that a macro is given tells.
pub(crate) fn is_edition_2015() -> bool {
    std::env::args_os().any(|argument| argument == "--edition=2015")
}
