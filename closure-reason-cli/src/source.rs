//! Metadata in every format, read into definitions. Each format has a module; the content of an
//! input shows which format it is in.

mod broken;
#[cfg_attr(not(feature = "environment"), path = "source/without_environment.rs")]
pub mod environment;
mod fields;
mod input;
pub mod json;
mod lake;
pub mod list;
pub mod pages;
mod recognize;
pub mod rust;
mod solution;
pub mod stringmaps;

use std::rc::Rc;

use closure_reason::OptionSetKind;

use crate::definition::{Localized, OptionSetDefinition, TableDefinition};
use crate::error::Error;
use crate::terminal::quoted;

pub use self::input::gather;

/// One file, one entry of an archive, or standard input, whole in memory.
#[derive(Clone, Debug)]
pub struct Input {
    /// What messages call it: the path as the user gave it, `standard input`, or `a.zip: customizations.xml`.
    pub name: Rc<str>,
    pub bytes: Vec<u8>,
    /// Whether the user named this very file, so that it must be metadata.
    pub named: bool,
}

/// A byte of an input as people find it, such as `a.json:12:7`. Lines and columns count from 1, columns in characters.
fn place_at(input: &Input, byte: usize) -> String {
    let before = &input.bytes[..byte.min(input.bytes.len())];
    let begin = before.iter().rposition(|&byte| byte == b'\n').map_or(0, |at| at + 1);
    let line = memchr::memchr_iter(b'\n', before).count() + 1;
    let column = String::from_utf8_lossy(&before[begin..]).chars().count() + 1;
    format!("{}:{line}:{column}", input.name)
}

/// What an input holds.
#[derive(Debug, Default)]
pub struct Found {
    pub sets: Vec<Sourced<OptionSetDefinition>>,
    pub tables: Vec<Sourced<TableDefinition>>,
    /// Columns whose set is a global one that stands elsewhere.
    pub references: Vec<Sourced<Reference>>,
    /// Rows of stringmaps. A set may begin on one page and end on the next.
    pub stringmaps: Option<stringmaps::Rows>,
    /// Columns that cannot be read, while the others can.
    pub left_out: Vec<LeftOut>,
    /// The kinds of columns of which all are here that a table has: the table, the kind, and whether
    /// the columns hold several options.
    pub lists: Vec<(String, OptionSetKind, bool)>,
    /// What the user should know: a page that is not the last, a set that is referred to but not there.
    pub notes: Vec<Note>,
}

/// A column that uses a global set.
#[derive(Clone, Debug)]
pub struct Reference {
    /// The name of the global set.
    pub global: String,
    /// What is known of the column; it has no options yet.
    pub column: OptionSetDefinition,
}

/// A column that is left out, and why.
#[derive(Clone, Debug)]
pub struct LeftOut {
    /// What is known of the column; it has no options.
    pub column: OptionSetDefinition,
    /// Where it stands in its input.
    pub place: String,
    pub why: Why,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// The answer in this input does not have its options.
    WithoutOptions(Rc<str>),
    /// It uses this global set, which is nowhere.
    NoGlobalSet(String),
    /// A value has two labels in one language: this says which.
    TwoLabels(String),
    /// Its file does not say which table, or which column of a table: this says it, and names the flag.
    Unnamed(String, &'static str),
}

impl Why {
    fn two_labels(value: i32, language: u32, labels: [&Localized; 2]) -> Self {
        let [one, other] = labels.map(|label| quoted(label.text_in(language).unwrap_or_default()));
        Self::TwoLabels(format!("{value} has two labels in language {language}, {one} and {other}"))
    }
}

impl LeftOut {
    /// The column as an error, for those who ask for nothing else.
    pub fn error(&self) -> Error {
        let Self { column, place, why } = self;
        match why {
            Why::WithoutOptions(_) => Error::new(format!("{}: {EXPAND}", without_options(column))),
            Why::NoGlobalSet(global) => {
                Error::new(format!("{column} uses the global set {global}, which none of the inputs has"))
                    .remedy("give the solution or the answer that has the global set as well")
            }
            Why::TwoLabels(labels) => {
                Error::new(format!("{column}: {labels}")).remedy("give only files of one environment")
            }
            Why::Unnamed(what, flag) => Error::new(what.clone()).remedy(format!("say it with `{flag} NAME`")),
        }
        .at(place)
    }

    /// The same as a remark; of columns without options, with how many more the input has.
    pub fn note(&self, more: usize) -> Note {
        let Self { column, place, why } = self;
        let message = match why {
            Why::WithoutOptions(_) => match more {
                0 => format!("{}: {EXPAND}", without_options(column)),
                1 => format!("{column} and 1 more column come without their options: {EXPAND}"),
                more => format!("{column} and {more} more columns come without their options: {EXPAND}"),
            },
            Why::NoGlobalSet(global) => {
                format!("{column} uses the global set {global}, which none of the inputs has: it is left out")
            }
            Why::TwoLabels(labels) => {
                format!("{column}: {labels}: these rows are left out; give only files of one environment")
            }
            Why::Unnamed(what, flag) => {
                format!(
                    "{what}: it is left out; name the file itself with `--from`, and say it with `{flag} NAME`"
                )
            }
        };
        Note { place: place.clone(), message }
    }
}

const EXPAND: &str = "add `$expand=OptionSet` to the request";

fn without_options(column: &OptionSetDefinition) -> String {
    let word = if column.table().is_some() { "the column " } else { "" };
    format!("{word}{column} comes without its options")
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
    /// The place in it that people can find: `line 12`, `Entity msdyn_ocsession`; empty if the input holds one thing only.
    pub place: String,
    pub format: Format,
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

/// The formats, by the words that messages use; those that tell most come first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// The closure reason, which the command brings along.
    BuiltIn,
    WebApi,
    List,
    Rust,
    Solution,
    EntityMetadata,
    LakeCsv,
    Stringmaps,
}

/// A remark for stderr that does not stop the work.
#[derive(Clone, Debug)]
pub struct Note {
    pub place: String,
    pub message: String,
}
