//! Where the cells of rows go, and remarks about their input.

use crate::definition::OptionSetDefinition;
use crate::report::error::Error;

/// The format of the rows of an input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowsFormat {
    /// Comma-separated values, or tabs, semicolons, bars in place of the commas.
    Csv,
    /// JSON: a page of the Web API, an array, one object, or objects one after another.
    Json,
}

impl std::fmt::Display for RowsFormat {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Csv => "CSV",
            Self::Json => "JSON",
        })
    }
}

/// Receives the cells.
pub trait Sink<'a>: Send + Sized {
    /// A column of an input that the catalog knows, or one to count by: which one of these. Returns the
    /// number by which its cells are passed on.
    fn column(&mut self, name: &str, set: Option<&'a OptionSetDefinition>, by: Option<usize>) -> usize;

    /// A cell of a column. In JSON, also the label that the row gives for it.
    fn cell(&mut self, column: usize, text: &[u8], formatted: Option<&[u8]>);

    /// The end of a row.
    fn row(&mut self) -> Result<(), Error>;

    /// What the user should know about an input, by its name.
    fn remark(&mut self, input: &str, remark: Remark);

    /// Another sink for the same columns, for rows after all those passed on so far.
    fn part(&self) -> Self;

    /// Adds the result of a part.
    fn add(&mut self, part: Self) -> Result<(), Error>;
}

/// What the user should know about an input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Remark {
    /// It continues elsewhere.
    Incomplete,
    /// A row may be in it several times.
    Versions,
    /// It is empty, without even a header.
    Empty,
    /// It was written while it was read.
    Changed,
    /// It is valid UTF-8, although the user names another encoding.
    Utf8,
    /// It is a workbook, and only one of its sheets is read.
    Sheets,
    /// It is a sheet with hidden rows.
    HiddenRows,
    /// It is a sheet with cells that are merged over several rows.
    MergedRows,
}

impl Remark {
    /// The message, without the name of the input before it.
    pub fn text(self) -> &'static str {
        match self {
            Self::Incomplete => "has an @odata.nextLink, so there are more rows than these",
            Self::Versions => {
                "has a column IsDelete, as a lake in append mode writes it: each version of a row is \
                 counted, deleted ones too"
            }
            Self::Utf8 => {
                "is UTF-8, judging by its beginning, but is read and written in the encoding of \
                 `--encoding`: leave that out"
            }
            Self::Empty => "is empty",
            Self::Sheets => "has several sheets, of which the first is read: name another one with `--sheet`",
            Self::HiddenRows => "has hidden rows, such as by a filter, which are read too",
            Self::MergedRows => {
                "has cells that are merged over several rows: only the first of these rows has the value, for the \
                 others it is empty"
            }
            Self::Changed => {
                "changed while it was read: its last row may be incomplete, and rows after it are left out"
            }
        }
    }
}
