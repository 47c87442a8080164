//! How sessions ended: counts the closure reasons in a response of the Dataverse Web API.
//!
//! ```text
//! cargo run -p closure-reason --example sessions --features serde [-- response.json]
//! ```
//!
//! Without a path it counts `sessions.json`, which lies beside this file. The command
//! `closure-reason summary` does the same for any column, any size and other formats.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::error::Error;
use std::{env, fs};

use closure_reason::{Choice, ClosureReason};
use serde::Deserialize;

#[derive(Deserialize)]
struct Response {
    value: Vec<Session>,
}

#[derive(Deserialize)]
struct Session {
    /// Null while the session is open. A `Choice`, since Microsoft adds reasons: a new one is
    /// counted by its number.
    // By itself serde takes a missing column for null; a field with a reader of its own has to be
    // there.
    #[serde(rename = "msdyn_closurereason", deserialize_with = "Option::deserialize")]
    closure_reason: Option<Choice<ClosureReason>>,
}

fn main() -> Result<(), Box<dyn Error>> {
    let json = match env::args_os().nth(1) {
        Some(path) => fs::read(path)?,
        None => include_bytes!("sessions.json").to_vec(),
    };
    let response: Response = serde_json::from_slice(&json)?;
    let mut counts = BTreeMap::new();
    for session in response.value {
        *counts.entry(session.closure_reason).or_insert(0) += 1;
    }
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by_key(|(_, count)| Reverse(*count));
    for (reason, count) in counts {
        let Some(choice) = reason else {
            println!("{count:>7}  (open)");
            continue;
        };
        let description = choice.known().and_then(ClosureReason::description);
        println!("{count:>7}  {choice}: {}", description.unwrap_or("no description"));
    }
    Ok(())
}
