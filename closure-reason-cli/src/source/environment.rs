//! An environment, asked over the network: the same answers that people save as files, and the same reader for them.
//!
//! A token comes from [`token`], requests are worded in [`requests`], sent by [`client`] (one of them: [`exchange`]), three at a
//! time ([`crew`]). What goes wrong is a [`trouble`], and what people read about it a [`fault`].
//!
//! # What only a real environment can confirm
//!
//! No environment could be reached where this was written. It is built from documentation and recordings, and tested with a server
//! of our own. If one of these is different in yours, please tell us, with the answer:
//!
//! 1. `EntityDefinitions?$select=LogicalName,SchemaName,EntitySetName,DisplayName,EnforceStateTransitions` answers with all tables
//!    in one page, with `MetadataId` although it is not selected. Each element is what the request for the one table would answer;
//!    only the context is longer there, by `/$entity`.
//! 2. The casts to `PicklistAttributeMetadata`, `MultiSelectPicklistAttributeMetadata`, `StateAttributeMetadata`,
//!    `StatusAttributeMetadata` and `BooleanAttributeMetadata` take `$select` of `SchemaName`, `EntityLogicalName`, `DisplayName`,
//!    `AttributeTypeName` and `DefaultFormValue` (`DefaultValue` for yes/no), and `$expand=OptionSet`; a table without such columns
//!    answers with an empty list, not with 404.
//! 3. `OptionSet` is there for a global set too, with `IsGlobal` true and `Name`; `GlobalOptionSetDefinitions(Name='..')` knows
//!    each of these names, those of yes/no columns included. `GlobalOptionSetDefinitions?$select=Name` lists them all.
//! 4. `solutions?$filter=uniquename eq '..'` finds a solution, and `solutioncomponents?$filter=_solutionid_value eq .. and
//!    componenttype eq 1` its tables; `objectid` is the table's `MetadataId`. A solution that has only a column of a table lists
//!    the table as well.
//! 5. `@odata.nextLink` names the host that was asked, letter for letter.
//! 6. An expired token, and one for another environment, are refused with 401; a user who is none of the environment with 403.
//! 7. A limit is answered with 429 and `Retry-After` in seconds; an error has the shape `{"error": {"code", "message"}}`.
//! 8. A user with any role may read metadata, without a privilege of its own.
//! 9. `HasChanged`, etags and annotations of `Microsoft.Dynamics.CRM` are all that changes between two answers while the metadata
//!    does not, the order of the columns apart, which are sorted by name; the order of options is stable and means something.
//! 10. Logical names of tables and names of global sets consist of letters, digits and `_`.
//! 11. No cache needs to be passed by: a change is seen within half a minute without `Consistency: Strong`, which costs the server
//!     more.

pub mod address;
pub mod client;
mod credentials;
mod crew;
mod exchange;
mod fault;
pub mod json;
mod patience;
mod program;
mod progress;
mod requests;
mod secret;
mod tables;
mod token;
mod trouble;

use std::collections::{BTreeMap, HashSet};
use std::rc::Rc;

use clap::Args;
use closure_reason::definition::OptionSetDefinition;

use self::address::Address;
use self::client::Client;
use self::json::Json;
use self::progress::Progress;
use self::requests::{Cast, is_plain};
use self::tables::Tables;
use crate::catalog::select::{Selection, each_matches};
use crate::error::Error;
use crate::source::{Found, Input, Note, json as reader};

/// Which environment, and who asks.
#[derive(Args, Clone, Debug, Default)]
pub struct Environment {
    /// Read the metadata of this environment, such as <https://contoso.crm4.dynamics.com>. The token comes from `DATAVERSE_TOKEN`;
    /// else it is bought with `AZURE_TENANT_ID`, `AZURE_CLIENT_ID` and `AZURE_CLIENT_SECRET`; else `az` is asked, after `az login`.
    #[arg(long = "environment", value_name = "URL")]
    pub url: Option<String>,
    /// A command that prints a token, for the shell; it is asked before all others.
    #[arg(long, value_name = "COMMAND")]
    pub token_command: Option<String>,
    /// What is asked for where the command line does not say it.
    #[arg(skip)]
    of_enums: Option<Wanted>,
}

/// What is fetched.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// Names and globs of tables, as `--table`. None: all tables, or all of the solution.
    pub tables: Vec<String>,
    pub solution: Option<String>,
    /// Names and globs of global sets that are wanted besides those that the tables use.
    pub globals: Vec<String>,
    /// Whether no tables are wanted, only global sets.
    pub no_tables: bool,
    /// Whether some of the names may be unknown to the environment.
    pub may_be_gone: bool,
}

/// One answer: the file that it becomes, and what it says.
pub struct Piece {
    /// Where it belongs in the folder, with `/` as separator; each part has been checked.
    pub path: String,
    pub bytes: Vec<u8>,
    pub found: Found,
}

/// What an environment has, beside the pieces.
#[derive(Debug, Default)]
pub struct Inventory {
    pub tables: usize,
    pub globals: usize,
    /// The names of all its tables, fetched or not.
    pub known: HashSet<String>,
    pub notes: Vec<Note>,
}

impl Environment {
    /// Asks for the tables and global sets of these definitions where nobody says which.
    pub fn ask_about<'a>(&mut self, definitions: impl Iterator<Item = &'a OptionSetDefinition>) {
        let mut wanted = Wanted { may_be_gone: true, ..Wanted::default() };
        for definition in definitions {
            match (definition.table(), definition.name()) {
                (Some(table), _) => wanted.tables.push(table.to_owned()),
                (None, Some(name)) => wanted.globals.push(name.to_owned()),
                (None, None) => {}
            }
        }
        wanted.no_tables = wanted.tables.is_empty();
        self.of_enums = Some(wanted);
    }

    /// The definitions of an environment, without files: of the tables and global sets that these patterns name.
    pub fn gather(&self, tables: &[String], globals: &[String]) -> Result<(Vec<Found>, Vec<Note>), Error> {
        let wanted = if !tables.is_empty() || !globals.is_empty() {
            let no_tables = tables.is_empty();
            Wanted { tables: tables.into(), globals: globals.into(), no_tables, ..Wanted::default() }
        } else if let Some(wanted) = &self.of_enums {
            wanted.clone()
        } else {
            return Err(Error::new("which tables of the environment?").remedy(
                "name them with `--table GLOB` or with `tables` in closure-reason.toml; `--table '*'` takes all",
            ));
        };
        let mut found = Vec::new();
        let inventory = fetch(self, &wanted, |pieces| {
            found.extend(pieces.into_iter().map(|piece| piece.found));
            Ok(())
        })?;
        Ok((found, inventory.notes))
    }
}

/// Fetches what is wanted. The pieces of a table come together, and may be taken before others are there.
pub fn fetch(
    asked: &Environment,
    wanted: &Wanted,
    mut take: impl FnMut(Vec<Piece>) -> Result<(), Error>,
) -> Result<Inventory, Error> {
    let address = asked.url.as_deref().unwrap_or_default();
    let progress = Progress::default();
    let hear = progress.listener();
    let client = Client::new(
        Address::parse("--environment", address)?,
        asked.token_command.as_deref(),
        Box::new(hear),
    )?;
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
                message: format!("the global set `{name}` is left out: its name cannot be that of a file"),
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
    progress.begin(jobs.len(), "columns");
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
    progress.begin(names.len(), "global sets");
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

/// The columns of a cast, in the order of their names: that of the server means nothing and may change.
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
    let report = "this is not the documented shape: please report it, with this message";
    let found = reader::read(&input).map_err(|error| error.remedy(report))?;
    Ok(Piece { path, bytes: input.bytes, found })
}

/// JSON came, but not what was asked for.
fn not_as_expected(client: &Client, request: &str, expected: &str) -> Error {
    let request = request.split('?').next().unwrap_or(request);
    let environment = client.environment();
    Error::new(format!("the answer is JSON, but not {expected}"))
        .at(format_args!("GET {environment}{}{request}", client::API))
        .remedy(format!("is {environment} the address of a Dataverse environment?"))
}
