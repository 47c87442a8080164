//! Which other files a file takes its code from under names that a search for `.rs` files may miss: `include!(..)`, and
//! `#[path = ".."] mod x;`.

use std::collections::HashSet;
use std::io;
use std::path::{Path, PathBuf};

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

use super::file::File;
use super::find_enums;
use super::line_column::Span;
use super::nesting;
use super::other_attributes::is_for_tests;
use crate::report::output::paths;

/// A place that takes code from another file.
#[derive(Debug, PartialEq, Eq)]
pub struct OtherText {
    pub span: Span,
    /// The file; `None` if there is none, or only the build knows it, as with `concat!(env!("OUT_DIR"), ..)`.
    pub path: Option<PathBuf>,
    /// Whether it is a module with a file of its own.
    pub is_module: bool,
}

impl OtherText {
    /// Where its enums are, in words.
    pub fn place(&self) -> String {
        match &self.path {
            Some(path) => format!("it is in {}", path.display()),
            None => "only the build knows which file it is in".to_owned(),
        }
    }
}

/// Whether a text may have such places. Most have none, and need no parser.
pub fn takes_other_texts(text: &str) -> bool {
    let has_path = text.contains("[path") || text.contains("cfg_attr") && text.contains("path");
    has_path || text.contains("include!")
}

/// All such places in the text of a file, without those that only tests have and those in function bodies. A text that
/// is not Rust has none.
fn other_texts(text: &str, file: &Path) -> Vec<OtherText> {
    if !takes_other_texts(text) {
        return Vec::new();
    }
    let folder = file.parent().unwrap_or(Path::new("")).to_owned();
    let is_root =
        ["mod", "lib", "main"].iter().any(|name| file.file_stem().is_some_and(|stem| stem == *name));
    // Where the files of modules in modules are.
    let below = if is_root { folder.clone() } else { file.with_extension("") };
    let mut search = Search { folder, found: Vec::new() };
    if let Ok(tokens) = find_enums::tokens(text) {
        search.items(tokens, &below, true, 0);
    }
    proc_macro2::extra::invalidate_current_thread_spans();
    search.found
}

/// Those of them from which an enum may come that nobody has looked at. `looked_at` are the real paths of files.
pub fn enums_elsewhere(
    text: &str,
    file: &Path,
    looked_at: &HashSet<PathBuf>,
    read: impl Fn(&Path) -> io::Result<String>,
) -> Vec<OtherText> {
    let mut others = other_texts(text, file);
    others.retain_mut(|other| {
        // Most files that only the build knows have no choice columns, so these matter only next to some.
        let Some(path) = other.path.take() else { return super::may_derive(text) };
        // Not even looked for: Windows would sign in at the computer that a stranger's file names.
        if paths::is_remote(&path) && !paths::is_remote(file) {
            other.path = Some(path);
            return true;
        }
        let Ok(real) = std::fs::canonicalize(&path) else { return super::may_derive(text) };
        // A pipe may never end, and what cannot be read may have enums.
        let is_unread = || !real.is_file() || read(&path).map_or(true, has_enums);
        let has_enums = !looked_at.contains(&real) && is_unread();
        other.path = Some(path);
        has_enums
    });
    others
}

/// Whether a text has enums that a program can use, or something that may be one.
fn has_enums(text: String) -> bool {
    if !super::may_derive(&text) {
        return false;
    }
    let file = File::parse(text);
    let is_used = file.enums().iter().any(|one| one.aside.is_none());
    is_used || !file.unread().is_empty() || !file.mistakes().is_empty()
}

struct Search {
    folder: PathBuf,
    found: Vec<OtherText>,
}

impl Search {
    /// Searches the items of a module whose own modules have their files in the folder `below`.
    fn items(&mut self, tokens: TokenStream, below: &Path, is_file: bool, depth: usize) {
        let tokens: Vec<_> = tokens.into_iter().collect();
        let (mut path, mut is_test) = (None, false);
        let mut rest = &tokens[..];
        while let [first, after @ ..] = rest {
            rest = after;
            match (first, after) {
                (TokenTree::Punct(hash), [TokenTree::Group(attribute), after @ ..])
                    if hash.as_char() == '#' =>
                {
                    rest = after;
                    is_test |= is_for_tests(attribute);
                    path = path.or(path_in(attribute.stream()));
                    continue;
                }
                (TokenTree::Ident(word), [TokenTree::Ident(name), TokenTree::Group(body), after @ ..])
                    if word == "mod" =>
                {
                    rest = after;
                    let name = path.take().unwrap_or_else(|| name.to_string());
                    if !is_test && nesting::at(body, depth).is_ok() {
                        self.items(
                            body.stream(),
                            &below.join(name.trim_start_matches("r#")),
                            false,
                            depth + 1,
                        );
                    }
                }
                (TokenTree::Ident(word), [TokenTree::Ident(name), ..]) if word == "mod" => {
                    if let (Some(path), false) = (path.take(), is_test) {
                        let folder = if is_file { &self.folder } else { below };
                        let (path, span) = (Some(folder.join(path)), name.span().byte_range());
                        self.found.push(OtherText { span, path, is_module: true });
                    }
                }
                (TokenTree::Ident(word), [TokenTree::Punct(bang), after @ ..]) if bang.as_char() == '!' => {
                    let [TokenTree::Group(input), after @ ..] = after else { continue };
                    rest = after;
                    if is_test {
                        // Nothing of it is in the program.
                    } else if word == "include" {
                        let path = literal(input).map(|path| self.folder.join(path));
                        self.found.push(OtherText { span: word.span().byte_range(), path, is_module: false });
                    } else if nesting::at(input, depth).is_ok() {
                        self.items(input.stream(), below, is_file, depth + 1);
                    }
                }
                (TokenTree::Ident(word), [TokenTree::Group(visible), after @ ..])
                    if word == "pub" && visible.delimiter() == Delimiter::Parenthesis =>
                {
                    rest = after;
                    continue;
                }
                (TokenTree::Ident(word), _) if word == "pub" => continue,
                _ => {}
            }
            (path, is_test) = (None, false);
        }
    }
}

/// The path in `path = ".."`, also under conditions.
fn path_in(attribute: TokenStream) -> Option<String> {
    let tokens: Vec<_> = attribute.into_iter().collect();
    let direct = tokens.windows(3).find_map(|three| match three {
        [TokenTree::Ident(word), TokenTree::Punct(equals), text]
            if word == "path" && equals.as_char() == '=' =>
        {
            text_of(text)
        }
        _ => None,
    });
    direct.or_else(|| match &tokens[..] {
        [TokenTree::Ident(word), TokenTree::Group(inner)] if word == "cfg_attr" => path_in(inner.stream()),
        _ => None,
    })
}

/// The text of a call, if it is nothing but a literal.
fn literal(input: &Group) -> Option<String> {
    let tokens: Vec<_> = input.stream().into_iter().collect();
    match &tokens[..] {
        [text] | [text, TokenTree::Punct(_)] => text_of(text),
        _ => None,
    }
}

fn text_of(token: &TokenTree) -> Option<String> {
    syn::parse2::<syn::LitStr>(token.clone().into()).ok().map(|text| text.value())
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::other_texts;

    #[track_caller]
    fn found(file: &str, text: &str, expected: &[&str]) {
        let found = other_texts(text, Path::new(file));
        let path = |path: &Path| path.to_string_lossy().replace('\\', "/");
        let found = found.iter().map(|one| one.path.as_deref().map_or("?".to_owned(), path));
        assert_eq!(found.collect::<Vec<_>>(), expected, "{file}: {text}");
    }

    #[test]
    fn files_that_are_named_in_code() {
        found(
            "src/a.rs",
            "include!(\"b.inc\"); mod a { include! { r#\"../c.rs\"#, } }",
            &["src/b.inc", "src/../c.rs"],
        );
        found("a.rs", "include!(concat!(env!(\"OUT_DIR\"), \"/a.rs\"));", &["?"]);
        found("src/a.rs", "#[path = \"b.x\"] pub(crate) mod b; #[doc = \"path\"] mod c;", &["src/b.x"]);
        found("src/a.rs", "#[cfg_attr(all(), path = \"b.x\")] mod b;", &["src/b.x"]);
        found("src/a.rs", "mod b { #[path = \"c.x\"] pub mod c; }", &["src/a/b/c.x"]);
        found("src/lib.rs", "mod b { mod r#type { #[path = \"c.x\"] mod c; } }", &["src/b/type/c.x"]);
        found("a.rs", "cfg_if! { if #[cfg(unix)] { include!(\"b\"); } }", &[]);
        found("a.rs", "cfg! { include!(\"b\"); }", &["b"]);
    }

    #[test]
    fn what_the_program_has_not() {
        for text in [
            "#[cfg(test)] mod tests { include!(\"b\"); }",
            "#[cfg(test)] #[path = \"b\"] mod tests;",
            "#[cfg(test)] include!(\"b\");",
            "fn f() { include!(\"b\") }",
            "const A: u8 = 1; mod path; // include!(\"b\")",
            "#[path = \"b\"] struct A; mod c;",
            "include!(\"b\"",
        ] {
            found("a.rs", text, &[]);
        }
    }
}
