//! Which definitions are meant.

use std::borrow::Cow;
use std::collections::HashSet;

use clap::ValueEnum;
use closure_reason::OptionSetKind;
use glob::Pattern;

use super::{Catalog, Kind, Sources};
use crate::definition::OptionSetDefinition;
use crate::report::error::Error;
use crate::report::terminal::{QUOTED, cut};

/// How many nearest names an error lists.
const NEAREST: usize = 3;

/// Whether a pattern may mean several names.
pub fn is_glob(name: &str) -> bool {
    name.contains(['*', '?', '[', '!'])
}

/// Names that are meant: any of the first, none of the second.
#[derive(Clone, Debug, Default)]
pub struct Selection {
    included: Vec<Pattern>,
    excluded: Vec<Pattern>,
}

impl Selection {
    /// The selection of a flag's patterns.
    pub fn new(flag: &str, patterns: &[String]) -> Result<Self, Error> {
        let (mut included, mut excluded) = (Vec::new(), Vec::new());
        for pattern in patterns {
            let (to, glob) = match pattern.strip_prefix('!') {
                Some(glob) => (&mut excluded, glob),
                None => (&mut included, &**pattern),
            };
            to.push(Pattern::new(&glob.to_lowercase()).map_err(|error| {
                Error::new(format!("`{flag} {}` is not a glob: {}", cut(pattern, QUOTED), error.msg))
                    .remedy("`*` matches any characters, `?` matches one, and `[ab]` matches `a` or `b`")
            })?);
        }
        Ok(Self { included, excluded })
    }

    /// Whether a name is meant.
    pub fn selects(&self, name: Option<&str>) -> bool {
        let Some(name) = name.map(str::to_lowercase) else { return self.included.is_empty() };
        let any = |globs: &[Pattern]| globs.iter().any(|glob| glob.matches(&name));
        (self.included.is_empty() || any(&self.included)) && !any(&self.excluded)
    }
}

/// Whether a set is of a kind.
pub fn is_of(set: &OptionSetDefinition, kind: Kind) -> bool {
    let several = set.is_multi_select() == Some(true);
    match kind {
        // What does not say its kind is not left out in silence.
        Kind::Choice => matches!(set.kind(), Some(OptionSetKind::Choice) | None) && !several,
        Kind::Choices => several,
        Kind::Boolean => set.kind() == Some(OptionSetKind::Boolean),
        Kind::State => set.kind() == Some(OptionSetKind::State),
        Kind::Status => set.kind() == Some(OptionSetKind::Status),
    }
}

/// What the flags select.
#[derive(Clone, Debug, Default)]
pub struct Selected {
    tables: Selection,
    columns: Selection,
    globals: Selection,
    kinds: Vec<Kind>,
    by_column: bool,
    by_global: bool,
}

impl Selected {
    pub fn new(sources: &Sources) -> Result<Self, Error> {
        Ok(Self {
            tables: Selection::new("--table", &sources.table)?,
            columns: Selection::new("--column", &sources.column)?,
            globals: Selection::new("--global", &sources.global)?,
            kinds: sources.kind.clone(),
            by_column: !sources.table.is_empty() || !sources.column.is_empty(),
            by_global: !sources.global.is_empty(),
        })
    }

    /// Whether tables or columns are selected by name.
    pub fn by_column(&self) -> bool {
        self.by_column
    }

    /// Whether global sets are selected by name.
    pub fn by_global(&self) -> bool {
        self.by_global
    }

    pub fn has_table(&self, name: &str) -> bool {
        self.tables.selects(Some(name))
    }

    pub fn has_global(&self, name: &str) -> bool {
        self.globals.selects(Some(name))
    }

    /// Whether a column is selected by its names; a name that is missing is selected only if no flag names any.
    pub fn has_column(&self, table: Option<&str>, column: Option<&str>) -> bool {
        self.tables.selects(table) && self.columns.selects(column)
    }

    fn has_kind(&self, set: &OptionSetDefinition) -> bool {
        self.kinds.is_empty() || self.kinds.iter().any(|&kind| is_of(set, kind))
    }

    /// Whether a set may be selected once all is known of it: what it says now does not exclude it.
    pub fn may_have(&self, set: &OptionSetDefinition) -> bool {
        let may_be = |selection: &Selection, name: Option<&str>| name.is_none() || selection.selects(name);
        may_be(&self.tables, set.table())
            && may_be(&self.columns, set.column())
            && (!self.by_global || set.is_global() != Some(false) && may_be(&self.globals, set.name()))
            && (set.kind().is_none() || self.has_kind(set))
    }
}

impl Catalog {
    /// Keeps only columns and global sets of the kinds that are selected.
    pub(super) fn retain_kinds(&mut self, selected: &Selected) {
        if selected.kinds.is_empty() {
            return;
        }
        self.columns.retain(|set| selected.has_kind(&set.what));
        // The global sets that the selected columns use.
        let used: HashSet<_> = self
            .columns
            .iter()
            .filter(|set| set.what.is_global() == Some(true))
            .filter_map(|set| set.what.name().map(str::to_owned))
            .collect();
        self.globals.retain(|set| {
            let is_used = set.what.name().is_some_and(|name| used.contains(name));
            is_used || !selected.by_column && selected.has_kind(&set.what)
        });
    }
}

/// Each flag matches something, and all of them together nothing.
pub(super) fn nothing(sources: &Sources) -> Error {
    let mut flags = Vec::new();
    for (flag, patterns) in
        [("--table", &sources.table), ("--column", &sources.column), ("--global", &sources.global)]
    {
        flags.extend(patterns.iter().map(|pattern| format!("`{flag} {}`", cut(pattern, QUOTED))));
    }
    for kind in sources.kind.iter().filter_map(ValueEnum::to_possible_value) {
        flags.push(format!("`--kind {}`", kind.get_name()));
    }
    let remedy = "`closure-reason list` without it shows what is available";
    match &flags[..] {
        [flag] => Error::new(format!("no option set matches {flag}")).remedy(remedy),
        flags => {
            let remedy = "leave one of them out; `closure-reason list` without any shows what is available";
            Error::new(format!("no option set matches all of {}", flags.join(", "))).remedy(remedy)
        }
    }
}

/// Whether each pattern matches one of the names; else the error that says which are near.
pub fn each_matches(flag: &str, patterns: &[String], mut names: Vec<&str>) -> Result<(), Error> {
    names.sort_unstable();
    names.dedup();
    for pattern in patterns.iter().filter(|pattern| !pattern.starts_with('!')) {
        let selection = Selection::new(flag, std::slice::from_ref(pattern))?;
        if !names.iter().any(|name| selection.selects(Some(name))) {
            let error = Error::new(format!("`{flag} {}` matches nothing", cut(pattern, QUOTED)));
            return Err(error.remedy(match &nearest(pattern, names)[..] {
                [] => format!("the input names no {}", of_flag(flag)),
                [near] => format!("the nearest name is {near}"),
                near => format!("the nearest names are {}", near.join(", ")),
            }));
        }
    }
    Ok(())
}

fn of_flag(flag: &str) -> &str {
    match flag {
        "--table" => "tables",
        "--column" => "columns",
        _ => "global sets",
    }
}

fn nearest<'a>(pattern: &str, names: Vec<&'a str>) -> Vec<Cow<'a, str>> {
    let pattern = cut(pattern, QUOTED).to_lowercase();
    let mut names: Vec<_> = names.into_iter().map(|name| cut(name, QUOTED)).collect();
    names.sort_by_cached_key(|name| ordered(1.0 - strsim::jaro_winkler(name, &pattern)));
    names.truncate(NEAREST);
    names
}

/// A distance from 0 to 1 as a number that can be sorted.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 0 to a million")]
fn ordered(distance: f64) -> u32 {
    (distance * 1e6) as u32
}
