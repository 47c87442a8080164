//! What a check found. Serialized, it is the form `--format json`, whose keys `--help` describes: they stay the same.

use clap::Args;
use serde::Serialize;

use crate::report::note::Note;
use crate::rust::{LineColumn, Span};

/// What makes a check fail in addition to differences.
#[derive(Args, Clone, Copy, Debug)]
pub struct FailOn {
    /// Also fail unless every enum was compared: for an enum without metadata, and for one that could not be read.
    #[arg(long)]
    pub strict: bool,
    /// Also fail for a column of the metadata that has options but no enum.
    #[arg(long)]
    pub complete: bool,
}

/// All that a check found.
#[derive(Default, Serialize)]
pub struct CheckReport<'a> {
    /// How many enums were compared.
    pub compared: usize,
    pub differences: Vec<Difference<'a>>,
    pub not_compared: Vec<LeftOut<'a>>,
    /// Columns of the metadata with options that no enum is for.
    #[serde(rename = "columns_without_enum")]
    pub columns: Vec<ColumnWithoutEnum<'a>>,
    /// Yes/no columns without an enum, which `generate` leaves out by default.
    #[serde(skip)]
    pub yes_no_columns: usize,
    /// Columns without an enum of kinds that closure-reason.toml leaves out.
    #[serde(skip)]
    pub other_columns: usize,
    #[serde(rename = "enums_without_metadata")]
    pub enums: Vec<Unmatched<'a>>,
    /// Notes about enums that have metadata, but are in test modules or function bodies.
    #[serde(skip)]
    pub aside: Vec<Note>,
    /// Where enums are that could not be read.
    #[serde(rename = "enums_not_read")]
    pub unread: Vec<EnumError<'a>>,
    /// Where enums have mistakes.
    pub mistakes: Vec<EnumError<'a>>,
    /// How many enums have mistakes.
    #[serde(skip)]
    pub refused: usize,
    /// How many files have mistakes as a whole.
    #[serde(skip)]
    pub not_rust: usize,
}

impl CheckReport<'_> {
    /// Whether there is nothing that the user should look at.
    pub fn is_clean(&self) -> bool {
        self.differences.is_empty()
            && self.enums.is_empty()
            && self.unread.is_empty()
            && self.mistakes.is_empty()
            && self.columns.is_empty()
    }

    pub fn is_no(&self, required: FailOn) -> bool {
        !self.differences.is_empty()
            || required.strict && !(self.enums.is_empty() && self.unread.is_empty())
            || required.complete && !self.columns.is_empty()
    }
}

/// One difference, at its place in the enum.
#[derive(Serialize)]
pub struct Difference<'a> {
    /// The position of the file among those that were read.
    #[serde(skip)]
    pub file_at: usize,
    pub file: &'a str,
    #[serde(skip)]
    pub span: Span,
    #[serde(flatten)]
    pub place: LineColumn,
    #[serde(rename = "enum")]
    pub enum_name: &'a str,
    /// The set, as messages name it.
    pub set: String,
    pub aspect: String,
    pub value: Option<i32>,
    pub language: Option<u32>,
    pub ours: Option<String>,
    pub theirs: Option<String>,
    /// What is different, without names of files.
    pub message: String,
    /// What the metadata says, next to the place.
    #[serde(skip)]
    pub label: String,
    /// What to do.
    pub help: String,
}

/// What could not be compared in one enum.
#[derive(Serialize)]
pub struct LeftOut<'a> {
    pub file: &'a str,
    #[serde(rename = "enum")]
    pub enum_name: &'a str,
    pub set: String,
    pub aspect: String,
    pub language: Option<u32>,
    pub values: Vec<i32>,
    pub reason: String,
}

#[derive(Serialize)]
pub struct ColumnWithoutEnum<'a> {
    pub table: &'a str,
    pub column: &'a str,
    pub kind: Option<&'static str>,
}

/// An enum without metadata.
#[derive(Serialize)]
pub struct Unmatched<'a> {
    pub file: &'a str,
    #[serde(flatten)]
    pub place: LineColumn,
    #[serde(rename = "enum")]
    pub enum_name: &'a str,
    pub reason: String,
}

/// A place where an enum could not be read.
#[derive(Serialize)]
pub struct EnumError<'a> {
    pub file: &'a str,
    #[serde(flatten)]
    pub place: LineColumn,
    pub reason: &'a str,
}
