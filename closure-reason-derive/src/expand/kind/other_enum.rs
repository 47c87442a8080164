//! What a set of states and a set of status reasons know about each other.

use closure_reason_syntax::Model;
use proc_macro2::{Ident, Literal, TokenStream};
use quote::{quote, quote_spanned};

use crate::hygiene::respanned;

/// Options of the other enum. Its name is written only once, so that a mistake in it is reported only
/// once; here the type comes from a trait of this enum.
pub(super) fn options<'a>(
    facade: &TokenStream,
    enumeration: &Ident,
    (trait_name, type_name): (&str, &str),
    options: impl Iterator<Item = &'a Ident>,
) -> Vec<TokenStream> {
    let options = options.map(|option| {
        // An error in the path is underlined at the option.
        let at_option = |name: &str| Ident::new(name, option.span());
        let (trait_name, type_name) = (at_option(trait_name), at_option(type_name));
        let mut enumeration = enumeration.clone();
        enumeration.set_span(enumeration.span().located_at(option.span()));
        let option = respanned(option);
        quote_spanned!(option.span()=> <<#enumeration as #facade::#trait_name>::#type_name>::#option)
    });
    options.collect()
}

/// The values of the options, for the other enum; empty if the discriminants are the values.
pub(super) fn values(model: &Model) -> TokenStream {
    let values =
        model.options.iter().filter(|_| model.dense).map(|option| Literal::i32_unsuffixed(option.value));
    quote!(#(#values),*)
}
