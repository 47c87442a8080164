//! Queries an environment over the network. The answers are those that people save as files, and the
//! same code reads them.
//!
//! [`token`] gives a token, and [`audience`] decides where it may be sent. [`requests`] words the
//! requests, [`workers`] sends three of them at a time, [`client`] follows pages and retries, and
//! [`exchange`] sends one of them. An [`error`] says what went wrong; [`advice`] turns it into a message.
//!
//! # What only a real environment can confirm
//!
//! No environment could be reached where this was written. It is built from documentation and
//! recordings, and tested against a server of the tests. If one of these points is different in your
//! environment, please report it, with the answer:
//!
//! 1. `EntityDefinitions?$select=LogicalName,..` ([`requests`]) answers with all tables in one page,
//!    with `MetadataId` although it is not selected. Each element is what the request for the one
//!    table would answer; only the context is longer there, by `/$entity`.
//! 2. The casts to `PicklistAttributeMetadata`, `MultiSelectPicklistAttributeMetadata`,
//!    `StateAttributeMetadata`, `StatusAttributeMetadata` and `BooleanAttributeMetadata` take
//!    `$select` of `SchemaName`, `EntityLogicalName`, `DisplayName`, `AttributeTypeName` and
//!    `DefaultFormValue` (`DefaultValue` for yes/no), and `$expand=OptionSet`; a table without such
//!    columns answers with an empty list, not with 404.
//! 3. `OptionSet` is there for a global set too, with `IsGlobal` true and `Name`;
//!    `GlobalOptionSetDefinitions(Name='..')` knows each of these names, those of yes/no columns
//!    included. `GlobalOptionSetDefinitions?$select=Name` lists them all.
//! 4. `solutions?$filter=uniquename eq '..'` finds a solution, and
//!    `solutioncomponents?$filter=_solutionid_value eq .. and componenttype eq 1` its tables;
//!    `objectid` is the table's `MetadataId`. A solution that has only a column of a table lists
//!    the table as well.
//! 5. `@odata.nextLink` names the host that was asked, letter for letter.
//! 6. An expired token, or one for another environment, is refused with 401, and a user who does
//!    not belong to the environment with 403.
//! 7. A limit is answered with 429 and `Retry-After` in seconds; an error has the shape
//!    `{"error": {"code", "message"}}`.
//! 8. A user with any role may read metadata, without a privilege of its own.
//! 9. While the metadata does not change, two answers differ in nothing but `HasChanged`, etags,
//!    annotations of `Microsoft.Dynamics.CRM`, and perhaps the order of columns, which are sorted
//!    by name. The order of options is stable and has a meaning.
//! 10. Logical names of tables and names of global sets consist of letters, digits and `_`.
//! 11. There is no need for `Consistency: Strong`, which costs the server more: without it, a change
//!     is seen within half a minute.

mod address;
mod advice;
mod application;
mod audience;
mod client;
mod error;
mod exchange;
mod fetch_scope;
mod limits;
mod metadata_files;
mod requests;
mod retry;
mod secret;
mod stable_json;
mod tables;
mod token;
mod token_command;
mod workers;

use std::path::{Path, PathBuf};

use clap::Args;

use self::address::Address;
use self::client::Client;
pub use self::fetch_scope::FetchScope;
pub use self::metadata_files::{Inventory, MetadataFile, globals_in};
use crate::definition::OptionSetDefinition;
use crate::report::error::Error;
use crate::report::note::Note;
use crate::report::progress::Progress;
use crate::source::Metadata;

/// Which environment to query, and where the token comes from.
#[derive(Args, Clone, Debug, Default)]
pub struct Environment {
    /// Read the metadata of this environment, such as `https://contoso.crm4.dynamics.com`. The
    /// token comes from `DATAVERSE_TOKEN`; else from the application that `AZURE_TENANT_ID`,
    /// `AZURE_CLIENT_ID` and `AZURE_CLIENT_SECRET` name; else from `az`, after `az login`.
    #[arg(long = "environment", value_name = "URL", help_heading = "Metadata")]
    pub url: Option<String>,
    /// A shell command that prints a token; it comes before all other sources.
    #[arg(long, value_name = "COMMAND", help_heading = "Metadata")]
    pub token_command: Option<String>,
    /// The file that gives the address, where the user did not type it.
    #[arg(skip)]
    file: Option<PathBuf>,
    /// What to fetch if the command line does not say.
    #[arg(skip)]
    of_enums: Option<FetchScope>,
}

impl Environment {
    /// Whether an environment is queried.
    pub fn is_asked(&self) -> bool {
        self.url.is_some()
    }

    /// Refuses a command for a token that nothing asks for: without an environment, files are read, or the closure
    /// reason itself.
    pub fn refuse_unused_token(&self) -> Result<(), Error> {
        if self.token_command.is_some() && !self.is_asked() {
            return Err(Error::new("`--token-command` needs an environment")
                .remedy("say which with `--environment URL`, or leave `--token-command` out"));
        }
        Ok(())
    }

    /// Takes the address from a file. Somebody else may have written it, so it gets fewer tokens.
    pub fn take_address(&mut self, url: &str, file: &Path) {
        self.url = Some(url.to_owned());
        self.file = Some(file.to_owned());
    }

    /// Fetches the metadata. `take` gets all files of a table together, while other tables are still
    /// being fetched.
    pub fn fetch(
        &self,
        wanted: &FetchScope,
        take: impl FnMut(Vec<MetadataFile>) -> Result<(), Error>,
    ) -> Result<Inventory, Error> {
        let url = self.url.as_deref().unwrap_or_default();
        let file = self.file.as_ref().map(|file| file.display().to_string());
        let address = match &file {
            Some(file) => Address::parse(&format!("{file}: `environment`"), url)?,
            None => Address::parse("`--environment`", url)?,
        };
        let progress = Progress::new();
        let show = progress.listener();
        if let Some(file) = &file {
            show(Note { place: file.clone(), message: format!("the environment is {address}") });
        }
        let client = Client::new(address, file, self.token_command.as_deref(), Box::new(show))?;
        metadata_files::fetch(&client, &progress, wanted, take)
    }

    /// Fetches the tables and global sets of these definitions, unless the user says which to fetch.
    pub fn ask_about<'a>(&mut self, definitions: impl Iterator<Item = &'a OptionSetDefinition>) {
        let mut wanted = FetchScope { may_be_gone: true, ..FetchScope::default() };
        for definition in definitions {
            match (definition.table.as_deref(), definition.name.as_deref()) {
                (Some(table), _) => wanted.tables.push(table.to_owned()),
                (None, Some(name)) => wanted.globals.push(name.to_owned()),
                (None, None) => {}
            }
        }
        wanted.no_tables = wanted.tables.is_empty();
        self.of_enums = Some(wanted);
    }

    /// The definitions of an environment, without files: of the tables and global sets that these
    /// patterns name.
    pub fn gather(&self, tables: &[String], globals: &[String]) -> Result<(Vec<Metadata>, Vec<Note>), Error> {
        let wanted = if !tables.is_empty() || !globals.is_empty() {
            let no_tables = tables.is_empty();
            FetchScope { tables: tables.into(), globals: globals.into(), no_tables, ..FetchScope::default() }
        } else if let Some(wanted) = &self.of_enums {
            wanted.clone()
        } else {
            return Err(Error::new("which tables of the environment?").remedy(
                "name them with `--table GLOB` or with `tables` in closure-reason.toml; `--table \"*\"` takes all",
            ));
        };
        let mut found = Vec::new();
        let inventory = self.fetch(&wanted, |files| {
            found.extend(files.into_iter().map(|file| file.found));
            Ok(())
        })?;
        Ok((found, inventory.notes))
    }
}
