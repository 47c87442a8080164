//! The rows that `list --as csv` writes, and plain sheets of values and labels.
//!
//! An empty field states nothing, and rows cannot say whether all options of a set are there.

use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;

use closure_reason::OptionSetKind;

use crate::definition::{Localized, OptionDefinition, OptionSetDefinition, Stated};
use crate::report::error::Error;
use crate::report::terminal::quoted;
use crate::source::csv_fields::{CsvRow, Fields};
use crate::source::{Input, Metadata, MetadataFormat, Origin, Sourced, stringmaps};

/// The columns by which these rows are recognized.
pub const COLUMNS: [&str; 4] = ["table_name", "column_name", "value", "language_id"];

/// Which columns of a sheet have the values and the labels, if these two names of its header, in
/// lower case, show it.
pub fn sheet(header: &[&str]) -> Option<[&'static str; 2]> {
    let [_, _] = header else { return None };
    let pairs =
        [["value", "label"], ["value", "name"], ["value", "option"], ["option", "label"], ["option", "name"]];
    pairs.into_iter().find(|pair| pair.iter().all(|name| header.contains(name)))
}

type Key = (Option<String>, Option<String>, Option<String>);

/// The sets so far, in the order of their first rows.
#[derive(Default)]
struct Sets {
    sets: Vec<(OptionSetDefinition, Vec<OptionDefinition>)>,
    by_key: HashMap<Key, usize>,
    /// Where an option is in its set.
    by_value: BTreeMap<(usize, i32), usize>,
}

impl Sets {
    fn set(&mut self, key: Key) -> usize {
        *self.by_key.entry(key.clone()).or_insert_with(|| {
            let (table, column, name) = key;
            let set = OptionSetDefinition { table, column, name, partial: true, ..Default::default() };
            self.sets.push((set, Vec::new()));
            self.sets.len() - 1
        })
    }

    fn option(&mut self, set: usize, value: i32) -> &mut OptionDefinition {
        let options = &mut self.sets[set].1;
        let at = *self.by_value.entry((set, value)).or_insert_with(|| {
            options.push(OptionDefinition::new(value));
            options.len() - 1
        });
        &mut options[at]
    }

    fn found(self, input: &Input, format: MetadataFormat) -> Metadata {
        let sets = self.sets.into_iter().map(|(set, options)| {
            let what = OptionSetDefinition { options: options.into_iter().collect(), ..set };
            let place = if format == MetadataFormat::Sheet { String::new() } else { what.to_string() };
            Sourced { what, origin: Origin { input: Rc::clone(&input.name), place, format } }
        });
        Metadata { sets: sets.collect(), ..Metadata::default() }
    }
}

/// The rows of `list`.
pub fn read(input: &Input) -> Result<Metadata, Error> {
    let mut sets = Sets::default();
    Fields::new(input, stringmaps::delimiter(&input.bytes), &[]).each("column_name", |row| {
        let text = |name: &str| row.text(name).filter(|text| !text.is_empty()).map(ToOwned::to_owned);
        let set = sets.set((text("table_name"), text("column_name"), text("set_name")));
        let one = &mut sets.sets[set].0;
        once(&mut one.global, truth(row, "is_global")?, row, "is_global")?;
        if let Some(kind) = text("kind") {
            let (kind, several) = kind_of(row, &kind)?;
            let is_new = one.kind.is_none();
            once(&mut one.kind, kind, row, "kind")?;
            if !is_new && one.multi_select != several {
                return Err(two(row, "kind"));
            }
            one.multi_select = several;
        }
        let option = sets.option(set, value(row, "value")?);
        let language = match row.number("language_id")? {
            None => None,
            Some(code) => Some(u32::try_from(code).ok().filter(|&code| code != 0).ok_or_else(|| {
                let message = format!("language_id is {code}, expected a locale id such as 1033");
                Error::new(message).at(row.place("language_id"))
            })?),
        };
        add(&mut option.label, row, "label", language)?;
        add(&mut option.description, row, "description", language)?;
        for (name, field) in [
            ("color", &mut option.color),
            ("external_value", &mut option.external_value),
            ("invariant_name", &mut option.invariant_name),
        ] {
            if let Some(text) = text(name) {
                let known = std::mem::replace(field, Stated::Value(text));
                if known.is_stated() && known != *field {
                    return Err(two(row, name));
                }
            }
        }
        once(&mut option.hidden, truth(row, "is_hidden")?, row, "is_hidden")?;
        once(&mut option.state, row.number("state")?, row, "state")?;
        once(&mut option.default_status, row.number("default_status")?, row, "default_status")?;
        if let Some(values) = text("transitions") {
            let values: Result<_, _> = values.split_whitespace().map(str::parse).collect();
            let values = values.map_err(|_| unexpected(row, "transitions", "values and blanks"))?;
            once(&mut option.transitions, Some(values), row, "transitions")?;
        }
        Ok(())
    })?;
    Ok(sets.found(input, MetadataFormat::List))
}

/// A sheet of values and labels, of a column that the user names.
pub fn read_sheet(input: &Input, [values, labels]: [&str; 2]) -> Result<Metadata, Error> {
    let mut sets = Sets::default();
    let set = sets.set((None, None, None));
    Fields::new(input, stringmaps::delimiter(&input.bytes), &[]).each(values, |row| {
        let option = sets.option(set, value(row, values)?);
        add(&mut option.label, row, labels, None)
    })?;
    Ok(sets.found(input, MetadataFormat::Sheet))
}

fn value(row: &CsvRow<'_>, column: &str) -> Result<i32, Error> {
    row.number(column)?.ok_or_else(|| Error::new(format!("the row has no {column}")).at(row.place(column)))
}

fn unexpected(row: &CsvRow<'_>, column: &str, expected: &str) -> Error {
    let text = quoted(row.text(column).unwrap_or_default());
    Error::new(format!("{column} is {text}, expected {expected}")).at(row.place(column))
}

/// Takes what a row says about a set or an option that other rows may be about as well.
fn once<T: PartialEq>(
    field: &mut Option<T>,
    said: Option<T>,
    row: &CsvRow<'_>,
    column: &str,
) -> Result<(), Error> {
    if field.is_some() && said.is_some() && *field != said {
        return Err(two(row, column));
    }
    *field = field.take().or(said);
    Ok(())
}

fn two(row: &CsvRow<'_>, column: &str) -> Error {
    let text = quoted(row.text(column).unwrap_or_default());
    Error::new(format!("{column} is {text}, but an earlier row of the same set or value says something else"))
        .at(row.place(column))
        .remedy("keep only the row that is right")
}

fn truth(row: &CsvRow<'_>, column: &str) -> Result<Option<bool>, Error> {
    match row.text(column).unwrap_or_default() {
        "" => Ok(None),
        text if text.eq_ignore_ascii_case("true") => Ok(Some(true)),
        text if text.eq_ignore_ascii_case("false") => Ok(Some(false)),
        _ => Err(unexpected(row, column, "true or false")),
    }
}

fn kind_of(row: &CsvRow<'_>, kind: &str) -> Result<(Option<OptionSetKind>, Option<bool>), Error> {
    Ok(match kind {
        "choice" => (Some(OptionSetKind::Choice), None),
        "choices" => (Some(OptionSetKind::Choice), Some(true)),
        "boolean" => (Some(OptionSetKind::Boolean), None),
        "state" => (Some(OptionSetKind::State), None),
        "status" => (Some(OptionSetKind::Status), None),
        _ => return Err(unexpected(row, "kind", "choice, choices, boolean, state or status")),
    })
}

/// Adds the text of a row in its language.
fn add(texts: &mut Localized, row: &CsvRow<'_>, column: &str, language: Option<u32>) -> Result<(), Error> {
    let Some(text) = row.text(column).filter(|text| !text.is_empty()) else { return Ok(()) };
    let known = match language {
        Some(language) => texts.text_in(language),
        None => texts.text().filter(|_| texts.language().is_none()),
    };
    if let Some(known) = known.filter(|known| *known != text) {
        let (first, second) = (quoted(known), quoted(text));
        let message = format!("a value has two texts in the column {column}, {first} and {second}");
        return Err(Error::new(message).at(row.place(column)).remedy("keep only the row that is right"));
    }
    let all = std::mem::take(texts);
    *texts = match language {
        Some(language) => all.with_text(language, text),
        // The one without a language comes first.
        None => {
            all.iter().fold(Localized::plain(text), |all, (language, text)| all.with_text(language, text))
        }
    };
    Ok(())
}
