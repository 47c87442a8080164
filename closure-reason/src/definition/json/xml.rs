//! As much of XML as the changes of a status reason are written in: elements, without a document
//! type.

use alloc::borrow::Cow;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::message::cut;

/// What comes next, but for comments, instructions and blanks.
pub(super) enum Event<'a> {
    Start(Tag<'a>),
    End(&'a str),
    Text,
    CData,
    Eof,
}

pub(super) struct Tag<'a> {
    /// With its prefix.
    pub(super) name: &'a str,
    attributes: Vec<(&'a str, Cow<'a, str>)>,
    pub(super) self_closed: bool,
}

impl Tag<'_> {
    pub(super) fn local_name(&self) -> &str {
        self.name.rsplit(':').next().unwrap_or_default()
    }

    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| *key == name).map(|(_, value)| &**value)
    }
}

pub(super) struct Xml<'a> {
    text: &'a str,
    at: usize,
}

const fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\r' | '\n')
}

impl<'a> Xml<'a> {
    pub(super) const fn new(text: &'a str) -> Self {
        Self { text, at: 0 }
    }

    /// What is wrong, with its place.
    pub(super) fn wrong(&self, what: &str) -> String {
        format!("at byte {}: {what}", self.at)
    }

    pub(super) fn next(&mut self) -> Result<Event<'a>, String> {
        loop {
            if self.rest().is_empty() {
                return Ok(Event::Eof);
            } else if self.take("<!--") {
                self.past("--", "the comment is not closed")?;
                self.expect(">", "`--` within a comment")?;
            } else if self.take("<![CDATA[") {
                self.past("]]>", "the CDATA section is not closed")?;
                return Ok(Event::CData);
            } else if self.take("<?") {
                self.past("?>", "the declaration or instruction is not closed")?;
            } else if self.rest().starts_with("<!") {
                return Err(self.wrong("a document type, which Dataverse never writes"));
            } else if self.take("</") {
                let name = self.name()?;
                self.blanks();
                self.expect(">", "expected `>`")?;
                return Ok(Event::End(name));
            } else if self.take("<") {
                return self.tag().map(Event::Start);
            } else {
                let text = self.until('<');
                if !text.chars().all(is_blank) {
                    return Ok(Event::Text);
                }
            }
        }
    }

    fn tag(&mut self) -> Result<Tag<'a>, String> {
        let name = self.name()?;
        let mut attributes = Vec::new();
        loop {
            let separated = self.blanks();
            let self_closed = self.take("/>");
            if self_closed || self.take(">") {
                self.each_once(&attributes)?;
                return Ok(Tag { name, attributes, self_closed });
            }
            if self.rest().is_empty() {
                return Err(self.wrong("the text ends within a tag"));
            }
            if !separated {
                return Err(self.wrong("expected a blank, `>` or `/>`"));
            }
            let key = self.name()?;
            self.blanks();
            self.expect("=", "expected `=` after the name of an attribute")?;
            self.blanks();
            attributes.push((key, self.value()?));
        }
    }

    fn each_once(&self, attributes: &[(&str, Cow<'_, str>)]) -> Result<(), String> {
        let mut names: Vec<_> = attributes.iter().map(|(name, _)| *name).collect();
        names.sort_unstable();
        match names.windows(2).find(|pair| pair[0] == pair[1]) {
            Some(pair) => Err(self.wrong(&format!("the attribute `{}` appears twice", cut(pair[0])))),
            None => Ok(()),
        }
    }

    fn value(&mut self) -> Result<Cow<'a, str>, String> {
        let Some(quote @ ('"' | '\'')) = self.rest().chars().next() else {
            return Err(self.wrong("expected a quote"));
        };
        self.at += 1;
        let raw = self.until(quote);
        if raw.contains('<') || self.rest().is_empty() {
            return Err(self.wrong("the value of an attribute is not closed"));
        }
        self.at += 1;
        self.resolved(raw)
    }

    /// The text in which entities stand for characters.
    fn resolved(&self, raw: &'a str) -> Result<Cow<'a, str>, String> {
        let mut parts = raw.split('&');
        let first = parts.next().unwrap_or_default();
        let mut text = Cow::Borrowed(first);
        for part in parts {
            let resolved = part.split_once(';').and_then(|(entity, rest)| Some((character(entity)?, rest)));
            let Some((character, rest)) = resolved else {
                let entity = part.split(';').next().unwrap_or_default();
                return Err(self.wrong(&format!("`&{}` is not an XML entity", cut(entity))));
            };
            let text = text.to_mut();
            text.push(character);
            text.push_str(rest);
        }
        Ok(text)
    }

    fn name(&mut self) -> Result<&'a str, String> {
        let rest = self.rest();
        let in_name = |c: char| c.is_alphanumeric() || matches!(c, '_' | ':' | '-' | '.');
        let length = rest.find(|c| !in_name(c)).unwrap_or(rest.len());
        let name = &rest[..length];
        if !name.starts_with(|c: char| c.is_alphabetic() || c == '_') || name.ends_with(':') {
            return Err(self.wrong("expected a name"));
        }
        self.at += length;
        Ok(name)
    }

    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    /// Skips blanks; whether there were any.
    fn blanks(&mut self) -> bool {
        let before = self.at;
        self.at = self.text.len() - self.rest().trim_start_matches(is_blank).len();
        self.at > before
    }

    fn take(&mut self, token: &str) -> bool {
        let is_there = self.rest().starts_with(token);
        self.at += if is_there { token.len() } else { 0 };
        is_there
    }

    fn expect(&mut self, token: &str, otherwise: &str) -> Result<(), String> {
        if self.take(token) { Ok(()) } else { Err(self.wrong(otherwise)) }
    }

    fn past(&mut self, token: &str, otherwise: &str) -> Result<(), String> {
        let length = self.rest().find(token).ok_or_else(|| self.wrong(otherwise))?;
        self.at += length + token.len();
        Ok(())
    }

    fn until(&mut self, end: char) -> &'a str {
        let rest = self.rest();
        let text = &rest[..rest.find(end).unwrap_or(rest.len())];
        self.at += text.len();
        text
    }
}

/// The character that an entity stands for, without its `&` and `;`.
fn character(entity: &str) -> Option<char> {
    let number = match entity {
        "lt" => return Some('<'),
        "gt" => return Some('>'),
        "amp" => return Some('&'),
        "quot" => return Some('"'),
        "apos" => return Some('\''),
        _ => entity.strip_prefix('#')?,
    };
    let (digits, radix) = number.strip_prefix('x').map_or((number, 10), |digits| (digits, 16));
    // Rust's numbers may begin with a sign, XML's may not.
    let digits = Some(digits).filter(|digits| digits.starts_with(|c: char| c.is_digit(radix)))?;
    let character = char::from_u32(u32::from_str_radix(digits, radix).ok()?)?;
    Some(character).filter(|&c| c >= ' ' || is_blank(c))
}
