//! Which columns of the rows the catalog knows.

use std::cmp::Reverse;

use super::csv;
use super::requested_columns::Asked;
use super::sink::Format;
use crate::catalog::{Catalog, Sources};
use crate::definition::OptionSetDefinition;
use crate::report::error::Error;
use crate::report::note::Note;
use crate::report::terminal;
use crate::report::terminal::quoted;
use crate::source::encoding::Encoding;

/// The choice columns that rows may have, by the names that exports give them.
pub struct Columns<'a> {
    sets: Vec<&'a OptionSetDefinition>,
    asked: Asked,
    /// The encoding of the rows, if the user names it.
    pub encoding: Option<Encoding>,
}

/// A column of CSV that is wanted.
pub struct Wanted<'a> {
    pub field: usize,
    pub set: Option<&'a OptionSetDefinition>,
    /// Whether it is the one to count by.
    pub is_by: bool,
}

/// How messages name a column: `table.column`, or whatever else is known about it.
pub fn place(set: &OptionSetDefinition) -> String {
    match (set.table(), set.column()) {
        (Some(table), Some(column)) => format!("{table}.{column}"),
        (None, Some(column)) => column.to_owned(),
        (_, None) => set.to_string(),
    }
}

fn is_logical(set: &OptionSetDefinition, name: &str) -> bool {
    let names = [set.column(), set.schema_name()];
    names.iter().flatten().any(|known| known.eq_ignore_ascii_case(name))
}

fn is_displayed(set: &OptionSetDefinition, name: &str) -> bool {
    let names = [set.column_display_name(), set.display_name()];
    names.iter().any(|names| names.text() == Some(name) || names.iter().any(|(_, known)| known == name))
}

impl<'a> Columns<'a> {
    /// Those of the catalog; of those that the user asks for by name, each must be in the rows.
    pub fn new(catalog: &'a Catalog, sources: &Sources) -> Self {
        let sets = catalog.columns.iter().map(|set| &set.what).collect();
        Self { sets, asked: Asked::new(sources), encoding: sources.encoding }
    }

    /// What to say of inputs without a column that the user asks for; an error where no input has
    /// it.
    pub fn absent(&self) -> Result<Vec<Note>, Error> {
        self.asked.absent(|name, there, format| self.missing(Some(name), there, format))
    }

    /// Remembers which columns an input has.
    pub fn saw(&self, input: &str, names: &[String], format: Format) {
        let columns = names.iter().filter_map(|name| self.find(name).ok()??.column());
        self.asked.saw(input, names, columns.map(str::to_owned).collect(), format);
    }

    /// The set of the column that rows call by this name: its logical name in any case, its schema
    /// name, or its display name in any language; `None` where it is another column.
    pub fn find(&self, name: &str) -> Result<Option<&'a OptionSetDefinition>, Error> {
        let found = |is_called: fn(&OptionSetDefinition, &str) -> bool| -> Vec<_> {
            self.sets.iter().copied().filter(|set| is_called(set, name)).collect()
        };
        let logical = found(is_logical);
        let found = if logical.is_empty() { found(is_displayed) } else { logical };
        match found.as_slice() {
            [] => Ok(None),
            [set] => Ok(Some(set)),
            [first, .., last] => {
                let message =
                    format!("several columns are called {name:?}: {}, {}", place(first), place(last));
                let table = first.table().unwrap_or("TABLE");
                Err(Error::new(message)
                    .remedy(format!("say which table the rows are from, such as `--table {table}`")))
            }
        }
    }

    /// Whether rows and user may mean the same column by these names.
    pub fn are_one(&self, name: &str, by: &str) -> bool {
        let set = |name| self.find(name).ok().flatten();
        let same_set = || set(name).zip(set(by)).is_some_and(|(one, other)| std::ptr::eq(one, other));
        name.eq_ignore_ascii_case(by) || same_set()
    }

    /// The columns of CSV that are wanted: those of the catalog, and the one to count by.
    pub fn of_csv(
        &self,
        names: &[String],
        by: Option<&str>,
        reader: &csv::Reader,
    ) -> Result<Vec<Wanted<'a>>, Error> {
        let is_exact = by.is_some_and(|by| names.iter().any(|name| name == by));
        let mut wanted: Vec<Wanted<'a>> = Vec::new();
        for (field, name) in names.iter().enumerate() {
            let set = self.find(name)?;
            let is_by = by.is_some_and(|by| if is_exact { name == by } else { self.are_one(name, by) });
            if set.is_none() && !is_by {
                continue;
            }
            let is_same = |other: &Wanted<'a>| {
                let same_set = other.set.zip(set).is_some_and(|(one, other)| std::ptr::eq(one, other));
                same_set || other.is_by && is_by
            };
            if let Some(other) = wanted.iter().find(|other| is_same(other)) {
                let other = &names[other.field];
                let message = match (other == name, set) {
                    (true, _) => format!("two columns are called {name:?}"),
                    (false, Some(set)) => {
                        format!("the columns {other:?} and {name:?} are both {}", place(set))
                    }
                    (false, None) => format!("the columns {other:?} and {name:?} both match `--by`"),
                };
                return Err(reader.error_in(field, message).remedy("remove or rename one of them"));
            }
            wanted.push(Wanted { field, set, is_by });
        }
        let absent = by.filter(|_| !wanted.iter().any(|wanted| wanted.is_by));
        if wanted.is_empty() || absent.is_some() {
            return Err(self.missing(absent, names, Format::Csv).at(reader.name()));
        }
        self.saw(reader.name(), names, Format::Csv);
        Ok(wanted)
    }

    /// The error for rows without a column that is needed: the one to count by, or any of the
    /// catalog; `there` are those that they have.
    pub fn missing(&self, by: Option<&str>, there: &[String], format: Format) -> Error {
        let known: Vec<&str> = self.sets.iter().filter_map(|set| set.column()).collect();
        let message = match (by, known.as_slice()) {
            (Some(by), _) => format!("there is no column {} in the rows", quoted(by)),
            (None, [column]) => format!("there is no column {column:?} in the rows"),
            (None, columns) => {
                format!("the rows have none of the {} choice columns in the metadata", columns.len())
            }
        };
        let sought: Vec<&str> = by.map_or(known, |by| vec![by]);
        let likeness = |name: &str| {
            let all = sought.iter().map(|sought| strsim::normalized_damerau_levenshtein(sought, name));
            // The bits of a positive number have its order.
            all.fold(0.0, f64::max).to_bits()
        };
        // A file that is not CSV may seem to have one very long name.
        let mut nearest: Vec<_> = there.iter().map(|name| terminal::cut(name, LONGEST)).collect();
        nearest.sort_by_cached_key(|name| Reverse(likeness(name)));
        let listed: Vec<_> = nearest.iter().take(LISTED).map(|name| terminal::shown(name)).collect();
        let more = there.len().saturating_sub(LISTED);
        let more = if more > 0 { format!(" and {more} more") } else { String::new() };
        let has = |name: &str| there.iter().any(|there| there == name);
        let also = if has("OptionSet") || has("EntitySetName") {
            "; this is metadata: give it with `--from`, and a file of rows besides"
        } else if format == Format::Csv {
            "; rows without a header need `--header` or `--model`"
        } else {
            ""
        };
        let remedy = match listed.as_slice() {
            [] => "is the input empty?".to_owned(),
            listed => format!("the rows have {}{more}{also}", listed.join(", ")),
        };
        Error::new(message).remedy(remedy)
    }
}

/// How many names a message lists.
const LISTED: usize = 8;

/// How many characters of a name a message shows.
const LONGEST: usize = 60;
