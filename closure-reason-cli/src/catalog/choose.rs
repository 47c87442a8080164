//! What the user selects, in one source or in several that are compared.

use std::collections::BTreeSet;

use super::parts::{Chosen, ColumnKey, Parts, Stop, is_selected};
use super::select::{Selected, is_displayed_as};
use super::{NEED_METADATA, Sources};
use crate::report::error::Error;
use crate::source::selection::each_matches;

/// The sources with each display name in `--column` replaced by logical names; a display name stands
/// for every column that has it. Logical names stay.
pub(super) fn with_logical_names(all: &mut [Parts], asked: &Sources) -> Result<Sources, Error> {
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

/// Chooses from the sources. A set may have changed in what the user selects by, so it is selected in all sources if it is
/// in one.
pub(super) fn chosen(all: &[Parts], asked: &Sources) -> Result<Chosen, Stop> {
    check(all, asked)?;
    let columns = |parts: &Parts| -> Vec<ColumnKey> {
        let named = parts.columns.iter().filter(|((.., number), _)| *number == 0);
        let selected = named.filter(|(key, all)| is_selected(&parts.known.selected, key, all));
        selected.map(|(key, _)| key.clone()).collect()
    };
    let mut chosen = Chosen { columns: all.iter().flat_map(columns).collect(), ..Chosen::default() };
    chosen.globals = all.iter().flat_map(|parts| globals(parts, &chosen)).map(str::to_owned).collect();
    Ok(chosen)
}

/// The global sets of one source that are selected, or used by a column that is chosen only because of another source.
fn globals<'a>(parts: &'a Parts, chosen: &Chosen) -> BTreeSet<&'a str> {
    let selected = &parts.known.selected;
    let mut names: BTreeSet<&str> = parts.globals.keys().map(String::as_str).collect();
    let (mut used, mut used_elsewhere) = (BTreeSet::new(), BTreeSet::new());
    for (key, all) in &parts.columns {
        names.extend(all.globals());
        if is_selected(selected, key, all) {
            used.extend(all.globals());
        } else if chosen.columns.contains(key) {
            used_elsewhere.extend(all.globals());
        }
    }
    names.retain(|name| {
        used_elsewhere.contains(name)
            || (used.contains(name) || !selected.by_column())
                && (!selected.by_global() || selected.has_global(name))
    });
    names
}

/// Each pattern of a flag must match something.
fn check(all: &[Parts], asked: &Sources) -> Result<(), Stop> {
    let columns = || all.iter().flat_map(|parts| parts.columns.iter());
    let tables = all.iter().flat_map(|parts| parts.tables.keys().map(String::as_str));
    let tables = columns().map(|((table, ..), _)| &**table).chain(tables);
    let globals = all.iter().flat_map(|parts| parts.globals.keys().map(String::as_str));
    let globals = columns().flat_map(|(_, all)| all.globals()).chain(globals);
    let names: [(&str, &[String], Vec<&str>); 3] = [
        ("--table", &asked.table, tables.collect()),
        ("--column", &asked.column, columns().map(|((_, column, _), _)| &**column).collect()),
        ("--global", &asked.global, globals.collect()),
    ];
    for (flag, patterns, mut names) in names {
        names.retain(|name| !name.is_empty());
        if let Err(error) = each_matches(flag, patterns, names) {
            let error = if asked.are_named() { error } else { error.and(NEED_METADATA) };
            let instead = all.iter().find_map(|parts| parts.known.instead());
            return Err(instead.map_or(Stop::Other(error), Stop::LeftOut));
        }
    }
    Ok(())
}
