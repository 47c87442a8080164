//! The columns that the user asks for by name, and which inputs have them.

use std::cell::RefCell;

use super::map::Map;
use super::sink::RowsFormat;
use crate::catalog::Sources;
use crate::report::error::Error;
use crate::report::note::Note;
use crate::source::selection::is_glob;

/// The columns that the user asks for by name, and what the inputs have. If one is missing, the user is
/// always told.
pub struct RequestedColumns {
    names: Vec<RequestedName>,
    /// Filled while inputs are read; the readers share the columns.
    seen: RefCell<Vec<InputColumns>>,
}

enum RequestedName {
    /// A name from the metadata.
    Column(String),
    /// A name from the rows, given by `--map`.
    Header(String),
}

/// What one input has.
struct InputColumns {
    input: String,
    /// All its columns, by their names in the input.
    names: Vec<String>,
    /// The columns that the catalog knows, by their logical names.
    columns: Vec<String>,
    format: RowsFormat,
}

impl RequestedColumns {
    pub fn new(sources: &Sources, maps: &[Map]) -> Self {
        let names = sources.column.iter().filter(|name| !is_glob(name)).cloned().map(RequestedName::Column);
        let headers = maps.iter().map(|map| RequestedName::Header(map.header.trim().to_owned()));
        Self { names: names.chain(headers).collect(), seen: RefCell::default() }
    }

    pub fn saw(&self, input: &str, names: &[String], columns: Vec<String>, format: RowsFormat) {
        if !self.names.is_empty() {
            let (input, names) = (input.to_owned(), names.to_vec());
            self.seen.borrow_mut().push(InputColumns { input, names, columns, format });
        }
    }

    /// Notes about inputs without a column that others have; an error about a column that no input has.
    /// `is_called` returns whether the column with a logical name also has another name.
    pub fn absent(
        &self,
        is_called: impl Fn(&str, &str) -> bool,
        missing: impl Fn(&str, &[String], RowsFormat) -> Error,
    ) -> Result<Vec<Note>, Error> {
        let seen = self.seen.borrow();
        let mut notes = Vec::new();
        for name in &self.names {
            let lacks = |input: &&InputColumns| match name {
                RequestedName::Column(name) => !input.columns.iter().any(|column| is_called(column, name)),
                RequestedName::Header(header) => !input.names.iter().any(|name| name.trim() == header),
            };
            let (RequestedName::Column(name) | RequestedName::Header(name)) = name;
            let without: Vec<&InputColumns> = seen.iter().filter(lacks).collect();
            match without.first() {
                Some(first) if without.len() == seen.len() => {
                    let mut names: Vec<String> = seen.iter().flat_map(|input| input.names.clone()).collect();
                    names.sort_unstable();
                    names.dedup();
                    let place =
                        if seen.len() == 1 { first.input.clone() } else { format!("{} files", seen.len()) };
                    return Err(missing(name, &names, first.format).at(place));
                }
                _ => notes.extend(without.iter().map(|input| Note {
                    place: input.input.clone(),
                    message: format!("there is no column {name:?} in these rows"),
                })),
            }
        }
        Ok(notes)
    }
}
