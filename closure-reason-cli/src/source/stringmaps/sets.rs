//! The sets of all rows of stringmaps.

use std::collections::BTreeMap;
use std::rc::Rc;

use closure_reason::OptionSetKind;

use crate::definition::{Localized, OptionDefinition, OptionSetDefinition};
use crate::report::note::Note;
use crate::source::metadata::{StringmapRow, StringmapRows};
use crate::source::{LeftOut, MetadataFormat, Origin, Sourced, Why, pages};

/// A row, with its input.
type RowOf = (StringmapRow, Rc<str>);

/// The sets of all inputs together, because a set may begin in one and end in another; and the columns
/// whose rows contradict each other.
pub fn sets(
    inputs: Vec<StringmapRows>,
    notes: &mut Vec<Note>,
) -> (Vec<Sourced<OptionSetDefinition>>, Vec<LeftOut>) {
    let mut is_whole = true;
    let mut columns: BTreeMap<(String, String), Vec<RowOf>> = BTreeMap::new();
    for StringmapRows { input, rows, goes_on } in inputs {
        if goes_on {
            is_whole = false;
            notes.push(Note { place: input.to_string(), message: pages::goes_on("options") });
        }
        for mut row in rows {
            let key = (std::mem::take(&mut row.table), std::mem::take(&mut row.column));
            columns.entry(key).or_default().push((row, Rc::clone(&input)));
        }
    }
    let (mut sets, mut left_out) = (Vec::new(), Vec::new());
    for ((table, column), rows) in columns {
        match set(&table, &column, rows) {
            // If a page is missing, any of the sets may continue on it, even one that seems to end in another input.
            Ok(mut set) => {
                set.what.partial = !is_whole;
                sets.push(set);
            }
            Err(contradiction) => left_out.push(*contradiction),
        }
    }
    (sets, left_out)
}

fn set(
    table: &str,
    column: &str,
    mut rows: Vec<RowOf>,
) -> Result<Sourced<OptionSetDefinition>, Box<LeftOut>> {
    rows.sort_by(|(a, _), (b, _)| {
        (a.order, a.option, a.language, &a.label).cmp(&(b.order, b.option, b.language, &b.label))
    });
    let input = rows.iter().map(|(_, input)| input).min().map_or_else(|| "".into(), Rc::clone);
    let mut options: Vec<(i32, Localized)> = Vec::new();
    let mut places: BTreeMap<i32, usize> = BTreeMap::new();
    for (row, input) in rows {
        let at = *places.entry(row.option).or_insert_with(|| {
            options.push((row.option, Localized::nothing()));
            options.len() - 1
        });
        let Some(text) = row.label else { continue };
        let label = match row.language {
            Some(language) => Localized::from_iter([(language, text)]),
            None => Localized::plain(text),
        };
        options[at].1.merge(&label).map_err(|language| {
            Box::new(LeftOut {
                column: column_of(table, column),
                place: input.to_string(),
                why: Why::two_labels(row.option, language, [&options[at].1, &label]),
            })
        })?;
    }
    let options = options.into_iter();
    let what = OptionSetDefinition {
        kind: match column {
            "statecode" => Some(OptionSetKind::State),
            "statuscode" => Some(OptionSetKind::Status),
            _ => None,
        },
        options: options
            .map(|(value, label)| OptionDefinition { label, value, ..OptionDefinition::default() })
            .collect(),
        ..column_of(table, column)
    };
    let origin = Origin { input, place: format!("{table}.{column}"), format: MetadataFormat::Stringmaps };
    Ok(Sourced { what, origin })
}

fn column_of(table: &str, column: &str) -> OptionSetDefinition {
    OptionSetDefinition {
        table: Some(table.to_owned()),
        column: Some(column.to_owned()),
        ..OptionSetDefinition::default()
    }
}
