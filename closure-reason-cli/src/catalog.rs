//! All definitions: where they come from, which of them are meant, and whether they agree.

mod known;
mod merge;
mod parts;
pub mod select;
mod sources;
#[cfg(test)]
mod tests;

use std::collections::HashMap;

use closure_reason::{ClosureReason, OptionSetKind};

pub use self::known::{Known, Missing};
use self::parts::{Parts, Stop};
pub use self::sources::{Kind, Prefer, Sources};
use crate::definition::{OptionDefinition, OptionSetDefinition, TableDefinition};
use crate::report::error::Error;
use crate::report::note::Note;
use crate::report::terminal;
use crate::source;
use crate::source::{Format, Found, Origin, Sourced};

/// All definitions of the sources, merged, in an order that does not depend on that of the inputs: by table and column, then
/// global sets by name.
#[derive(Clone, Debug, Default)]
pub struct Catalog {
    /// The sets of columns (with `table` and `column` where known), global ones included, once for each column.
    pub columns: Vec<Sourced<OptionSetDefinition>>,
    /// Global sets by themselves, each once.
    pub globals: Vec<Sourced<OptionSetDefinition>>,
    pub tables: Vec<Sourced<TableDefinition>>,
    /// What the sources have besides.
    pub known: Known,
    pub notes: Vec<Note>,
    /// Whether the sources have no option set at all, selected or not.
    pub is_empty: bool,
}

impl Catalog {
    /// Reads all sources and selects.
    pub fn load(sources: &Sources) -> Result<Self, Error> {
        let mut last = Vec::new();
        let found = if sources.are_named() {
            let mut gathered = source::gather(&sources.from, sources.encoding)?;
            if sources.environment.is_asked() {
                let answers = sources.environment.gather(&sources.table, &sources.global)?;
                gathered.found.extend(answers.0);
                last = answers.1;
            }
            say_skipped(&gathered.skipped, &gathered.hidden, &mut last);
            gathered.found
        } else {
            vec![built_in()]
        };
        let (parts, mut notes) = Parts::of(found, sources)?;
        notes.sort_by(|a, b| (&a.place, &a.message).cmp(&(&b.place, &b.message)));
        notes.append(&mut last);
        let is_empty = parts.is_empty();
        if is_empty {
            notes
                .push(Note { place: String::new(), message: "there are no option sets in the input".into() });
        }
        match parts.catalog(sources) {
            Ok(catalog) => Ok(Self { notes, is_empty, ..catalog }),
            Err(Stop::LeftOut(error)) => Err(error),
            Err(Stop::Other(error)) => {
                // They may say why something is not there that the user asks for.
                terminal::notes(&notes);
                Err(error)
            }
        }
    }

    /// Tells status reasons what their table says of them.
    fn enforce(&mut self) {
        let enforced: HashMap<_, _> = self
            .tables
            .iter()
            .filter_map(|table| Some((table.what.logical_name(), table.what.enforces_transitions()?)))
            .collect();
        for set in &mut self.columns {
            let is_status = set.what.kind() == Some(OptionSetKind::Status);
            let enforces = set.what.table().and_then(|table| enforced.get(table));
            if let (true, None, Some(&enforces)) = (is_status, set.what.enforces_transitions(), enforces) {
                set.what = set.what.clone().with_enforced_transitions(enforces);
            }
            if is_status && set.what.enforces_transitions() == Some(true) {
                set.what = with_every_transition(&set.what);
            }
        }
    }
}

/// Says what was not read in folders: which files, and which folders.
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

fn built_in() -> Found {
    let origin = Origin { input: "closure-reason".into(), place: String::new(), format: Format::BuiltIn };
    let what = OptionSetDefinition::from(ClosureReason::METADATA).with_multi_select(false);
    Found { sets: vec![Sourced { what, origin }], ..Found::default() }
}

/// The status reasons of a table that enforces transitions: where some list what may follow, nothing may follow the others.
fn with_every_transition(set: &OptionSetDefinition) -> OptionSetDefinition {
    let is_listed = |option: &OptionDefinition| option.transitions().is_some();
    if !set.options().iter().any(is_listed) {
        return set.clone();
    }
    let options = set
        .options()
        .iter()
        .map(|option| if is_listed(option) { option.clone() } else { option.clone().with_transitions([]) });
    set.clone().with_options(options)
}
