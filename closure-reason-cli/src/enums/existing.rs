//! The existing enums, and where they are.

use std::collections::HashMap;

use closure_reason::OptionSetKind;

use super::targets::SetId;
use crate::report::error::Error;
use crate::rust;
use crate::rust::{Aside, File, Module, RustEnum};

/// A file that exists, or will.
pub struct TargetFile {
    /// The modules that lead from the generated folder to the file; none for a single file.
    pub modules: Vec<String>,
    /// The table of the file, or `global`, if the file is only for one table.
    pub group: Option<String>,
    /// The path as the user would write it.
    pub name: String,
    /// Whether it is a module for tests only.
    pub is_for_tests: bool,
    pub file: File,
}

impl TargetFile {
    /// The enums that the program can use: neither those for tests nor those in function bodies.
    pub fn enums(&self) -> impl DoubleEndedIterator<Item = &RustEnum> {
        self.file.enums().iter().filter(|one| self.aside(one).is_none())
    }

    /// Whether the program cannot use an enum of the file.
    pub fn aside(&self, one: &RustEnum) -> Option<Aside> {
        if self.is_for_tests { Some(Aside::Tests) } else { one.aside }
    }

    /// The modules of the file; the file itself is the first.
    pub fn inner(&self) -> Result<Vec<Module>, Error> {
        rust::modules(self.file.text()).map_err(|mistake| self.error(mistake.at, mistake.message))
    }

    /// The error that nothing can be written at a place in the file.
    pub fn error(&self, at: usize, message: impl Into<String>) -> Error {
        Error::new(message).at(format!("{}:{}", self.name, self.file.place(&(at..at))))
    }
}

/// An existing enum.
#[derive(Clone, Copy)]
pub struct Home<'a> {
    /// The position of its file.
    pub target: usize,
    pub one: &'a RustEnum,
}

/// The existing enums by their column or global set. Most columns have one enum; under conditions there may be more.
#[derive(Default)]
pub struct Existing<'a>(HashMap<SetId, Vec<Home<'a>>>);

impl<'a> Existing<'a> {
    pub fn of(targets: &'a [TargetFile]) -> Self {
        let mut existing = Self::default();
        for (at, target) in targets.iter().enumerate() {
            for one in target.enums() {
                if let Some(key) = SetId::of_enum(one) {
                    existing.0.entry(key).or_default().push(Home { target: at, one });
                }
            }
        }
        existing
    }

    pub fn get(&self, key: &SetId) -> &[Home<'a>] {
        self.0.get(key).map_or(&[], Vec::as_slice)
    }

    /// The enums of a table's states, or of its status reasons.
    pub fn of_kind(&self, group: &str, kind: OptionSetKind) -> impl Iterator<Item = &Home<'a>> {
        let of_group = self.0.iter().filter(move |(key, _)| key.group() == group);
        of_group.flat_map(|(_, homes)| homes).filter(move |home| home.one.definition.kind == Some(kind))
    }

    pub fn has(&self, key: &SetId) -> bool {
        !self.get(key).is_empty()
    }
}

impl Home<'_> {
    /// The modules around the enum, from the generated folder on.
    pub fn modules(&self, targets: &[TargetFile]) -> Vec<String> {
        [&*targets[self.target].modules, &self.one.modules].concat()
    }
}

/// The path to a name in one module from another module.
pub fn path(from: &[String], to: &[String], name: &str) -> String {
    let shared = from.iter().zip(to).take_while(|(from, to)| from == to).count();
    let up = vec!["super".to_owned(); from.len() - shared];
    let mut path = [&*up, &to[shared..]].concat();
    path.push(name.to_owned());
    path.join("::")
}

#[cfg(test)]
mod tests {
    use super::path;

    #[test]
    fn paths_lead_from_module_to_module() {
        let modules = |text: &str| -> Vec<String> { text.split_whitespace().map(str::to_owned).collect() };
        for (from, to, expected) in [
            ("", "", "State"),
            ("a", "a", "State"),
            ("a", "b", "super::b::State"),
            ("a b", "a", "super::State"),
            ("a", "a b", "b::State"),
            ("a b c", "a d", "super::super::d::State"),
        ] {
            assert_eq!(path(&modules(from), &modules(to), "State"), expected);
        }
    }
}
