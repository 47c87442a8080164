//! `diff`: what changed between two sources of metadata.

mod compare;
mod json;
mod markdown;
mod text;

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use crate::catalog::{Catalog, ColumnKind, Prefer, Sources};
use crate::config::Config;
use crate::report::error::Error;
use crate::report::exit_code::Outcome;
use crate::report::output::Destination;
use crate::report::terminal;
use crate::source::encoding::Encoding;

/// Compare two sources of metadata: two exports, environments or layers of a solution.
///
/// Everything that both state is compared, as `check` compares enums with metadata. A column that only one of them has is a
/// difference if the other has all columns of the kind; otherwise it is listed, and `--strict` makes it one. So is an option
/// if the other may not have all, such as a solution. What is selected in one of the two is selected in both. A change of a
/// global set is shown once, not for each column that uses it. What could not be compared is listed with the reason. The exit
/// code is 1 if there is a difference, and 2 if the comparison failed.
#[derive(Args, Debug)]
#[command(
    after_help = "\
Examples:
  closure-reason diff metadata-may metadata-june
  closure-reason diff base.zip layer.zip --table incident
  closure-reason diff test production --format markdown -o changes.md",
    after_long_help = "\
Examples:
  closure-reason diff metadata-may metadata-june
  closure-reason diff base.zip layer.zip --table incident
  closure-reason diff test production --format markdown -o changes.md

An environment is compared by what `fetch` writes of it.

`--format json` is one object with these keys, all of them always there:
  compared      how many sets were compared
  differences   set, table, column, global, aspect, value, language, old, new,
                message; all but set, aspect and message may be null
  only_old      set, table, column, global, value, label, reason: only the old
                metadata has it; value and label are those of an option, or null
  only_new      the same of the new metadata
  not_compared  set, aspect, language, values, reason
  not_read      set, table, column, global, side, reason; side is old or new
Each but the first is a list, which may be empty. Keys may be added, but not removed."
)]
pub struct Arguments {
    /// The metadata before: a file, a folder or `-` for standard input, in any format.
    #[arg(value_name = "OLD")]
    old: PathBuf,
    /// The metadata after.
    #[arg(value_name = "NEW")]
    new: PathBuf,
    /// How differences are shown.
    #[arg(long, alias = "as", value_name = "FORMAT", default_value = "text")]
    format: DiffFormat,
    /// Compare the order of the options too.
    #[arg(long)]
    order: bool,
    /// Also fail for a set or option that only one of the two has, even if the other may not have all, and for a set that
    /// could not be read.
    #[arg(long)]
    strict: bool,
    #[command(flatten)]
    destination: Destination,
    /// Only these tables, by logical name; globs, repeatable, `!` excludes.
    #[arg(long, value_name = "GLOB")]
    table: Vec<String>,
    /// Only these columns, by logical or display name; globs of logical names, repeatable, `!` excludes.
    #[arg(long, value_name = "GLOB")]
    column: Vec<String>,
    /// Only these global sets, by name; globs, repeatable, `!` excludes.
    #[arg(long, value_name = "GLOB")]
    global: Vec<String>,
    /// Only columns and global sets of these kinds; repeatable.
    #[arg(long, value_name = "KIND")]
    kind: Vec<ColumnKind>,
    /// The encoding of CSV that is not UTF-8, such as `windows-1252`.
    #[arg(long, value_name = "NAME", value_parser = Encoding::named)]
    encoding: Option<Encoding>,
    /// Which file wins if several of one side disagree about a column: the last one.
    #[arg(long, value_name = "WHICH", ignore_case = true)]
    prefer: Option<Prefer>,
}

/// The remedy if there is nothing to compare.
const SHOWS: &str = "`closure-reason list --from ..` shows which sets a source has";

/// How many sets that could not be read the error names if there is nothing to compare.
const NOT_READ: usize = 3;

#[derive(Clone, Copy, Debug, ValueEnum)]
enum DiffFormat {
    /// For people: the changes of each set.
    Text,
    /// One object, described in `--help`.
    Json,
    /// A table for each set, for a review or a wiki.
    Markdown,
}

pub fn run(arguments: Arguments, verbose: bool, config: &Config) -> Result<Outcome, Error> {
    let sources = |path: &PathBuf| {
        let Arguments { table, column, global, kind, encoding, prefer, .. } = &arguments;
        Sources {
            from: vec![path.clone()],
            table: table.clone(),
            column: column.clone(),
            global: global.clone(),
            kind: kind.clone(),
            encoding: *encoding,
            prefer: *prefer,
            ..Sources::default()
        }
    };
    let both = Catalog::load_both(&sources(&arguments.old), &sources(&arguments.new));
    let (old, new) = both.map_err(Error::failed)?;
    for (catalog, path) in [(&old, &arguments.old), (&new, &arguments.new)] {
        terminal::notes(&catalog.notes);
        // It may be an answer to the wrong request. That nothing is there would be no more than a guess.
        if catalog.is_empty {
            let message = "there is no option set here, so there is nothing to compare";
            return Err(Error::new(message).at(path.display()).remedy(SHOWS));
        }
    }
    let report = compare::all(&old, &new, arguments.order);
    if report.compared == 0 && report.differences.is_empty() {
        let error =
            Error::new("the two have no option set in common, so there is nothing to compare").remedy(SHOWS);
        return Err(report
            .not_read
            .iter()
            .take(NOT_READ)
            .fold(error, |error, found| error.line(format!("not read in {}: {}", found.side, found.note))));
    }
    let destination = &arguments.destination;
    config.prepare(destination, &old, new.files.iter().map(Path::new))?;
    match arguments.format {
        DiffFormat::Text => destination.print_styled(&text::write(&report, verbose)),
        DiffFormat::Json => destination.print(&json::write(&report)),
        DiffFormat::Markdown => destination.print(&markdown::write(&report)),
    }?;
    let is_no = !report.differences.is_empty() || arguments.strict && report.has_unmatched();
    Ok(if is_no { Outcome::No } else { Outcome::Done })
}
