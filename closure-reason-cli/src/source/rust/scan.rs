//! Finds derived enums among the tokens of a file.

use std::collections::HashSet;
use std::str::FromStr;

use crate::definition::OptionSetDefinition;
use proc_macro2::{Delimiter, Group, Ident, LexError, TokenStream, TokenTree};

use super::about::{derives_order, is_for_tests};
use super::alias::aliases;
use super::derived::{Aside, RustEnum, Unread};
use super::mistake::Mistake;
use super::outer::{self, Derive, Pending};
use super::variants::variants;

/// Brackets within brackets, beyond which no sane file goes.
const DEEPEST: usize = 256;

/// What a file derives `OptionSet` for.
pub(super) struct Scanned {
    /// The definitions are still empty.
    pub(super) enums: Vec<RustEnum>,
    pub(super) unread: Vec<Unread>,
    /// Why other enums cannot be read.
    pub(super) mistakes: Vec<Mistake>,
}

/// All derived enums, and the places that derive `OptionSet` but have no enum that can be read.
pub(super) fn enums(text: &str) -> Result<Scanned, Mistake> {
    let mut scan = Scan {
        found: Scanned { enums: Vec::new(), unread: Vec::new(), mistakes: Vec::new() },
        aliases: aliases(text),
        modules: Vec::new(),
        calls: 0,
        tests: 0,
        bodies: 0,
    };
    let result = tokens(text).and_then(|tokens| scan.items(tokens, 0));
    // All places are byte offsets already. Keeping the text for spans would keep it forever.
    proc_macro2::extra::invalidate_current_thread_spans();
    result.map(|()| scan.found)
}

/// The tokens of a file, each at its place in the text.
pub(super) fn tokens(text: &str) -> Result<TokenStream, Mistake> {
    // A byte order mark and a line for the shell are not tokens. Blanks in their place keep every offset.
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
    /// How many macro calls are around.
    calls: usize,
    /// How many modules for tests are around.
    tests: usize,
    /// How many bodies of functions and constants are around.
    bodies: usize,
}

impl Scan {
    fn items(&mut self, tokens: TokenStream, depth: usize) -> Result<(), Mistake> {
        let mut tokens: Vec<_> = tokens.into_iter().collect();
        let mut pending = Pending::new();
        // Where the item's first word is, such as `pub`.
        let mut head = None;
        // Whether all of this is for tests.
        let mut tests_here = 0;
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            at += 1;
            match token {
                TokenTree::Punct(punct) if punct.as_char() == '#' => match tokens.get(at) {
                    Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Bracket => {
                        let begin = token.span().byte_range().start;
                        pending.push((begin..group.span().byte_range().end, group.clone()));
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
                        deep_enough(body, depth)?;
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
                        if let (TokenTree::Group(group), Some(derive)) =
                            (&tokens[at + body], outer::derive(&pending, &self.aliases))
                        {
                            self.enumeration(head, &pending, derive, (name, group));
                        }
                        pending.clear();
                        at += body + 1;
                        drop(taken(&mut tokens[at - 1]));
                    }
                }
                TokenTree::Group(group) => {
                    let is_call = is_call(&tokens[..at - 1]);
                    // What is in a call is as the macro makes it.
                    let is_body = !is_call && self.calls == 0;
                    self.calls += usize::from(is_call);
                    self.bodies += usize::from(is_body);
                    deep_enough(group, depth)?;
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

    /// Says that attributes derive `OptionSet`, but stand before no enum that can be read.
    fn without_enum(&mut self, pending: &Pending) {
        let (Some((first, _)), Some((last, _))) = (pending.first(), pending.last()) else { return };
        if outer::derive(pending, &self.aliases).is_some() {
            let reason =
                if self.calls > 0 { IN_CALL } else { "what derives it is not an enum with variants" };
            self.found.unread.push(Unread { span: first.start..last.end, reason: reason.to_owned() });
        }
    }

    /// Says where tokens derive `OptionSet` that are no items yet.
    fn derives_in(&mut self, group: &Group, reason: &str, depth: usize) -> Result<(), Mistake> {
        deep_enough(group, depth)?;
        let mut after_derive = None;
        for token in group.stream() {
            let span = token.span().byte_range();
            if let TokenTree::Group(inner) = &token {
                match after_derive {
                    Some(begin) if outer::derived(inner, &self.aliases).is_some() => {
                        let reason = reason.to_owned();
                        self.found.unread.push(Unread { span: begin..span.end, reason });
                    }
                    _ => self.derives_in(inner, reason, depth + 1)?,
                }
            }
            let is_derive = matches!(&token, TokenTree::Ident(word) if word == "derive");
            after_derive = is_derive.then_some(span.start);
        }
        Ok(())
    }

    /// Whether an item with these attributes is where the rest of the program does not see it.
    fn aside(&self, pending: &Pending) -> Option<Aside> {
        if self.tests > 0 || pending.iter().any(|(_, group)| is_for_tests(group)) {
            Some(Aside::Tests)
        } else {
            (self.bodies > 0).then_some(Aside::Body)
        }
    }

    fn enumeration(
        &mut self,
        head: usize,
        pending: &Pending,
        derive: Derive,
        (name, body): (&Ident, &Group),
    ) {
        match read(head, pending, (name, body)) {
            Ok(mut derived) => {
                derived.modules.clone_from(&self.modules);
                derived.aside = self.aside(pending);
                derived.derives_by_name = derive == Derive::ByName;
                self.found.enums.push(derived);
            }
            // What a macro takes need not be Rust.
            Err(_) if self.calls > 0 => {
                self.found.unread.push(Unread { span: name.span().byte_range(), reason: IN_CALL.to_owned() });
            }
            Err(mistake) => self.found.mistakes.push(mistake),
        }
    }
}

/// Why something within the call of a macro is not read.
const IN_CALL: &str = "a macro generates it from what is here";

/// What is in a group, which is left empty: the tokens of a long file take more than what is read of them.
fn taken(token: &mut TokenTree) -> TokenStream {
    let nothing = TokenTree::Group(Group::new(Delimiter::None, TokenStream::new()));
    match std::mem::replace(token, nothing) {
        TokenTree::Group(group) => group.stream(),
        _ => TokenStream::new(),
    }
}

fn deep_enough(group: &Group, depth: usize) -> Result<(), Mistake> {
    if depth < DEEPEST {
        return Ok(());
    }
    let message = format!("brackets are nested {DEEPEST} levels deep: split the file");
    Err(Mistake::new(group.span().byte_range().start, message))
}

/// The enum, by itself.
fn read(head: usize, pending: &Pending, (name, body): (&Ident, &Group)) -> Result<RustEnum, Mistake> {
    let ident_span = name.span().byte_range();
    let body_span = body.span().byte_range();
    let options = variants(body)?;
    if options.is_empty() {
        let message = format!("`{name}` has no options: add a variant for each");
        return Err(Mistake::new(ident_span.start, message));
    }
    Ok(RustEnum {
        definition: OptionSetDefinition::new([]),
        twins: Vec::new(),
        modules: Vec::new(),
        ident: name.to_string(),
        ident_span,
        span: pending.first().map_or(head, |(span, _)| span.start)..body_span.end,
        head,
        aside: None,
        is_ordered: derives_order(pending),
        derives_by_name: false,
        attributes: outer::attributes("option_set", pending)?,
        options,
    })
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

fn is_semicolon(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == ';')
}

fn is_braces(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Group(group) if group.delimiter() == Delimiter::Brace)
}
