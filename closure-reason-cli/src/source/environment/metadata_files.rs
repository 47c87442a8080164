//! Fetches the metadata of tables and global sets, each answer as one file.

use std::collections::{BTreeMap, HashSet};
use std::rc::Rc;

use serde_json::Value;

use super::client::Client;
use super::fetch_scope::FetchScope;
use super::requests::{Cast, is_plain};
use super::tables::Tables;
use super::{requests, stable_json, workers};
use crate::report::error::Error;
use crate::report::note::Note;
use crate::report::progress::Progress;
use crate::source::selection::{Selection, each_matches};
use crate::source::{Input, Metadata, json as reader};

/// One answer of the Web API as a file.
pub struct MetadataFile {
    /// The path in the folder, with `/`; each part has been checked.
    pub path: String,
    pub bytes: Vec<u8>,
    pub found: Metadata,
}

/// What was fetched, and what else the environment has.
#[derive(Debug, Default)]
pub struct Inventory {
    pub tables: usize,
    pub globals: usize,
    /// The names of all its tables, fetched or not.
    pub known: HashSet<String>,
    pub notes: Vec<Note>,
}

/// Fetches the metadata. `take` gets all files of a table together, while other tables are still
/// being fetched.
pub fn fetch(
    client: &Client,
    progress: &Progress,
    wanted: &FetchScope,
    mut take: impl FnMut(Vec<MetadataFile>) -> Result<(), Error>,
) -> Result<Inventory, Error> {
    let mut inventory = Inventory::default();
    let mut globals = BTreeMap::new();
    if !wanted.no_tables {
        let tables = Tables::find(client, wanted)?;
        inventory.tables = tables.chosen.len();
        fetch_tables(client, &tables, progress, &mut globals, &mut take)?;
        inventory.known = tables.known;
        inventory.notes.extend(tables.notes);
    }
    if !wanted.globals.is_empty() {
        named_globals(client, wanted, &mut globals)?;
    }
    globals.retain(|_, name| {
        let is_plain = is_plain(name);
        if !is_plain {
            inventory.notes.push(Note {
                place: client.environment().to_string(),
                message: format!("the global set `{name}` is left out: its name cannot be a file name"),
            });
        }
        is_plain
    });
    inventory.globals = globals.len();
    fetch_globals(client, globals.into_values().collect(), progress, &mut take)?;
    Ok(inventory)
}

fn fetch_tables(
    client: &Client,
    tables: &Tables,
    progress: &Progress,
    globals: &mut BTreeMap<String, String>,
    take: &mut impl FnMut(Vec<MetadataFile>) -> Result<(), Error>,
) -> Result<(), Error> {
    let chosen: Vec<_> = tables.chosen.iter().collect();
    let jobs: Vec<_> = (0..chosen.len()).flat_map(|at| Cast::ALL.map(|cast| (at, cast))).collect();
    let mut answers: Vec<Vec<(Cast, Value)>> = chosen.iter().map(|_| Vec::new()).collect();
    progress.fetch(jobs.len(), "columns");
    let ask = |&(at, cast): &(usize, Cast)| columns(client, &cast.of(chosen[at].0));
    workers::work(&jobs, ask, |job, answer| {
        progress.step();
        let (at, cast) = jobs[job];
        globals.extend(globals_in(&answer));
        answers[at].push((cast, answer));
        if answers[at].len() < Cast::ALL.len() {
            return Ok(());
        }
        let (name, entity) = chosen[at];
        let entity = [("entity", entity.clone())].into_iter();
        let casts = std::mem::take(&mut answers[at]).into_iter().map(|(cast, answer)| (cast.file(), answer));
        let files =
            entity.chain(casts).map(|(file, answer)| file_of(client, format!("{name}/{file}.json"), answer));
        take(files.collect::<Result<_, _>>()?)
    })
}

fn fetch_globals(
    client: &Client,
    names: Vec<String>,
    progress: &Progress,
    take: &mut impl FnMut(Vec<MetadataFile>) -> Result<(), Error>,
) -> Result<(), Error> {
    progress.fetch(names.len(), "global sets");
    let ask = |name: &String| {
        let request = requests::global(name);
        let answer = client.get(&request)?;
        // The server may write the name in another case.
        let is_the_one = answer["Name"].as_str().is_some_and(|found| found.eq_ignore_ascii_case(name));
        if is_the_one { Ok(answer) } else { Err(client.unexpected(&request, "the set of this `Name`")) }
    };
    workers::work(&names, ask, |at, answer| {
        progress.step();
        take(vec![file_of(client, format!("global/{}.json", names[at]), answer)?])
    })
}

/// The columns of a cast, sorted by name: the order of the server has no meaning and may change.
fn columns(client: &Client, request: &str) -> Result<Value, Error> {
    let mut answer = client.get(request)?;
    let expected = "a list of columns, each with `LogicalName` and `OptionSet`";
    let is_column = |column: &Value| column["LogicalName"].is_string() && column["OptionSet"].is_object();
    let columns = answer.get_mut("value").and_then(Value::as_array_mut);
    let columns = columns.filter(|columns| columns.iter().all(is_column));
    let columns = columns.ok_or_else(|| client.unexpected(request, expected))?;
    columns.sort_by(|a, b| a["LogicalName"].as_str().cmp(&b["LogicalName"].as_str()));
    Ok(answer)
}

/// The global sets that columns use, by their names in lower case.
pub fn globals_in(columns: &Value) -> Vec<(String, String)> {
    let sets = columns["value"].as_array().into_iter().flatten().map(|column| &column["OptionSet"]);
    let globals = sets.filter(|set| set["IsGlobal"] == true);
    globals
        .filter_map(|set| set["Name"].as_str())
        .map(|name| (name.to_ascii_lowercase(), name.to_owned()))
        .collect()
}

fn named_globals(
    client: &Client,
    wanted: &FetchScope,
    globals: &mut BTreeMap<String, String>,
) -> Result<(), Error> {
    let answer = client.get(requests::GLOBALS)?;
    let sets = answer["value"].as_array().ok_or_else(|| client.unexpected(requests::GLOBALS, "a list"))?;
    let names: Vec<_> = sets.iter().filter_map(|set| set["Name"].as_str()).collect();
    if !wanted.may_be_gone {
        each_matches("--global", &wanted.globals, names.clone())?;
    }
    let selection = Selection::new("--global", &wanted.globals)?;
    let chosen = names.into_iter().filter(|name| selection.selects(Some(name)));
    globals.extend(chosen.map(|name| (name.to_ascii_lowercase(), name.to_owned())));
    Ok(())
}

/// The file of an answer. It is read at once, so that no file is written that `--from` cannot read.
fn file_of(client: &Client, path: String, answer: Value) -> Result<MetadataFile, Error> {
    let name = format!("{}: {path}", client.environment().host_and_port());
    let input = Input { name: Rc::from(name), bytes: stable_json::to_file(answer), named: true };
    let report = "this is not the documented shape: please report it, and include this message";
    let found = reader::read(&input).map_err(|error| error.remedy(report))?;
    Ok(MetadataFile { path, bytes: input.bytes, found })
}
