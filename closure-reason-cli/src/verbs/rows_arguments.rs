//! The arguments of the verbs on rows.

use std::path::PathBuf;

use clap::Args;

use crate::catalog::{Catalog, Sources};
use crate::config::Config;
use crate::report::error::Error;
use crate::report::exit_code::Outcome;
use crate::report::note::Note;
use crate::report::output::{Destination, paths};
use crate::report::terminal;
use crate::rows::read::Layout;
use crate::rows::{input, language};

/// Which rows, with which metadata, and where the result goes.
#[derive(Args)]
pub struct RowsArguments {
    /// Rows: CSV, TSV, JSON of the Web API, or an Excel workbook; CSV and JSON also packed with gzip or
    /// as the one file of a zip archive. `-` is standard input, which is read without files too.
    /// On Windows too, `*.csv` stands for all files with such a name.
    #[arg(value_name = "FILE")]
    pub files: Vec<PathBuf>,
    #[command(flatten)]
    pub destination: Destination,
    #[command(flatten)]
    pub sources: Sources,
    #[command(flatten)]
    pub layout: Layout,
    /// The language of the labels, by its locale id, such as 1031 for German.
    #[arg(long, value_name = "LCID", value_parser = crate::config::language)]
    pub language: Option<u32>,
    /// Exit with 1 if there are values that are not options, or no rows.
    #[arg(long)]
    pub deny_unknown: bool,
}

impl RowsArguments {
    /// Loads the metadata, and says what the user should know about it.
    pub fn catalog(&mut self, config: &Config) -> Result<Catalog, Error> {
        self.layout.header.has_names()?;
        config.complete(&mut self.sources);
        self.language = self.language.or(config.language);
        let catalog = Catalog::load(&self.sources)?;
        terminal::notes(&catalog.notes);
        terminal::notes(language::check(&catalog, self.language)?.as_slice());
        Ok(catalog)
    }

    /// Prepares the output, which must not be one of the inputs, and notes which inputs are named twice.
    pub fn prepare(&self, config: &Config, catalog: &Catalog) -> Result<(), Error> {
        // With `-o export.csv` alone, the user may mean that file as the input.
        if self.files.is_empty()
            && let Some(file) = self.destination.replaced()
            && input::is_standard_input_idle()
        {
            return Err(Error::new("no rows are given, so this file stays as it is")
                .at(paths::name(file))
                .remedy("name a file of rows, or `-` for standard input"));
        }
        let files = input::inputs(&self.files)?;
        let note = |file: &PathBuf| Note {
            place: input::name(file),
            message: "this file is named more than once: each of its rows is read as often".to_owned(),
        };
        terminal::notes(&input::repeated(&files).map(note).collect::<Vec<_>>());
        let read = files.iter().chain(&self.layout.header.model);
        config.prepare(&self.destination, catalog, read.map(|file| &**file))
    }

    /// The exit code, given how many rows there are and whether any value is not an option.
    pub fn outcome(&self, rows: u64, has_unknown: bool) -> Outcome {
        if !self.deny_unknown {
            return Outcome::Done;
        }
        if rows == 0 {
            terminal::say("there are no rows, so nothing was checked");
        }
        if rows == 0 || has_unknown { Outcome::No } else { Outcome::Done }
    }
}
