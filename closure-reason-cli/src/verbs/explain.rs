//! `explain`: what a number or a label means.

mod fold;
mod provenance;
mod search;

use std::fmt::Write;
use std::iter;

use anstyle::Style;
use clap::Args;
use closure_reason::OptionSetKind;
use closure_reason::spelling::{Cause, Number, Spellings};

use self::search::{Match, Search};
use crate::catalog::{Catalog, Sources};
use crate::config::Config;
use crate::definition::{Localized, OptionDefinition, OptionSetDefinition};
use crate::report::error::Error;
use crate::report::exit_code::Outcome;
use crate::report::output::Destination;
use crate::report::terminal;
use crate::report::terminal::{cut, shown};
use crate::source::{MetadataFormat, Sourced};

/// Explain what values and labels mean.
///
/// A text is matched exactly, else ignoring case and accents, else by the nearest spelling; then a
/// note on standard error says so. Labels of every language and aliases count. All options that match
/// are shown. The exit code is 1 if anything is not found.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  closure-reason explain 192350004
  closure-reason explain agentclosd
  closure-reason explain --from metadata \"In Progress\" -v
  closure-reason explain --from solution.zip --table incident --column statuscode 5")]
pub struct Arguments {
    /// Values, such as 192350004, and labels or aliases.
    #[arg(value_name = "VALUE|LABEL", required = true, allow_negative_numbers = true)]
    texts: Vec<String>,
    #[command(flatten)]
    sources: Sources,
    #[command(flatten)]
    destination: Destination,
}

pub fn run(mut arguments: Arguments, verbose: bool, config: &Config) -> Result<Outcome, Error> {
    config.complete(&mut arguments.sources);
    let catalog = Catalog::load(&arguments.sources)?;
    terminal::notes(&catalog.notes);
    let sets = search::sets(&catalog);
    let search = Search::new(&sets);
    config.prepare(&arguments.destination, &catalog, [])?;
    let mut outcome = Outcome::Done;
    let mut shown = String::new();
    for text in &arguments.texts {
        let mut found = search.find(text);
        if found.is_empty() {
            let (near, labels) = search.nearest(text);
            terminal::say(&not_found(text, &sets, &labels));
            if near.is_empty() {
                outcome = Outcome::No;
            }
            found = near;
        }
        for found in found {
            if !shown.is_empty() {
                shown.push('\n');
            }
            show(&mut shown, &found, verbose);
        }
    }
    arguments.destination.print_styled(&shown)?;
    Ok(outcome)
}

fn show(to: &mut String, found: &Match, verbose: bool) {
    let bold = Style::new().bold();
    let (set, option) = (&found.set.what, found.option);
    let label = option.label.text().map_or_else(|| "without a label".into(), shown);
    line(to, 0, &format!("{bold}{} {label}{bold:#}", option.value));
    let mut place = shown(&set.to_string()).into_owned();
    if let Some(name) = set.column_display_name.text().or(set.display_name.text()) {
        let _ = write!(place, ", {}", shown(name));
    }
    if set.global == Some(true) && set.column.is_some() {
        let _ = write!(place, ", global set {}", shown(set.name.as_deref().unwrap_or("without a name")));
    }
    line(to, 2, &place);
    if let Some(description) = option.description.text().filter(|text| !text.is_empty()) {
        wrapped(to, &shown(description));
    }
    if let Some(state) = option.state {
        line(to, 2, &format!("state: {}", state_of(state, found)));
    }
    if let Some(default) = option.default_status {
        line(to, 2, &format!("default status reason: {default}"));
    }
    if let Some(name) = option.invariant_name.as_deref().value() {
        line(to, 2, &format!("invariant name: {}", shown(name)));
    }
    if option.hidden == Some(true) {
        line(to, 2, "hidden: kept for old rows, no longer offered");
    }
    if let Some(external) = option.external_value.as_deref().value() {
        line(to, 2, &format!("external value: {}", shown(external)));
    }
    if let Some(color) = option.color.as_deref().value() {
        line(to, 2, &format!("color: {}", shown(color)));
    }
    if let Some(next) = option.transitions.as_deref() {
        let next: Vec<_> = next.iter().map(|&value| named(value, set)).collect();
        line(
            to,
            2,
            &format!(
                "may be followed by: {}",
                if next.is_empty() { "nothing".into() } else { next.join(", ") }
            ),
        );
    }
    let aliases: Vec<_> = option.aliases.iter().map(|alias| shown(alias).into_owned()).collect();
    if !aliases.is_empty() {
        line(to, 2, &format!("also written: {}", aliases.join(", ")));
    }
    if verbose {
        languages(to, "label", &option.label);
        languages(to, "description", &option.description);
    }
    line(to, 2, &format!("from: {}", origin(found.set, option)));
}

fn languages(to: &mut String, what: &str, texts: &Localized) {
    let mut texts: Vec<_> = texts.iter().collect();
    texts.sort_unstable();
    for (language, text) in texts {
        line(to, 2, &format!("{what} in language {language}: {}", shown(text)));
    }
}

/// The state of a status reason, with its label if the states of its table are known.
fn state_of(state: i32, found: &Match) -> String {
    found.states.map_or_else(|| state.to_string(), |states| named(state, &states.what))
}

fn named(value: i32, set: &OptionSetDefinition) -> String {
    match set.option(value).and_then(|option| option.label.text()) {
        Some(label) => format!("{value} {}", shown(label)),
        None => value.to_string(),
    }
}

/// Where the facts come from: the file, or for closure reasons, Microsoft's publication.
fn origin(set: &Sourced<OptionSetDefinition>, option: &OptionDefinition) -> String {
    if set.origin.format == MetadataFormat::BuiltIn {
        return provenance::of(option.value).into();
    }
    let place = if set.origin.place.is_empty() { String::new() } else { format!(", {}", set.origin.place) };
    shown(&format!("{}{place}", set.origin.input)).into_owned()
}

fn not_found(text: &str, sets: &[&Sourced<OptionSetDefinition>], nearest: &[&str]) -> String {
    // A set without options refuses every text, with a reason.
    let none = Spellings::new("", OptionSetKind::Choice, iter::empty::<(i32, [&str; 0])>());
    let cause = none.parse(text).refusal().map(|refusal| refusal.cause());
    let is = if Number::readings(text).next().is_some() {
        "is not a value or label of"
    } else if cause == Some(Cause::DigitsMissing) {
        "lacks digits, and is not a label of"
    } else {
        "is not a label of"
    };
    let whose = match sets {
        [] => "any option set: there are none here".into(),
        [set] => shown(&set.what.to_string()).into_owned(),
        sets => format!("any of these {} option sets", sets.len()),
    };
    let nearest: Vec<_> =
        nearest.iter().map(|label| format!("`{}`", shown(&cut(label, terminal::QUOTED)))).collect();
    let help = match &*nearest {
        [] => String::new(),
        [label] => format!("; did you mean {label}?"),
        [labels @ .., last] => format!("; did you mean {} or {last}?", labels.join(", ")),
    };
    format!("`{}` {is} {whose}{help}", shown(&cut(text, terminal::QUOTED)))
}

fn line(to: &mut String, indent: usize, text: &str) {
    let _ = writeln!(to, "{:indent$}{text}", "");
}

/// A paragraph as wide as the terminal.
fn wrapped(to: &mut String, text: &str) {
    let width = terminal::width() - 2;
    let mut taken = 0;
    for word in text.split(' ') {
        let length = word.chars().count();
        if taken > 0 && taken + 1 + length > width {
            to.push('\n');
            taken = 0;
        }
        let (gap, before) = if taken == 0 { ("  ", 0) } else { (" ", 1) };
        let _ = write!(to, "{gap}{word}");
        taken += before + length;
    }
    to.push('\n');
}
