//! Finds derived enums among the tokens of a file.

use std::collections::HashSet;
use std::rc::Rc;
use std::str::FromStr;

use proc_macro2::{Delimiter, Group, LexError, TokenStream, TokenTree};

use super::derived_enum::{Aside, RustEnum, UnreadableEnum};
use super::imported_names::aliases;
use super::line_column::{Span, of_tokens};
use super::mistake::{Mistake, NotRead};
use super::other_attributes::is_for_tests;
use super::outer_attributes::{DeriveName, Pending};
use super::{nesting, outer_attributes, read};

/// What derives `OptionSet` in a file.
pub struct Scanned {
    /// The definitions are still empty.
    pub enums: Vec<RustEnum>,
    pub unread: Vec<UnreadableEnum>,
    /// Why other enums cannot be read.
    pub mistakes: Vec<Mistake>,
    /// How many have mistakes: one may have several.
    pub refused: usize,
}

/// All derived enums, and the places that derive `OptionSet` but have no enum that can be read.
pub fn enums(text: &str) -> Result<Scanned, Mistake> {
    let mut scan = Scan {
        found: Scanned { enums: Vec::new(), unread: Vec::new(), mistakes: Vec::new(), refused: 0 },
        aliases: aliases(text),
        modules: Vec::new(),
        calls: 0,
        tests: 0,
        bodies: 0,
    };
    let result = tokens(text).and_then(|tokens| scan.items(tokens, 0));
    // All places are byte offsets by now. Otherwise proc-macro2 would keep the text of every file until the program ends.
    proc_macro2::extra::invalidate_current_thread_spans();
    result.map(|()| scan.found)
}

/// The tokens of a file, each at its place in the text.
pub fn tokens(text: &str) -> Result<TokenStream, Mistake> {
    // A byte order mark and a `#!` line are not tokens. Blanks replace them, so that every offset stays the same.
    let head = text.strip_prefix('\u{feff}').map_or(0, |rest| text.len() - rest.len());
    let shell = text[head..].starts_with("#!") && !text[head + 2..].trim_start().starts_with('[');
    let head = if shell { text[head..].find('\n').map_or(text.len(), |end| head + end) } else { head };
    let blanked = (head > 0).then(|| " ".repeat(head) + &text[head..]);
    TokenStream::from_str(blanked.as_deref().unwrap_or(text)).map_err(|error| unlexed(&error))
}

fn unlexed(error: &LexError) -> Mistake {
    let message = "this is not Rust: a bracket is unmatched, or a string is not closed";
    Mistake::new(error.span().byte_range().start, message)
}

struct Scan {
    found: Scanned,
    /// Other names that `OptionSet` has in the file.
    aliases: HashSet<String>,
    modules: Vec<String>,
    /// How many macro calls enclose this place.
    calls: usize,
    /// How many test modules enclose this place.
    tests: usize,
    /// How many bodies of functions and constants enclose this place.
    bodies: usize,
}

impl Scan {
    fn items(&mut self, tokens: TokenStream, depth: usize) -> Result<(), Mistake> {
        let mut tokens: Vec<_> = tokens.into_iter().collect();
        let mut pending = Pending::new();
        // Where the first word of the item is, such as `pub`.
        let mut head = None;
        // Whether all of this is for tests.
        let mut tests_here = 0;
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            at += 1;
            match token {
                TokenTree::Punct(punct) if punct.as_char() == '#' => match tokens.get(at) {
                    Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Bracket => {
                        nesting::within([group])?;
                        pending.push((of_tokens(token.span(), group.span()), group.clone()));
                        at += 1;
                        continue;
                    }
                    Some(TokenTree::Punct(_)) => {
                        if let Some(TokenTree::Group(group)) = tokens.get(at + 1) {
                            let tests = usize::from(is_for_tests(group));
                            (tests_here, self.tests) = (tests_here + tests, self.tests + tests);
                        }
                        at += 2;
                    }
                    _ => {}
                },
                TokenTree::Ident(word) if word == "pub" => {
                    head = Some(token.span().byte_range().start);
                    if let Some(TokenTree::Group(group)) = tokens.get(at) {
                        at += usize::from(group.delimiter() == Delimiter::Parenthesis);
                    }
                    continue;
                }
                TokenTree::Ident(word) if word == "macro_rules" => {
                    if let (Some(TokenTree::Ident(name)), Some(TokenTree::Group(body))) =
                        (tokens.get(at + 1), tokens.get(at + 2))
                    {
                        self.derives_in(body, &format!("the macro `{name}` writes it"), depth)?;
                    }
                    at += 3;
                }
                TokenTree::Ident(word) if word == "mod" => {
                    if let (Some(TokenTree::Ident(name)), Some(TokenTree::Group(body))) =
                        (tokens.get(at), tokens.get(at + 1))
                    {
                        at += 2;
                        self.modules.push(name.to_string());
                        let tests = usize::from(pending.iter().any(|(_, group)| is_for_tests(group)));
                        self.tests += tests;
                        nesting::at(body, depth)?;
                        self.items(taken(&mut tokens[at - 1]), depth + 1)?;
                        self.modules.pop();
                        self.tests -= tests;
                    }
                }
                TokenTree::Ident(word) if word == "enum" => {
                    let head = head.unwrap_or(token.span().byte_range().start);
                    let body =
                        tokens[at..].iter().take_while(|token| !is_semicolon(token)).position(is_braces);
                    if let (Some(TokenTree::Ident(name)), Some(body)) = (tokens.get(at), body) {
                        let name = name.span().byte_range();
                        let braces = at + body;
                        let body = (tokens[braces].span(), taken(&mut tokens[braces]));
                        if let Some(derive) = outer_attributes::derive(&pending, &self.aliases) {
                            let read = read::enumeration(head, &pending, &tokens[at - 1..braces], body);
                            self.keep(&pending, name, derive, read);
                        }
                        pending.clear();
                        at = braces + 1;
                    }
                }
                TokenTree::Ident(word)
                    if (word == "struct" || word == "union")
                        && self.calls == 0
                        && outer_attributes::derive(&pending, &self.aliases).is_some() =>
                {
                    if let Some(length) = item_length(&tokens[at..]) {
                        let item = &tokens[at - 1..at + length];
                        self.refuse(read::other_item(&std::mem::take(&mut pending), item));
                        at += length;
                    }
                }
                TokenTree::Group(group) => {
                    let is_call = is_call(&tokens[..at - 1]);
                    // What a macro makes of its input is unknown.
                    let is_body = !is_call && self.calls == 0;
                    self.calls += usize::from(is_call);
                    self.bodies += usize::from(is_body);
                    nesting::at(group, depth)?;
                    self.items(taken(&mut tokens[at - 1]), depth + 1)?;
                    self.calls -= usize::from(is_call);
                    self.bodies -= usize::from(is_body);
                }
                _ => {}
            }
            self.without_enum(&pending);
            pending.clear();
            head = None;
        }
        self.without_enum(&pending);
        self.tests -= tests_here;
        Ok(())
    }

    /// Records attributes that derive `OptionSet`, but are not followed by an enum that can be read.
    fn without_enum(&mut self, pending: &Pending) {
        let (Some((first, _)), Some((last, _))) = (pending.first(), pending.last()) else { return };
        if outer_attributes::derive(pending, &self.aliases).is_some() {
            let reason =
                if self.calls > 0 { IN_CALL } else { "what derives it is not an enum with variants" };
            self.unread(first.start..last.end, reason);
        }
    }

    /// Records where tokens derive `OptionSet` that are not items yet, such as the body of a `macro_rules!`.
    fn derives_in(&mut self, group: &Group, reason: &str, depth: usize) -> Result<(), Mistake> {
        nesting::at(group, depth)?;
        let mut after_derive = None;
        for token in group.stream() {
            let span = token.span().byte_range();
            if let TokenTree::Group(inner) = &token {
                match after_derive {
                    Some(begin) if outer_attributes::derived(inner, &self.aliases).is_some() => {
                        self.unread(begin..span.end, reason);
                    }
                    _ => self.derives_in(inner, reason, depth + 1)?,
                }
            }
            let is_derive = matches!(&token, TokenTree::Ident(word) if word == "derive");
            after_derive = is_derive.then_some(span.start);
        }
        Ok(())
    }

    /// Why the rest of the program cannot see an item with these attributes, if that is so.
    fn aside(&self, pending: &Pending) -> Option<Aside> {
        if self.tests > 0 || pending.iter().any(|(_, group)| is_for_tests(group)) {
            Some(Aside::Tests)
        } else {
            (self.bodies > 0).then_some(Aside::Body)
        }
    }

    /// Records an enum, or what is wrong with it.
    fn keep(
        &mut self,
        pending: &Pending,
        span: Span,
        (name, condition): (DeriveName, Option<Rc<str>>),
        read: Result<RustEnum, NotRead>,
    ) {
        match read {
            Ok(mut derived) => {
                derived.modules.clone_from(&self.modules);
                derived.aside = self.aside(pending);
                derived.derives_by_name = name == DeriveName::ByName;
                derived.condition = condition;
                self.found.enums.push(derived);
            }
            // The input of a macro need not be Rust.
            Err(_) if self.calls > 0 => self.unread(span, IN_CALL),
            Err(NotRead::Unreadable(unread)) => self.found.unread.push(unread),
            Err(NotRead::Mistakes(mistakes)) => self.refuse(mistakes),
        }
    }

    /// Records what is wrong with an enum.
    fn refuse(&mut self, mistakes: Vec<Mistake>) {
        self.found.refused += usize::from(!mistakes.is_empty());
        self.found.mistakes.extend(mistakes);
    }

    /// Records a place that may have an enum.
    fn unread(&mut self, span: Span, reason: &str) {
        self.found.unread.push(UnreadableEnum { span, reason: reason.to_owned(), is_enum: false });
    }
}

/// Why something inside a macro call is not read.
const IN_CALL: &str = "a macro generates it from what is here";

/// Takes the tokens out of a group, to free them early: the tokens of a long file take more memory than what is read from them.
fn taken(token: &mut TokenTree) -> TokenStream {
    let nothing = TokenTree::Group(Group::new(Delimiter::None, TokenStream::new()));
    match std::mem::replace(token, nothing) {
        TokenTree::Group(group) => group.stream(),
        _ => TokenStream::new(),
    }
}

/// Whether a macro takes what follows these tokens: `name! (..)`, or `name! name {..}`.
fn is_call(before: &[TokenTree]) -> bool {
    let is_bang = |token: &TokenTree| matches!(token, TokenTree::Punct(punct) if punct.as_char() == '!');
    match before {
        [.., bang] if is_bang(bang) => true,
        [.., bang, TokenTree::Ident(_)] => is_bang(bang),
        _ => false,
    }
}

/// How many tokens there are to the end of a struct or union.
fn item_length(tokens: &[TokenTree]) -> Option<usize> {
    tokens.iter().position(|token| is_semicolon(token) || is_braces(token)).map(|end| end + 1)
}

fn is_semicolon(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == ';')
}

fn is_braces(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Group(group) if group.delimiter() == Delimiter::Brace)
}
