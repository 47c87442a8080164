//! XML as a stream of elements, without document types, and with a limit on nesting.

use std::fmt;
use std::io::{self, BufRead, Read};
use std::rc::Rc;

use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use crate::report::error::Error;

/// How deep elements may be nested. Each level takes a part of the stack, which is 1 MiB on Windows.
const DEPTH: usize = 128;

/// The error about an entry of an archive that cannot be unpacked.
pub(super) fn damaged(error: &io::Error) -> Error {
    Error::new(format!("the archive is damaged, or made in a way that is not supported: {error}"))
        .remedy("export the solution again, or unpack it and name the folder")
}

pub(super) struct Element {
    pub(super) name: String,
    attributes: Vec<(String, String)>,
}

impl Element {
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| &**value)
    }

    fn read(start: &BytesStart<'_>) -> Result<Self, String> {
        let mut attributes = Vec::new();
        for attribute in start.attributes() {
            let attribute = attribute.map_err(|error| error.to_string())?;
            let value =
                attribute.normalized_value(XmlVersion::Implicit1_0).map_err(|error| error.to_string())?;
            attributes.push((attribute.key.local_name().as_ref().to_owned(), value.into_owned()));
        }
        Ok(Self { name: start.local_name().as_ref().to_owned(), attributes })
    }
}

pub(super) struct Xml<R> {
    reader: Reader<Lines<R>>,
    buffer: Vec<u8>,
    depth: usize,
    name: Rc<str>,
    /// Where the last element began.
    element: Place,
}

impl<R: BufRead> Xml<R> {
    pub(super) fn new(from: R, name: &Rc<str>) -> Self {
        let mut reader = Reader::from_reader(Lines { from, place: Place::default() });
        reader.config_mut().expand_empty_elements = true;
        Self { reader, buffer: Vec::new(), depth: 0, name: Rc::clone(name), element: Place::default() }
    }

    /// The next element inside the one at this level, after the rest of the element before it; `None` at the end.
    pub(super) fn child(&mut self, level: usize) -> Result<Option<Element>, Error> {
        self.advance(level, None)
    }

    /// The text of the element at this level, up to its end.
    pub(super) fn text(&mut self, level: usize) -> Result<String, Error> {
        let mut text = String::new();
        while self.advance(level, Some(&mut text))?.is_some() {}
        Ok(text)
    }

    fn advance(&mut self, level: usize, mut text: Option<&mut String>) -> Result<Option<Element>, Error> {
        // The end of the element at this level has been read already.
        if self.depth < level {
            return Ok(None);
        }
        loop {
            self.buffer.clear();
            let position = self.reader.get_ref().place;
            let place = || format!("{}:{position}", self.name);
            match self.reader.read_event_into(&mut self.buffer) {
                Ok(Event::Start(start)) => {
                    self.depth += 1;
                    if self.depth > DEPTH {
                        return Err(Error::new(format!("elements are nested more than {DEPTH} levels deep"))
                            .at(place()));
                    }
                    if self.depth == level + 1 {
                        self.element = position;
                        return Element::read(&start)
                            .map(Some)
                            .map_err(|error| Error::new(error).at(place()));
                    }
                }
                Ok(Event::End(_)) => {
                    self.depth = self.depth.saturating_sub(1);
                    if self.depth < level {
                        return Ok(None);
                    }
                }
                Ok(Event::Text(said)) => {
                    if let Some(text) = text.as_deref_mut() {
                        text.push_str(&said.xml10_content());
                    }
                }
                Ok(Event::CData(said)) => {
                    if let Some(text) = text.as_deref_mut() {
                        text.push_str(&said.xml10_content());
                    }
                }
                Ok(Event::GeneralRef(reference)) => {
                    let character = reference.resolve_char_ref().ok().flatten().map(String::from);
                    let said = character
                        .or_else(|| resolve_predefined_entity(&reference).map(ToOwned::to_owned))
                        .ok_or_else(|| {
                            Error::new(format!("`&{};` is not defined in XML", &*reference)).at(place())
                        })?;
                    if let Some(text) = text.as_deref_mut() {
                        text.push_str(&said);
                    }
                }
                Ok(Event::DocType(_)) => {
                    return Err(
                        Error::new("the file has a document type, which Dataverse never writes").at(place())
                    );
                }
                Ok(Event::Eof) if self.depth == 0 => return Ok(None),
                Ok(Event::Eof) => return Err(Error::new("the file ends within an element").at(place())),
                Ok(_) => {}
                // Files are read into memory first, so this is an entry of an archive.
                Err(quick_xml::Error::Io(error)) => {
                    return Err(damaged(&error).at(place()));
                }
                Err(error) => return Err(Error::new(error.to_string()).at(place())),
            }
        }
    }

    /// Refuses a second element of a name: only one of them could count.
    pub(super) fn once(&self, seen: &mut Vec<String>, element: &Element) -> Result<(), Error> {
        if seen.contains(&element.name) {
            return Err(self.error(&format!("a second `{}`", element.name)));
        }
        seen.push(element.name.clone());
        Ok(())
    }

    /// An error at the element read last.
    pub(super) fn error(&self, message: &str) -> Error {
        Error::new(message).at(self.place())
    }

    /// Where the element read last begins.
    pub(super) fn place(&self) -> String {
        format!("{}:{}", self.name, self.element)
    }
}

/// Line and column, both counted from 0 and shown from 1; columns are characters.
#[derive(Clone, Copy, Default)]
struct Place {
    line: usize,
    column: usize,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.line + 1, self.column + 1)
    }
}

/// Counts lines while reading.
struct Lines<R> {
    from: R,
    place: Place,
}

impl<R: BufRead> Read for Lines<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let length = self.fill_buf()?.read(buffer)?;
        self.consume(length);
        Ok(length)
    }
}

impl<R: BufRead> BufRead for Lines<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.from.fill_buf()
    }

    fn consume(&mut self, length: usize) {
        // The consumed bytes are already in the buffer, so this reads nothing.
        if let Ok(filled) = self.from.fill_buf() {
            for byte in &filled[..length.min(filled.len())] {
                match byte {
                    b'\n' => self.place = Place { line: self.place.line + 1, column: 0 },
                    // Count each character once, by its first byte.
                    0x80..=0xbf => {}
                    _ => self.place.column += 1,
                }
            }
        }
        self.from.consume(length);
    }
}
