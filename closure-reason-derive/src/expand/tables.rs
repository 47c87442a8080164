//! Tables as tokens. In these tokens, `alias` names the facade's private module.

use closure_reason_syntax::Text;
use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{ToTokens, quote};

use crate::lookup::{LabelIndex, PerfectHash, ValueIndex};

/// The facade's `Texts`.
pub(super) fn texts(
    alias: &Ident,
    labels: &TokenStream,
    aliases: &TokenStream,
    index: &LabelIndex,
) -> TokenStream {
    let index = match index {
        LabelIndex::Hash { hash, texts, .. } => {
            let hash = perfect_hash(alias, hash);
            let texts = packed(alias, texts);
            quote!(Hash { hash: #hash, texts: #texts })
        }
        LabelIndex::Sorted { texts } => {
            let len = Literal::usize_unsuffixed(texts.len());
            let texts = packed(alias, texts);
            quote!(Sorted { texts: #texts, len: #len })
        }
    };
    quote!(#alias::Texts { labels: #labels, aliases: #aliases, index: #alias::LabelIndex::#index })
}

/// A list of texts, each with the position of its option.
pub(super) fn option_texts(alias: &Ident, texts: &[(usize, &Text)]) -> TokenStream {
    if texts.is_empty() {
        return quote!(#alias::OptionText::NONE);
    }
    let texts = texts.iter().map(|&(position, text)| {
        let position = Literal::usize_unsuffixed(position);
        let text = literal(Some(text));
        quote!(#alias::OptionText { position: #position, text: #text })
    });
    quote!(&[#(#texts),*])
}

pub(super) fn value_index(alias: &Ident, index: &ValueIndex) -> TokenStream {
    match index {
        ValueIndex::Span { first, slots, positions } => {
            let (first, slots) = (Literal::i32_unsuffixed(*first), Literal::usize_unsuffixed(*slots));
            let positions = packed(alias, positions);
            quote!(Span { first: #first, slots: #slots, positions: #positions })
        }
        ValueIndex::Hash { hash, values, positions } => {
            let hash = perfect_hash(alias, hash);
            let (values, positions) = (i32s(alias, values), packed(alias, positions));
            quote!(Hash { hash: #hash, values: #values, positions: #positions })
        }
    }
}

fn perfect_hash(alias: &Ident, hash: &PerfectHash) -> TokenStream {
    let PerfectHash { seed, shift, mask, displacements, .. } = hash;
    let seed = Literal::u64_unsuffixed(*seed);
    let (shift, mask) = (Literal::u32_unsuffixed(*shift), Literal::usize_unsuffixed(*mask));
    let displacements = packed(alias, displacements);
    quote!(#alias::PerfectHash { seed: #seed, shift: #shift, mask: #mask, displacements: #displacements })
}

/// What fills the slots of the value index: a function of the facade's `Tables`, with what it needs
/// to know of the index.
pub(super) fn slots(alias: &Ident, index: &ValueIndex) -> TokenStream {
    if index.is_contiguous() {
        return quote!(in_order);
    }
    let (ValueIndex::Span { positions, .. } | ValueIndex::Hash { positions, .. }) = index;
    // The compiler reads them, and no program has them: a `static` would be one item more.
    let positions = packed_as(alias, positions, &|bytes| Literal::byte_string(bytes).into_token_stream());
    quote!(by_index(#positions))
}

/// A table of numbers as one literal, with as few bytes for each as the greatest needs.
pub(super) fn packed(alias: &Ident, numbers: &[usize]) -> TokenStream {
    packed_as(alias, numbers, &|bytes| byte_string(alias, bytes))
}

fn packed_as(alias: &Ident, numbers: &[usize], byte_string: &dyn Fn(&[u8]) -> TokenStream) -> TokenStream {
    if numbers.is_empty() {
        return quote!(#alias::Packed::EMPTY);
    }
    let greatest = numbers.iter().copied().max().unwrap_or_default();
    let (variant, width) = match greatest {
        0..=0xff => ("U8", 1),
        0x100..=0xffff => ("U16", 2),
        _ => ("U32", 4),
    };
    let variant = Ident::new(variant, Span::call_site());
    let mut bytes = Vec::with_capacity(width * numbers.len());
    for number in numbers {
        bytes.extend_from_slice(&number.to_le_bytes()[..width]);
    }
    let bytes = byte_string(&bytes);
    quote!(#alias::Packed::#variant(#bytes))
}

/// A table of values as one literal.
pub(super) fn i32s(alias: &Ident, values: &[i32]) -> TokenStream {
    let mut bytes = Vec::with_capacity(4 * values.len());
    for value in values {
        bytes.extend_from_slice(&value.to_le_bytes());
    }
    byte_string(alias, &bytes)
}

/// A reference to bytes. A constant is copied wherever it is used, together with what it refers to,
/// unless that is a `static`. Short tables are not worth a `static`.
fn byte_string(alias: &Ident, bytes: &[u8]) -> TokenStream {
    const SHORT: usize = 255;
    let literal = Literal::byte_string(bytes);
    if bytes.len() <= SHORT {
        return literal.into_token_stream();
    }
    let len = Literal::usize_unsuffixed(bytes.len());
    quote!({ static BYTES: [#alias::u8; #len] = *#literal; &BYTES })
}

/// A text as the user spelled it; empty if there is none.
pub(super) fn literal(text: Option<&Text>) -> Literal {
    let Some(text) = text else { return Literal::string("") };
    let mut literal = text.literal.clone();
    // Lints already fire where the user wrote it, and need not fire here again.
    literal.set_span(Span::call_site());
    literal
}
