//! From the model to tokens. Nothing here can fail.

mod documentation;
mod extra;
mod tables;
#[cfg(test)]
mod tests;

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{ToTokens, quote};
use syn::{Data, DeriveInput};

use crate::attr::OptionSetKeys;
use crate::errors::Errors;
use crate::lookup::ValueIndex;
use crate::model::{Model, OptionModel};
use crate::{check, kind, read};

/// The whole macro: the code of an option set, or every mistake in it.
pub(crate) fn derive(input: &DeriveInput) -> TokenStream {
    let mut errors = Errors::default();
    let set = read::option_set(&input.attrs, &mut errors);
    let drafts = read::variants(input, &mut errors);
    let model = drafts.and_then(|drafts| check::model(&input.ident, &set, drafts, &mut errors));
    let errors = errors.into_compile_errors();
    let code = match &model {
        Some(model) => option_set(input, model),
        None => broken(input, &set.keys),
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
    let sizes = [options.len(), described].map(Literal::usize_unsuffixed);
    let slots = Literal::usize_unsuffixed(index.slots() + 1);
    let all = options.iter().map(|option| option.ident);
    let labels = options.iter().map(|option| tables::literal(Some(&option.label)));
    let descriptions =
        options.iter().take(described).map(|option| tables::literal(option.description.as_ref()));
    let documentation = documentation::table(options);
    let extra = extra::fields(&ident, model);
    let parts = parts(&input.ident, model, &index, &values, !extra.is_empty());
    // To say which options belong together is no use of a deprecated one.
    let extra = (!extra.is_empty())
        .then(|| quote!(#[allow(deprecated)] static EXTRA: __facade::Extra = __facade::Extra { #extra ..__facade::Extra::NONE };));
    let index = tables::value_index(&index);
    let serde = set.serde.then(|| quote!(#facade::__option_set_serde! { #ident [] [] [] }));
    let kind = kind::code(&facade, &ident, model);
    quote! {
        #facade::__option_set! {
            #ident [#visibility] #documentation
            [#(#sizes),*] #slots [#(#ident::#all),*] [#(#labels),*] [#(#descriptions),*] {#index} {#parts} {#extra}
        }
        #serde
        #kind
    }
}

/// What the enum says beyond the facade's `Parts::NONE`.
fn parts(ident: &Ident, model: &Model, index: &ValueIndex, values: &[i32], has_extra: bool) -> TokenStream {
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
        let text = tables::literal(Some(text.as_ref()?));
        Some(quote!(#key: #text,))
    });
    let kind = kind::name(&model.kind).map(|kind| {
        let kind = Ident::new(kind, Span::call_site());
        quote!(kind: __facade::Kind::#kind,)
    });
    let dense = (!model.dense).then(|| quote!(dense: false,));
    let value_list = (!index.is_contiguous()).then(|| {
        let values = tables::quads(values.iter().copied());
        quote!(value_list: #values,)
    });
    let texts = base_texts(options);
    let numeric = bearers(options).any(|(text, _)| text.trim().parse::<f64>().is_ok());
    let numeric = numeric.then(|| quote!(numeric_texts: true,));
    let doc_comments: Vec<usize> =
        (0..options.len()).filter(|&position| options[position].is_doc_comment).collect();
    let doc_comments = (!doc_comments.is_empty()).then(|| {
        let positions = tables::packed(&doc_comments);
        quote!(doc_comments: #positions,)
    });
    let some_undescribed = options.iter().any(|option| option.description.is_some())
        && options.iter().any(|option| option.description.is_none());
    let some_undescribed = some_undescribed.then(|| quote!(some_undescribed: true,));
    let extra = has_extra.then(|| quote!(extra: &EXTRA,));
    quote! {
        enum_name: #enum_name, #(#names)* #kind #dense #value_list texts: #texts, #numeric #some_undescribed #doc_comments #extra
        ..__facade::Parts::NONE
    }
}

/// Labels and aliases, and how they are found.
fn base_texts(options: &[OptionModel]) -> TokenStream {
    let aliases = options
        .iter()
        .enumerate()
        .flat_map(|(position, option)| option.keys.alias.iter().map(move |alias| (position, alias)));
    let aliases = tables::option_texts(&aliases.collect::<Vec<_>>());
    let bearers: Vec<_> = bearers(options).collect();
    tables::texts(&quote!(&TABLES.labels), &aliases, &bearers)
}

/// Every label, then every alias, each with the position of its option.
fn bearers<'a>(options: &'a [OptionModel]) -> impl Iterator<Item = (&'a str, usize)> {
    let labels = options.iter().enumerate().map(|(position, option)| (&*option.label.value, position));
    let aliases = options
        .iter()
        .enumerate()
        .flat_map(|(position, option)| option.keys.alias.iter().map(move |alias| (&*alias.value, position)));
    labels.chain(aliases)
}

/// The same items without tables, so that the mistakes are all that the user is told of.
fn broken(input: &DeriveInput, set: &OptionSetKeys) -> TokenStream {
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
    let generics = quote!([#parameters] [#arguments] [#bounds]);
    let serde = (*set.serde && cfg!(feature = "serde"))
        .then(|| quote!(#facade::__option_set_serde! { #ident #generics }));
    let kind = kind::broken(&set.kind, &facade, &ident, &generics);
    quote! {
        #facade::__option_set! { broken #ident [#visibility] #generics }
        #serde
        #kind
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
fn facade(set: &OptionSetKeys) -> TokenStream {
    set.facade.as_ref().map_or_else(|| quote!(::closure_reason), |path| quote!(#path))
}

/// The enum's name as the macro would write it: then a deprecated enum does not warn of itself.
fn respanned(ident: &Ident) -> Ident {
    let mut ident = ident.clone();
    ident.set_span(ident.span().resolved_at(Span::call_site()));
    ident
}
