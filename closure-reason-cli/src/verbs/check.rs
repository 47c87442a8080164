//! `check`: whether enums still agree with an environment.

mod annotations;
mod azure;
mod compare;
mod files;
mod finding;
mod github;
mod not_in_format;
mod one_enum;
mod place;
mod sarif;
mod text;
mod wording;

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use self::files::RustFile;
use self::finding::FailOn;
use crate::catalog::{Catalog, Sources};
use crate::config::Config;
use crate::report::error::Error;
use crate::report::exit_code::Outcome;
use crate::report::output::Destination;
use crate::report::output::paths::{in_repository, portable};
use crate::report::terminal;
use crate::source::wildcards;

/// Compare enums in Rust files with metadata.
///
/// The files are read as they are; nothing is built. Everything that both sides state is compared:
/// options, labels, descriptions, colors, external values, hidden, state, default status,
/// transitions, default, kind, display names. An enum whose column is gone is a difference too, if the
/// metadata has all columns of that kind: an entity with its attributes, the list of a cast,
/// `--environment`. Whatever could not be compared is listed with the reason; if there is no difference,
/// only with `-v`. That includes what only the metadata states, such as a first color or a new language,
/// for which only `generate --check` fails. Enums in test modules or function bodies are ignored, as in
/// `generate`.
/// The exit code is 1 if there is a difference, and 2 if the comparison failed,
/// even if only one of the enums has a mistake.
#[derive(Args, Debug)]
#[command(
    after_help = "\
Examples:
  closure-reason check --from metadata src/choices
  closure-reason check --from metadata src/choices --strict --complete --format github
  closure-reason check",
    after_long_help = "\
Examples:
  closure-reason check --from metadata src/choices
  closure-reason check --from metadata src/choices --strict --complete --format github
  closure-reason check

Without files, `output` of closure-reason.toml is checked; without --from, `from` is read.

`--format json` is one object with these keys, all of them always there:
  compared                how many enums were compared
  differences             file, line, column (both from 1), enum, set, aspect,
                          value, language, ours, theirs, message, help; value,
                          language, ours and theirs may be null
  not_compared            file, enum, set, aspect, language, values, reason
  columns_without_enum    table, column, kind; kind may be null
  enums_without_metadata  file, line, column, enum, reason
  enums_not_read          file, line, column, reason: a macro wrote it, for example
  mistakes                file, line, column, reason: the derive would refuse the
                          enum; the exit code is 2
Each but the first is a list, which may be empty. Keys may be added, but not removed.
In all formats but text, a path has `/` on every system. In github, azure and sarif, it
begins at the root of the repository of the current folder, if the file is in it."
)]
pub struct Arguments {
    /// Rust files, or folders of them, read recursively.
    #[arg(value_name = "FILE|DIR")]
    files: Vec<PathBuf>,
    /// How differences are shown.
    #[arg(long, alias = "as", value_name = "FORMAT", default_value = "text")]
    format: ReportFormat,
    /// Compare the order of the options too.
    #[arg(long)]
    order: bool,
    #[command(flatten)]
    destination: Destination,
    #[command(flatten)]
    required: FailOn,
    #[command(flatten)]
    sources: Sources,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum ReportFormat {
    /// For people, like the compiler's messages.
    Text,
    /// One object, described in `--help`.
    Json,
    /// GitHub Actions annotations.
    Github,
    /// Azure Pipelines issues.
    Azure,
    /// SARIF 2.1.0, which code scanning and editors read.
    Sarif,
}

pub fn run(mut arguments: Arguments, verbose: bool, config: &Config) -> Result<Outcome, Error> {
    config.complete(&mut arguments.sources);
    // The closure reasons that come with the command are not an environment, so agreement with them
    // would mean nothing.
    if !arguments.sources.are_named() {
        return Err(Error::new("there is no metadata to compare with")
            .remedy("say where it is with `--from PATH`, or with `from` in closure-reason.toml"));
    }
    if arguments.files.is_empty() {
        arguments.files.extend(config.output.clone());
    }
    if arguments.files.is_empty() {
        return Err(Error::new("there are no files to check").remedy(
            "name Rust files or a folder, or say where they are with `output` in closure-reason.toml",
        ));
    }
    // Reading a file takes much more memory than what is kept of it, and Rust files take the most.
    let mut files = files::read(&wildcards::expanded(&arguments.files)?)?;
    if !matches!(arguments.format, ReportFormat::Text) {
        for file in &mut files {
            file.name = portable(&file.name).into_owned();
        }
    }
    // From an environment, request only the tables of the enums.
    if arguments.sources.needs_names() {
        let enums = files.iter().flat_map(RustFile::enums);
        arguments.sources.environment.ask_about(enums.map(|derived| &derived.definition));
    }
    let catalog = Catalog::load(&arguments.sources).map_err(Error::failed)?;
    terminal::notes(&catalog.notes);
    let report = compare::all(&files, &catalog, arguments.order, &config.kinds)?;
    terminal::notes(&report.aside);
    let destination = &arguments.destination;
    config.prepare(destination, &catalog, files.iter().map(|file| Path::new(&file.name)))?;
    let annotations = || annotations::of(&report, arguments.required);
    match arguments.format {
        ReportFormat::Text => {
            destination.print_styled(&text::write(&report, &files, verbose, arguments.required))?;
        }
        // JSON is data: none of its bytes may be read as a style.
        ReportFormat::Json => destination.print(&terminal::json(&report))?,
        ReportFormat::Github => destination.print(&github::write(&annotations()))?,
        ReportFormat::Azure => destination.print(&azure::write(&annotations()))?,
        ReportFormat::Sarif => {
            let is_successful = report.mistakes.is_empty();
            destination.print(&sarif::write(
                &annotations(),
                &in_repository(&files[0].name),
                is_successful,
            ))?;
        }
    }
    // Enums with mistakes were not compared, so the answer is neither yes nor no.
    Error::all(compare::mistakes(&files))?;
    Ok(if report.is_no(arguments.required) { Outcome::No } else { Outcome::Done })
}
