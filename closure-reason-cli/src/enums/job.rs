//! What `generate` and `check` work on.

use std::collections::BTreeMap;

use super::style::Style;
use super::targets::{SetId, Unit};
use crate::definition::TableDefinition;
use crate::source::Sourced;

/// What to write, wherever that is.
#[derive(Clone, Copy)]
pub struct Job<'a> {
    pub units: &'a BTreeMap<SetId, Unit>,
    pub tables: &'a [Sourced<TableDefinition>],
    pub style: &'a Style,
}
