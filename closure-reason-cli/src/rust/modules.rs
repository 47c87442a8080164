//! The modules of a file: which it holds, which it declares, and whether anything can be appended to them.

use std::path::Path;

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

use super::find_enums;
use super::line_column::Span;
use super::mistake::Mistake;
use super::other_attributes::is_for_tests;

/// A module of a file, or the file itself.
#[derive(Debug)]
pub struct Module {
    /// The modules around it in the file, then its own name; nothing for the file itself.
    pub path: Vec<String>,
    /// From `pub` or `mod` to its end.
    pub span: Span,
    /// The text between its braces; `None` for `mod x;`, whose text is in another file.
    pub body: Option<Span>,
    /// Whether only tests have it: `#[cfg(test)]`.
    pub is_for_tests: bool,
    /// Whether an attribute says which file has it: `#[path = ".."]`.
    pub is_elsewhere: bool,
    /// Where its last item begins, if it is incomplete: anything written after it would become part of it.
    pub unfinished: Option<usize>,
}

/// How deep modules may be nested to be found.
const DEEPEST: usize = 64;

/// All modules of a text, the file itself first, without those in function bodies and macro calls.
pub fn modules(text: &str) -> Result<Vec<Module>, Mistake> {
    let mut modules = vec![Module {
        path: Vec::new(),
        span: 0..text.len(),
        body: Some(0..text.len()),
        is_for_tests: false,
        is_elsewhere: false,
        unfinished: None,
    }];
    let result = find_enums::tokens(text).map(|tokens| within(0, tokens, &mut modules));
    proc_macro2::extra::invalidate_current_thread_spans();
    result.map(|()| modules)
}

/// The test modules that a file declares and that are in other files, each with the modules that lead to
/// it. A text that is not Rust declares none; it is reported where it is in the way.
pub fn modules_for_tests(of_file: &[String], text: &str) -> Vec<Vec<String>> {
    if ["mod", "cfg", "test"].iter().any(|word| !text.contains(word)) {
        return Vec::new();
    }
    let inner = modules(text).unwrap_or_default();
    let inner = inner.into_iter().filter(|module| module.is_for_tests && module.body.is_none());
    inner.map(|module| [of_file, &module.path].concat()).collect()
}

/// The modules that lead from a folder to a file in it.
pub fn modules_of(path: &Path, folder: &Path) -> Vec<String> {
    let below = path.strip_prefix(folder).unwrap_or(path).with_extension("");
    let mut modules: Vec<String> = below.iter().map(|part| part.to_string_lossy().into_owned()).collect();
    let is_root = match modules.last().map(|name| &**name) {
        Some("mod") => true,
        Some("lib" | "main") => modules.iter().rev().nth(1).is_none_or(|folder| folder == "src"),
        _ => false,
    };
    if is_root {
        modules.pop();
    }
    modules
}

/// Collects the modules among the items of one module.
fn within(of: usize, tokens: TokenStream, modules: &mut Vec<Module>) {
    let tokens: Vec<_> = tokens.into_iter().collect();
    let mut rest = &tokens[..];
    while !rest.is_empty() {
        let item = Item::first(rest);
        rest = &rest[item.length..];
        if !item.is_whole {
            modules[of].unfinished = Some(item.begin);
        }
        if item.has_only_inner {
            modules[of].is_for_tests |= item.attributes.iter().any(|attribute| is_for_tests(attribute));
        }
        let [TokenTree::Ident(word), TokenTree::Ident(name), end, ..] = item.words else { continue };
        if word != "mod" {
            continue;
        }
        let body = match end {
            TokenTree::Group(body) if body.delimiter() == Delimiter::Brace => Some(body),
            _ => None,
        };
        let mut path = modules[of].path.clone();
        path.push(name.to_string().trim_start_matches("r#").to_owned());
        let has_path = |attribute: &&Group| begins_with(attribute, "path");
        modules.push(Module {
            path,
            span: item.head..end.span().byte_range().end,
            body: body.map(|body| {
                let braces = body.span().byte_range();
                braces.start + 1..braces.end - 1
            }),
            is_for_tests: modules[of].is_for_tests
                || item.attributes.iter().any(|attribute| is_for_tests(attribute)),
            is_elsewhere: item.attributes.iter().any(has_path),
            unfinished: None,
        });
        if let Some(body) = body.filter(|_| modules[of].path.len() < DEEPEST) {
            within(modules.len() - 1, body.stream(), modules);
        }
    }
}

fn begins_with(attribute: &Group, wanted: &str) -> bool {
    matches!(attribute.stream().into_iter().next(), Some(TokenTree::Ident(word)) if word == wanted)
}

/// An item, as far as its tokens show it.
struct Item<'a> {
    /// How many tokens it has.
    length: usize,
    attributes: Vec<&'a Group>,
    /// Whether it is only `#![..]`, an attribute of the module around it.
    has_only_inner: bool,
    /// Where it begins, and where it begins without its attributes.
    begin: usize,
    head: usize,
    /// From the keyword on.
    words: &'a [TokenTree],
    is_whole: bool,
}

impl<'a> Item<'a> {
    /// The first item of the tokens, which are not empty.
    fn first(tokens: &'a [TokenTree]) -> Self {
        let place = |at: usize| tokens[at.min(tokens.len() - 1)].span().byte_range().start;
        if let [hash, bang, TokenTree::Group(attribute), ..] = tokens
            && is_sign(hash, '#')
            && is_sign(bang, '!')
        {
            return Self {
                length: 3,
                attributes: vec![attribute],
                has_only_inner: true,
                begin: place(0),
                head: place(0),
                words: &[],
                is_whole: true,
            };
        }
        let (mut at, mut attributes) = (0, Vec::new());
        while let [hash, TokenTree::Group(attribute), ..] = &tokens[at..]
            && is_sign(hash, '#')
        {
            attributes.push(attribute);
            at += 2;
        }
        let head = place(at);
        if matches!(tokens.get(at), Some(TokenTree::Ident(word)) if word == "pub") {
            at += 1;
            let is_visibility = |token: &TokenTree| matches!(token, TokenTree::Group(group) if group.delimiter() == Delimiter::Parenthesis);
            at += usize::from(tokens.get(at).is_some_and(is_visibility));
        }
        let words = &tokens[at..];
        let ends_in_semicolon = ends_in_semicolon(words);
        let is_end = |token: &TokenTree| {
            let is_body = matches!(token, TokenTree::Group(group) if group.delimiter() == Delimiter::Brace);
            is_sign(token, ';') || is_body && !ends_in_semicolon
        };
        let end = words.iter().position(is_end);
        Self {
            length: end.map_or(tokens.len(), |end| at + end + 1),
            attributes,
            has_only_inner: false,
            begin: place(0),
            head,
            words,
            is_whole: end.is_some(),
        }
    }
}

/// Whether such an item continues after braces: `use a::{b};`, or a constant and its value.
fn ends_in_semicolon(words: &[TokenTree]) -> bool {
    match words {
        [TokenTree::Ident(word), ..] if ["use", "static", "type"].iter().any(|known| word == known) => true,
        [TokenTree::Ident(word), TokenTree::Ident(_), colon, ..] => word == "const" && is_sign(colon, ':'),
        _ => false,
    }
}

fn is_sign(token: &TokenTree, sign: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == sign)
}

#[cfg(test)]
mod tests {
    use super::modules;

    #[test]
    fn what_ends_in_the_middle_of_an_item_is_unfinished() {
        for whole in [
            "",
            "// a comment",
            "#![allow(dead_code)]\n//! a",
            "use a::{b};",
            "const A: B = B {};",
            "const fn f() {}",
            "const _: () = {};",
            "static mut A: [u8; { 1 }] = [];",
            "pub(crate) struct A(u8);",
            "impl A<{ N }> for B {}",
            "macro_rules! a { () => {} }",
            "a! { b }",
            "a!(b);",
            "unsafe extern \"C\" {}",
            "pub type A = B;",
            "mod a;",
        ] {
            assert_eq!(modules(whole).unwrap()[0].unfinished, None, "{whole}");
        }
        for (cut, at) in [
            ("pub enum Peer", 0),
            ("use a;\n  pub enum Peer\n", 9),
            ("use a::{b}", 0),
            ("const A: B = B {}", 0),
            ("mod a", 0),
            ("fn f()", 0),
            ("#[derive(Clone)]", 0),
            ("mod a;\n/// A comment of nothing.\n", 7),
            ("a!(b)", 0),
            ("pub", 0),
        ] {
            assert_eq!(modules(cut).unwrap()[0].unfinished, Some(at), "{cut}");
        }
        assert_eq!(modules("mod a { fn f() {} struct B }").unwrap()[1].unfinished, Some(18));
    }
}
