//! Which definitions the user selects.

use clap::ValueEnum;
use closure_reason::OptionSetKind;

use super::sources::{ColumnKind, Sources};
use crate::definition::OptionSetDefinition;
use crate::report::error::Error;
use crate::report::terminal::{QUOTED, cut};
use crate::source::selection::Selection;

/// Whether a set is of a kind.
pub fn is_of(set: &OptionSetDefinition, kind: ColumnKind) -> bool {
    let several = set.multi_select == Some(true);
    match kind {
        // A set of unknown kind is not left out silently.
        ColumnKind::Choice => matches!(set.kind, Some(OptionSetKind::Choice) | None) && !several,
        ColumnKind::Choices => several,
        ColumnKind::Boolean => set.kind == Some(OptionSetKind::Boolean),
        ColumnKind::State => set.kind == Some(OptionSetKind::State),
        ColumnKind::Status => set.kind == Some(OptionSetKind::Status),
    }
}

/// The display names of a column, in every language: its own, and that of its set.
pub fn displayed_names(set: &OptionSetDefinition) -> impl Iterator<Item = &str> {
    let names = [&set.column_display_name, &set.display_name];
    names.into_iter().flat_map(|names| names.text().into_iter().chain(names.iter().map(|(_, text)| text)))
}

/// Whether a column has this display name, which is in lower case; upper and lower case count as one.
pub fn is_displayed_as(set: &OptionSetDefinition, lower: &str) -> bool {
    displayed_names(set).any(|name| name.to_lowercase() == lower)
}

/// What the flags select.
#[derive(Clone, Debug, Default)]
pub struct Selected {
    tables: Selection,
    columns: Selection,
    globals: Selection,
    kinds: Vec<ColumnKind>,
    /// The names of `--column`, which may be display names, in lower case.
    displayed: Vec<String>,
    /// The names of further columns that are needed, in lower case.
    besides: Vec<String>,
    by_column: bool,
    by_global: bool,
}

impl Selected {
    pub fn new(sources: &Sources) -> Result<Self, Error> {
        let lower = |names: &[String]| names.iter().map(|name| name.to_lowercase()).collect();
        Ok(Self {
            tables: Selection::new("--table", &sources.table)?,
            columns: Selection::new("--column", &sources.column)?,
            globals: Selection::new("--global", &sources.global)?,
            kinds: sources.kind.clone(),
            displayed: lower(&sources.column),
            besides: lower(&sources.besides),
            by_column: !sources.table.is_empty() || !sources.column.is_empty(),
            by_global: !sources.global.is_empty(),
        })
    }

    /// Whether all kinds are selected.
    pub fn has_every_kind(&self) -> bool {
        self.kinds.is_empty()
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

    /// Whether a column is needed although it is not selected.
    pub fn has_besides(&self, table: Option<&str>, column: Option<&str>) -> bool {
        let is_named = |column: &str| self.besides.contains(&column.to_lowercase());
        column.is_some_and(is_named) && self.tables.selects(table) && !self.has_column(table, column)
    }

    pub fn has_kind(&self, set: &OptionSetDefinition) -> bool {
        self.kinds.is_empty() || self.kinds.iter().any(|&kind| is_of(set, kind))
    }

    /// Whether a set may turn out to be selected once its missing names are known.
    pub fn may_have(&self, set: &OptionSetDefinition) -> bool {
        let may_be = |selection: &Selection, name: Option<&str>| name.is_none() || selection.selects(name);
        may_be(&self.tables, set.table.as_deref())
            && (may_be(&self.columns, set.column.as_deref())
                || self.has_besides(set.table.as_deref(), set.column.as_deref())
                || self.displayed.iter().chain(&self.besides).any(|name| is_displayed_as(set, name)))
            && (!self.by_global || set.global != Some(false) && may_be(&self.globals, set.name.as_deref()))
            && (set.kind.is_none() || self.has_kind(set))
    }
}

/// The error if each flag matches something, but nothing matches all of them.
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
