//! The XML of a workbook, event by event, in bounded memory.

use std::borrow::Cow;
use std::fmt;
use std::io::{self, BufRead, BufReader, Read};

use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

/// How deep elements may be nested.
const DEPTH: usize = 64;

/// How long a tag or a text may be: a cell of Excel has at most 32,767 characters.
const LONGEST: u64 = 1 << 20;

/// How much is read at once.
const STEP: usize = 64 * 1024;

/// A part of a workbook.
pub struct Xml {
    reader: Reader<Bounded>,
    buffer: Vec<u8>,
    depth: usize,
}

/// The error that a part cannot be read, in words for people.
pub fn damaged(why: impl fmt::Display) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, format!("the workbook is damaged: {why}"))
}

impl Xml {
    /// `what` names the contents of the part in messages, and `limit` is how many bytes it may hold when unpacked.
    pub fn new(reader: Box<dyn Read + Send>, what: &'static str, limit: u64) -> Self {
        let inner = BufReader::with_capacity(STEP, reader);
        let mut reader = Reader::from_reader(Bounded { inner, what, limit, all: limit, event: LONGEST });
        reader.config_mut().expand_empty_elements = true;
        Self { reader, buffer: Vec::new(), depth: 0 }
    }

    /// The next event; the last one is [`Event::Eof`].
    pub fn next(&mut self) -> io::Result<Event<'_>> {
        self.buffer.clear();
        self.reader.get_mut().event = LONGEST;
        let event = self.reader.read_event_into(&mut self.buffer).map_err(|error| match error {
            quick_xml::Error::Io(error) if error.kind() == io::ErrorKind::InvalidData => {
                io::Error::new(error.kind(), error.to_string())
            }
            error => damaged(error),
        })?;
        match &event {
            Event::Start(_) => self.depth += 1,
            Event::End(_) => self.depth -= 1,
            Event::DocType(_) => return Err(damaged("it has a document type, which Excel never writes")),
            Event::Eof if self.depth > 0 => return Err(damaged("it ends within an element")),
            _ => {}
        }
        if self.depth > DEPTH {
            return Err(damaged(format!("elements nest more than {DEPTH} levels deep")));
        }
        Ok(event)
    }
}

/// The text that an event adds to its element.
pub fn text<'e>(event: &'e Event<'_>) -> io::Result<Cow<'e, str>> {
    Ok(match event {
        Event::Text(text) => text.xml10_content(),
        Event::CData(text) => text.xml10_content(),
        Event::GeneralRef(name) => match name.resolve_char_ref().map_err(damaged)? {
            Some(character) => Cow::Owned(character.to_string()),
            None => Cow::Borrowed(
                resolve_predefined_entity(name)
                    .ok_or_else(|| damaged(format!("`&{};` is not defined", &**name)))?,
            ),
        },
        _ => Cow::Borrowed(""),
    })
}

/// An attribute by its local name.
pub fn attribute<'s>(start: &'s BytesStart<'_>, name: &str) -> io::Result<Option<Cow<'s, str>>> {
    // Checking for duplicates would take long if there are very many.
    for attribute in start.attributes().with_checks(false) {
        let attribute = attribute.map_err(damaged)?;
        if attribute.key.local_name().as_ref() == name {
            return attribute.normalized_value(XmlVersion::Implicit1_0).map(Some).map_err(damaged);
        }
    }
    Ok(None)
}

/// Fails if the part, or one event, is longer than allowed.
struct Bounded {
    inner: BufReader<Box<dyn Read + Send>>,
    what: &'static str,
    limit: u64,
    /// How much may still come: in total, and of the current event.
    all: u64,
    event: u64,
}

impl Read for Bounded {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.fill_buf()?.read(buffer)?;
        self.consume(count);
        Ok(count)
    }
}

impl BufRead for Bounded {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.all == 0 {
            let message = format!("the workbook has more than {} MB of {}", self.limit >> 20, self.what);
            return Err(io::Error::new(io::ErrorKind::InvalidData, message));
        }
        if self.event == 0 {
            return Err(damaged(format!("a tag or a text is longer than {} MB", LONGEST >> 20)));
        }
        self.inner.fill_buf()
    }

    fn consume(&mut self, count: usize) {
        self.all = self.all.saturating_sub(count as u64);
        self.event = self.event.saturating_sub(count as u64);
        self.inner.consume(count);
    }
}
