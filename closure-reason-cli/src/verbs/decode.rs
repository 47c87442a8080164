//! `closure-reason decode`: the same rows, with labels.

mod cell;
mod columns;
mod csv;
mod json;
pub mod other_labels;
mod output;
mod parallel;
mod rows;
mod tally;
#[cfg(test)]
mod tests;

use std::path::PathBuf;

use clap::Args;

use self::cell::DecodeOptions;
use self::columns::DecodedColumns;
use self::output::Lines;
use self::tally::Tally;
use crate::catalog::{Catalog, Sources};
use crate::config::Config;
use crate::report::error::Error;
use crate::report::exit_code::Outcome;
use crate::report::note::Note;
use crate::report::output::Destination;
use crate::report::progress::Progress;
use crate::report::terminal;
use crate::rows::columns::Columns;
use crate::rows::read::{Layout, NOTHING_CHECKED};
use crate::rows::sink::{Remark, RowsFormat};
use crate::rows::{input, language};

/// Write the same rows with labels next to the values.
///
/// A sheet of an Excel workbook is written as CSV.
#[derive(Args)]
#[command(after_long_help = EXAMPLES)]
pub struct Arguments {
    /// Rows: CSV, TSV, JSON of the Web API, or an Excel workbook; CSV and JSON also packed with gzip or
    /// as the one file of a zip archive. `-` is standard input, which is read without files too.
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
    #[command(flatten)]
    destination: Destination,
    #[command(flatten)]
    sources: Sources,
    #[command(flatten)]
    layout: Layout,
    /// Replace values with their labels. Values that are not options, or have no label, stay as they are.
    #[arg(long)]
    replace: bool,
    /// Replace labels with their values, for example to import the rows again. A text that is not the label
    /// of exactly one option stays as it is, and is counted as unknown.
    #[arg(long, conflicts_with_all = ["replace", "language"])]
    to_values: bool,
    /// The language of the labels, by its locale id, such as 1031 for German.
    #[arg(long, value_name = "LCID", value_parser = crate::config::language)]
    language: Option<u32>,
    /// Exit with 1 if there are values that are not options, or no rows.
    #[arg(long)]
    deny_unknown: bool,
}

const EXAMPLES: &str = "\
Examples:
  A column `msdyn_closurereasonname` after `msdyn_closurereason`:
    closure-reason decode export.csv -o labeled.csv

  Pages of the Web API, with the annotations that it returns on request:
    closure-reason decode page1.json page2.json > labeled.json

  Back to numbers, to import the rows again:
    closure-reason decode --to-values edited.csv -o import.csv

  A column of your own, in German:
    closure-reason decode --from metadata --table incident --language 1031 incidents.csv -o incidents.de.csv";

/// The remedy for files that cannot be joined.
const ONE_BY_ONE: &str = "decode them one at a time, each into its own file";

/// Reads, writes, and reports what was decoded.
pub fn run(mut arguments: Arguments, config: &Config) -> Result<Outcome, Error> {
    let files = input::inputs(&arguments.files);
    let progress = progress(&arguments.destination, &files);
    config.complete(&mut arguments.sources);
    arguments.language = arguments.language.or(config.language);
    let catalog = Catalog::load(&arguments.sources)?;
    terminal::notes(&catalog.notes);
    terminal::notes(language::check(&catalog, arguments.language)?.as_slice());
    let columns = Columns::new(&catalog, &arguments.sources, &arguments.layout.maps, &[])?;
    let how = DecodeOptions {
        replace: arguments.replace || arguments.to_values,
        to_values: arguments.to_values,
        language: arguments.language,
    };
    let mut labels = DecodedColumns::new(how);
    let mut csv = csv::Decoder::new(parallel::Blocks::of);
    let mut absent = Vec::new();
    if arguments.layout.skip_footer > 0 && files.len() > 1 {
        let message = "with `--skip-footer`, several files cannot become one";
        return Err(Error::new(message).remedy(ONE_BY_ONE));
    }
    input::check(&files)?;
    let read = files.iter().chain(&arguments.layout.header.model).map(|file| &**file);
    config.prepare(&arguments.destination, &catalog, read)?;
    arguments.destination.write(|to| {
        let out = &mut Lines::new(to);
        progress.read(input::length(&files));
        let mut first = None;
        for file in &files {
            let open = input::open(file, arguments.layout.wanted(columns.encoding), progress.counter())?;
            if let Some(remark) = open.remark {
                labels.note(open.window.name(), remark.text());
            }
            if open.is_empty(arguments.layout.header.is_said()) {
                labels.note(open.window.name(), Remark::Empty.text());
                if files.len() == 1 {
                    (out.encoding, out.mark) = (open.encoding, open.mark);
                    out.write_all(open.window.rest())?;
                }
                continue;
            }
            if open.is_utf8_too {
                labels.note(open.window.name(), Remark::Utf8.text());
            }
            let this = (open.format, open.encoding);
            match &first {
                None => (out.encoding, out.mark) = (open.encoding, open.mark),
                Some(first) if *first == this => out.end_line()?,
                Some((format, encoding)) => {
                    let (this, first) = if open.format == *format {
                        (open.encoding.to_string(), encoding.to_string())
                    } else {
                        (open.format.to_string(), format.to_string())
                    };
                    let message = format!("this file is {this}, the first one is {first}");
                    return Err(Error::new(message).at(open.window.name()).remedy(ONE_BY_ONE));
                }
            }
            first = Some(this);
            let regular = open.file.clone();
            let decoded = match open.format {
                RowsFormat::Csv => {
                    csv.decode(open, &arguments.layout, &columns, &mut labels, out).map(|()| None)
                }
                RowsFormat::Json => json::decode(
                    open.window,
                    arguments.layout.rows.clone().unwrap_or_default(),
                    &columns,
                    &mut labels,
                    out,
                ),
            };
            let decoded = match regular {
                Some(regular) => {
                    regular.watched(decoded, |remark| labels.note(&input::name(file), remark.text()))
                }
                None => decoded,
            };
            if let Some(missing) = decoded? {
                progress.clear();
                return Err(told_late(missing, &arguments.destination));
            }
        }
        progress.clear();
        absent = columns.absent().map_err(|missing| told_late(missing, &arguments.destination))?;
        Ok(())
    })?;
    terminal::notes(&absent);
    let tally = labels.tally();
    report(&tally);
    if arguments.deny_unknown && tally.rows == 0 {
        terminal::say(NOTHING_CHECKED);
        return Ok(Outcome::No);
    }
    let is_denied = arguments.deny_unknown && tally.has_unknown();
    Ok(if is_denied { Outcome::No } else { Outcome::Done })
}

/// A bar, unless the rows themselves may appear on the terminal: directly, or through a pipe into `grep`
/// or `less`.
fn progress(destination: &Destination, inputs: &[PathBuf]) -> Progress {
    if destination.is_file() { input::progress(inputs) } else { Progress::hidden() }
}

/// Notes that the rows were written although a column is missing: JSON has no header that would show it
/// earlier.
fn told_late(missing: Error, destination: &Destination) -> Error {
    if destination.is_stdout() {
        let message =
            "the rows have been written anyway, because only the end of JSON tells which columns it has";
        terminal::notes(&[Note { place: "standard output".to_owned(), message: message.to_owned() }]);
    }
    missing
}

/// How many characters of a text are shown.
const SHOWN: usize = 100;

fn report(tally: &Tally) {
    terminal::notes(&tally.notes);
    anstream::eprintln!("{} {}", tally.rows, if tally.rows == 1 { "row" } else { "rows" });
    for column in &tally.columns {
        let unknown: u64 = column.unknown.iter().map(|(_, count)| count).sum();
        let kept = match column.kept {
            0 => String::new(),
            1 => "1 left as it is, ".to_owned(),
            kept => format!("{kept} left as they are, "),
        };
        anstream::eprintln!(
            "{}: {} decoded, {kept}{} empty, {} unknown",
            terminal::shown(&column.name),
            column.decoded,
            column.empty,
            unknown + column.uncounted,
        );
        for ((text, count), reason) in column.unknown.iter().zip(&column.reasons) {
            anstream::eprintln!("{count:>9}  {}", terminal::shown(&terminal::cut(text, SHOWN)));
            if let Some(reason) = reason {
                anstream::eprintln!("           {}", terminal::brief(&terminal::shown(reason)));
            }
        }
        let more = column.unknown.len() - column.reasons.len();
        if more > 0 {
            anstream::eprintln!("           and {more} more");
        }
    }
}
