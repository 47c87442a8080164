//! What becomes of the cells that are read, and what is said of their input.

use crate::definition::OptionSetDefinition;
use crate::report::error::Error;

/// What the rows of an input are written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Comma-separated values, or tabs, semicolons, bars in place of the commas.
    Csv,
    /// JSON: a page of the Web API, an array, one object, or objects one after another.
    Json,
}

impl std::fmt::Display for Format {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Csv => "CSV",
            Self::Json => "JSON",
        })
    }
}

/// What becomes of the cells.
pub trait Sink<'a>: Send + Sized {
    /// A column of an input that the catalog knows, or the one to count by. Returns the number by
    /// which its cells are passed on.
    fn column(&mut self, name: &str, set: Option<&'a OptionSetDefinition>, is_by: bool) -> usize;

    /// A cell of a column. In JSON, also the label that the row gives for it.
    fn cell(&mut self, column: usize, text: &[u8], formatted: Option<&[u8]>);

    /// The end of a row.
    fn row(&mut self) -> Result<(), Error>;

    /// What the user should know about an input, by its name.
    fn remark(&mut self, input: &str, remark: Remark);

    /// Another one for the same columns, for rows that come after all that were passed on so far.
    fn part(&self) -> Self;

    /// Takes in what became of the rows of a part.
    fn add(&mut self, part: Self) -> Result<(), Error>;
}

/// What the user should know about an input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Remark {
    /// There is more of it elsewhere.
    Incomplete,
    /// A row may be in it several times.
    Versions,
    /// There is nothing in it, not even a header.
    Empty,
    /// Its first row is the names of its columns.
    Header,
    /// It was written while it was read.
    Changed,
    /// It is UTF-8 too, although the user names another encoding.
    Utf8,
    /// It is a workbook, and only one of its sheets is read.
    Sheets,
}

impl Remark {
    /// What to say after the name of the input.
    pub fn text(self) -> &'static str {
        match self {
            Self::Incomplete => "has an @odata.nextLink, so there are more rows than these",
            Self::Versions => {
                "has a column IsDelete, as a lake in append mode writes it: each version of a row is \
                 counted, deleted ones too"
            }
            Self::Header => {
                "begins with the names of its columns, which are taken for a row: leave out `--header` or \
                 `--model`, or say `--replace-header`"
            }
            Self::Utf8 => {
                "is UTF-8, as far as its beginning tells, but is read and written in the encoding of \
                 `--encoding`: leave that out"
            }
            Self::Empty => "is empty",
            Self::Sheets => "has more sheets than the first, which is read: name another one with `--sheet`",
            Self::Changed => {
                "changed while it was read: its last row may be incomplete, and rows after it are left out"
            }
        }
    }
}
