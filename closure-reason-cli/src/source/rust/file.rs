use std::fmt;
use std::ops::Range;

use closure_reason::definition::OptionSetDefinition;

use super::{Attribute, Entry, definition, scan};
use crate::error::Error;

/// Bytes of a file's text, from the first to the one after the last.
pub type Span = Range<usize>;

/// A Rust file and its derived enums.
#[derive(Debug)]
pub struct File {
    text: String,
    /// Where each line begins.
    lines: Vec<usize>,
    enums: Vec<RustEnum>,
}

/// An enum that derives `OptionSet`.
#[derive(Debug)]
pub struct RustEnum {
    /// What its attributes say, as the library reads them.
    pub definition: OptionSetDefinition,
    /// The modules around it in its file, outermost first.
    pub modules: Vec<String>,
    pub ident: String,
    pub ident_span: Span,
    /// From its first attribute or doc comment to its closing brace.
    pub span: Span,
    /// Where a further attribute goes: before `pub` or `enum`.
    pub head: usize,
    /// Whether it derives `OptionSet` by that name alone, which its module then imports.
    pub derives_by_name: bool,
    /// The attributes `#[option_set(..)]`.
    pub attributes: Vec<Attribute>,
    pub options: Vec<RustOption>,
}

/// A variant of such an enum.
#[derive(Debug)]
pub struct RustOption {
    pub value: i32,
    /// Where the value stands: in the attribute or as the discriminant.
    pub value_span: Span,
    pub ident: String,
    pub ident_span: Span,
    /// From its first attribute or doc comment to the comma after it, if there is one.
    pub span: Span,
    /// The attributes `#[option(..)]`.
    pub attributes: Vec<Attribute>,
    /// The doc comment as the library takes it for a description.
    pub doc_comment: Option<String>,
    pub deprecated: Option<Deprecated>,
    /// Whether a comma follows it.
    pub has_comma: bool,
}

/// `#[deprecated]` on a variant.
#[derive(Debug)]
pub struct Deprecated {
    pub span: Span,
    /// The note, if it is `#[deprecated = ".."]`.
    pub note: Option<String>,
}

/// A line and a column, both from 1; the column counts characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    pub line: usize,
    pub column: usize,
}

impl File {
    /// Reads a file. An enum whose attributes the derive would refuse is an error at the place.
    pub fn parse(name: &str, text: &str) -> Result<Self, Error> {
        let mut lines = vec![0];
        lines.extend(text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1));
        let mut file = Self { text: text.to_owned(), lines, enums: Vec::new() };
        let enums = scan::enums(text).and_then(|mut enums| definition::complete(&mut enums).map(|()| enums));
        file.enums = enums.map_err(|mistake| {
            let place = file.place(&(mistake.at..mistake.at));
            Error::new(mistake.message).at(format!("{name}:{place}"))
        })?;
        Ok(file)
    }

    /// The text as it stands.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The enums, in the order of the file.
    pub fn enums(&self) -> &[RustEnum] {
        &self.enums
    }

    /// Where a span begins.
    pub fn place(&self, span: &Span) -> Place {
        let line = self.lines.partition_point(|&begin| begin <= span.start);
        let begin = self.lines[line.saturating_sub(1)];
        let column = self.text.get(begin..span.start).map_or(0, |before| before.chars().count()) + 1;
        Place { line: line.max(1), column }
    }
}

impl RustEnum {
    /// A key of `#[option_set(..)]`; none is given twice.
    pub fn key(&self, key: &str) -> Option<&Entry> {
        find(&self.attributes, key)
    }

    /// The text of a key.
    pub fn text(&self, key: &str) -> Option<&str> {
        self.key(key)?.value.text()
    }
}

impl RustOption {
    /// A key of `#[option(..)]`; of `alias`, the first.
    pub fn key(&self, key: &str) -> Option<&Entry> {
        find(&self.attributes, key)
    }

    /// The label: the key, else the name.
    pub fn label(&self) -> &str {
        let label = self.key("label").and_then(|entry| entry.value.text());
        label.unwrap_or_else(|| self.ident.trim_start_matches("r#"))
    }

    /// The aliases, in order.
    pub fn aliases(&self) -> impl Iterator<Item = &str> {
        let entries = self.attributes.iter().flat_map(|attribute| &attribute.entries);
        entries.filter(|entry| entry.key == "alias").filter_map(|entry| entry.value.text())
    }
}

fn find<'a>(attributes: &'a [Attribute], key: &str) -> Option<&'a Entry> {
    attributes.iter().flat_map(|attribute| &attribute.entries).find(|entry| entry.key == key)
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.line, self.column)
    }
}
