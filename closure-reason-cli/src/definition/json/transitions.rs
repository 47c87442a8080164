//! The transitions that a status reason lists: XML inside the JSON.

use std::fmt;

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use crate::report::terminal::{QUOTED, cut, quoted};

/// The `TransitionData` of an option begins like XML, but is not the XML that Dataverse writes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TransitionDataError {
    value: i32,
    wrong: String,
    quoted: String,
}

impl fmt::Display for TransitionDataError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { value, wrong, quoted } = self;
        write!(f, "the `TransitionData` of option {value} is broken {wrong}; it is {quoted}")
    }
}

impl std::error::Error for TransitionDataError {}

/// The targets in the `TransitionData` of the option with this value; `None` for a text that lists
/// none.
pub fn read(value: i32, text: &str) -> Result<Option<Vec<i32>>, TransitionDataError> {
    let text = text.trim_start_matches('\u{feff}').trim_ascii();
    if !text.starts_with('<') {
        return Ok(None);
    }
    let mut xml = Xml(Reader::from_str(text));
    let targets = xml.targets().map_err(|wrong| TransitionDataError {
        value,
        wrong: format!("at byte {}: {wrong}", xml.0.error_position().max(xml.0.buffer_position())),
        quoted: quoted(text),
    })?;
    Ok(Some(targets).filter(|targets| !targets.is_empty()))
}

struct Xml<'a>(Reader<&'a [u8]>);

/// The next part, without comments, instructions and blanks.
enum Part<'a> {
    Start(BytesStart<'a>),
    Empty(BytesStart<'a>),
    End,
    Eof,
}

impl<'a> Xml<'a> {
    fn targets(&mut self) -> Result<Vec<i32>, String> {
        let mut targets = Vec::new();
        let (root, is_empty) = match self.next()? {
            Part::Start(root) => (root, false),
            Part::Empty(root) => (root, true),
            Part::End | Part::Eof => return Err("expected the element `allowedtransitions`".into()),
        };
        if root.local_name().as_ref() != "allowedtransitions" {
            return Err(format!("the root is `{}`, expected `allowedtransitions`", name(&root)));
        }
        if !is_empty {
            loop {
                match self.next()? {
                    Part::Empty(child) => targets.push(target(&child)?),
                    Part::Start(child) => {
                        targets.push(target(&child)?);
                        if let Part::Start(inner) | Part::Empty(inner) = self.next()? {
                            return Err(format!("`{}` within `{}`", name(&inner), name(&child)));
                        }
                    }
                    Part::End => break,
                    Part::Eof => return Err(format!("`{}` is not closed", name(&root))),
                }
            }
        }
        match self.next()? {
            Part::Eof => Ok(targets),
            _ => Err("something follows the end of the root".into()),
        }
    }

    fn next(&mut self) -> Result<Part<'a>, String> {
        loop {
            return Ok(
                match self.0.read_event().map_err(|error| cut(&error.to_string(), QUOTED).into_owned())? {
                    Event::Start(tag) => Part::Start(tag),
                    Event::Empty(tag) => Part::Empty(tag),
                    Event::End(_) => Part::End,
                    Event::Eof => Part::Eof,
                    Event::Text(text) if !text.trim_ascii().is_empty() => {
                        return Err("text between the elements".into());
                    }
                    Event::DocType(_) => return Err("a document type, which this XML never has".into()),
                    _ => continue,
                },
            );
        }
    }
}

fn target(tag: &BytesStart<'_>) -> Result<i32, String> {
    if tag.local_name().as_ref() != "allowedtransition" {
        return Err(format!("the element `{}`, expected `allowedtransition`", name(tag)));
    }
    let mut target = None;
    for attribute in tag.attributes() {
        let attribute = attribute.map_err(|error| cut(&error.to_string(), QUOTED).into_owned())?;
        let value = attribute
            .normalized_value(XmlVersion::Implicit1_0)
            .map_err(|error| cut(&error.to_string(), QUOTED).into_owned())?;
        if attribute.key.as_ref() == "tostatusid" {
            target = Some(value);
        }
    }
    let target = target.ok_or("an `allowedtransition` has no attribute `tostatusid`")?;
    target
        .trim_ascii()
        .parse()
        .map_err(|_| format!("`tostatusid` is {}, expected a whole number of 32 bits", quoted(&target)))
}

fn name(tag: &BytesStart<'_>) -> String {
    cut(tag.name().as_ref(), QUOTED).into_owned()
}
