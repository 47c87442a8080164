//! The keys of JSON rows, and which columns they are; each spelling is looked up only once.

use rustc_hash::FxHashMap;

use super::columns::{Columns, place};
use super::json::{Member, Reader, Row, Shown, begins_with, path_to_list};
use super::sink::RowsFormat;
use crate::definition::OptionSetDefinition;
use crate::report::error::Error;
use crate::report::terminal::argument;

/// What the Web API appends to the name of a column for its label.
pub const FORMATTED: &str = "@OData.Community.Display.V1.FormattedValue";

/// How many different keys are remembered; rows of one table have a few hundred.
const MOST: usize = 4096;

/// How many names are kept for a message.
const NAMED: usize = 1000;

/// An object with fewer properties than this, one of them a list, is more likely a wrapper around rows.
const AROUND: usize = 6;

/// The keys of rows, and where the last row has them.
#[derive(Default)]
pub struct JsonKeys {
    known: FxHashMap<Box<[u8]>, KnownKey>,
    /// The columns that are passed on, each by its number.
    numbers: FxHashMap<String, usize>,
    /// Which of the columns to count by are there.
    by: Vec<usize>,
    names: Vec<String>,
    /// The properties that lead to a list, in which the rows may be.
    list: Option<String>,
    /// By the number of the column.
    places: Vec<MemberPlace>,
}

/// Where a row has a column: the position of its member, and of the member with its label.
#[derive(Clone, Copy, Debug, Default)]
pub struct MemberPlace {
    pub cell: Option<usize>,
    pub label: Option<usize>,
}

#[derive(Clone, Copy)]
enum KnownKey {
    Cell(usize),
    Label(usize),
    Other,
}

/// Gives a column its number: by its name, its set, and which of the columns to count by it is.
type Number<'n, 'a> = dyn FnMut(&str, Option<&'a OptionSetDefinition>, Option<usize>) -> usize + 'n;

/// Why a row cannot be read, and where in it.
pub struct RowError {
    offset: usize,
    error: Error,
}

impl RowError {
    /// At a place in a row.
    pub fn new(offset: usize, why: impl Into<String>) -> Self {
        Self::with(offset, Error::new(why))
    }

    /// From an error without a place.
    pub fn with(offset: usize, error: Error) -> Self {
        Self { offset, error }
    }

    /// For a value that no cell can have.
    #[cold]
    pub fn nested(row: &Row<'_>, property: &Member) -> Self {
        let key = row.key(property);
        Self::new(
            property.value.start,
            format!(
                "expected a value or a label of {:?}, a list of them, or an object with a `Value`, found {}",
                String::from_utf8_lossy(&key),
                Shown(&row.bytes[property.value.clone()])
            ),
        )
    }

    /// The error, at the place that `at` makes of it.
    pub fn into_error(self, at: impl FnOnce(usize) -> String) -> Error {
        self.error.at(at(self.offset))
    }
}

impl From<Error> for RowError {
    fn from(error: Error) -> Self {
        Self { offset: 0, error }
    }
}

/// The error for a row that has a column twice.
#[cold]
fn twice(one: &[u8], other: &[u8], columns: &Columns<'_>) -> Error {
    let (one, other) = (String::from_utf8_lossy(one), String::from_utf8_lossy(other));
    match columns.find(&one) {
        Ok(Some(set)) if one != other => {
            let message = format!("the properties {one:?} and {other:?} are both {}", place(set));
            let column = set.column.as_deref().unwrap_or("NAME");
            Error::new(message).remedy(format!(
                "say which one it is, such as `--map {}`",
                argument(&format!("{column}={one}"))
            ))
        }
        _ => Error::new("this row has the property twice"),
    }
}

impl JsonKeys {
    /// Finds the columns of a row. `number` is asked once for each column.
    pub fn find<'a>(
        &mut self,
        row: &Row<'_>,
        columns: &Columns<'a>,
        number: &mut Number<'_, 'a>,
    ) -> Result<&[MemberPlace], RowError> {
        if self.known.is_empty()
            && let Some(message) = row.server_error()
        {
            return Err(RowError::new(0, format!("the server answered with an error: {message}")));
        }
        self.places.fill(MemberPlace::default());
        for (at, member) in row.members.iter().enumerate() {
            let key = row.key(member);
            let known = self.known.get(&*key).copied();
            if known.is_none() {
                self.look_for_list(&key, &row.bytes[member.value.clone()], columns);
            }
            let learn = || self.learn(&key, columns, number);
            let key =
                known.map_or_else(learn, Ok).map_err(|error| RowError::with(member.key.start, error))?;
            match key {
                KnownKey::Cell(column) => {
                    if let Some(before) = self.places[column].cell.replace(at) {
                        let error = twice(&row.key(&row.members[before]), &row.key(member), columns);
                        return Err(RowError::with(member.key.start, error));
                    }
                }
                KnownKey::Label(column) => self.places[column].label = Some(at),
                KnownKey::Other => {}
            }
        }
        Ok(&self.places)
    }

    /// Remembers where the first list is, or rather one whose objects have a choice column.
    #[cold]
    fn look_for_list(&mut self, key: &[u8], value: &[u8], columns: &Columns<'_>) {
        let is_column = |key: &[u8]| matches!(columns.find(&String::from_utf8_lossy(key)), Ok(Some(_)));
        let path = match path_to_list(value, 0, &|list| begins_with(list, is_column)) {
            None if self.list.is_none() => path_to_list(value, 0, &|_| true),
            path => path,
        };
        if let Some(path) = path {
            let key = String::from_utf8_lossy(key);
            self.list = Some(if path.is_empty() { key.into_owned() } else { format!("{key}.{path}") });
        }
    }

    /// Another name of a column that rows have with the alias of another linked table, or with none. Rows may lack
    /// a column that is null, so no row needs to have both.
    fn of_another_alias(&self, name: &str, column: usize, columns: &Columns<'_>) -> Option<&str> {
        let alias = |name: &str| columns.alias(name).map(str::to_lowercase);
        let is_other = |other: &str| alias(other) != alias(name);
        let names = self.numbers.iter().filter(|(_, number)| **number == column).map(|(other, _)| &**other);
        names.filter(|other| is_other(other)).min()
    }

    #[cold]
    fn learn<'a>(
        &mut self,
        key: &[u8],
        columns: &Columns<'a>,
        number: &mut Number<'_, 'a>,
    ) -> Result<KnownKey, Error> {
        let text = String::from_utf8_lossy(key).into_owned();
        let label_of = text.strip_suffix(FORMATTED);
        let name = label_of.unwrap_or(&text);
        let by = columns.counted_by(name);
        let set = columns.find(name)?.filter(|set| by.is_some() || columns.are_counted(set));
        if label_of.is_none() {
            self.by.extend(by);
        }
        let known = if set.is_some() || by.is_some() {
            let column = *self.numbers.entry(name.to_owned()).or_insert_with(|| number(name, set, by));
            if set.is_some()
                && let Some(other) = self.of_another_alias(name, column, columns)
            {
                return Err(twice(other.as_bytes(), name.as_bytes(), columns));
            }
            if self.places.len() <= column {
                self.places.resize(column + 1, MemberPlace::default());
            }
            if label_of.is_some() { KnownKey::Label(column) } else { KnownKey::Cell(column) }
        } else {
            KnownKey::Other
        };
        if self.names.len() < NAMED && !text.contains('@') && !self.names.contains(&text) {
            self.names.push(text);
        }
        if self.known.len() == MOST {
            self.known.clear();
        }
        self.known.insert(key.into(), known);
        Ok(known)
    }

    /// The error for rows without a column that is needed, if they are.
    pub fn missing(&self, reader: &Reader, columns: &Columns<'_>) -> Option<Error> {
        let absent = columns.absent_by(|by| self.by.contains(&by));
        if self.numbers.is_empty() || absent.is_some() {
            let error = columns.missing(absent, &self.names, RowsFormat::Json).at(reader.name());
            return Some(match &self.list {
                Some(list) if self.names.len() < AROUND => error.remedy(if reader.is_path_said() {
                    format!("if the rows are in the lists {list:?}, put them into one list first")
                } else {
                    format!(
                        "there is a list {list:?}: if the rows are in it, add `--rows {}`",
                        argument(list)
                    )
                }),
                _ => error,
            });
        }
        columns.saw(reader.name(), &self.names, columns.known(&self.names), RowsFormat::Json);
        None
    }
}
