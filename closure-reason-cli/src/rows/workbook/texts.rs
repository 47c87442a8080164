//! The shared texts of a workbook, and the escapes that Excel writes for some characters.

use std::borrow::Cow;
use std::io;

use quick_xml::events::Event;

use super::xml::{Xml, damaged, text};

/// All shared texts, joined.
#[derive(Default)]
pub struct Texts {
    all: String,
    /// Where each text ends.
    ends: Vec<u32>,
}

impl Texts {
    pub fn read(xml: &mut Xml) -> io::Result<Self> {
        let mut texts = Self::default();
        let mut run = Run::default();
        loop {
            let event = xml.next()?;
            match &event {
                Event::Eof => return Ok(texts),
                Event::End(end) if end.local_name().as_ref() == "si" => {
                    texts.all.push_str(&unescaped(run.take()));
                    let end = u32::try_from(texts.all.len()).map_err(damaged)?;
                    texts.ends.push(end);
                    run.clear();
                }
                _ => run.pass(&event)?,
            }
        }
    }

    pub fn get(&self, index: usize) -> Option<&str> {
        let end = *self.ends.get(index)? as usize;
        let start = index.checked_sub(1).map_or(0, |before| self.ends[before] as usize);
        self.all.get(start..end)
    }
}

/// The text of a cell, which may have several runs with different styles.
#[derive(Default)]
pub struct Run {
    text: String,
    is_text: bool,
    /// Whether this is the pronunciation of Japanese, which is not part of the text.
    is_phonetic: bool,
}

impl Run {
    /// Adds the text of an event: what is inside `t`, but not inside `rPh`.
    pub fn pass(&mut self, event: &Event<'_>) -> io::Result<()> {
        match event {
            Event::Start(start) => match start.local_name().as_ref() {
                "t" => self.is_text = !self.is_phonetic,
                "rPh" => self.is_phonetic = true,
                _ => {}
            },
            Event::End(end) => match end.local_name().as_ref() {
                "t" => self.is_text = false,
                "rPh" => self.is_phonetic = false,
                _ => {}
            },
            event if self.is_text => self.text.push_str(&text(event)?),
            _ => {}
        }
        Ok(())
    }

    pub fn take(&self) -> &str {
        &self.text
    }

    pub fn clear(&mut self) {
        self.text.clear();
        (self.is_text, self.is_phonetic) = (false, false);
    }
}

/// Unescapes a text in which Excel writes some characters by their number, such as `_x000D_`.
pub fn unescaped(text: &str) -> Cow<'_, str> {
    let mut rest = text;
    let mut whole = String::new();
    while let Some(at) = rest.find("_x") {
        let (before, escape) = rest.split_at(at);
        let number = escape.get(2..6).filter(|_| escape.as_bytes().get(6) == Some(&b'_'));
        let number = number.filter(|digits| digits.bytes().all(|digit| digit.is_ascii_hexdigit()));
        let character = number.and_then(|digits| char::from_u32(u32::from_str_radix(digits, 16).ok()?));
        whole.push_str(before);
        rest = if let Some(character) = character {
            whole.push(character);
            &escape[7..]
        } else {
            whole.push_str("_x");
            &escape[2..]
        };
    }
    if whole.is_empty() {
        return Cow::Borrowed(text);
    }
    whole.push_str(rest);
    Cow::Owned(whole)
}
