//! Loads the catalog from the sources that the command line names.

use std::collections::HashSet;
use std::path::PathBuf;

use closure_reason::ClosureReason;

use super::choose::{chosen, with_logical_names};
use super::parts::{Parts, Stop};
use super::{Catalog, Sources, name, retain_kinds, select};
use crate::definition::OptionSetDefinition;
use crate::report::error::Error;
use crate::report::note::Note;
use crate::report::terminal;
use crate::source;
use crate::source::{Metadata, MetadataFormat, Origin, Sourced};

impl Catalog {
    /// Reads all sources and selects.
    pub fn load(sources: &Sources) -> Result<Self, Error> {
        Ok(load(&[sources])?.remove(0))
    }

    /// Reads two sources that are compared, with the same selection.
    pub fn load_both(old: &Sources, new: &Sources) -> Result<(Self, Self), Error> {
        let mut both = load(&[old, new])?;
        let names = both.iter().map(|catalog| catalog.names().collect()).collect::<Vec<HashSet<_>>>();
        for (at, catalog) in both.iter_mut().enumerate() {
            // Nothing is missing in one of the two because of the selection.
            let selected = std::mem::take(&mut catalog.known.selected);
            let other = &names[1 - at];
            catalog.known.left_out.retain(|left_out| {
                let name = name(&left_out.column);
                let has = |names: &HashSet<_>| name.as_ref().is_some_and(|name| names.contains(name));
                // Another file may have the same set.
                !has(&names[at]) && (selected.may_have(&left_out.column) || has(other))
            });
        }
        let new = both.remove(1);
        Ok((both.remove(0), new))
    }
}

fn load(all: &[&Sources]) -> Result<Vec<Catalog>, Error> {
    let (mut parts, mut said) = (Vec::new(), Vec::new());
    for sources in all {
        let (one, notes, files) = read(sources)?;
        parts.push(one);
        said.push((notes, files));
    }
    match catalogs(parts, all[0]) {
        Ok(mut catalogs) => {
            for (catalog, (notes, files)) in catalogs.iter_mut().zip(said) {
                (catalog.notes, catalog.files) = (notes, files);
            }
            Ok(catalogs)
        }
        Err(Stop::LeftOut(error)) => Err(error),
        Err(Stop::Other(error)) => {
            // Notes may explain why something that the user asks for is missing.
            for (notes, _) in &said {
                terminal::notes(notes);
            }
            Err(error)
        }
    }
}

/// Everything that the sources have, with notes about it and the names of its files.
fn read(sources: &Sources) -> Result<(Parts, Vec<Note>, Vec<PathBuf>), Error> {
    sources.environment.refuse_unused_token()?;
    let (mut last, mut files) = (Vec::new(), Vec::new());
    let found = if sources.are_named() {
        let mut gathered = source::gather(&sources.from, sources.encoding)?;
        if sources.environment.is_asked() {
            let answers = sources.environment.gather(&sources.table, &sources.global)?;
            gathered.found.extend(answers.0);
            last = answers.1;
        }
        say_skipped(&gathered.skipped, &gathered.hidden, &mut last);
        files = gathered.files;
        gathered.found
    } else {
        vec![built_in()]
    };
    let (parts, mut notes) = Parts::of(found, sources)?;
    notes.sort_by(|a, b| (&a.place, &a.message).cmp(&(&b.place, &b.message)));
    notes.append(&mut last);
    if parts.is_empty() {
        notes.push(Note { place: String::new(), message: "there are no option sets in the input".into() });
    }
    Ok((parts, notes, files))
}

/// What the user selects.
fn catalogs(mut parts: Vec<Parts>, asked: &Sources) -> Result<Vec<Catalog>, Stop> {
    let asked = &with_logical_names(&mut parts, asked)?;
    let chosen = chosen(&parts, asked)?;
    let mut catalogs = Vec::new();
    for one in parts {
        let is_empty = one.is_empty();
        catalogs.push(Catalog { is_empty, ..one.catalog(asked, &chosen)? });
    }
    retain_kinds(&mut catalogs);
    let has_nothing = |catalog: &Catalog| catalog.columns.is_empty() && catalog.globals.is_empty();
    if catalogs.iter().all(has_nothing) && !catalogs.iter().all(|catalog| catalog.is_empty) {
        let instead = catalogs.iter().find_map(|catalog| catalog.known.instead());
        return Err(instead.map_or_else(|| Stop::Other(select::nothing(asked)), Stop::LeftOut));
    }
    Ok(catalogs)
}

/// Notes which files and folders were skipped.
fn say_skipped(files: &[String], hidden: &[String], notes: &mut Vec<Note>) {
    let mut say = |message| notes.push(Note { place: String::new(), message });
    if terminal::is_verbose() {
        for file in files {
            say(format!("skipped {file}"));
        }
        for folder in hidden {
            say(format!("skipped {folder}: a hidden folder"));
        }
        return;
    }
    match files.len() {
        0 => {}
        1 => say("skipped one file that is not metadata (`-v` names it)".to_owned()),
        count => say(format!("skipped {count} files that are not metadata (`-v` names them)")),
    }
    match hidden.len() {
        0 => {}
        1 => say("skipped one hidden folder (`-v` names it)".to_owned()),
        count => say(format!("skipped {count} hidden folders (`-v` names them)")),
    }
}

fn built_in() -> Metadata {
    let origin =
        Origin { input: "closure-reason".into(), place: String::new(), format: MetadataFormat::BuiltIn };
    let what = OptionSetDefinition {
        multi_select: Some(false),
        ..OptionSetDefinition::from(ClosureReason::METADATA)
    };
    Metadata { sets: vec![Sourced { what, origin }], ..Metadata::default() }
}
