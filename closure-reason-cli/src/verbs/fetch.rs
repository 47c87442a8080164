//! `fetch`: the metadata of an environment as files to commit and to review.

mod leftover;

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use clap::Args;

use crate::config::Config;
use crate::report::error::Error;
use crate::report::exit_code::Outcome;
use crate::report::output::Bounds;
use crate::report::{output, terminal};
use crate::source::environment;
use crate::source::environment::{FetchScope, Inventory};

/// Save the metadata of an environment as files.
///
/// For each table: the table itself and its columns with options, in
/// DIR/TABLE/{entity,picklist,multiselect,state,status,boolean}.json; and DIR/global/NAME.json for
/// each global set that they use. The files are the Web API's responses, laid out for review: they
/// stay the same as long as the metadata does. `--from DIR` reads them.
///
/// Only read requests are sent, and only to this host; see ENVIRONMENT.md.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  closure-reason fetch --environment https://contoso.crm4.dynamics.com --table incident -o metadata
  closure-reason fetch --table \"msdyn_oc*\" --table incident -o metadata
  closure-reason fetch --solution ContosoCore -o metadata
  closure-reason fetch

closure-reason.toml stands in for what is left out: `environment`, `tables` and, with one path, `from`.")]
pub struct Arguments {
    #[command(flatten)]
    environment: environment::Environment,
    /// These tables, by logical name; globs, repeatable, `!` excludes.
    #[arg(long, value_name = "GLOB")]
    table: Vec<String>,
    /// The tables of this solution, by its unique name; `--table` chooses among them.
    #[arg(long, value_name = "NAME")]
    solution: Option<String>,
    /// All tables.
    #[arg(long, conflicts_with_all = ["table", "solution"])]
    all: bool,
    /// The folder to write to.
    #[arg(short, long, value_name = "DIR")]
    output: Option<PathBuf>,
}

pub fn run(mut arguments: Arguments, config: &Config) -> Result<Outcome, Error> {
    config.name_environment(&mut arguments.environment);
    if !arguments.environment.is_asked() {
        return Err(Error::new("there is no environment to fetch from")
            .remedy("say which with `--environment URL`, or with `environment` in closure-reason.toml"));
    }
    // By default, fetch the tables that the other verbs read.
    let of_file =
        || if let [folder] = &config.from[..] { Some((config.bounds(), folder.clone())) } else { None };
    let typed = arguments.output.map(|folder| (Bounds::typed(&folder), folder));
    let Some((bounds, folder)) = typed.or_else(of_file) else {
        return Err(Error::new("there is no folder for the files").remedy(
            "say where to write them with `-o DIR`, or with one path as `from` in closure-reason.toml",
        ));
    };
    let mut wanted =
        FetchScope { tables: arguments.table, solution: arguments.solution, ..FetchScope::default() };
    if wanted.tables.is_empty() && wanted.solution.is_none() && !arguments.all {
        wanted.tables.clone_from(&config.tables);
        if wanted.tables.is_empty() {
            return Err(Error::new("which tables?").remedy(
                "name them with `--table GLOB`, or with `tables` in closure-reason.toml; `--solution NAME` takes those of \
                 a solution, `--all` takes all",
            ));
        }
    }
    bounds.allow(&folder)?;
    let mut files = Files { folder: &folder, bounds, written: 0, paths: Vec::new(), cleared: HashSet::new() };
    let fetched = arguments
        .environment
        .fetch(&wanted, |fetched| fetched.into_iter().try_for_each(|file| files.write(file)));
    let inventory = match fetched {
        Ok(inventory) => inventory,
        Err(error) => {
            files.say_what_is_there();
            return Err(error);
        }
    };
    terminal::notes(&inventory.notes);
    terminal::notes(&leftover::notes(&folder, &inventory.known, &files.paths)?);
    files.say_what_is_done(&inventory);
    Ok(Outcome::Done)
}

/// The files of a run.
struct Files<'a> {
    folder: &'a Path,
    bounds: Bounds,
    written: usize,
    /// All of them, written or unchanged, by their paths in the folder.
    paths: Vec<String>,
    /// The folders that are already free of leftovers of killed runs.
    cleared: HashSet<PathBuf>,
}

impl Files<'_> {
    fn write(&mut self, file: environment::MetadataFile) -> Result<(), Error> {
        let path = self.folder.join(&file.path);
        self.bounds.allow(&path)?;
        if self.cleared.insert(output::folder_of(&path).to_owned()) {
            output::clear(output::folder_of(&path));
        }
        if output::write(&path, &file.bytes)? {
            self.written += 1;
        }
        self.paths.push(file.path);
        Ok(())
    }

    fn say_what_is_there(&self) {
        if !self.paths.is_empty() {
            terminal::say(&format!(
                "{} files in {} are up to date, the others are unchanged; run the same command again to \
                 update them too",
                self.paths.len(),
                self.folder.display(),
            ));
        }
    }

    fn say_what_is_done(&self, inventory: &Inventory) {
        let count = |count: usize, one: &str| match count {
            1 => format!("1 {one}"),
            count => format!("{count} {one}s"),
        };
        terminal::say(&format!(
            "fetched {} and {} into {}: {} written, {} unchanged",
            count(inventory.tables, "table"),
            count(inventory.globals, "global set"),
            self.folder.display(),
            count(self.written, "file"),
            self.paths.len() - self.written,
        ));
    }
}
