//! What an input holds, and where it came from.

use std::rc::Rc;

use closure_reason::OptionSetKind;

use super::left_out::LeftOut;
use crate::definition::{OptionSetDefinition, TableDefinition};
use crate::report::note::Note;

/// One file, one entry of an archive, or standard input, whole in memory.
#[derive(Clone, Debug)]
pub struct Input {
    /// What messages call it: the path as the user gave it, `standard input`, or `a.zip: customizations.xml`.
    pub name: Rc<str>,
    pub bytes: Vec<u8>,
    /// Whether the user named this very file, so that it must be metadata.
    pub named: bool,
}

/// The place of a byte of an input, for people: `a.json:12:7`. Lines and columns count from 1, columns in characters.
pub fn place_at(input: &Input, byte: usize) -> String {
    place_in(&input.name, &input.bytes, byte)
}

/// The place of a byte, given the name and the bytes of the input.
pub(super) fn place_in(name: &str, bytes: &[u8], byte: usize) -> String {
    let before = &bytes[..byte.min(bytes.len())];
    let begin = before.iter().rposition(|&byte| byte == b'\n').map_or(0, |at| at + 1);
    let line = memchr::memchr_iter(b'\n', before).count() + 1;
    let column = String::from_utf8_lossy(&before[begin..]).chars().count() + 1;
    format!("{name}:{line}:{column}")
}

/// What an input holds.
#[derive(Debug, Default)]
pub struct Metadata {
    pub sets: Vec<Sourced<OptionSetDefinition>>,
    pub tables: Vec<Sourced<TableDefinition>>,
    /// Columns that use a global set, which is defined elsewhere.
    pub references: Vec<Sourced<Reference>>,
    /// Rows of stringmaps. A set may begin on one page and end on the next.
    pub stringmaps: Option<StringmapRows>,
    /// Columns that cannot be read, while the others can.
    pub left_out: Vec<LeftOut>,
    /// The kinds of which the input has all columns of a table: the table, the kind, and whether the
    /// columns hold several options.
    pub lists: Vec<(String, OptionSetKind, bool)>,
    /// What the user should know: a missing next page, a set that is referred to but missing.
    pub notes: Vec<Note>,
}

impl Metadata {
    /// Adds what another part of the same input holds.
    pub(super) fn add(&mut self, part: Self) {
        self.sets.extend(part.sets);
        self.tables.extend(part.tables);
        self.references.extend(part.references);
        self.left_out.extend(part.left_out);
        self.lists.extend(part.lists);
        self.notes.extend(part.notes);
    }
}

/// A column that uses a global set.
#[derive(Clone, Debug)]
pub struct Reference {
    /// The name of the global set.
    pub global: String,
    /// What is known about the column; it has no options yet.
    pub column: OptionSetDefinition,
}

/// Something with where it came from.
#[derive(Clone, Debug)]
pub struct Sourced<T> {
    pub what: T,
    pub origin: Origin,
}

/// Where a definition came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// The name of the input.
    pub input: Rc<str>,
    /// The place in it, for people: `line 12`, `Entity msdyn_ocsession`; empty if the input holds only one thing.
    pub place: String,
    pub format: MetadataFormat,
}

impl std::fmt::Display for Origin {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.place.is_empty() {
            f.write_str(&self.input)
        } else {
            write!(f, "{} ({})", self.input, self.place)
        }
    }
}

/// The formats; those that say most come first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MetadataFormat {
    /// The closure reasons, which are part of the command.
    BuiltIn,
    WebApi,
    List,
    Rust,
    Solution,
    EntityMetadata,
    LakeCsv,
    Stringmaps,
    SdkXml,
    CanvasApp,
    CodeApp,
    Sheet,
}

/// Rows of stringmaps of one input.
#[derive(Debug)]
pub struct StringmapRows {
    pub input: Rc<str>,
    pub rows: Vec<StringmapRow>,
    /// Whether a page names a next one that is missing after it.
    pub goes_on: bool,
}

/// One label of one option.
#[derive(Debug)]
pub struct StringmapRow {
    pub table: String,
    pub column: String,
    pub option: i32,
    pub label: Option<String>,
    pub language: Option<u32>,
    pub order: Option<i32>,
}
