//! Where to insert the new enums of a table.

use super::existing::TargetFile;
use super::targets::SetId;
use crate::report::error::Error;
use crate::rust::{Module, RustEnum};

/// Why nothing can be written after an item.
pub const UNFINISHED: &str = "this item is incomplete, and anything written after it would become part of it: complete it, or remove it";

pub struct InsertionPoint<'a> {
    /// The position of the file.
    pub target: usize,
    /// The modules around the enums, from the generated folder on.
    pub modules: Vec<String>,
    pub place: PlaceInFile<'a>,
}

/// The place within a file.
#[derive(Clone, Copy)]
pub enum PlaceInFile<'a> {
    /// After the last enum of the same table.
    After(&'a RustEnum),
    /// In an empty file that is only for this table.
    Alone,
    /// At the end of a file that is only for this table.
    End,
    /// In a module that the file already has, before its closing brace. `head` is where the module begins.
    Within { head: usize, end: usize },
    /// At the end of a file for several tables, in a module of its own.
    Module,
}

impl<'a> InsertionPoint<'a> {
    /// Finds the place in a file for a table, or `global`. `is_single` if no other table gets new enums.
    pub fn new(
        target: usize,
        targets: &'a [TargetFile],
        group: &str,
        is_single: bool,
    ) -> Result<Self, Error> {
        let file = &targets[target];
        let is_neighbor = |one: &&RustEnum| SetId::of_enum(one).is_some_and(|key| key.group() == group);
        let is_empty = file.file.text().trim().is_empty();
        let place = match file.enums().rfind(is_neighbor) {
            Some(neighbor) => PlaceInFile::After(neighbor),
            None if is_empty && (file.group.is_some() || is_single) => PlaceInFile::Alone,
            None => new_place(file, group)?,
        };
        let inner: &[String] = match place {
            PlaceInFile::After(neighbor) => &neighbor.modules,
            PlaceInFile::Module | PlaceInFile::Within { .. } => &[group.to_owned()],
            PlaceInFile::Alone | PlaceInFile::End => &[],
        };
        Ok(Self { target, modules: [&file.modules, inner].concat(), place })
    }
}

/// The place for a table's first enum in a file that is not empty.
fn new_place<'a>(file: &TargetFile, group: &str) -> Result<PlaceInFile<'a>, Error> {
    let modules = file.inner()?;
    let there = modules.iter().find(|module| file.group.is_none() && module.path == [group]);
    if let Some(at) = there.unwrap_or(&modules[0]).unfinished {
        return Err(file.error(at, UNFINISHED));
    }
    match there {
        None if file.group.is_some() => Ok(PlaceInFile::End),
        None => Ok(PlaceInFile::Module),
        Some(Module { span, body: None, .. }) => {
            let message = format!("the enums belong in the module `{group}`, which has a file of its own");
            let remedy = "name that file with `-o`, or the folder that has both";
            Err(file.error(span.start, message).remedy(remedy))
        }
        Some(Module { span, is_for_tests: true, .. }) => Err(for_tests(file, span.start, group)),
        Some(Module { span, body: Some(body), .. }) => {
            Ok(PlaceInFile::Within { head: span.start, end: body.end })
        }
    }
}

/// Refuses the file of a table if the root of its folder does not compile it as that module.
pub fn is_compiled(root: &TargetFile, group: &str) -> Result<(), Error> {
    match root.inner()?.iter().find(|module| module.path == [group]) {
        Some(Module { span, is_for_tests: true, .. }) => Err(for_tests(root, span.start, group)),
        Some(Module { span, is_elsewhere: true, .. }) => {
            let message = format!("the enums belong in the module `{group}`, whose file an attribute names");
            Err(root.error(span.start, message).remedy("name that file with `-o`"))
        }
        _ => Ok(()),
    }
}

fn for_tests(file: &TargetFile, at: usize, group: &str) -> Error {
    let message = format!("the enums belong in a module `{group}`, and this one is only for tests");
    file.error(at, message).remedy("give the module for tests another name")
}
