//! Loads the catalog from the sources that the command line names.

use closure_reason::ClosureReason;

use super::parts::{Parts, Stop};
use super::{Catalog, Sources};
use crate::definition::OptionSetDefinition;
use crate::report::error::Error;
use crate::report::note::Note;
use crate::report::terminal;
use crate::source;
use crate::source::{Metadata, MetadataFormat, Origin, Sourced};

impl Catalog {
    /// Reads all sources and selects.
    pub fn load(sources: &Sources) -> Result<Self, Error> {
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
        let (mut parts, mut notes) = Parts::of(found, sources)?;
        let sources = &parts.with_logical_names(sources)?;
        notes.sort_by(|a, b| (&a.place, &a.message).cmp(&(&b.place, &b.message)));
        notes.append(&mut last);
        let is_empty = parts.is_empty();
        if is_empty {
            notes
                .push(Note { place: String::new(), message: "there are no option sets in the input".into() });
        }
        match parts.catalog(sources) {
            Ok(catalog) => Ok(Self { notes, files, is_empty, ..catalog }),
            Err(Stop::LeftOut(error)) => Err(error),
            Err(Stop::Other(error)) => {
                // Notes may explain why something that the user asks for is missing.
                terminal::notes(&notes);
                Err(error)
            }
        }
    }
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
