//! The output of the macro: two small enums to read, and the size for large ones.

use std::fmt::Write;

use expect_test::expect_file;
use proc_macro2::{TokenStream, TokenTree};
use quote::quote;
use syn::{DeriveInput, Expr, File, Item, Macro, parse_quote};

/// The expansion as a readable Rust file: the arguments of a macro are shown as a value with a field
/// for each group. `UPDATE_EXPECT=1` rewrites it.
fn formatted(input: &DeriveInput) -> String {
    let mut file: File = syn::parse2(super::derive(input)).expect("the expansion parses");
    for item in &mut file.items {
        if let Item::Macro(item_macro) = item {
            *item = legible(&item_macro.mac);
        }
    }
    prettyplease::unparse(&file)
}

fn legible(mac: &Macro) -> Item {
    let name = &mac.path.segments.last().expect("a path has a name").ident;
    let mut tokens = mac.tokens.clone().into_iter();
    let mut fields = Vec::new();
    while let (Some(TokenTree::Ident(field)), Some(_)) = (tokens.next(), tokens.next()) {
        let value: TokenStream = tokens
            .by_ref()
            .take_while(|token| !matches!(token, TokenTree::Punct(comma) if comma.as_char() == ','))
            .collect();
        // A list of fields is shown as a value of a type with the group's name; anything that is not an
        // expression stays unchanged.
        let shown = [quote!(#value), quote!(#field #value)]
            .into_iter()
            .find(|shown| syn::parse2::<Expr>(shown.clone()).is_ok());
        let shown = shown.unwrap_or_else(|| quote!(tokens! #value));
        fields.push(quote!(#field: #shown));
    }
    parse_quote!(const _: () = #name { #(#fields),* };)
}

#[test]
fn a_small_choice_expands_to_its_tables() {
    let input = parse_quote! {
        #[option_set(table = "msdyn_ocsession", column = "msdyn_botengagementmode")]
        pub enum BotEngagementMode {
            #[option(value = 192350000, label = "Default", desc = "No engagement mode is set.")]
            Default,
            #[option(value = 192350001)]
            PreConversation,
            #[option(value = 192350002, label = "PostConverstation", alias = "PostConversation")]
            PostConversation,
        }
    };
    expect_file!["choice.expanded.rs"].assert_eq(&formatted(&input));
}

#[test]
fn a_small_state_expands_to_its_tables() {
    let input = parse_quote! {
        #[option_set(table = "msdyn_ocsession", column = "statecode", kind = state(SessionStatus))]
        enum SessionState {
            #[option(default_status = Open)]
            Open = 0,
            #[option(default_status = Completed, invariant_name = "Completed")]
            Completed = 1,
        }
    };
    expect_file!["state.expanded.rs"].assert_eq(&formatted(&input));
}

fn enum_of(count: i32, value: impl Fn(i32) -> i32) -> DeriveInput {
    let mut code = "enum Reason {".to_owned();
    for number in 0..count {
        let value = value(number);
        write!(code, "#[option(value = {value}, label = \"Reason {number}\")] Reason{number},").unwrap();
    }
    code.push('}');
    syn::parse_str(&code).unwrap()
}

/// How many tokens there are, at any depth.
fn count(stream: TokenStream) -> usize {
    let size = |tree| match tree {
        TokenTree::Group(group) => 2 + count(group.stream()),
        _ => 1,
    };
    stream.into_iter().map(size).sum()
}

fn contiguous(number: i32) -> i32 {
    192_350_000 + number
}

/// A one-to-one function that moves neighbors far apart.
fn sparse(number: i32) -> i32 {
    number.wrapping_mul(0x3243_f6a9)
}

/// Expands this many options, and compares the bytes and tokens for each option. A tenth more or less
/// is allowed; if a larger change was intended, change the number.
#[track_caller]
fn assert_size_per_option(options: i32, value: fn(i32) -> i32, bytes: usize, tokens: usize) {
    let expansion = super::derive(&enum_of(options, value));
    let options = usize::try_from(options).unwrap();
    let measured = [expansion.to_string().len(), count(expansion)];
    for (measured, expected) in std::iter::zip(measured, [bytes * options, tokens * options]) {
        assert!(
            measured.abs_diff(expected) <= expected / 10,
            "{} per option, not about {}",
            measured / options,
            expected / options
        );
    }
}

#[test]
fn an_option_adds_few_bytes_and_tokens() {
    assert_size_per_option(1_024, contiguous, 90, 7);
    assert_size_per_option(1_024, sparse, 124, 7);
}

#[test]
fn a_program_holds_a_long_table_once() {
    let statics =
        |options| super::derive(&enum_of(options, sparse)).to_string().matches("static BYTES").count();
    assert_eq!(statics(20), 0);
    // The values by position and by slot, the positions, the numbers of the texts, and the
    // displacements of both hashes.
    assert_eq!(statics(2_000), 6);
}

/// A macro with cubic cost would take very long for this.
#[test]
fn status_reasons_that_are_all_connected_expand() {
    let names: Vec<String> = (0..200).map(|number| format!("Reason{number}")).collect();
    let all = names.join(", ");
    let mut code = "#[option_set(kind = status(State), enforce_transitions)] enum Reason {".to_owned();
    for (number, name) in names.iter().enumerate() {
        write!(code, "#[option(value = {number}, state = Active, transitions({all}))] {name},").unwrap();
    }
    code.push('}');
    let expansion = super::derive(&syn::parse_str(&code).unwrap()).to_string();
    assert!(expansion.contains("(0 , 0) , (0 , 1)"), "the transitions are there");
    assert!(expansion.contains("(199 , 198) , (199 , 199)]"), "to the last");
}

#[test]
fn one_of_five_thousand_options_in_a_row_adds_no_more_tokens() {
    assert_size_per_option(5_000, contiguous, 96, 7);
}

#[test]
fn one_of_five_thousand_options_from_all_over_adds_no_more_tokens() {
    assert_size_per_option(5_000, sparse, 156, 7);
}
