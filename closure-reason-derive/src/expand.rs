//! From the model to tokens. Nothing here can fail.

mod documentation;

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{ToTokens, quote};
use syn::{Data, DeriveInput};

use crate::attr::Text;
use crate::errors::Errors;
use crate::lookup::{LabelIndex, PerfectHash, ValueIndex};
use crate::model::{Model, OptionModel, SetKeys};

/// The whole macro: the code of an option set, or every mistake in it.
pub(crate) fn derive(input: &DeriveInput) -> TokenStream {
    let mut errors = Errors::default();
    let set = SetKeys::read(&input.attrs, &mut errors);
    let model = Model::read(input, &set, &mut errors);
    let errors = errors.into_error().map(syn::Error::into_compile_error);
    let code = match &model {
        Some(model) => option_set(input, model),
        None => broken(input, &set),
    };
    quote!(#errors #code)
}

/// Passes the tables to the facade, which has the code.
fn option_set(input: &DeriveInput, model: &Model) -> TokenStream {
    let Model { set, options, .. } = model;
    let facade = facade(set);
    let visibility = &input.vis;
    let ident = respanned(&input.ident);
    let values: Vec<i32> = options.iter().map(|option| option.value).collect();
    let index = ValueIndex::new(&values);

    let described = options.iter().filter(|option| option.description.is_some()).count();
    let described = if described > 0 { options.len() } else { 0 };
    let sizes = [options.len(), described, index.slots() + 1].map(Literal::usize_unsuffixed);
    let all = options.iter().map(|option| option.ident);
    let labels = options.iter().map(|option| literal(Some(&option.label)));
    let descriptions = options.iter().take(described).map(|option| literal(option.description.as_ref()));
    let documentation = documentation::table(options);
    let parts = parts(&input.ident, model, &index, &values);
    let index = value_index(&index);
    let serde = set.serde.then(|| quote!(#facade::__option_set_serde! { #ident [] [] [] }));
    quote! {
        #facade::__option_set! {
            #ident [#visibility] #documentation
            [#(#sizes),*] [#(#ident::#all),*] [#(#labels),*] [#(#descriptions),*] {#index} {#parts}
        }
        #serde
    }
}

/// What the enum says beyond the facade's `Parts::NONE`.
fn parts(ident: &Ident, model: &Model, index: &ValueIndex, values: &[i32]) -> TokenStream {
    let Model { set, options, .. } = model;
    let enum_name = syn::ext::IdentExt::unraw(ident).to_string();
    let names = [
        ("name", &set.name),
        ("table", &set.table),
        ("column", &set.column),
        ("global", &set.global),
        ("display_name", &set.display_name),
    ];
    let names = names.into_iter().filter_map(|(key, text)| {
        let key = Ident::new(key, Span::call_site());
        let text = literal(Some(text.as_ref()?));
        Some(quote!(#key: #text,))
    });
    let dense = (!model.dense).then(|| quote!(dense: false,));
    let value_list = (!index.is_contiguous()).then(|| {
        let values = quads(values.iter().copied());
        quote!(value_list: #values,)
    });
    let texts = texts(options);
    let numeric = texts_of(options).any(|(text, _)| text.trim().parse::<f64>().is_ok());
    let numeric = numeric.then(|| quote!(numeric_texts: true,));
    quote! {
        enum_name: #enum_name, #(#names)* #dense #value_list texts: #texts, #numeric ..__facade::Parts::NONE
    }
}

/// Labels and aliases, and how they are found.
fn texts(options: &[OptionModel]) -> TokenStream {
    let aliases = options.iter().enumerate().flat_map(|(position, option)| {
        option.aliases.iter().map(move |alias| {
            let text = literal(Some(alias));
            let position = Literal::usize_unsuffixed(position);
            quote!(__facade::Alias { text: #text, position: #position },)
        })
    });
    let bearers: Vec<_> = texts_of(options).collect();
    let index = match LabelIndex::new(&bearers) {
        LabelIndex::Hash { hash, texts } => {
            let hash = perfect_hash(&hash);
            let texts = packed(&texts);
            quote!(Hash { hash: #hash, texts: #texts })
        }
        LabelIndex::Sorted { texts } => {
            let len = Literal::usize_unsuffixed(texts.len());
            let texts = packed(&texts);
            quote!(Sorted { texts: #texts, len: #len })
        }
    };
    quote!(__facade::Texts { labels: &TABLES.labels, aliases: &[#(#aliases)*], index: __facade::LabelIndex::#index })
}

/// Every label, then every alias, each with the position of its option.
fn texts_of<'a>(options: &'a [OptionModel]) -> impl Iterator<Item = (&'a str, usize)> {
    let labels = options.iter().enumerate().map(|(position, option)| (&*option.label.value, position));
    let aliases = options
        .iter()
        .enumerate()
        .flat_map(|(position, option)| option.aliases.iter().map(move |alias| (&*alias.value, position)));
    labels.chain(aliases)
}

fn value_index(index: &ValueIndex) -> TokenStream {
    match index {
        ValueIndex::Span { first, slots, positions } => {
            let (first, slots) = (Literal::i32_unsuffixed(*first), Literal::usize_unsuffixed(*slots));
            let positions = packed(positions);
            quote!(Span { first: #first, slots: #slots, positions: #positions })
        }
        ValueIndex::Hash { hash, values, positions } => {
            let hash = perfect_hash(hash);
            let (values, positions) = (quads(values.iter().copied()), packed(positions));
            quote!(Hash { hash: #hash, values: #values, positions: #positions })
        }
        ValueIndex::Sorted { values, positions } => {
            let (values, positions) = (quads(values.iter().copied()), packed(positions));
            quote!(Sorted { values: #values, positions: #positions })
        }
    }
}

fn perfect_hash(hash: &PerfectHash) -> TokenStream {
    let PerfectHash { seed, shift, mask, displacements, .. } = hash;
    let seed = Literal::u64_unsuffixed(*seed);
    let (shift, mask) = (Literal::u32_unsuffixed(*shift), Literal::usize_unsuffixed(*mask));
    let displacements = packed(displacements);
    quote!(__facade::PerfectHash { seed: #seed, shift: #shift, mask: #mask, displacements: #displacements })
}

/// A table of numbers as one literal, in as few bytes as the greatest needs.
fn packed(numbers: &[usize]) -> TokenStream {
    let greatest = numbers.iter().copied().max().unwrap_or_default();
    let (variant, width) = match greatest {
        0..=0xff => ("Bytes", 1),
        0x100..=0xffff => ("Pairs", 2),
        _ => ("Quads", 4),
    };
    let variant = Ident::new(variant, Span::call_site());
    let mut bytes = Vec::with_capacity(width * numbers.len());
    for number in numbers {
        bytes.extend_from_slice(&number.to_le_bytes()[..width]);
    }
    let bytes = Literal::byte_string(&bytes);
    quote!(__facade::Packed::#variant(#bytes))
}

/// A table of values as one literal.
fn quads(values: impl Iterator<Item = i32>) -> Literal {
    let bytes: Vec<u8> = values.flat_map(i32::to_le_bytes).collect();
    Literal::byte_string(&bytes)
}

fn literal(text: Option<&Text>) -> Literal {
    let Some(text) = text else { return Literal::string("") };
    let mut literal = text.literal.clone();
    // Lints on what the user wrote fire there, and need not fire again here.
    literal.set_span(Span::call_site());
    literal
}

/// The same items without tables, so that the mistakes are all that the user is told of.
fn broken(input: &DeriveInput, set: &SetKeys) -> TokenStream {
    let facade = facade(set);
    let ident = respanned(&input.ident);
    let visibility = &input.vis;
    let (parameters, arguments, own_clause) = input.generics.split_for_impl();
    let (parameters, arguments) = (inside(parameters), inside(arguments));
    // For some types it may not be `Copy` or `'static`, and that is not the mistake to report.
    let own_bounds = own_clause.iter().flat_map(|clause| &clause.predicates);
    // What has fields may not be `Copy` at all; bound for every lifetime, that is not asked here, but of each use.
    let for_all = has_fields(&input.data).then(|| quote!(for<'__a>));
    let bounds = (for_all.is_some() || !arguments.is_empty())
        .then(|| quote!(where #(#own_bounds,)* #for_all #ident<#arguments>: ::core::marker::Copy + 'static));
    let serde = (set.serde && cfg!(feature = "serde"))
        .then(|| quote!(#facade::__option_set_serde! { #ident [#parameters] [#arguments] [#bounds] }));
    quote! {
        #facade::__option_set! { broken #ident [#visibility] [#parameters] [#arguments] [#bounds] }
        #serde
    }
}

fn has_fields(data: &Data) -> bool {
    match data {
        Data::Enum(data) => data.variants.iter().any(|variant| !variant.fields.is_empty()),
        Data::Struct(_) | Data::Union(_) => true,
    }
}

/// What stands between `<` and `>`, if that is there.
fn inside(generics: impl ToTokens) -> TokenStream {
    let tokens: Vec<_> = generics.into_token_stream().into_iter().collect();
    tokens.get(1..tokens.len().saturating_sub(1)).unwrap_or_default().iter().cloned().collect()
}

/// Where the facade lives.
fn facade(set: &SetKeys) -> TokenStream {
    set.facade.as_ref().map_or_else(|| quote!(::closure_reason), |path| quote!(#path))
}

/// The enum's name as the macro would write it: then a deprecated enum does not warn of itself.
fn respanned(ident: &Ident) -> Ident {
    let mut ident = ident.clone();
    ident.set_span(ident.span().resolved_at(Span::call_site()));
    ident
}
