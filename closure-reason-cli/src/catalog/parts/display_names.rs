//! Columns that the user selects by display name.

use std::collections::BTreeSet;

use super::Parts;
use crate::catalog::Sources;
use crate::catalog::select::{Selected, is_displayed_as};
use crate::report::error::Error;

/// The sources with each display name in `--column` replaced by logical names; a display name stands
/// for every column that has it. Logical names stay.
pub(in super::super) fn with_logical_names(all: &mut [Parts], asked: &Sources) -> Result<Sources, Error> {
    let mut sources = asked.clone();
    sources.column = asked.column.iter().flat_map(|name| logical_names(all, name)).collect();
    sources.besides = asked.besides.iter().flat_map(|name| logical_names(all, name)).collect();
    if (&sources.column, &sources.besides) != (&asked.column, &asked.besides) {
        for parts in all {
            parts.known.selected = Selected::new(&sources)?;
        }
    }
    Ok(sources)
}

fn logical_names(all: &[Parts], name: &str) -> Vec<String> {
    let (mark, bare) = name.strip_prefix('!').map_or(("", name), |bare| ("!", bare));
    let lower = bare.to_lowercase();
    let columns = || all.iter().flat_map(|parts| &parts.columns);
    let is_logical = columns().any(|((_, column, _), _)| column.to_lowercase() == lower);
    let displayed = columns().filter(|(_, all)| {
        let sets = all.sets.iter().map(|(_, set)| &set.what);
        let references = all.references.iter().map(|(_, reference)| &reference.what.column);
        sets.chain(references).any(|set| is_displayed_as(set, &lower))
    });
    let names: BTreeSet<&String> =
        displayed.map(|((_, column, _), _)| column).filter(|column| !column.is_empty()).collect();
    if is_logical || names.is_empty() {
        return vec![name.to_owned()];
    }
    names.into_iter().map(|column| format!("{mark}{column}")).collect()
}
