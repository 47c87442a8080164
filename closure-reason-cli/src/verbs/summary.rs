//! `closure-reason summary`: how often each option occurs.

mod count;
mod csv;
mod html;
mod json;
mod report;
mod table;
mod words;

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use self::count::SummaryCounts;
use self::count::by::By;
use self::report::{ColumnReport, SummaryReport};
use super::rows_arguments::RowsArguments;
use crate::config::Config;
use crate::report::error::Error;
use crate::report::exit_code::Outcome;
use crate::report::note::Note;
use crate::report::progress::Progress;
use crate::report::terminal;
use crate::rows::columns::Columns;
use crate::rows::map::Map;
use crate::rows::sink::{Remark, Sink};
use crate::rows::{input, read};

/// Count how often each option occurs in rows.
#[derive(Args)]
#[command(after_long_help = EXAMPLES)]
pub struct Arguments {
    #[command(flatten)]
    rows: RowsArguments,
    /// Count separately for each value of this column; of two columns, for each pair. Of dates, `:day`, `:week`,
    /// `:month`, `:quarter` or `:year` after the name makes one value of all in it, as the rows write them, in
    /// any time zone.
    #[arg(long, value_name = "COLUMN", value_parser = By::parse)]
    by: Vec<By>,
    /// Show only the N most frequent lines of each list, and how many more there are.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    top: Option<u32>,
    /// How to print it.
    #[arg(long = "as", alias = "format", value_name = "FORM", default_value = "table")]
    form: SummaryForm,
}

const EXAMPLES: &str = "\
Examples:
  How did sessions end?
    closure-reason summary sessions.json

  For each channel, as a page to share:
    closure-reason summary --by msdyn_channel --as html sessions.csv -o sessions.html

  For each month and channel, only the three most frequent reasons:
    closure-reason summary --by createdon:month --by msdyn_channel --top 3 sessions.xlsx

  A column of your own, with the metadata of your environment:
    closure-reason summary --from metadata --table incident --column statuscode incidents.csv";

/// How many columns there may be to count by.
const MOST_BY: usize = 2;

#[derive(Clone, Copy, ValueEnum)]
enum SummaryForm {
    /// For people, with bars.
    Table,
    Json,
    /// One line for each column and value.
    Csv,
    /// One self-contained page.
    Html,
}

/// Counts and prints.
pub fn run(mut arguments: Arguments, config: &Config) -> Result<Outcome, Error> {
    let inputs = input::inputs(&arguments.rows.files)?;
    let progress = input::progress(&inputs);
    if arguments.by.len() > MOST_BY {
        let message = format!("there are more than {MOST_BY} `--by`");
        return Err(Error::new(message).remedy("count by the others in another run"));
    }
    // Words for what is counted by, whatever is counted.
    let by: Vec<String> = arguments.by.iter().map(|by| by.name.clone()).collect();
    let is_by = |map: &&Map| by.contains(&map.header);
    let mapped = arguments.rows.layout.maps.iter().filter(is_by).map(|map| map.name.clone());
    arguments.rows.sources.besides = by.iter().cloned().chain(mapped).collect();
    let catalog = arguments.rows.catalog(config)?;
    let columns = Columns::new(&catalog, &arguments.rows.sources, &arguments.rows.layout.maps, &by)?;
    arguments.rows.prepare(config, &catalog)?;
    let (mut report, failed) = count(&arguments, &inputs, &columns, progress);
    report.top = arguments.top.map(|top| top as usize);
    let mut failed = failed.into_iter();
    if report.inputs.is_empty()
        && let Some(first) = failed.next()
    {
        return Err(last(first, failed));
    }
    if report.columns.is_empty() && !report.by.is_empty() && report.rows > 0 {
        let message = "the rows have no choice column besides those to count by";
        return Err(Error::new(message).remedy("count by another column, or leave `--by` out"));
    }
    terminal::notes(&columns.absent()?);
    let outcome = print(&report, &arguments)?;
    match failed.next() {
        Some(first) => Err(last(first, failed)),
        None => Ok(outcome),
    }
}

/// Counts all inputs. One that cannot be read does not stop the others.
fn count(
    arguments: &Arguments,
    inputs: &[PathBuf],
    columns: &Columns<'_>,
    progress: Progress,
) -> (SummaryReport, Vec<Error>) {
    let by = &arguments.by;
    let mut counts = SummaryCounts::new(by);
    let mut names = Vec::new();
    let mut failed = Vec::new();
    progress.read(input::length(inputs));
    for file in inputs {
        // Count each file separately: one that cannot be read to its end must not count at all.
        let mut of_file = SummaryCounts::new(by);
        let read = read::read(file, &arguments.rows.layout, columns, &mut of_file, progress.counter());
        let read = read.and_then(|()| of_file.decide().map_err(|error| error.at(input::name(file))));
        match read.and_then(|()| counts.add(of_file)) {
            Ok(()) => names.push(input::name(file)),
            Err(error) => failed.push(error),
        }
    }
    (counts.into_report(names, arguments.rows.language), failed)
}

/// Prints all errors but the last, which is returned.
fn last(first: Error, others: impl Iterator<Item = Error>) -> Error {
    others.fold(first, |error, next| {
        terminal::say(&error.to_string());
        next
    })
}

fn print(report: &SummaryReport, arguments: &Arguments) -> Result<Outcome, Error> {
    let text = match arguments.form {
        SummaryForm::Table => terminal::without_commands(&table::write(report)),
        SummaryForm::Json => json::write(report),
        SummaryForm::Csv => csv::write(report),
        SummaryForm::Html => html::write(report),
    };
    // Programs read these forms, so notes for people go to standard error.
    if matches!(arguments.form, SummaryForm::Json | SummaryForm::Csv) {
        let note = |(input, remark): &(String, Remark)| Note {
            place: input.clone(),
            message: remark.text().to_owned(),
        };
        terminal::notes(&report.remarks.iter().map(note).collect::<Vec<_>>());
    }
    terminal::notes(&report.columns.iter().filter_map(ColumnReport::empty_words).collect::<Vec<_>>());
    if matches!(arguments.form, SummaryForm::Csv) {
        terminal::notes(&csv::left_out(&report.columns));
        terminal::notes(&report.columns.iter().filter_map(ColumnReport::formula).collect::<Vec<_>>());
    }
    arguments.rows.destination.print(&text)?;
    // CSV has one line for each value. If there are no values, it cannot say why.
    if matches!(arguments.form, SummaryForm::Csv) && report.rows == 0 {
        terminal::say("0 rows");
    }
    Ok(arguments.rows.outcome(report.rows, report.has_unknown()))
}
