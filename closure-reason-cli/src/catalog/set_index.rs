//! Finds the set of an enum.

use std::collections::HashMap;

use super::Catalog;
use crate::definition::OptionSetDefinition;
use crate::report::terminal::shown;
use crate::source::Sourced;

type Set = Sourced<OptionSetDefinition>;

/// The sets by everything that an enum may name them by.
pub struct SetIndex<'a> {
    columns: HashMap<(&'a str, &'a str), &'a Set>,
    by_column: HashMap<&'a str, Vec<&'a Set>>,
    globals: HashMap<&'a str, &'a Set>,
    by_name: HashMap<&'a str, Vec<&'a Set>>,
}

impl Catalog {
    /// The index that finds the sets of enums.
    pub fn index(&self) -> SetIndex<'_> {
        let mut index = SetIndex {
            columns: HashMap::new(),
            by_column: HashMap::new(),
            globals: HashMap::new(),
            by_name: HashMap::new(),
        };
        for set in self.globals.iter().chain(&self.columns) {
            let what = &set.what;
            if let Some(name) = what.name.as_deref() {
                if what.global != Some(false) && (what.global.is_some() || what.column.is_none()) {
                    index.globals.entry(name).or_insert(set);
                }
                index.by_name.entry(name).or_default().push(set);
            }
            if let Some(column) = what.column.as_deref() {
                if let Some(table) = what.table.as_deref() {
                    index.columns.entry((table, column)).or_insert(set);
                }
                index.by_column.entry(column).or_default().push(set);
            }
        }
        index
    }
}

impl<'a> SetIndex<'a> {
    /// The set of an enum, or why there is none.
    pub fn find(&self, ours: &OptionSetDefinition) -> Result<&'a Set, String> {
        if ours.global == Some(true) {
            let name = ours.name.as_deref().unwrap_or_default();
            let none = || format!("the metadata has no global set `{}`", shown(name));
            return self.globals.get(name).copied().ok_or_else(none);
        }
        let (sets, what) = match (ours.table.as_deref(), ours.column.as_deref(), ours.name.as_deref()) {
            (Some(table), Some(column), _) => {
                if let Some(set) = self.columns.get(&(table, column)) {
                    return Ok(set);
                }
                // A column of the same name, but of an unknown table, may be another column.
                return Err(format!("the metadata has no column `{}.{}`", shown(table), shown(column)));
            }
            (None, Some(column), _) => (self.by_column.get(column), format!("column `{}`", shown(column))),
            (_, None, Some(name)) => (self.by_name.get(name), format!("set named `{}`", shown(name))),
            (_, None, None) => {
                return Err("it does not say which set it is: add `table` and `column`, or `global`".into());
            }
        };
        match sets.map(Vec::as_slice) {
            None | Some([]) => Err(format!("the metadata has no {what}")),
            Some([set]) => Ok(set),
            Some(several) => {
                Err(format!("the metadata has a {what} {} times: add `table` and `column`", several.len()))
            }
        }
    }
}
