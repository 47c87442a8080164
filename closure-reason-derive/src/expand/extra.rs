//! Tables that only a few enums have.

use closure_reason_syntax::{InLanguage, OptionKeys, Text};
use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

use super::kind;
use super::tables;
use crate::lookup::{LabelIndex, OwnedText};
use closure_reason_syntax::{Model, OptionModel};

/// The fields of the facade's `Extra` that this enum sets; for most enums, none.
pub(super) fn fields(alias: &Ident, ident: &Ident, model: &Model) -> TokenStream {
    let Model { options, .. } = model;
    let default = model.default.map(|position| {
        let position = Literal::usize_unsuffixed(position);
        quote!(default: #alias::Option::Some(#position),)
    });
    let languages = languages(alias, model);
    let colors = list(alias, options, &|keys| keys.color.as_ref()).map(|list| quote!(colors: #list,));
    let external_values = list(alias, options, &|keys| keys.external_value.as_ref())
        .map(|list| quote!(external_values: #list,));
    let invariant_names = list(alias, options, &|keys| keys.invariant_name.as_ref())
        .map(|list| quote!(invariant_names: #list,));
    let hidden = positions(options, |option| *option.keys.hidden).map(|list| quote!(hidden: #list,));
    let kind = kind::extra(alias, ident, model);
    quote! {
        #default #languages #colors #external_values #invariant_names #hidden #kind
    }
}

/// The texts that some options have.
fn list<'a>(
    alias: &Ident,
    options: &'a [OptionModel],
    text: &dyn Fn(&'a OptionKeys) -> Option<&'a Text>,
) -> Option<TokenStream> {
    let texts = texts(options, text);
    (!texts.is_empty()).then(|| tables::option_texts(alias, &texts))
}

fn texts<'a>(
    options: &'a [OptionModel],
    text: &dyn Fn(&'a OptionKeys) -> Option<&'a Text>,
) -> Vec<(usize, &'a Text)> {
    let texts = options.iter().enumerate();
    texts.filter_map(|(position, option)| Some((position, text(&option.keys)?))).collect()
}

/// The positions of some options.
fn positions(options: &[OptionModel], chosen: impl Fn(&OptionModel) -> bool) -> Option<TokenStream> {
    let chosen = options.iter().enumerate().filter(|(_, option)| chosen(option));
    let mut positions = chosen.map(|(position, _)| Literal::usize_unsuffixed(position)).peekable();
    positions.peek().is_some().then(|| quote!(&[#(#positions),*]))
}

/// Every language that any text is given in, with its texts.
fn languages(alias: &Ident, model: &Model) -> Option<TokenStream> {
    let Model { set, options, .. } = model;
    let mut codes = Vec::new();
    let mut add = |texts: &[InLanguage]| {
        for text in texts {
            if let Err(at) = codes.binary_search(&text.language) {
                codes.insert(at, text.language);
            }
        }
    };
    add(&set.display_names);
    for option in options {
        add(&option.keys.labels);
        add(&option.keys.descs);
    }
    if codes.is_empty() {
        return None;
    }
    let languages = codes.into_iter().map(|code| {
        let in_language = |texts: &'_ [InLanguage]| texts.iter().position(|text| text.language == code);
        let display_name = in_language(&set.display_names).map(|at| &set.display_names[at].text);
        let display_name = tables::literal(display_name);
        let labels = texts(options, &|keys| Some(&keys.labels[in_language(&keys.labels)?].text));
        let owned_texts: Vec<OwnedText> =
            labels.iter().map(|&(position, text)| (&*text.value, position)).collect();
        let labels = tables::option_texts(alias, &labels);
        let labels = tables::texts(alias, &quote!(&[]), &labels, &LabelIndex::new(&owned_texts));
        // As in the base language, an empty description means none.
        let descriptions = texts(options, &|keys| {
            Some(&keys.descs[in_language(&keys.descs)?].text).filter(|text| !text.value.is_empty())
        });
        let descriptions = tables::option_texts(alias, &descriptions);
        let code = Literal::u32_unsuffixed(code);
        quote! {
            #alias::Language {
                code: #code, display_name: #display_name, labels: #labels, descriptions: #descriptions
            }
        }
    });
    Some(quote!(languages: &[#(#languages),*],))
}
