//! Where the new enums of a table go.

use super::existing::Target;
use super::units::Key;
use crate::source::rust::RustEnum;

pub struct Spot<'a> {
    /// The position of the file.
    pub target: usize,
    /// The modules around the enums, from the folder that is generated.
    pub modules: Vec<String>,
    pub place: Place<'a>,
}

/// The place within a file.
#[derive(Clone, Copy)]
pub enum Place<'a> {
    /// After the last enum of the same table.
    After(&'a RustEnum),
    /// In an empty file that is only for this table.
    Alone,
    /// At the end of a file that is only for this table.
    End,
    /// At the end of a file for several tables, in a module of its own.
    Module,
}

impl<'a> Spot<'a> {
    /// The spot in a file for a table, or `global`. It is single if no other table gets new enums.
    pub fn new(target: usize, targets: &'a [Target], group: &str, is_single: bool) -> Self {
        let file = &targets[target];
        let is_neighbor = |one: &&RustEnum| Key::of_enum(one).is_some_and(|key| key.group() == group);
        let is_empty = file.file.text().trim().is_empty();
        let place = match file.file.enums().iter().rfind(is_neighbor) {
            Some(neighbor) => Place::After(neighbor),
            None if is_empty && (file.group.is_some() || is_single) => Place::Alone,
            None if file.group.is_some() => Place::End,
            None => Place::Module,
        };
        let inner: &[String] = match place {
            Place::After(neighbor) => &neighbor.modules,
            Place::Module => &[group.to_owned()],
            Place::Alone | Place::End => &[],
        };
        Self { target, modules: [&file.modules, inner].concat(), place }
    }
}
