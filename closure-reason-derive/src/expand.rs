//! Turns the model into tokens. Nothing here can fail.

mod documentation;
mod extra;
mod kind;
mod tables;
#[cfg(test)]
mod tests;

use closure_reason_syntax::{
    EnumDraft, Errors, Given, Kind, Model, OptionModel, OptionSetKeys, Text, ordered,
};
use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{ToTokens, quote};
use syn::{Data, DeriveInput};

use crate::errors::compile_errors;
use crate::hygiene::{all_respanned, respanned};
use crate::lookup::{LabelIndex, OwnedText, ValueIndex};

/// The whole macro: the code of an option set, or every mistake in it.
pub(crate) fn derive(input: &DeriveInput) -> TokenStream {
    let mut errors = Errors::default();
    let mut draft = EnumDraft::read(input, &mut errors);
    for (name, key, is_on) in other_crates(&draft.set.keys) {
        if let (false, Some(key)) = (is_on, key.key()) {
            errors.push(
                key,
                format_args!(
                    "`{name}` needs the feature `{name}` of the crate `closure-reason`: turn it on in Cargo.toml"
                ),
            );
        }
    }
    let model = draft.check(&input.attrs, &mut errors);
    let errors = compile_errors(errors);
    let code = match &model {
        Ok(model) => option_set(input, model).unwrap_or_else(|| without_index(input, model.set)),
        Err(set) => broken(input, set),
    };
    quote!(#errors #code)
}

/// The keys that ask for the traits of another crate, each with its name and whether the facade's
/// feature of that name is on. The feature alone is not enough: another crate in the same build may
/// have turned it on.
fn other_crates(set: &OptionSetKeys) -> [(&'static str, &Given<bool>, bool); 3] {
    [
        ("serde", &set.serde, cfg!(feature = "serde")),
        ("schemars", &set.schemars, cfg!(feature = "schemars")),
        ("sqlx", &set.sqlx, cfg!(feature = "sqlx")),
    ]
}

/// The code for the traits of other crates that the enum asks for.
fn traits_of_other_crates(set: &OptionSetKeys, facade: &TokenStream, head: &TokenStream) -> TokenStream {
    let asked = other_crates(set).into_iter().filter(|(_, key, is_on)| ***key && *is_on);
    let calls = asked.map(|(name, ..)| {
        let template = Ident::new(&format!("__option_set_{name}"), Span::call_site());
        quote!(#facade::#template! { #head })
    });
    calls.collect()
}

/// Passes the tables to the facade, which has the code. `None` if no index of the values was found.
fn option_set(input: &DeriveInput, model: &Model) -> Option<TokenStream> {
    let Model { set, options, .. } = model;
    let facade = facade(set);
    let alias = alias(input, set);
    let visibility = all_respanned(&input.vis);
    let ident = respanned(&input.ident);
    let values: Vec<i32> = options.iter().map(|option| option.value).collect();
    let index = ValueIndex::new(&values)?;

    let described = options.iter().filter(|option| option.description.is_some()).count();
    let described = if described > 0 { options.len() } else { 0 };
    let counts = [options.len(), described, index.slots() + 1].map(Literal::usize_unsuffixed);
    let all = options.iter().map(|option| &option.ident);
    let labels = options.iter().map(|option| tables::literal(Some(&option.label)));
    let descriptions =
        options.iter().take(described).map(|option| tables::literal(option.description.as_ref()));
    let column = if set.column.is_some() { quote!(Named) } else { quote!(Unnamed) };
    let documentation = documentation::table(options);
    let extra = extra::fields(&alias, &ident, model);
    let parts = parts(&alias, &input.ident, model, &index, &values, !extra.is_empty());
    let extra = (!extra.is_empty()).then(|| quote!(extra: {#extra},));
    let slots = tables::slots(&alias, &index);
    let index = tables::value_index(&alias, &index);
    let discriminant = model.dense.then(|| quote!(discriminant: __discriminant,));
    let others = traits_of_other_crates(set, &facade, &quote!(facade: #alias, set: #ident,));
    let kind = kind::code(&facade, &alias, &ident, model);
    Some(quote! {
        #facade::__option_set! {
            facade: #alias,
            set: #ident,
            visibility: [#visibility],
            documentation: #documentation,
            counts: [#(#counts),*],
            options: [#(#ident::#all),*],
            labels: [#(#labels),*],
            descriptions: [#(#descriptions),*],
            column: #column,
            slots: #slots,
            values: {#index},
            parts: {#parts},
            #extra
            #discriminant
        }
        #others
        #kind
    })
}

/// The code for an enum without an index for its values, which is not the user's mistake.
fn without_index(input: &DeriveInput, set: &OptionSetKeys) -> TokenStream {
    let ident = &input.ident;
    let message = format!(
        "no table was found for the values of `{ident}`, all of which are right: this is a bug of `closure-reason`, please report it"
    );
    let mut errors = Errors::default();
    errors.push(ident.span(), message);
    let error = compile_errors(errors);
    let code = broken(input, set);
    quote!(#error #code)
}

/// What the enum says beyond the facade's `Parts::NONE`.
fn parts(
    alias: &Ident,
    ident: &Ident,
    model: &Model,
    index: &ValueIndex,
    values: &[i32],
    has_extra: bool,
) -> TokenStream {
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
    let language = set.language.map(|language| {
        let language = Literal::u32_unsuffixed(language);
        quote!(language: #language,)
    });
    let kind = kind::name(&model.kind).map(|kind| {
        let kind = Ident::new(kind, Span::call_site());
        quote!(kind: #alias::OptionSetKind::#kind,)
    });
    let discriminants_are_positions = (!model.dense).then(|| quote!(discriminants_are_positions: false,));
    let value_list = (!index.is_contiguous()).then(|| {
        let values = tables::i32s(alias, values);
        quote!(value_list: #values,)
    });
    let base_texts = base_texts(options);
    let owned_texts: Vec<OwnedText> =
        base_texts.iter().map(|&(position, text)| (&*text.value, position)).collect();
    let label_index = LabelIndex::new(&owned_texts);
    let aliases = tables::option_texts(alias, &base_texts[options.len()..]);
    let texts = tables::texts(alias, &quote!(&TABLES.labels), &aliases, &label_index);
    let shared = match &label_index {
        LabelIndex::Hash { shared, .. } if !shared.is_empty() => {
            let numbers = tables::packed(alias, shared);
            Some(quote!(shared_texts: #numbers,))
        }
        _ => None,
    };
    let numeric = numeric_texts(&owned_texts);
    let numeric = (!numeric.is_empty()).then(|| {
        let numbers = tables::packed(alias, &numeric);
        quote!(numeric_texts: #numbers,)
    });
    let doc_comments: Vec<usize> =
        (0..options.len()).filter(|&position| options[position].is_doc_comment).collect();
    let doc_comments = (!doc_comments.is_empty()).then(|| {
        let positions = tables::packed(alias, &doc_comments);
        quote!(doc_comments: #positions,)
    });
    let described = |option: &OptionModel| option.description.is_some();
    let some_undescribed = options.iter().any(described) && !options.iter().all(described);
    let some_undescribed = some_undescribed.then(|| quote!(some_undescribed: true,));
    let extra = has_extra.then(|| quote!(extra: &EXTRA,));
    quote! {
        enum_name: #enum_name, #(#names)* #language #kind #discriminants_are_positions #value_list texts: #texts,
        #shared #numeric #some_undescribed #doc_comments #extra
    }
}

/// Every label, then every alias, each with the position of its option.
fn base_texts(options: &[OptionModel]) -> Vec<(usize, &Text)> {
    let mut texts: Vec<_> = options.iter().map(|option| &option.label).enumerate().collect();
    for (position, option) in options.iter().enumerate() {
        for alias in &**option.keys.alias {
            texts.push((position, alias));
        }
    }
    texts
}

/// The numbers of the texts that read as numbers, in the order of these. The facade's `Number::guessed`
/// and `Number::key` are the same.
fn numeric_texts(texts: &[OwnedText]) -> Vec<usize> {
    let mut numeric: Vec<(usize, f64)> = Vec::new();
    for (number, (text, _)) in texts.iter().enumerate() {
        let text = text.trim();
        // Rust reads more words than these.
        let is_number = text.contains(|character: char| character.is_ascii_digit());
        if !is_number && !matches!(text, "NaN" | "inf" | "-inf") {
            continue;
        }
        if let Ok(key) = text.parse::<f64>() {
            // Zero has one sign.
            numeric.push((number, key + 0.0));
        }
    }
    let order = ordered(numeric.len(), &|left, right| numeric[left].1.total_cmp(&numeric[right].1));
    order.into_iter().map(|at| numeric[at].0).collect()
}

/// The same items without tables, so that the user sees no errors but the mistakes.
fn broken(input: &DeriveInput, set: &OptionSetKeys) -> TokenStream {
    let facade = facade(set);
    let alias = alias(input, set);
    let ident = respanned(&input.ident);
    let visibility = all_respanned(&input.vis);
    let (parameters, arguments, own_clause) = input.generics.split_for_impl();
    let parameters = inside(parameters);
    let set_type = if parameters.is_empty() { quote!(#ident) } else { quote!((#ident #arguments)) };
    // A generic type may not be `Copy` or `'static`, but that is not the mistake to report.
    let own_bounds = own_clause.iter().flat_map(|clause| &clause.predicates);
    // A type with fields may not be `Copy` at all. A bound for every lifetime is not checked here, but
    // at each use.
    let for_all = has_fields(&input.data).then(|| quote!(for<'__a>));
    let bounds = (for_all.is_some() || !parameters.is_empty())
        .then(|| quote!(where #(#own_bounds,)* #for_all #set_type: #facade::__private::Copy + 'static));
    let head = quote!(facade: #alias, set: #set_type, generics: [#parameters] [#bounds],);
    let others = traits_of_other_crates(set, &facade, &head);
    let kind = kind::broken(&set.kind, &facade, &head);
    quote! {
        #facade::__option_set! {
            broken
            #head
            visibility: [#visibility],
        }
        #others
        #kind
    }
}

fn has_fields(data: &Data) -> bool {
    match data {
        Data::Enum(data) => data.variants.iter().any(|variant| !variant.fields.is_empty()),
        Data::Struct(_) | Data::Union(_) => true,
    }
}

/// The tokens between `<` and `>`, if there are any.
fn inside(generics: impl ToTokens) -> TokenStream {
    let tokens: Vec<_> = generics.into_token_stream().into_iter().collect();
    tokens.get(1..tokens.len().saturating_sub(1)).unwrap_or_default().iter().cloned().collect()
}

/// The path of the facade.
fn facade(set: &OptionSetKeys) -> TokenStream {
    set.facade.as_ref().map_or_else(|| quote!(::closure_reason), |path| quote!(#path))
}

/// The name that the emitted code has for the facade's `__private`. It differs from every name in
/// the user's tokens.
fn alias(input: &DeriveInput, set: &OptionSetKeys) -> Ident {
    let other = match &*set.kind {
        Kind::State(other) | Kind::Status(other) => Some(other),
        Kind::Choice | Kind::Boolean | Kind::Unknown => None,
    };
    let (ident, generics, facade) = (&input.ident, &input.generics, set.facade.as_ref());
    let names = quote!(#ident #generics #other #facade).to_string();
    let mut alias = "__facade".to_owned();
    while names.contains(&alias) {
        alias.push('_');
    }
    Ident::new(&alias, Span::call_site())
}
