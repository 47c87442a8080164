//! The names that are already taken in a module.

use std::collections::HashMap;

use proc_macro2::{TokenStream, TokenTree};

use super::existing::TargetFile;
use super::insertion_point::{InsertionPoint, PlaceInFile};

/// What has a name.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Taken {
    Item,
    Import,
}

/// The names of the items and imports next to the new enums.
pub fn names(spot: &InsertionPoint, targets: &[TargetFile]) -> HashMap<String, Taken> {
    let own: &[String];
    let modules: &[String] = match spot.place {
        PlaceInFile::Within { .. } => {
            own = &spot.modules[targets[spot.target].modules.len()..];
            own
        }
        PlaceInFile::After(neighbor) => &neighbor.modules,
        PlaceInFile::Alone | PlaceInFile::End => &[],
        PlaceInFile::Module => return HashMap::new(),
    };
    let mut names = HashMap::new();
    if let Ok(tokens) = targets[spot.target].file.text().trim_start_matches('\u{feff}').parse() {
        items(tokens, modules, &mut names);
    }
    names
}

/// Collects the names of the items of one module, which is itself inside these modules.
fn items(tokens: TokenStream, within: &[String], names: &mut HashMap<String, Taken>) {
    let tokens: Vec<_> = tokens.into_iter().collect();
    for (at, token) in tokens.iter().enumerate() {
        let TokenTree::Ident(word) = token else { continue };
        match (&*word.to_string(), within, tokens.get(at + 1), tokens.get(at + 2)) {
            ("mod", [name, rest @ ..], Some(TokenTree::Ident(ident)), Some(TokenTree::Group(body)))
                if ident == name =>
            {
                items(body.stream(), rest, names);
            }
            ("struct" | "enum" | "union" | "type" | "trait", [], Some(TokenTree::Ident(ident)), _) => {
                names.insert(bare(ident), Taken::Item);
            }
            ("use", [], ..) => {
                let is_semicolon =
                    |token: &TokenTree| matches!(token, TokenTree::Punct(punct) if punct.as_char() == ';');
                let import = tokens[at + 1..].iter().take_while(|token| !is_semicolon(token));
                imports(import.cloned().collect(), names);
            }
            _ => {}
        }
    }
}

/// Collects all words of an import: more than the names that it imports, but at least those.
fn imports(tokens: TokenStream, names: &mut HashMap<String, Taken>) {
    for token in tokens {
        match token {
            TokenTree::Ident(word) => _ = names.entry(bare(&word)).or_insert(Taken::Import),
            TokenTree::Group(group) => imports(group.stream(), names),
            _ => {}
        }
    }
}

fn bare(ident: &proc_macro2::Ident) -> String {
    ident.to_string().trim_start_matches("r#").to_owned()
}
