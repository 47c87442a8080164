//! How sessions ended: counts the closure reasons in a response of the Dataverse Web API.
//!
//! ```text
//! cargo run -p closure-reason --example sessions --features serde
//! ```
//!
//! reports on `sessions.json`, which lies beside this file. For a response of your own, give its path:
//!
//! ```text
//! cargo run -p closure-reason --example sessions --features serde -- response.json
//! ```
//!
//! Such a response answers the request below. Its header is optional: it asks for labels beside the values.
//!
//! ```text
//! GET [organization URI]/api/data/v9.2/msdyn_ocsessions?$select=activityid,msdyn_closurereason
//! Prefer: odata.include-annotations="OData.Community.Display.V1.FormattedValue"
//! ```

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::env;
use std::fmt;
use std::fs;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use closure_reason::{Choice, ClosureReason};
use serde::Deserialize;

/// Compiled in, so that the example runs wherever it is started, and after its source has gone.
const SAMPLE: &str = include_str!("sessions.json");

#[derive(Deserialize)]
#[serde(expecting = "a response of the Web API, which is an object with a `value` array")]
struct Response {
    value: Vec<Session>,
    #[serde(rename = "@odata.nextLink")]
    next_link: Option<String>,
}

/// The columns of a row that are used here; serde skips the others.
#[derive(Deserialize)]
struct Session {
    /// Null while the session is open. A `Choice`, since Microsoft adds reasons: none may stop the report.
    // By itself serde takes a missing column for null: if `$select` forgot it, all sessions would seem open.
    // A field with a reader of its own has to be there.
    #[serde(rename = "msdyn_closurereason", deserialize_with = "Option::deserialize")]
    closure_reason: Option<Choice<ClosureReason>>,
    /// The label in the language of whoever asked. It is there only when asked for.
    #[serde(rename = "msdyn_closurereason@OData.Community.Display.V1.FormattedValue")]
    formatted_value: Option<String>,
}

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), String> {
    let mut arguments = env::args_os().skip(1);
    let path = arguments.next();
    if arguments.next().is_some() {
        return Err("expected one path at most".to_owned());
    }
    let report = match path {
        Some(path) => {
            let path = Path::new(&path);
            let name = path.display().to_string();
            let json = fs::read(path).map_err(|error| format!("{name}: {error}"))?;
            Report::read(name, &json)?
        }
        None => Report::read("sessions.json".to_owned(), SAMPLE.as_bytes())?,
    };
    // In one piece, so that a reader may leave early (`| head`).
    io::stdout().write_all(report.to_string().as_bytes()).map_err(|error| format!("standard output: {error}"))
}

/// What is printed.
struct Report {
    file: String,
    complete: bool,
    tally: Tally,
}

impl Report {
    fn read(file: String, json: &[u8]) -> Result<Self, String> {
        // Some programs begin a text file with a byte order mark, which is no JSON.
        let json = json.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(json);
        let response: Response = serde_json::from_slice(json).map_err(|error| format!("{file}: {error}"))?;
        Ok(Self { file, complete: response.next_link.is_none(), tally: Tally::of(response.value) })
    }
}

/// How many sessions ended for which reason.
struct Tally {
    /// One counter per option, at its index.
    known: [u32; ClosureReason::ALL.len()],
    unknown: BTreeMap<Choice<ClosureReason>, Unknown>,
    open: u32,
}

/// The sessions with one value that is not an option.
#[derive(Default)]
struct Unknown {
    count: u32,
    formatted_value: Option<String>,
}

impl Tally {
    fn of(sessions: Vec<Session>) -> Self {
        let mut tally = Self { known: [0; ClosureReason::ALL.len()], unknown: BTreeMap::new(), open: 0 };
        for session in sessions {
            tally.add(session);
        }
        tally
    }

    fn add(&mut self, session: Session) {
        let Some(choice) = session.closure_reason else {
            self.open += 1;
            return;
        };
        if let Some(reason) = choice.known() {
            self.known[reason.index()] += 1;
        } else {
            let unknown = self.unknown.entry(choice).or_default();
            unknown.count += 1;
            unknown.formatted_value = unknown.formatted_value.take().or(session.formatted_value);
        }
    }

    /// A line for each reason that occurs, the most frequent first.
    fn known_lines(&self) -> Vec<Line> {
        let occurring = ClosureReason::ALL.iter().filter(|reason| self.known[reason.index()] > 0);
        sorted(occurring.map(|reason| Line {
            count: self.known[reason.index()],
            title: reason.to_string(),
            text: reason.description().unwrap_or("(not described)").to_owned(),
        }))
    }

    /// A line for each value that is not an option, the most frequent first.
    fn unknown_lines(&self) -> Vec<Line> {
        sorted(self.unknown.iter().map(|(choice, unknown)| Line {
            count: unknown.count,
            title: choice.to_string(),
            text: match &unknown.formatted_value {
                Some(label) => format!("The response calls it {label:?}."),
                None => "The response has no label for it.".to_owned(),
            },
        }))
    }
}

/// What the report says about one value.
struct Line {
    count: u32,
    title: String,
    text: String,
}

/// By count; the order stays where counts are equal.
fn sorted(lines: impl Iterator<Item = Line>) -> Vec<Line> {
    let mut lines: Vec<_> = lines.collect();
    lines.sort_by_key(|line| Reverse(line.count));
    lines
}

fn total(lines: &[Line]) -> u32 {
    lines.iter().map(|line| line.count).sum()
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (known, unknown) = (self.tally.known_lines(), self.tally.unknown_lines());
        let (listed, unlisted, open) = (total(&known), total(&unknown), self.tally.open);
        let closed = listed + unlisted;
        let most = known.iter().chain(&unknown).map(|line| line.count).max().unwrap_or(0);

        writeln!(f, "How the sessions in {} ended: count, share of the closed ones, reason", self.file)?;
        if !self.complete {
            writeln!(
                f,
                "Incomplete: the response has an @odata.nextLink, so there are more sessions than these."
            )?;
        }
        if !known.is_empty() {
            writeln!(f)?;
        }
        for line in &known {
            line.write(f, closed, most)?;
        }
        if !unknown.is_empty() {
            writeln!(f, "\nValues that are not in the list of closure reasons:\n")?;
        }
        for line in &unknown {
            line.write(f, closed, most)?;
        }
        writeln!(f, "\n{listed:>7}  closed, with a reason in the list")?;
        writeln!(f, "{unlisted:>7}  closed, with a value that is not in the list")?;
        writeln!(f, "{open:>7}  not closed: no reason yet")?;
        writeln!(f, "{:>7}  in all", closed + open)
    }
}

/// The widest bar and the widest text: with the numbers they fill 100 columns.
const BAR: usize = 20;
const TEXT: usize = 60;

impl Line {
    /// Writes count, share of the closed sessions, bar and title, and below the title the text.
    fn write(&self, f: &mut fmt::Formatter<'_>, closed: u32, most: u32) -> fmt::Result {
        let share = 100.0 * f64::from(self.count) / f64::from(closed);
        let bar = "█".repeat((BAR * self.count as usize).div_ceil(most as usize));
        writeln!(f, "{:>7}  {share:>5.1}%  {bar:BAR$}  {}", self.count, self.title)?;
        for part in wrap(&self.text, TEXT) {
            writeln!(f, "{:7}  {:6}  {:BAR$}  {part}", "", "", "")?;
        }
        Ok(())
    }
}

/// Breaks text into lines of at most this width, at blanks.
fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}
