//! Finds the columns of the rows that the catalog knows.

use std::borrow::Cow;
use std::cmp::Reverse;

use super::csv;
use super::header_forms::{HeaderName, forms};
use super::map::Map;
use super::requested_columns::RequestedColumns;
use super::sink::RowsFormat;
use crate::catalog::select::{displayed_names, is_displayed_as};
use crate::catalog::{Catalog, NEED_METADATA, Sources};
use crate::definition::OptionSetDefinition;
use crate::report::error::Error;
use crate::report::note::Note;
use crate::report::terminal;
use crate::report::terminal::quoted;
use crate::source::encoding::Encoding;

/// The choice columns that rows may have, by the names that exports give them.
pub struct Columns<'a> {
    sets: Vec<&'a OptionSetDefinition>,
    /// Those that are only there to be counted by.
    besides: Vec<&'a OptionSetDefinition>,
    /// The names of the columns to count by, known or not.
    by: Vec<String>,
    /// The headers that the user has mapped to columns.
    mapped: Vec<(String, &'a OptionSetDefinition)>,
    asked: RequestedColumns,
    /// The encoding of the rows, if the user names it.
    pub encoding: Option<Encoding>,
    /// Whether the user names no metadata.
    is_built_in: bool,
}

/// A column of CSV to read.
pub struct CsvColumn<'a> {
    pub field: usize,
    pub set: Option<&'a OptionSetDefinition>,
    /// Which of the columns to count by it is, if it is one.
    pub by: Option<usize>,
}

/// How messages name a column: `table.column`, or whatever else is known about it.
pub fn place(set: &OptionSetDefinition) -> String {
    match (set.table.as_deref(), set.column.as_deref()) {
        (Some(table), Some(column)) => format!("{table}.{column}"),
        (None, Some(column)) => column.to_owned(),
        (_, None) => set.to_string(),
    }
}

fn is_logical(set: &OptionSetDefinition, name: &str) -> bool {
    let names = [set.column.as_deref(), set.schema_name.as_deref()];
    names.iter().flatten().any(|known| known.eq_ignore_ascii_case(name))
}

fn is_displayed(set: &OptionSetDefinition, name: &str) -> bool {
    displayed_names(set).any(|known| known == name)
}

fn is_displayed_in_any_case(set: &OptionSetDefinition, name: &str) -> bool {
    is_displayed_as(set, &name.to_lowercase())
}

/// What to do if the metadata has global sets only.
const NEEDS_A_TABLE: &str = "metadata of a table says which column uses which global set: give it too";

/// Columns that every table has, so that their names mean nothing without the table.
const OF_EVERY_TABLE: [&str; 2] = ["statecode", "statuscode"];

impl<'a> Columns<'a> {
    /// The columns of the catalog, with the headers that the user maps to them. Each column that the user
    /// asks for by name must be in the rows. `by` are further columns to pass on, known or not.
    pub fn new(catalog: &'a Catalog, sources: &Sources, maps: &[Map], by: &[String]) -> Result<Self, Error> {
        let besides: Vec<_> = catalog.besides.iter().map(|set| &set.what).collect();
        let sets = catalog.columns.iter().map(|set| &set.what).chain(besides.iter().copied()).collect();
        let asked = RequestedColumns::new(sources, maps);
        let (by, encoding) = (by.to_vec(), sources.encoding);
        let is_built_in = !sources.are_named();
        let mut columns = Self { sets, besides, by, mapped: Vec::new(), asked, encoding, is_built_in };
        for map in maps {
            let set = match columns.called(&map.name).as_slice() {
                [] => return Err(columns.not_mapped(map)),
                [set] => *set,
                several => return Err(ambiguous(&map.name, several)),
            };
            let header = map.header.trim().to_owned();
            if columns.mapped.iter().any(|(other, known)| *other == header && !std::ptr::eq(*known, set)) {
                let message = format!("`--map` maps {} to two columns", quoted(&header));
                return Err(Error::new(message).remedy("leave one of the two out"));
            }
            columns.mapped.push((header, set));
        }
        Ok(columns)
    }

    fn not_mapped(&self, map: &Map) -> Error {
        let message = format!("`--map {map}`: the metadata has no column {}", quoted(&map.name));
        let mut known: Vec<&str> = self.sets.iter().filter_map(|set| set.column.as_deref()).collect();
        if known.is_empty() {
            return Error::new(message).remedy(NEEDS_A_TABLE);
        }
        known.sort_by_cached_key(|name| Reverse(likeness(&map.name, name)));
        known.dedup();
        known.truncate(LISTED);
        Error::new(message).remedy(format!("the name before `=` must be one of {}", known.join(", ")))
    }

    /// Notes about inputs without a column that the user asks for; an error if no input has it.
    pub fn absent(&self) -> Result<Vec<Note>, Error> {
        let is_called = |column: &str, name: &str| {
            self.called(name).iter().any(|set| set.column.as_deref() == Some(column))
        };
        self.asked.absent(is_called, |name, there, format| self.missing(Some(name), there, format))
    }

    /// Remembers which columns an input has.
    pub fn saw(&self, input: &str, names: &[String], columns: Vec<String>, format: RowsFormat) {
        self.asked.saw(input, names, columns, format);
    }

    /// The logical names of those that the catalog has.
    pub fn known(&self, names: &[String]) -> Vec<String> {
        names.iter().filter_map(|name| self.find(name).ok()??.column.clone()).collect()
    }

    /// The set of a column of CSV. What the file itself says of its header is certain, and a display name is
    /// not.
    fn of_header(&self, name: &str, logical: Option<&str>) -> Result<Option<&'a OptionSetDefinition>, Error> {
        let Some(logical) = logical.filter(|_| self.mapped(name).is_none()) else { return self.find(name) };
        let has_no_table = |set: &&OptionSetDefinition| set.table.is_none();
        Ok(self.find(logical)?.or_else(|| self.find(name).ok().flatten().filter(has_no_table)))
    }

    /// The set of the column that has this name in the rows: the one that the user maps it to, else one
    /// that no other header is mapped to. `None` if it is another column.
    pub fn find(&self, name: &str) -> Result<Option<&'a OptionSetDefinition>, Error> {
        if let Some(set) = self.mapped(name) {
            return Ok(Some(set));
        }
        let is_free =
            |set: &&OptionSetDefinition| !self.mapped.iter().any(|(_, mapped)| std::ptr::eq(*mapped, *set));
        let called: Vec<_> = self.called(name).into_iter().filter(|set| is_free(set)).collect();
        match called.as_slice() {
            [] => Ok(None),
            [set] => Ok(Some(set)),
            several => Err(ambiguous(name, several)),
        }
    }

    fn mapped(&self, name: &str) -> Option<&'a OptionSetDefinition> {
        self.mapped.iter().find(|(header, _)| header == name.trim()).map(|(_, set)| *set)
    }

    /// The sets that have this name: as their logical name in any case, their schema name, or their
    /// display name in any language, in any of the forms in which programs write it.
    fn called(&self, name: &str) -> Vec<&'a OptionSetDefinition> {
        self.called_as(name).map_or_else(Vec::new, |(_, sets)| sets)
    }

    /// The alias of a linked table before a name: no table that the catalog knows.
    pub fn alias<'n>(&self, name: &'n str) -> Option<&'n str> {
        let (form, _) = self.called_as(name).filter(|_| self.mapped(name).is_none())?;
        form.table.filter(|table| !self.sets.iter().any(|set| is_of(set, table)))
    }

    /// The sets that have this name, and its form in which they have it.
    fn called_as<'n>(&self, name: &'n str) -> Option<(HeaderName<'n>, Vec<&'a OptionSetDefinition>)> {
        for form in forms(name) {
            let table = form.table.filter(|table| self.sets.iter().any(|set| is_of(set, table)));
            for is_called in [is_logical, is_displayed, is_displayed_in_any_case] {
                let is_meant = |set: &&OptionSetDefinition| {
                    is_called(set, form.column) && may_be_of(set, form, table.is_some())
                };
                let found: Vec<_> = self.sets.iter().copied().filter(is_meant).collect();
                if !found.is_empty() {
                    return Some((form, found));
                }
            }
        }
        None
    }

    /// The logical names of the columns.
    pub fn logical_names(&self) -> impl Iterator<Item = &'a str> {
        self.sets.iter().filter_map(|set| set.column.as_deref())
    }

    /// Whether the options of a column are to be counted, rather than others by them.
    pub fn are_counted(&self, set: &OptionSetDefinition) -> bool {
        !self.besides.iter().any(|other| std::ptr::eq(*other, set))
    }

    /// Which of the columns to count by rows may mean by this name.
    pub fn counted_by(&self, name: &str) -> Option<usize> {
        self.by.iter().position(|by| self.are_one(name, by))
    }

    /// The first of the columns to count by that is not there.
    pub fn absent_by(&self, is_there: impl Fn(usize) -> bool) -> Option<&str> {
        self.by.iter().enumerate().find(|(at, _)| !is_there(*at)).map(|(_, by)| &**by)
    }

    /// Whether these names may mean the same column, one in the rows and one from the user.
    fn are_one(&self, name: &str, by: &str) -> bool {
        let meant = || match (self.mapped(by), self.called(by).as_slice()) {
            (Some(set), _) => Some(set),
            (None, [set]) => Some(*set),
            _ => None,
        };
        let set = || self.find(name).ok().flatten();
        let same_set = || set().zip(meant()).is_some_and(|(one, other)| std::ptr::eq(one, other));
        name.eq_ignore_ascii_case(by) || same_set()
    }

    /// The columns of CSV that are wanted: those of the catalog, and those to count by.
    pub fn of_csv(&self, names: &[String], reader: &csv::Reader) -> Result<Vec<CsvColumn<'a>>, Error> {
        let is_exact = |by: &str| names.iter().any(|name| name == by);
        let is_by = |name: &str, by: &str| if is_exact(by) { name == by } else { self.are_one(name, by) };
        let mut wanted: Vec<CsvColumn<'a>> = Vec::new();
        for (field, name) in names.iter().enumerate() {
            let logical = reader.logical_name(name);
            let column = logical.and_then(|logical| logical.rsplit_once('.'));
            let is_called = |by: &str| column.is_some_and(|(_, column)| column.eq_ignore_ascii_case(by));
            let by = self.by.iter().position(|by| is_by(name, by) || is_called(by));
            let set = self.of_header(name, logical).map_err(|error| error.at(reader.place_of(field)))?;
            let set = set.filter(|set| by.is_some() || self.are_counted(set));
            if set.is_none() && by.is_none() {
                continue;
            }
            let is_same = |other: &CsvColumn<'a>| {
                let same_set = other.set.zip(set).is_some_and(|(one, other)| std::ptr::eq(one, other));
                same_set || by.is_some() && other.by == by
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
                let name = set.filter(|_| other != name).and_then(|set| set.column.as_deref());
                let remedy = match name {
                    Some(column) => {
                        let map = terminal::argument(&format!("{column}={other}"));
                        format!("say which one it is, such as `--map {map}`")
                    }
                    None => "remove or rename one of them".to_owned(),
                };
                return Err(reader.error_in(field, message).remedy(remedy));
            }
            wanted.push(CsvColumn { field, set, by });
        }
        is_header(&wanted, names, reader)?;
        let absent = self.absent_by(|by| wanted.iter().any(|wanted| wanted.by == Some(by)));
        if wanted.is_empty() || absent.is_some() {
            return Err(self.missing(absent, names, RowsFormat::Csv).at(reader.name()));
        }
        let columns = wanted.iter().filter_map(|wanted| wanted.set?.column.clone()).collect();
        self.saw(reader.name(), names, columns, RowsFormat::Csv);
        Ok(wanted)
    }

    /// The error for rows without a column that is needed: one to count by, or any of the
    /// catalog; `there` are those that they have.
    pub fn missing(&self, by: Option<&str>, there: &[String], format: RowsFormat) -> Error {
        let header = |set| self.mapped.iter().find(|(_, mapped)| std::ptr::eq(*mapped, set));
        let name = |set: &&'a OptionSetDefinition| match header(*set) {
            Some((header, _)) => Some(&**header),
            None => set.column.as_deref(),
        };
        let counted = self.sets.iter().filter(|set| self.are_counted(set));
        let known: Vec<&str> = counted.filter_map(name).collect();
        if by.is_none() && known.is_empty() {
            return Error::new("the metadata has no choice columns").remedy(NEEDS_A_TABLE);
        }
        let message = match (by, known.as_slice()) {
            (Some(by), _) => format!("there is no column {} in the rows", quoted(by)),
            (None, [column]) => format!("there is no column {column:?} in the rows"),
            (None, columns) => {
                format!("the rows have none of the {} choice columns in the metadata", columns.len())
            }
        };
        let sought: Vec<&str> = by.map_or(known, |by| vec![by]);
        let likeness = |name: &str| sought.iter().map(|sought| likeness(sought, name)).max();
        // In a file that is not CSV, a name may seem to be very long.
        let mut nearest: Vec<_> = there.iter().map(|name| terminal::cut(name, LONGEST)).collect();
        nearest.sort_by_cached_key(|name| Reverse(likeness(name)));
        let listed: Vec<_> = nearest.iter().take(LISTED).map(|name| terminal::shown(name)).collect();
        let more = there.len().saturating_sub(LISTED);
        let more = if more > 0 { format!(" and {more} more") } else { String::new() };
        let has = |name: &str| there.iter().any(|there| there == name);
        let also = if has("OptionSet") || has("EntitySetName") {
            "; this is metadata: give it with `--from`, and a file of rows besides"
        } else if matches!(there, [one] if one.contains("  ")) {
            "; its columns seem to be aligned with blanks: copy the grid with its headers, or save it as CSV"
        } else if by.is_some_and(|by| by.contains(':')) {
            "; what may follow a name is `:day`, `:week`, `:month`, `:quarter` or `:year`"
        } else if format == RowsFormat::Csv {
            "; rows without a header need `--header` or `--model`, a column with another name needs `--map`"
        } else {
            "; a column with another name needs `--map`"
        };
        let is_blank = !there.is_empty() && there.iter().all(|name| name.trim().is_empty());
        let remedy = match listed.as_slice() {
            [] => "is the input empty?".to_owned(),
            _ if is_blank && format == RowsFormat::Csv => {
                "the first line, which is the header, is blank: remove what is above the names of the columns"
                    .to_owned()
            }
            listed => {
                let from = match by {
                    None if self.is_built_in && self.mapped.is_empty() => format!("; {NEED_METADATA}"),
                    _ => String::new(),
                };
                format!("the rows have {}{more}{also}{from}", listed.join(", "))
            }
        };
        Error::new(message).remedy(remedy)
    }
}

/// Refuses to replace a line by a header that has a number in place of the name of a choice column: it is a row.
fn is_header(wanted: &[CsvColumn<'_>], names: &[String], reader: &csv::Reader) -> Result<(), Error> {
    let Some(line) = reader.current() else { return Ok(()) };
    for field in wanted.iter().filter(|wanted| wanted.set.is_some()).map(|wanted| wanted.field) {
        let is_there = field < line.fields().len();
        let text = if is_there { line.text(field) } else { Cow::default() };
        let text = text.trim_ascii();
        let is_number = !text.is_empty() && text.iter().all(u8::is_ascii_digit);
        if is_number && text != names[field].trim().as_bytes() {
            let message = "this line is a row, and no header that `--replace-header` could replace";
            return Err(reader.error_in(field, message).remedy("leave `--replace-header` out"));
        }
    }
    Ok(())
}

fn ambiguous(name: &str, sets: &[&OptionSetDefinition]) -> Error {
    let places: Vec<String> = sets.iter().map(|set| place(set)).collect();
    let [first, .., last] = places.as_slice() else { return Error::new("no column has this name") };
    let message = format!("several columns are called {name:?}: {first}, {last}");
    let table = sets.first().and_then(|set| set.table.as_deref()).unwrap_or("TABLE");
    Error::new(message).remedy(format!("say which table the rows are from, such as `--table {table}`"))
}

fn is_of(set: &OptionSetDefinition, table: &str) -> bool {
    set.table.as_deref().is_some_and(|of| of.eq_ignore_ascii_case(table))
}

/// Whether the part before the name of a column in a header may mean the table of a set. Any alias may,
/// unless it is another table of the metadata. Columns that every table has need the name itself.
fn may_be_of(set: &OptionSetDefinition, form: HeaderName<'_>, is_known: bool) -> bool {
    let Some(table) = form.table else { return true };
    let is_everywhere = set.column.as_deref().is_some_and(|column| OF_EVERY_TABLE.contains(&column));
    is_of(set, table) || !is_everywhere && (!is_known || set.table.is_none())
}

/// How similar two names are, as a number to sort by.
fn likeness(one: &str, other: &str) -> u64 {
    // The bits of positive numbers sort like the numbers.
    strsim::normalized_damerau_levenshtein(one, other).to_bits()
}

/// How many names a message lists.
const LISTED: usize = 8;

/// How many characters of a name a message shows.
const LONGEST: usize = 60;
