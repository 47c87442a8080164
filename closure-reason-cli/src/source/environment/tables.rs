//! Which tables to fetch.

use std::collections::{BTreeMap, HashSet};

use serde_json::Value;

use super::client::Client;
use super::fetch_scope::FetchScope;
use super::requests;
use super::requests::{is_id, is_plain};
use crate::report::error::Error;
use crate::report::note::Note;
use crate::source::selection::{Selection, each_matches};

/// The tables of an environment, and which of them to fetch.
pub struct Tables {
    /// Those to fetch, by name, each with its answer.
    pub chosen: BTreeMap<String, Value>,
    /// The names of all tables.
    pub known: HashSet<String>,
    pub notes: Vec<Note>,
}

impl Tables {
    pub fn find(client: &Client, wanted: &FetchScope) -> Result<Self, Error> {
        let answer = client.get(requests::TABLES)?;
        let ids = match &wanted.solution {
            Some(name) => Some(of_solution(client, name)?),
            None => None,
        };
        let tables =
            answer["value"].as_array().ok_or_else(|| client.unexpected(requests::TABLES, "a list"))?;
        let mut names = BTreeMap::new();
        for table in tables {
            let name = table["LogicalName"]
                .as_str()
                .ok_or_else(|| client.unexpected(requests::TABLES, "a `LogicalName` for each table"))?;
            let id = table["MetadataId"].as_str().map(str::to_ascii_lowercase);
            let is_in_solution = ids.as_ref().is_none_or(|ids| id.is_some_and(|id| ids.contains(&id)));
            names.insert(name, (table, is_in_solution));
        }
        let selection = Selection::new("--table", &wanted.tables)?;
        if !wanted.may_be_gone {
            let there = names.iter().filter(|(_, (_, is_in_solution))| *is_in_solution);
            each_matches("--table", &wanted.tables, there.map(|(name, _)| *name).collect())?;
        }
        let (mut chosen, mut notes) = (BTreeMap::new(), Vec::new());
        for (&name, &(table, is_in_solution)) in &names {
            if !is_in_solution || !selection.selects(Some(name)) {
                continue;
            }
            // Each table gets a folder of its name; `global` is the folder of the global sets.
            if is_plain(name) && !name.eq_ignore_ascii_case("global") {
                chosen.insert(name.to_owned(), requests::entity(&answer, table));
            } else {
                notes.push(Note {
                    place: client.environment().to_string(),
                    message: format!("the table `{name}` is left out: its name cannot be a folder name"),
                });
            }
        }
        let known = names.into_keys().map(str::to_owned).collect();
        Ok(Self { chosen, known, notes })
    }
}

/// The ids of the tables in a solution.
fn of_solution(client: &Client, name: &str) -> Result<HashSet<String>, Error> {
    if !is_plain(name) {
        return Err(Error::new(format!("`--solution {name}` is not the unique name of a solution"))
            .remedy("give the name, not the display name: letters, digits and `_` only"));
    }
    let request = requests::solution(name);
    let solutions = client.get(&request)?;
    let solutions = solutions["value"].as_array().ok_or_else(|| client.unexpected(&request, "a list"))?;
    let Some(solution) = solutions.first() else {
        return Err(Error::new(format!("there is no solution `{name}` in {}", client.environment()))
            .remedy("give the name, not the display name; Power Apps shows it in the list of solutions"));
    };
    let id = solution["solutionid"].as_str().filter(|id| is_id(id));
    let id = id.ok_or_else(|| client.unexpected(&request, "a `solutionid`"))?;
    let request = requests::tables_of(id);
    let parts = client.get(&request)?;
    let parts = parts["value"].as_array().ok_or_else(|| client.unexpected(&request, "a list"))?;
    let ids: HashSet<_> =
        parts.iter().filter_map(|part| part["objectid"].as_str()).map(str::to_ascii_lowercase).collect();
    if ids.is_empty() {
        return Err(Error::new(format!("the solution `{name}` has no tables"))
            .remedy("name tables with `--table`, or give the solution that they were added to"));
    }
    Ok(ids)
}
