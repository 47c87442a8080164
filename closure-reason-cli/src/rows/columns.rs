//! Which columns of the rows the catalog knows.

use closure_reason::definition::OptionSetDefinition;

use super::input::Format;
use crate::catalog::Catalog;
use crate::error::Error;

/// The choice columns that rows may have, by the names that exports give them.
pub struct Columns<'a> {
    sets: Vec<&'a OptionSetDefinition>,
}

impl<'a> Columns<'a> {
    /// Those of the catalog.
    pub fn new(catalog: &'a Catalog) -> Self {
        Self { sets: catalog.columns.iter().map(|set| &set.what).collect() }
    }

    /// The set of the column that rows call by this name: its logical name in any case, its schema
    /// name, or its display name in any language; `None` where it is another column.
    pub fn find(&self, name: &str) -> Result<Option<&'a OptionSetDefinition>, Error> {
        let is_logical = |set: &&&OptionSetDefinition| {
            [set.column(), set.schema_name()]
                .into_iter()
                .flatten()
                .any(|known| known.eq_ignore_ascii_case(name))
        };
        let is_displayed = |set: &&&OptionSetDefinition| {
            let names = [set.column_display_name(), set.display_name()];
            names
                .iter()
                .any(|names| names.text() == Some(name) || names.iter().any(|(_, known)| known == name))
        };
        let logical: Vec<_> = self.sets.iter().filter(is_logical).collect();
        let found =
            if logical.is_empty() { self.sets.iter().filter(is_displayed).collect() } else { logical };
        match found.as_slice() {
            [] => Ok(None),
            [set] => Ok(Some(set)),
            [first, .., last] => {
                let message = format!("several columns are called {name:?}: {first}, {last}");
                let table = first.table().unwrap_or("TABLE");
                Err(Error::new(message)
                    .remedy(format!("say which table the rows are of, such as `--table {table}`")))
            }
        }
    }

    /// The error for rows without a column that is needed: `by`, or any of the catalog; `there` are
    /// those that they have.
    pub fn missing(&self, by: Option<&str>, there: &[String], format: Format) -> Error {
        let known: Vec<&str> = self.sets.iter().filter_map(|set| set.column()).collect();
        let absent = by.filter(|by| !there.iter().any(|name| name == by));
        let message = match (absent, known.as_slice()) {
            (Some(by), _) => format!("there is no column {by:?} in the rows"),
            (None, [column]) => format!("there is no column {column:?} in the rows"),
            (None, columns) => {
                format!("none of the {} choice columns of the metadata is in the rows", columns.len())
            }
        };
        let sought: Vec<&str> = absent.map_or(known, |by| vec![by]);
        let distance = |name: &str| {
            let distances = sought.iter().map(|sought| strsim::normalized_damerau_levenshtein(sought, name));
            distances.fold(0.0, f64::max)
        };
        let mut nearest: Vec<&String> = there.iter().collect();
        nearest.sort_by(|left, right| distance(right).total_cmp(&distance(left)));
        let listed: Vec<&str> = nearest.iter().take(LISTED).map(|name| &***name).collect();
        let more = there.len().saturating_sub(LISTED);
        let more = if more > 0 { format!(" and {more} more") } else { String::new() };
        let remedy = if there.is_empty() {
            "is the input empty?".to_owned()
        } else {
            let header = match format {
                Format::Csv => "; rows without a header need `--header` or `--model`",
                Format::Json => "",
            };
            format!("the rows have {}{more}{header}", listed.join(", "))
        };
        Error::new(message).remedy(remedy)
    }
}

/// How many names a message lists.
const LISTED: usize = 8;
