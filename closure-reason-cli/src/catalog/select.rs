//! Which definitions are meant.

use std::borrow::Cow;
use std::collections::HashSet;

use crate::definition::OptionSetDefinition;
use clap::ValueEnum;
use closure_reason::OptionSetKind;
use glob::Pattern;

use super::{Catalog, Kind, Sources};
use crate::error::Error;
use crate::terminal::{QUOTED, cut};

/// How many nearest names an error lists.
const NEAREST: usize = 3;

/// Whether a pattern may mean several names.
pub fn is_glob(name: &str) -> bool {
    name.contains(['*', '?', '[', '!'])
}

/// Names that are meant: any of the first, none of the second.
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

impl Catalog {
    pub(super) fn select(&mut self, sources: &Sources) -> Result<(), Error> {
        let tables = Selection::new("--table", &sources.table)?;
        let columns = Selection::new("--column", &sources.column)?;
        let globals = Selection::new("--global", &sources.global)?;
        self.check("--table", &sources.table, OptionSetDefinition::table)?;
        self.check("--column", &sources.column, OptionSetDefinition::column)?;
        self.check("--global", &sources.global, |set| set.name().filter(|_| set.is_global() == Some(true)))?;

        let of_kind = |set: &OptionSetDefinition| {
            sources.kind.is_empty() || sources.kind.iter().any(|&kind| is_of(set, kind))
        };
        let by_column = !sources.table.is_empty() || !sources.column.is_empty();
        let by_global = !sources.global.is_empty();
        if !by_column && !by_global && sources.kind.is_empty() {
            return Ok(());
        }
        let had = self.columns.len() + self.globals.len();
        self.columns.retain(|set| {
            let set = &set.what;
            let is_global = set.is_global() == Some(true);
            tables.selects(set.table())
                && columns.selects(set.column())
                && of_kind(set)
                && (!by_global || is_global && globals.selects(set.name()))
        });
        // The global sets that the selected columns use.
        let used: HashSet<_> = self
            .columns
            .iter()
            .filter(|set| set.what.is_global() == Some(true))
            .filter_map(|set| set.what.name().map(str::to_owned))
            .collect();
        self.globals.retain(|set| {
            let name = set.what.name();
            let is_used = name.is_some_and(|name| used.contains(name));
            (is_used || !by_column && of_kind(&set.what)) && (!by_global || globals.selects(name))
        });
        self.tables.retain(|table| tables.selects(Some(table.what.logical_name())));
        if had > 0 && self.columns.is_empty() && self.globals.is_empty() {
            return Err(nothing(sources));
        }
        Ok(())
    }

    /// Each pattern has to match something.
    fn check(
        &self,
        flag: &str,
        patterns: &[String],
        name: impl Fn(&OptionSetDefinition) -> Option<&str>,
    ) -> Result<(), Error> {
        if patterns.is_empty() {
            return Ok(());
        }
        let sets = self.columns.iter().chain(&self.globals);
        let mut names: Vec<&str> = sets.filter_map(|set| name(&set.what)).collect();
        if flag == "--table" {
            names.extend(self.tables.iter().map(|table| table.what.logical_name()));
        }
        each_matches(flag, patterns, names)
    }
}

/// Each flag matches something, and all of them together nothing.
fn nothing(sources: &Sources) -> Error {
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
