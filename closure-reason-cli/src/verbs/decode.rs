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
use super::rows_arguments::RowsArguments;
use crate::config::Config;
use crate::report::error::Error;
use crate::report::exit_code::Outcome;
use crate::report::note::Note;
use crate::report::output::Destination;
use crate::report::progress::Progress;
use crate::report::terminal;
use crate::rows::columns::Columns;
use crate::rows::input;
use crate::rows::sink::{Remark, RowsFormat};

/// Write the same rows with labels next to the values.
///
/// A sheet of an Excel workbook is written as CSV.
#[derive(Args)]
#[command(after_long_help = EXAMPLES)]
pub struct Arguments {
    #[command(flatten)]
    rows: RowsArguments,
    /// Replace values with their labels. Values that are not options, or have no label, stay as they are.
    #[arg(long)]
    replace: bool,
    /// Replace labels with their values, for example to import the rows again. A text that is not the label
    /// of exactly one option stays as it is, and is counted as unknown.
    #[arg(long, conflicts_with_all = ["replace", "language"])]
    to_values: bool,
}

const EXAMPLES: &str = "\
Examples:
  A column `msdyn_closurereasonname` after `msdyn_closurereason`:
    closure-reason decode export.csv -o labeled.csv

  Pages of the Web API, with the annotations that it returns on request:
    closure-reason decode page1.json page2.json -o labeled.json

  Back to numbers, to import the rows again:
    closure-reason decode --to-values edited.csv -o import.csv

  A column of your own, in German:
    closure-reason decode --from metadata --table incident --language 1031 incidents.csv -o de.csv";

/// The note about an output whose name promises another format.
const CALLED_OTHERWISE: &str =
    "rows are written in the format in which they are read, whatever the output is called";

/// The extensions of the other format.
const fn other_extensions(format: RowsFormat) -> &'static [&'static str] {
    match format {
        RowsFormat::Csv => &["json", "jsonl", "ndjson"],
        RowsFormat::Json => &["csv", "tsv"],
    }
}

/// The remedy for files that cannot be joined.
const ONE_BY_ONE: &str = "decode them one at a time, each into its own file";

/// Reads, writes, and reports what was decoded.
pub fn run(mut arguments: Arguments, config: &Config) -> Result<Outcome, Error> {
    let files = input::inputs(&arguments.rows.files)?;
    let progress = progress(&arguments.rows.destination, &files);
    let catalog = arguments.rows.catalog(config)?;
    let columns = Columns::new(&catalog, &arguments.rows.sources, &arguments.rows.layout.maps, &[])?;
    let how = DecodeOptions {
        replace: arguments.replace || arguments.to_values,
        to_values: arguments.to_values,
        language: arguments.rows.language,
    };
    let mut labels = DecodedColumns::new(how);
    let mut csv = csv::Decoder::new(parallel::Blocks::of);
    let mut absent = Vec::new();
    if arguments.rows.layout.skip_footer > 0 && files.len() > 1 {
        let message = "with `--skip-footer`, several files cannot become one";
        return Err(Error::new(message).remedy(ONE_BY_ONE));
    }
    input::check(&files)?;
    arguments.rows.prepare(config, &catalog)?;
    arguments.rows.destination.write(arguments.rows.deny_unknown, |to| {
        let out = &mut Lines::new(to);
        progress.read(input::length(&files));
        let mut first = None;
        for file in &files {
            let open = input::open(file, arguments.rows.layout.wanted(columns.encoding), progress.counter())?;
            if let Some(remark) = open.remark {
                labels.note(open.window.name(), remark.text());
            }
            if open.is_empty(arguments.rows.layout.header.is_said()) {
                labels.note(open.window.name(), Remark::Empty.text());
                if files.len() == 1 {
                    (out.encoding, out.mark) = (open.encoding, open.mark);
                    out.write_all(open.window.rest())?;
                }
                continue;
            }
            arguments.rows.layout.are_used(&open)?;
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
            if first.is_none() && arguments.rows.destination.ends_in(other_extensions(open.format)) {
                labels.note(open.window.name(), CALLED_OTHERWISE);
            }
            first = Some(this);
            let (regular, at_end) = (open.file.clone(), open.at_end.clone());
            let decoded = match open.format {
                RowsFormat::Csv => {
                    csv.decode(open, &arguments.rows.layout, &columns, &mut labels, out).map(|()| None)
                }
                RowsFormat::Json => json::decode(
                    open.window,
                    arguments.rows.layout.rows.clone().unwrap_or_default(),
                    &columns,
                    &mut labels,
                    out,
                ),
            };
            for remark in at_end.remarks() {
                labels.note(&input::name(file), remark.text());
            }
            let decoded = match regular {
                Some(regular) => {
                    regular.watched(decoded, |remark| labels.note(&input::name(file), remark.text()))
                }
                None => decoded,
            };
            if let Some(missing) = decoded? {
                progress.clear();
                return Err(told_late(missing, &arguments.rows.destination));
            }
        }
        progress.clear();
        absent = columns.absent().map_err(|missing| told_late(missing, &arguments.rows.destination))?;
        Ok(())
    })?;
    terminal::notes(&absent);
    let tally = labels.tally();
    report(&tally);
    Ok(arguments.rows.outcome(tally.rows, tally.has_unknown()))
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
    terminal::say(&format!("{} {}", tally.rows, if tally.rows == 1 { "row" } else { "rows" }));
    for column in &tally.columns {
        let unknown: u64 = column.unknown.iter().map(|(_, count)| count).sum();
        let kept = match column.kept {
            0 => String::new(),
            1 => "1 left as it is, ".to_owned(),
            kept => format!("{kept} left as they are, "),
        };
        terminal::say(&format!(
            "{}: {} decoded, {kept}{} empty, {} unknown",
            terminal::shown(&column.name),
            column.decoded,
            column.empty,
            unknown + column.uncounted
        ));
        for ((text, count), reason) in column.unknown.iter().zip(&column.reasons) {
            terminal::say(&format!("{count:>9}  {}", terminal::shown(&terminal::cut(text, SHOWN))));
            if let Some(reason) = reason {
                terminal::say(&format!("           {}", terminal::brief(&terminal::shown(reason))));
            }
        }
        let more = column.unknown.len() - column.reasons.len();
        if more > 0 {
            terminal::say(&format!("           and {more} more"));
        }
    }
}
