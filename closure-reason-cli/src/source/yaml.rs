//! YAML of Dataverse's Git integration: the XML of a solution, written as YAML.
//!
//! Attributes are keys with `@`, elements are other keys, and an element that repeats is a list. It
//! becomes that XML again, each element at its line, so that one reader knows what elements mean.
//! Scalars are texts, exactly as written: the label `no` does not become a boolean.

use std::collections::HashSet;

use saphyr_parser::{Event, Parser, Span};

use super::{Input, Metadata, place_at, solution};
use crate::report::error::Error;
use crate::report::terminal::quoted;

/// How deep keys and lists may be nested.
const DEPTH: usize = 64;

/// The elements that can be the root of a file.
const ROOTS: [&str; 5] = ["attribute:", "optionset:", "optionsets:", "Entity:", "ImportExportXml:"];

/// Whether the first line that is not blank or a comment names such an element.
pub(super) fn recognizes(input: &Input) -> bool {
    let ending = input.name.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    let mut lines = input.bytes.split(|&byte| byte == b'\n').map(<[u8]>::trim_ascii_end);
    let first = lines.find(|line| !line.is_empty() && !line.starts_with(b"#") && *line != b"---");
    matches!(&*ending, "yml" | "yaml")
        && first.is_some_and(|line| ROOTS.iter().any(|root| root.as_bytes() == line))
}

pub(super) fn read(input: &Input) -> Result<Metadata, Error> {
    let text = str::from_utf8(&input.bytes)
        .map_err(|error| Error::new("this text is not UTF-8").at(place_at(input, error.valid_up_to())))?;
    let mut reader = Reader { input, events: Parser::new_from_str(text), depth: 0 };
    let mut xml = Xml::default();
    let root = loop {
        match reader.next()? {
            (Event::StreamStart | Event::DocumentStart(_), _) => {}
            first => break reader.node(first)?,
        }
    };
    loop {
        match reader.next()? {
            (Event::StreamEnd, _) => break,
            (Event::DocumentStart(_), span) => {
                let message = "a second document begins here, but a file of a solution has only one";
                return Err(reader.failed(message, span.start.line(), span.start.col()));
            }
            _ => {}
        }
    }
    let is_column = matches!(&root, Node::Map(keys) if keys.iter().any(|(key, ..)| key == "attribute"));
    if !is_column {
        xml.children(root);
        return solution::document(&input.name, xml.text.as_bytes());
    }
    // Only its folder says which table a column belongs to: `entities/TABLE/attributes/COLUMN.yml`.
    let mut path = input.name.rsplit(['/', '\\']).skip(1);
    let table = path.next().filter(|folder| *folder == "attributes").and_then(|_| path.next());
    let Some(table) = table.filter(|table| is_name(table)) else {
        return Err(Error::new(
            "only the path of this file says which table its column belongs to, and this one does not",
        )
        .at(&input.name)
        .remedy("give the folder `entities`, which has `TABLE/attributes/COLUMN.yml`"));
    };
    xml.text = format!("<Entity><EntityInfo><entity Name=\"{table}\"><attributes>");
    xml.children(root);
    xml.text.push_str("</attributes></entity></EntityInfo></Entity>");
    let found = solution::document(&input.name, xml.text.as_bytes())?;
    // The name of the folder is not a schema name.
    Ok(Metadata { tables: Vec::new(), ..found })
}

enum Node {
    Text(String),
    /// Keys, each with its line, counted from 1, and its column, counted from 0.
    Map(Vec<(String, (usize, usize), Node)>),
    List(Vec<((usize, usize), Node)>),
}

struct Reader<'a> {
    input: &'a Input,
    events: Parser<'a, saphyr_parser::StrInput<'a>>,
    depth: usize,
}

impl<'a> Reader<'a> {
    fn next(&mut self) -> Result<(Event<'a>, Span), Error> {
        let event =
            self.events.next().ok_or_else(|| Error::new("the file ends too early").at(&self.input.name))?;
        event.map_err(|error| self.failed(error.info(), error.marker().line(), error.marker().col()))
    }

    fn failed(&self, message: &str, line: usize, column: usize) -> Error {
        Error::new(message).at(format!("{}:{line}:{}", self.input.name, column + 1))
    }

    fn node(&mut self, (event, span): (Event<'a>, Span)) -> Result<Node, Error> {
        let (line, column) = (span.start.line(), span.start.col());
        self.depth += 1;
        if self.depth > DEPTH {
            return Err(self.failed(&format!("keys are nested more than {DEPTH} levels deep"), line, column));
        }
        let node = match event {
            Event::Scalar(text, _, 0, None) => Node::Text(text.into_owned()),
            Event::SequenceStart(0, None) => {
                let mut list = Vec::new();
                loop {
                    match self.next()? {
                        (Event::SequenceEnd, _) => break Node::List(list),
                        event => {
                            let place = (event.1.start.line(), event.1.start.col());
                            list.push((place, self.node(event)?));
                        }
                    }
                }
            }
            Event::MappingStart(0, None) => {
                let (mut keys, mut names) = (Vec::new(), HashSet::new());
                loop {
                    let (event, span) = self.next()?;
                    let place = (span.start.line(), span.start.col());
                    let key = match event {
                        Event::MappingEnd => break Node::Map(keys),
                        Event::Scalar(key, _, 0, None) if is_name(key.strip_prefix('@').unwrap_or(&key)) => {
                            key
                        }
                        Event::Scalar(key, ..) => {
                            let message = format!("the key {} is not the name of an element", quoted(&key));
                            return Err(self.failed(&message, place.0, place.1));
                        }
                        _ => {
                            return Err(self.failed(
                                "a key is a list or has keys of its own",
                                place.0,
                                place.1,
                            ));
                        }
                    };
                    let value = self.next()?;
                    let value = self.node(value)?;
                    if key.starts_with('@') && !matches!(value, Node::Text(_)) {
                        let message =
                            format!("the value of {} is a list or has keys, expected a text", quoted(&key));
                        return Err(self.failed(&message, place.0, place.1));
                    }
                    if !names.insert(key.clone()) {
                        return Err(self.failed(&format!("a second {}", quoted(&key)), place.0, place.1));
                    }
                    keys.push((key.into_owned(), place, value));
                }
            }
            Event::StreamEnd | Event::DocumentEnd => Node::List(Vec::new()),
            _ => {
                let message = "the file has an anchor, an alias or a tag, which Dataverse never writes";
                return Err(self.failed(message, line, column));
            }
        };
        self.depth -= 1;
        Ok(node)
    }
}

fn is_name(text: &str) -> bool {
    text.starts_with(|sign: char| sign.is_alphabetic() || sign == '_')
        && text.chars().all(|sign| sign.is_alphanumeric() || matches!(sign, '_' | '-' | '.' | ':'))
}

#[derive(Default)]
struct Xml {
    text: String,
    lines: usize,
}

impl Xml {
    fn children(&mut self, node: Node) {
        match node {
            Node::Text(text) => self.escaped(&text),
            Node::List(list) => list.into_iter().for_each(|(_, one)| self.children(one)),
            Node::Map(keys) => {
                for (key, place, node) in keys.into_iter().filter(|(key, ..)| !key.starts_with('@')) {
                    self.element(&key, place, node);
                }
            }
        }
    }

    fn element(&mut self, name: &str, place: (usize, usize), node: Node) {
        if let Node::List(list) = node {
            return list.into_iter().for_each(|(place, one)| self.element(name, place, one));
        }
        // Mistakes are reported at lines of the YAML, which count from 1.
        while self.lines + 1 < place.0 {
            self.text.push('\n');
            self.lines += 1;
            if self.lines + 1 == place.0 {
                self.text.push_str(&" ".repeat(place.1));
            }
        }
        self.text.push_str(&format!("<{name}"));
        if let Node::Map(keys) = &node {
            for (key, _, value) in keys {
                if let (Some(attribute), Node::Text(value)) = (key.strip_prefix('@'), value) {
                    self.text.push_str(&format!(" {attribute}=\""));
                    self.escaped(value);
                    self.text.push('"');
                }
            }
        }
        self.text.push('>');
        self.children(node);
        self.text.push_str(&format!("</{name}>"));
    }

    fn escaped(&mut self, text: &str) {
        for sign in text.chars() {
            match sign {
                '<' | '>' | '&' | '"' | '\n' | '\r' | '\t' => {
                    self.text.push_str(&format!("&#{};", u32::from(sign)));
                }
                _ => self.text.push(sign),
            }
        }
    }
}
