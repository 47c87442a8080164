//! The command `closure-reason`: arguments and exit codes. Each verb has its own module.

#![allow(clippy::format_push_string, reason = "`write!` to a string cannot fail")]
#![allow(clippy::similar_names, reason = "state and status are Dataverse's own words")]
#![allow(
    clippy::struct_excessive_bools,
    reason = "flags of the command line and of attributes are many and independent"
)]
#![allow(clippy::struct_field_names, reason = "the names are those of the formats")]
#![allow(clippy::needless_pass_by_value, reason = "a verb takes its arguments, and a reader its input")]
#![allow(unreachable_pub, reason = "a binary has no public API; `pub` says what a room offers to the others")]

mod catalog;
mod config;
mod definition;
mod enums;
mod report;
mod rows;
mod rust;
mod source;
mod verbs;

use std::process::ExitCode;

use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};

use crate::config::Config;
use crate::report::error::Error;
use crate::report::exit_code::Outcome;

/// Turn Dataverse metadata into Rust enums, keep them up to date, and put words into exported rows.
///
/// Data goes to standard output, everything else to standard error.
#[derive(Parser)]
#[command(
    name = "closure-reason",
    // Whatever the file is called: on Windows, it ends in `.exe`.
    bin_name = "closure-reason",
    version,
    max_term_width = 100,
    after_help = EXAMPLES,
    after_long_help = format!("{EXAMPLES}\n\n{EXIT_CODES}\n\n{}", config::HELP)
)]
struct Arguments {
    /// When to use color.
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    color: report::terminal::Color,
    /// Say more: which files were skipped, every language, and so on.
    #[arg(short, long, global = true)]
    verbose: bool,
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand)]
enum Verb {
    List(verbs::list::Arguments),
    Explain(verbs::explain::Arguments),
    #[cfg(feature = "environment")]
    Fetch(verbs::fetch::Arguments),
    Generate(verbs::generate::Arguments),
    Check(verbs::check::Arguments),
    Diff(verbs::diff::Arguments),
    Summary(verbs::summary::Arguments),
    Decode(verbs::decode::Arguments),
    Completions(verbs::manual::Completions),
    Man(verbs::manual::Man),
}

const EXAMPLES: &str = "\
Examples:
  closure-reason explain 192350004
  closure-reason summary sessions.json
  closure-reason decode export.csv -o labeled.csv
  closure-reason list --as sql -o closure_reason.sql
  closure-reason list --from metadata --table msdyn_ocsession
  closure-reason generate --from metadata -o src/choices
  closure-reason check --from metadata src/choices
  closure-reason diff metadata-may metadata-june";

const EXIT_CODES: &str = "\
Exit codes:
  0  done, or the answer is yes
  1  the answer is no: not found, or there is a difference
  2  the command failed: the message says where, what and why";

fn main() -> ExitCode {
    let given = verbs::usage::with_help(std::env::args_os());
    let mut command = Arguments::command();
    if let Some(mistake) = verbs::usage::mistake(&given, &command) {
        report::terminal::say(&mistake.to_string());
        return ExitCode::from(2);
    }
    let arguments = match command.try_get_matches_from_mut(given) {
        Ok(mut matches) => {
            Arguments::from_arg_matches_mut(&mut matches).map_err(|error| error.format(&mut command))
        }
        Err(error) => Err(error),
    };
    let arguments = arguments.unwrap_or_else(|error| refuse(error));
    arguments.color.apply();
    report::terminal::set_verbose(arguments.verbose);
    match run(arguments) {
        Ok(outcome) => outcome.into(),
        // The reader of the output has gone away.
        Err(error) if error.is_closed_pipe() => ExitCode::SUCCESS,
        Err(error) => {
            report::terminal::say(&error.to_string());
            ExitCode::from(if error.is_no() { 1 } else { 2 })
        }
    }
}

/// Says why the arguments are refused. The shell may have filled in the names of files that somebody else
/// wrote, and that a terminal or the reader of a log would obey.
fn refuse(error: clap::Error) -> ! {
    use report::terminal::{is_deceiving, say, shown};
    if !error.use_stderr() {
        error.exit(); // It is help that was asked for.
    }
    let code = error.exit_code();
    let given = verbs::usage::with_help(std::env::args_os());
    let given: Vec<_> = given.iter().map(|argument| argument.to_string_lossy()).collect();
    let harmless = given.iter().map(|argument| shown(argument).into_owned());
    if !given.iter().any(|argument| argument.contains(is_deceiving)) {
        say(error.render().ansi().to_string().trim_end());
    } else if let Err(same) = Arguments::try_parse_from(harmless) {
        say(same.to_string().trim_end());
    } else {
        say(&shown(&error.to_string()));
    }
    std::process::exit(code);
}

fn run(arguments: Arguments) -> Result<Outcome, Error> {
    match arguments.verb {
        Verb::List(list) => verbs::list::run(list, &Config::find()?),
        Verb::Explain(explain) => verbs::explain::run(explain, arguments.verbose, &Config::find()?),
        #[cfg(feature = "environment")]
        Verb::Fetch(fetch) => verbs::fetch::run(fetch, &Config::find()?),
        Verb::Generate(generate) => verbs::generate::run(generate, &Config::find()?),
        Verb::Check(check) => verbs::check::run(check, arguments.verbose, &Config::find()?),
        Verb::Diff(diff) => verbs::diff::run(diff, arguments.verbose, &Config::find()?),
        Verb::Summary(summary) => verbs::summary::run(summary, &Config::find()?),
        Verb::Decode(decode) => verbs::decode::run(decode, &Config::find()?),
        Verb::Completions(completions) => verbs::manual::completions(&completions, &Arguments::command()),
        Verb::Man(man) => verbs::manual::man(&man, &Arguments::command()),
    }
}
