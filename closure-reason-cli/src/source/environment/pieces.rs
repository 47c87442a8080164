//! The pieces that are fetched, and the files that they become.

use std::collections::{BTreeMap, HashSet};
use std::rc::Rc;

use super::address::Address;
use super::client::{self, Client};
use super::crew;
use super::json::Json;
use super::requests::{self, Cast, is_plain};
use super::tables::Tables;
use super::{Environment, Wanted};
use crate::catalog::select::{Selection, each_matches};
use crate::error::Error;
use crate::progress::Progress;
use crate::source::{Found, Input, Note, json as reader};

/// One answer: the file that it becomes, and what it says.
pub struct Piece {
    /// Where it belongs in the folder, with `/` as separator; each part has been checked.
    pub path: String,
    pub bytes: Vec<u8>,
    pub found: Found,
}

/// What an environment has, apart from the pieces.
#[derive(Debug, Default)]
pub struct Inventory {
    pub tables: usize,
    pub globals: usize,
    /// The names of all its tables, fetched or not.
    pub known: HashSet<String>,
    pub notes: Vec<Note>,
}

/// Fetches what is wanted. The pieces of a table come together, and may be taken before others are
/// there.
pub fn fetch(
    asked: &Environment,
    wanted: &Wanted,
    mut take: impl FnMut(Vec<Piece>) -> Result<(), Error>,
) -> Result<Inventory, Error> {
    let address = asked.url.as_deref().unwrap_or_default();
    let progress = Progress::new();
    let hear = progress.listener();
    let file = asked.file.as_ref().map(|file| file.display().to_string());
    let address = match &file {
        Some(file) => Address::parse(&format!("{file}: `environment`"), address)?,
        None => Address::parse("`--environment`", address)?,
    };
    if let Some(file) = &file {
        hear(Note { place: file.clone(), message: format!("the environment is {address}") });
    }
    let client = Client::new(address, file, asked.token_command.as_deref(), Box::new(hear))?;
    let mut inventory = Inventory::default();
    let mut globals = BTreeMap::new();
    if !wanted.no_tables {
        let tables = Tables::find(&client, wanted)?;
        inventory.tables = tables.chosen.len();
        fetch_tables(&client, &tables, &progress, &mut globals, &mut take)?;
        inventory.known = tables.known;
        inventory.notes.extend(tables.notes);
    }
    if !wanted.globals.is_empty() {
        named_globals(&client, wanted, &mut globals)?;
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
    fetch_globals(&client, globals.into_values().collect(), &progress, &mut take)?;
    Ok(inventory)
}

fn fetch_tables(
    client: &Client,
    tables: &Tables,
    progress: &Progress,
    globals: &mut BTreeMap<String, String>,
    take: &mut impl FnMut(Vec<Piece>) -> Result<(), Error>,
) -> Result<(), Error> {
    let chosen: Vec<_> = tables.chosen.iter().collect();
    let jobs: Vec<_> = (0..chosen.len()).flat_map(|at| Cast::ALL.map(|cast| (at, cast))).collect();
    let mut answers: Vec<Vec<(Cast, Json)>> = chosen.iter().map(|_| Vec::new()).collect();
    progress.fetch(jobs.len(), "columns");
    let ask = |&(at, cast): &(usize, Cast)| columns(client, &cast.of(chosen[at].0));
    crew::work(&jobs, ask, |job, answer| {
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
        let pieces =
            entity.chain(casts).map(|(file, answer)| piece(client, format!("{name}/{file}.json"), answer));
        take(pieces.collect::<Result<_, _>>()?)
    })
}

fn fetch_globals(
    client: &Client,
    names: Vec<String>,
    progress: &Progress,
    take: &mut impl FnMut(Vec<Piece>) -> Result<(), Error>,
) -> Result<(), Error> {
    progress.fetch(names.len(), "global sets");
    let ask = |name: &String| {
        let request = requests::global(name);
        let answer = client.get(&request)?;
        // Upper and lower case are the server's business.
        let is_the_one = answer.text("Name").is_some_and(|found| found.eq_ignore_ascii_case(name));
        if is_the_one { Ok(answer) } else { Err(not_as_expected(client, &request, "the set of this `Name`")) }
    };
    crew::work(&names, ask, |at, answer| {
        progress.step();
        take(vec![piece(client, format!("global/{}.json", names[at]), answer)?])
    })
}

/// The columns of a cast, in the order of their names: that of the server means nothing and may
/// change.
fn columns(client: &Client, request: &str) -> Result<Json, Error> {
    let mut answer = client.get(request)?;
    let expected = "a list of columns, each with `LogicalName` and `OptionSet`";
    let Json::Object(properties) = &mut answer else {
        return Err(not_as_expected(client, request, expected));
    };
    let Some((_, Json::List(columns))) = properties.iter_mut().find(|(name, _)| name == "value") else {
        return Err(not_as_expected(client, request, expected));
    };
    let is_column = |column: &Json| {
        column.text("LogicalName").is_some() && matches!(column.get("OptionSet"), Some(Json::Object(_)))
    };
    if !columns.iter().all(is_column) {
        return Err(not_as_expected(client, request, expected));
    }
    columns.sort_by(|a, b| a.text("LogicalName").cmp(&b.text("LogicalName")));
    Ok(answer)
}

/// The global sets that columns use, by their names in lower case.
pub fn globals_in(columns: &Json) -> Vec<(String, String)> {
    let sets = columns.elements().unwrap_or_default().iter().filter_map(|column| column.get("OptionSet"));
    let globals = sets.filter(|set| set.get("IsGlobal") == Some(&Json::Bool(true)));
    globals
        .filter_map(|set| set.text("Name"))
        .map(|name| (name.to_ascii_lowercase(), name.to_owned()))
        .collect()
}

fn named_globals(
    client: &Client,
    wanted: &Wanted,
    globals: &mut BTreeMap<String, String>,
) -> Result<(), Error> {
    let answer = client.get(requests::GLOBALS)?;
    let sets = answer.elements().ok_or_else(|| not_as_expected(client, requests::GLOBALS, "a list"))?;
    let names: Vec<_> = sets.iter().filter_map(|set| set.text("Name")).collect();
    if !wanted.may_be_gone {
        each_matches("--global", &wanted.globals, names.clone())?;
    }
    let selection = Selection::new("--global", &wanted.globals)?;
    let chosen = names.into_iter().filter(|name| selection.selects(Some(name)));
    globals.extend(chosen.map(|name| (name.to_ascii_lowercase(), name.to_owned())));
    Ok(())
}

/// The file that an answer becomes. What could not be read back is not written.
fn piece(client: &Client, path: String, answer: Json) -> Result<Piece, Error> {
    let name = format!("{}: {path}", client.environment().host_and_port());
    let input = Input { name: Rc::from(name), bytes: answer.without_volatile().to_file(), named: true };
    let report = "this is not the documented shape: please report it, and include this message";
    let found = reader::read(&input).map_err(|error| error.remedy(report))?;
    Ok(Piece { path, bytes: input.bytes, found })
}

/// JSON came, but not what was asked for.
pub(super) fn not_as_expected(client: &Client, request: &str, expected: &str) -> Error {
    let request = request.split('?').next().unwrap_or(request);
    let environment = client.environment();
    Error::new(format!("the answer is JSON, but not {expected}"))
        .at(format_args!("GET {environment}{}{request}", client::API))
        .remedy(format!("is {environment} the address of a Dataverse environment?"))
}
