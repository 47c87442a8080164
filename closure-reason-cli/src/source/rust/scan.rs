//! Finds derived enums among the tokens of a file.

use std::str::FromStr;

use closure_reason::definition::OptionSetDefinition;
use proc_macro2::{Delimiter, Group, LexError, TokenStream, TokenTree};

use super::derived::RustEnum;
use super::mistake::Mistake;
use super::outer::{self, Pending};
use super::variants::variants;

/// Brackets within brackets, beyond which no sane file goes.
const DEEPEST: usize = 256;

/// All derived enums; their definitions are still empty.
pub(super) fn enums(text: &str) -> Result<Vec<RustEnum>, Mistake> {
    // A byte order mark and a line for the shell are not tokens. Blanks in their place keep every offset.
    let head = text.strip_prefix('\u{feff}').map_or(0, |rest| text.len() - rest.len());
    let shell = text[head..].starts_with("#!") && !text[head + 2..].trim_start().starts_with('[');
    let head = if shell { text[head..].find('\n').map_or(text.len(), |end| head + end) } else { head };
    let blanked = (head > 0).then(|| " ".repeat(head) + &text[head..]);
    let tokens = TokenStream::from_str(blanked.as_deref().unwrap_or(text));
    let mut scan = Scan { enums: Vec::new(), modules: Vec::new() };
    let result = tokens.map_err(|error| unlexed(&error)).and_then(|tokens| scan.items(tokens, 0));
    // All places are byte offsets by now. Keeping the text for spans would keep it for good.
    proc_macro2::extra::invalidate_current_thread_spans();
    result.map(|()| scan.enums)
}

fn unlexed(error: &LexError) -> Mistake {
    let message = "this is not Rust: a bracket without its other half, or a text without its end";
    Mistake::new(error.span().byte_range().start, message)
}

struct Scan {
    enums: Vec<RustEnum>,
    modules: Vec<String>,
}

impl Scan {
    fn items(&mut self, tokens: TokenStream, depth: usize) -> Result<(), Mistake> {
        let tokens: Vec<_> = tokens.into_iter().collect();
        let mut pending = Pending::new();
        // Where the item's first word is, such as `pub`.
        let mut head = None;
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
                    Some(TokenTree::Punct(_)) => at += 2,
                    _ => {}
                },
                TokenTree::Ident(word) if word == "pub" => {
                    head = Some(token.span().byte_range().start);
                    if let Some(TokenTree::Group(group)) = tokens.get(at) {
                        at += usize::from(group.delimiter() == Delimiter::Parenthesis);
                    }
                    continue;
                }
                TokenTree::Ident(word) if word == "macro_rules" => at += 3,
                TokenTree::Ident(word) if word == "mod" => {
                    if let (Some(TokenTree::Ident(name)), Some(TokenTree::Group(body))) =
                        (tokens.get(at), tokens.get(at + 1))
                    {
                        at += 2;
                        self.modules.push(name.to_string());
                        self.inner(body, depth)?;
                        self.modules.pop();
                    }
                }
                TokenTree::Ident(word) if word == "enum" => {
                    let head = head.unwrap_or(token.span().byte_range().start);
                    let body =
                        tokens[at..].iter().take_while(|token| !is_semicolon(token)).position(is_braces);
                    if let (Some(TokenTree::Ident(name)), Some(body)) = (tokens.get(at), body) {
                        if let (TokenTree::Group(group), true) =
                            (&tokens[at + body], outer::derives(&pending))
                        {
                            let derived = self.enumeration(head, &pending, name, group)?;
                            self.enums.push(derived);
                        }
                        at += body + 1;
                    }
                }
                TokenTree::Group(group) => self.inner(group, depth)?,
                _ => {}
            }
            pending.clear();
            head = None;
        }
        Ok(())
    }

    fn inner(&mut self, group: &Group, depth: usize) -> Result<(), Mistake> {
        if depth == DEEPEST {
            let at = group.span().byte_range().start;
            return Err(Mistake::new(
                at,
                format!("brackets within brackets, {DEEPEST} deep: split the file"),
            ));
        }
        self.items(group.stream(), depth + 1)
    }

    fn enumeration(
        &self,
        head: usize,
        pending: &Pending,
        name: &proc_macro2::Ident,
        body: &Group,
    ) -> Result<RustEnum, Mistake> {
        let ident_span = name.span().byte_range();
        let body_span = body.span().byte_range();
        let options = variants(body)?;
        if options.is_empty() {
            let message = format!("`{name}` has no options: add a variant for each");
            return Err(Mistake::new(ident_span.start, message));
        }
        Ok(RustEnum {
            definition: OptionSetDefinition::new([]),
            modules: self.modules.clone(),
            ident: name.to_string(),
            ident_span,
            span: pending.first().map_or(head, |(span, _)| span.start)..body_span.end,
            head,
            derives_by_name: outer::derives_by_name(pending),
            attributes: outer::attributes("option_set", pending)?,
            options,
        })
    }
}

fn is_semicolon(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == ';')
}

fn is_braces(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Group(group) if group.delimiter() == Delimiter::Brace)
}
