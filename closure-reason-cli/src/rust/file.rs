use super::derived_enum::{RustEnum, UnreadableEnum};
use super::line_column::{LineColumn, Span};
use super::{Mistake, definition, find_enums};
use crate::report::error::Error;

/// A Rust file and its derived enums.
#[derive(Debug)]
pub struct File {
    text: String,
    /// Where each line begins.
    lines: Vec<usize>,
    enums: Vec<RustEnum>,
    unread: Vec<UnreadableEnum>,
    mistakes: Vec<Mistake>,
    refused: usize,
}

impl File {
    /// Reads a file. If the derive would refuse an enum, that is a mistake, and so is a text that is not Rust.
    pub fn parse(text: String) -> Self {
        let mut file = Self::without_enums(text);
        match find_enums::enums(&file.text) {
            Ok(found) => {
                file.refused = found.refused;
                (file.enums, file.unread, file.mistakes) = (found.enums, found.unread, found.mistakes);
                definition::complete(&mut file.enums, &[]);
            }
            Err(mistake) => file.mistakes.push(mistake),
        }
        file
    }

    /// The file, or all its mistakes as errors, each at its place.
    pub fn sound(self, name: &str) -> Result<Self, Error> {
        Error::all(self.errors(name))?;
        Ok(self)
    }

    /// The mistakes of the file as errors. This is the name of the file.
    pub fn errors(&self, name: &str) -> Vec<Error> {
        let error = |mistake: &Mistake| {
            Error::new(&*mistake.message).at(format!("{name}:{}", self.place_of(mistake)))
        };
        self.mistakes.iter().map(error).collect()
    }

    /// The enums that only the compiler can read, as errors. This is the name of the file.
    pub fn unreadable(&self, name: &str) -> Vec<Error> {
        let error = |unread: &UnreadableEnum| {
            Error::new(format!("the enum cannot be read: {}", unread.reason))
                .at(format!("{name}:{}", self.place(&unread.span)))
        };
        self.unread.iter().filter(|unread| unread.is_enum).map(error).collect()
    }

    /// A file without any enum.
    pub fn without_enums(text: String) -> Self {
        let mut lines = vec![0];
        lines.extend(memchr::memchr_iter(b'\n', text.as_bytes()).map(|at| at + 1));
        Self { text, lines, enums: Vec::new(), unread: Vec::new(), mistakes: Vec::new(), refused: 0 }
    }

    /// Lets the states and status reasons of several files find each other.
    pub fn link(files: &mut [&mut Self]) {
        let known: Vec<_> = files.iter().flat_map(|file| definition::known(&file.enums)).collect();
        for file in files {
            definition::complete(&mut file.enums, &known);
        }
    }

    /// The text of the file.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text alone; what was read from it is dropped.
    pub fn into_text(self) -> String {
        self.text
    }

    /// The enums, in the order of the file.
    pub fn enums(&self) -> &[RustEnum] {
        &self.enums
    }

    /// Where `OptionSet` is derived, but no enum could be read, in the order of the file.
    pub fn unread(&self) -> &[UnreadableEnum] {
        &self.unread
    }

    /// Adds a place whose enums are in a file that is not read.
    pub fn is_unread_at(&mut self, span: Span, reason: String) {
        self.unread.push(UnreadableEnum { span, reason, is_enum: false });
        self.unread.sort_by_key(|unread| unread.span.start);
    }

    /// What cannot be read because of a mistake, in the order of the file.
    pub fn mistakes(&self) -> &[Mistake] {
        &self.mistakes
    }

    /// How many enums have mistakes; none if the file has some as a whole.
    pub fn refused(&self) -> usize {
        self.refused
    }

    /// Where a mistake is.
    pub fn place_of(&self, mistake: &Mistake) -> LineColumn {
        self.place(&(mistake.at..mistake.at))
    }

    /// Where a span begins.
    pub fn place(&self, span: &Span) -> LineColumn {
        let line = self.lines.partition_point(|&begin| begin <= span.start);
        let begin = self.lines[line.saturating_sub(1)];
        let column = self.text.get(begin..span.start).map_or(0, |before| before.chars().count()) + 1;
        LineColumn { line: line.max(1), column }
    }
}
