//! What `list --as json` writes and `--from` reads back: everything that is known about sets and tables.
//!
//! ```text
//! {"option_sets": [{"table": "demo_job", "column": "demo_grade", "kind": "choice", "complete": true, "default": 745500001,
//!   "display_name": {"base": 1033, "texts": [{"language": 1033, "text": "Grade"}]}, "options": [{"value": 745500000, ..}]}],
//!  "tables": [{"logical_name": "demo_job", "enforces_transitions": true}]}
//! ```
//!
//! If a key is missing, the source does not state the property; null states that there is none.

pub(super) mod csv;

use std::rc::Rc;

use serde::{Deserialize, Serialize};

use super::{Input, Metadata, MetadataFormat, Origin, Sourced, json};
use crate::definition::{OptionSetDefinition, TableDefinition};
use crate::report::error::Error;

#[derive(Serialize, Deserialize)]
struct List<S, T> {
    option_sets: Vec<S>,
    #[serde(default = "Vec::new", skip_serializing_if = "Vec::is_empty")]
    tables: Vec<T>,
}

/// Sets and tables as JSON.
pub fn write<'a>(
    sets: impl Iterator<Item = &'a OptionSetDefinition>,
    tables: impl Iterator<Item = &'a TableDefinition>,
) -> String {
    let list = List { option_sets: sets.collect(), tables: tables.collect() };
    let json = serde_json::to_string_pretty(&list);
    json.map(|text| text + "\n").unwrap_or_default()
}

pub(super) fn read(input: &Input) -> Result<Metadata, Error> {
    let mut found = Metadata::default();
    let origin =
        |place: String| Origin { input: Rc::clone(&input.name), place, format: MetadataFormat::List };
    for list in json::documents::<List<OptionSetDefinition, TableDefinition>>(input) {
        let List { option_sets, tables } = list?;
        found
            .sets
            .extend(option_sets.into_iter().map(|what| Sourced { origin: origin(what.to_string()), what }));
        found.tables.extend(
            tables.into_iter().map(|what| Sourced { origin: origin(what.logical_name.clone()), what }),
        );
    }
    Ok(found)
}
