//! The enums of generated files, read by a parser of Rust.

use std::collections::BTreeMap;
use std::path::PathBuf;

use syn::visit::Visit;

#[derive(Debug)]
pub struct Enum {
    pub name: String,
    pub variants: Vec<Variant>,
}

#[derive(Debug)]
pub struct Variant {
    pub name: String,
    pub value: i32,
}

/// All enums that name their set, by `table.column` or the name of the global set.
pub fn by_set(files: &BTreeMap<PathBuf, String>) -> BTreeMap<String, Enum> {
    let mut enums = BTreeMap::new();
    for (path, text) in files {
        let file =
            syn::parse_file(text).unwrap_or_else(|error| panic!("{}: {error}\n{text}", path.display()));
        let mut found = Found { enums: &mut enums };
        found.visit_file(&file);
    }
    enums
}

struct Found<'a> {
    enums: &'a mut BTreeMap<String, Enum>,
}

impl Visit<'_> for Found<'_> {
    fn visit_item_enum(&mut self, item: &syn::ItemEnum) {
        let key = |name| text_of(&item.attrs, "option_set", name);
        let set = match key("global") {
            Some(name) => name,
            None => format!("{}.{}", key("table").unwrap(), key("column").unwrap()),
        };
        let variants = item.variants.iter().map(|variant| {
            let (_, value) = variant.discriminant.as_ref().expect("the value is the discriminant");
            assert!(value_of(&variant.attrs, "option", "value").is_none(), "the value is said once");
            Variant { name: variant.ident.to_string(), value: number(value) }
        });
        let one = Enum { name: item.ident.to_string(), variants: variants.collect() };
        assert!(self.enums.insert(set.clone(), one).is_none(), "{set} has two enums");
    }
}

fn number(literal: &syn::Expr) -> i32 {
    match literal {
        syn::Expr::Lit(syn::ExprLit { lit: syn::Lit::Int(digits), .. }) => digits.base10_parse().unwrap(),
        syn::Expr::Unary(syn::ExprUnary { op: syn::UnOp::Neg(_), expr, .. }) => match &**expr {
            syn::Expr::Lit(syn::ExprLit { lit: syn::Lit::Int(digits), .. }) => {
                format!("-{}", digits.base10_digits()).parse().unwrap()
            }
            _ => panic!("a number"),
        },
        _ => panic!("a number"),
    }
}

/// The text after `key =` in `#[attribute(..)]`.
fn value_of(attributes: &[syn::Attribute], attribute: &str, key: &str) -> Option<String> {
    let mut found = None;
    for list in attributes.iter().filter(|one| one.path().is_ident(attribute)) {
        let Ok(metas) =
            list.parse_args_with(syn::punctuated::Punctuated::<Entry, syn::Token![,]>::parse_terminated)
        else {
            continue;
        };
        for entry in metas {
            if entry.key == key {
                found = Some(entry.value);
            }
        }
    }
    found
}

fn text_of(attributes: &[syn::Attribute], attribute: &str, key: &str) -> Option<String> {
    value_of(attributes, attribute, key)
        .map(|literal| syn::parse_str::<syn::LitStr>(&literal).unwrap().value())
}

struct Entry {
    key: String,
    value: String,
}

impl syn::parse::Parse for Entry {
    fn parse(input: syn::parse::ParseStream) -> syn::Result<Self> {
        use syn::ext::IdentExt;
        let key = syn::Ident::parse_any(input)?.to_string();
        let mut value = String::new();
        while !input.is_empty() && !input.peek(syn::Token![,]) {
            let tree: proc_macro2::TokenTree = input.parse()?;
            if !matches!(&tree, proc_macro2::TokenTree::Punct(punct) if punct.as_char() == '=' && value.is_empty())
            {
                value.push_str(&tree.to_string());
            }
        }
        Ok(Self { key, value })
    }
}
