//! Finds derived enums among the tokens of a file.

use std::str::FromStr;

use closure_reason::definition::OptionSetDefinition;
use proc_macro2::{Delimiter, Group, LexError, TokenStream, TokenTree};

use super::attribute::{self, Attribute};
use super::file::{Deprecated, RustEnum, RustOption, Span};

/// What is wrong, and at which byte.
pub(super) struct Mistake {
    pub(super) at: usize,
    pub(super) message: String,
}

impl Mistake {
    pub(super) fn new(at: usize, message: impl Into<String>) -> Self {
        Self { at, message: message.into() }
    }
}

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

/// Attributes before an item, each as its bytes and the tokens in the brackets.
type Pending = Vec<(Span, Group)>;

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
                        if let (TokenTree::Group(group), true) = (&tokens[at + body], derives(&pending)) {
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
            derives_by_name: derive_path(pending).is_some_and(|length| length == 1),
            attributes: attributes("option_set", pending)?,
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

fn is_comma(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == ',')
}

/// The metas of attributes, those within `cfg_attr` too: the word, what follows it, all their bytes, and whether it is conditional.
fn metas(pending: &Pending) -> Vec<(String, Vec<TokenTree>, Span, bool)> {
    let mut metas = Vec::new();
    for (span, group) in pending {
        push_meta(&group.stream().into_iter().collect::<Vec<_>>(), span, false, &mut metas);
    }
    metas
}

fn push_meta(
    tokens: &[TokenTree],
    span: &Span,
    conditional: bool,
    metas: &mut Vec<(String, Vec<TokenTree>, Span, bool)>,
) {
    let Some(TokenTree::Ident(word)) = tokens.first() else { return };
    if word == "cfg_attr" {
        let Some(TokenTree::Group(list)) = tokens.get(1) else { return };
        let inner: Vec<_> = list.stream().into_iter().collect();
        for item in inner.split(is_comma).skip(1).filter(|item| !item.is_empty()) {
            let begin = item[0].span().byte_range().start;
            let end = item[item.len() - 1].span().byte_range().end;
            push_meta(item, &(begin..end), true, metas);
        }
        return;
    }
    metas.push((word.to_string(), tokens[1..].to_vec(), span.clone(), conditional));
}

/// Whether `OptionSet` is derived, by whatever path.
fn derives(pending: &Pending) -> bool {
    derive_path(pending).is_some()
}

/// How many tokens the path of the derived `OptionSet` has.
fn derive_path(pending: &Pending) -> Option<usize> {
    metas(pending).iter().filter(|(word, ..)| word == "derive").find_map(|(_, rest, ..)| {
        let Some(TokenTree::Group(list)) = rest.first() else { return None };
        let paths: Vec<_> = list.stream().into_iter().collect();
        let is_ours =
            |path: &&[TokenTree]| matches!(path.last(), Some(TokenTree::Ident(name)) if name == "OptionSet");
        paths.split(is_comma).find(is_ours).map(<[TokenTree]>::len)
    })
}

fn attributes(wanted: &str, pending: &Pending) -> Result<Vec<Attribute>, Mistake> {
    let misplaced = if wanted == "option" { "option_set" } else { "option" };
    let mut attributes: Vec<Attribute> = Vec::new();
    for (word, rest, span, is_conditional) in metas(pending) {
        if word == misplaced {
            let message = format!("`#[{misplaced}]` does not belong here: write `#[{wanted}(..)]`");
            return Err(Mistake::new(span.start, message));
        }
        if word != wanted {
            continue;
        }
        let (list, entries) = match &rest[..] {
            [] => (None, Vec::new()),
            [TokenTree::Group(list)] if list.delimiter() == Delimiter::Parenthesis => {
                let span = list.span().byte_range();
                (Some(span.start + 1..span.end - 1), attribute::entries(wanted, list.stream())?)
            }
            [other, ..] => {
                let at = other.span().byte_range().start;
                return Err(Mistake::new(at, format!("expected `#[{wanted}(..)]`")));
            }
        };
        for entry in &entries {
            let earlier = attributes.iter().flat_map(|attribute| &attribute.entries);
            // The same key under two conditions is fine for the compiler, but which of them holds is not told.
            if entry.key != "alias" && earlier.into_iter().any(|earlier| earlier.key == entry.key) {
                let message = format!("`{}` is given twice: leave one out", entry.key);
                return Err(Mistake::new(entry.key_span.start, message));
            }
        }
        attributes.push(Attribute { span, list, entries, is_conditional });
    }
    Ok(attributes)
}

fn variants(body: &Group) -> Result<Vec<RustOption>, Mistake> {
    let tokens: Vec<_> = body.stream().into_iter().collect();
    let mut variants = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let begin = tokens[at].span().byte_range().start;
        let mut pending = Pending::new();
        while let (Some(TokenTree::Punct(punct)), Some(TokenTree::Group(group))) =
            (tokens.get(at), tokens.get(at + 1))
        {
            if punct.as_char() != '#' {
                break;
            }
            pending.push((punct.span().byte_range().start..group.span().byte_range().end, group.clone()));
            at += 2;
        }
        let Some(TokenTree::Ident(name)) = tokens.get(at) else {
            let begin = tokens.get(at).map_or(begin, |token| token.span().byte_range().start);
            return Err(Mistake::new(begin, "expected the name of a variant"));
        };
        let name_span = name.span().byte_range();
        let rest = &tokens[at + 1..];
        let length = rest.iter().position(is_comma).unwrap_or(rest.len());
        let discriminant = &rest[..length];
        let has_comma = length < rest.len();
        let end = rest
            .get(length)
            .or(discriminant.last())
            .map_or(name_span.end, |token| token.span().byte_range().end);
        at += 1 + length + usize::from(has_comma);
        let written = match discriminant {
            [] => None,
            [TokenTree::Punct(equals), number @ ..] if equals.as_char() == '=' && !number.is_empty() => {
                let place =
                    number[0].span().byte_range().start..number[number.len() - 1].span().byte_range().end;
                let value = attribute::number(number).ok_or_else(|| {
                    Mistake::new(
                        place.start,
                        "the discriminant is not an integer literal that fits in an `i32`",
                    )
                })?;
                Some((value, place))
            }
            [other, ..] => {
                let message = format!("`{name}` has fields: an option is a value and nothing more");
                return Err(Mistake::new(other.span().byte_range().start, message));
            }
        };
        let attributes = attributes("option", &pending)?;
        let given = attributes.iter().flat_map(|attribute| &attribute.entries).find_map(|entry| {
            match (&*entry.key, &entry.value) {
                ("value", attribute::Value::Number(value)) => Some((*value, entry.value_span.clone())),
                _ => None,
            }
        });
        if let (Some((value, place)), Some((discriminant, _))) = (&given, &written)
            && value != discriminant
        {
            let message = format!("value {value} of `{name}` is not its discriminant, {discriminant}");
            return Err(Mistake::new(place.start, message));
        }
        let Some((value, value_span)) = given.or(written) else {
            return Err(Mistake::new(
                name_span.start,
                format!("`{name}` has no value of its own: add `#[option(value = ..)]`, or a discriminant"),
            ));
        };
        variants.push(RustOption {
            value,
            value_span,
            ident: name.to_string(),
            ident_span: name_span,
            span: begin..end,
            attributes,
            doc_comment: doc_comment(&pending),
            deprecated: deprecated(&pending),
            has_comma,
        });
    }
    let mut seen: std::collections::HashMap<i32, &str> = std::collections::HashMap::new();
    for variant in &variants {
        if let Some(first) = seen.insert(variant.value, &variant.ident) {
            return Err(Mistake::new(
                variant.value_span.start,
                format!(
                    "value {} of `{}` already belongs to `{first}`: no two options share one",
                    variant.value, variant.ident
                ),
            ));
        }
    }
    Ok(variants)
}

fn deprecated(pending: &Pending) -> Option<Deprecated> {
    metas(pending).into_iter().find(|(word, ..)| word == "deprecated").map(|(_, rest, span, _)| {
        let note = match &rest[..] {
            [TokenTree::Punct(equals), note] if equals.as_char() == '=' => attribute::text(note),
            _ => None,
        };
        Deprecated { span, note }
    })
}

/// The doc comment as the derive reads it: lines of a paragraph are joined, paragraphs stay apart, indentation goes.
fn doc_comment(pending: &Pending) -> Option<String> {
    let mut description = String::new();
    let mut paragraph_ended = false;
    for (word, rest, ..) in metas(pending) {
        let comment = match &rest[..] {
            [TokenTree::Punct(_), text] if word == "doc" => attribute::text(text),
            _ => None,
        };
        let Some(comment) = comment else { continue };
        let starred =
            comment.lines().skip(1).all(|line| line.trim().is_empty() || line.trim_start().starts_with('*'));
        for (at, line) in comment.lines().enumerate() {
            let line = line.trim();
            let line = if at > 0 && starred { line.trim_start_matches('*').trim() } else { line };
            if line.is_empty() {
                paragraph_ended = true;
                continue;
            }
            if !description.is_empty() {
                description.push_str(if paragraph_ended { "\n\n" } else { " " });
            }
            paragraph_ended = false;
            description.push_str(line);
        }
        paragraph_ended |= comment.is_empty();
    }
    (!description.is_empty()).then_some(description)
}
