use super::derived::{RustEnum, Unread};
use super::place::{Place, Span};
use super::{definition, scan};
use crate::error::Error;

/// A Rust file and its derived enums.
#[derive(Debug)]
pub struct File {
    text: String,
    /// Where each line begins.
    lines: Vec<usize>,
    enums: Vec<RustEnum>,
    unread: Vec<Unread>,
}

impl File {
    /// Reads a file. An enum whose attributes the derive would refuse is an error at the place.
    pub fn parse(name: &str, text: &str) -> Result<Self, Error> {
        let mut file = Self::without_enums(text.to_owned());
        let found = scan::enums(text)
            .and_then(|mut found| definition::complete(&mut found.enums, &[]).map(|()| found));
        let found = found.map_err(|mistake| {
            let place = file.place(&(mistake.at..mistake.at));
            Error::new(mistake.message).at(format!("{name}:{place}"))
        })?;
        file.enums = found.enums;
        file.unread = found.unread;
        Ok(file)
    }

    /// A file that is known to have none.
    pub fn without_enums(text: String) -> Self {
        let mut lines = vec![0];
        lines.extend(memchr::memchr_iter(b'\n', text.as_bytes()).map(|at| at + 1));
        Self { text, lines, enums: Vec::new(), unread: Vec::new() }
    }

    /// Lets the states and status reasons of several files find each other.
    pub fn link(files: &mut [&mut Self]) {
        let known: Vec<_> = files.iter().flat_map(|file| definition::known(&file.enums)).collect();
        for file in files {
            // Each file by itself had no mistake, and has none now.
            let _ = definition::complete(&mut file.enums, &known);
        }
    }

    /// The text as it stands.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text, without what was read in it.
    pub fn into_text(self) -> String {
        self.text
    }

    /// The enums, in the order of the file.
    pub fn enums(&self) -> &[RustEnum] {
        &self.enums
    }

    /// Where `OptionSet` is derived, but no enum could be read, in the order of the file.
    pub fn unread(&self) -> &[Unread] {
        &self.unread
    }

    /// Where a span begins.
    pub fn place(&self, span: &Span) -> Place {
        let line = self.lines.partition_point(|&begin| begin <= span.start);
        let begin = self.lines[line.saturating_sub(1)];
        let column = self.text.get(begin..span.start).map_or(0, |before| before.chars().count()) + 1;
        Place { line: line.max(1), column }
    }
}
