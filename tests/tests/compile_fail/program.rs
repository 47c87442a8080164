//! What rustc says in the cases of a program, and whether it is what is expected.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::thread;

use serde_json::Value;

/// Compiles programs of one or several cases each, and returns the cases that do not get exactly
/// the messages that are expected, or the derive's own among them.
pub(crate) fn unsettled(programs: impl Iterator<Item = Vec<PathBuf>>, only_own: bool) -> Vec<PathBuf> {
    thread::scope(|scope| {
        let runs: Vec<_> = programs.map(|cases| scope.spawn(move || unsettled_in(cases, only_own))).collect();
        runs.into_iter().flat_map(|run| run.join().expect("the program was compiled")).collect()
    })
}

fn unsettled_in(mut cases: Vec<PathBuf>, only_own: bool) -> Vec<PathBuf> {
    let messages = messages(&program(&cases), only_own);
    for (place, messages) in &messages {
        assert!(cases.contains(place), "{}, which is not a case:\n{messages}", place.display());
    }
    cases.retain(|case| {
        let expected = fs::read_to_string(case.with_extension("stderr")).unwrap_or_default();
        messages.get(case).is_none_or(|messages| compared(messages) != compared(&expected))
    });
    cases
}

/// Lines of messages, without places in files that are no cases: they change whenever those do.
fn compared(messages: &str) -> Vec<&str> {
    let lines = messages.lines();
    lines
        .map(|line| match line.split_once("--> ") {
            Some((_, place)) if !place.starts_with("ui/") => {
                line.trim_end_matches(|c: char| c == ':' || c.is_ascii_digit())
            }
            _ => line,
        })
        .collect()
}

/// A case by itself is a program. Several are modules of one, since a program for each takes twenty
/// times as long.
fn program(cases: &[PathBuf]) -> PathBuf {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR"));
    if let [case] = cases {
        return tests.join(case);
    }
    // One case names the derive by `crate::`, so that its own import is not used.
    let mut source = "#![allow(unused_imports)]\nuse closure_reason::OptionSet;\nfn main() {}\n".to_owned();
    for (number, case) in cases.iter().enumerate() {
        let case = tests.join(case);
        let case = case.to_str().expect("a source is UTF-8");
        writeln!(source, "#[path = {case:?}]\nmod case_{number};").expect("a string takes any text");
    }
    let program = Path::new(env!("CARGO_TARGET_TMPDIR")).join("compile_fail.rs");
    fs::write(&program, source).unwrap_or_else(|error| panic!("{}: {error}", program.display()));
    program
}

/// What the compiler says in each case of a program, as trybuild writes it.
fn messages(program: &Path, only_own: bool) -> BTreeMap<PathBuf, String> {
    let output = crate::rustc()
        .args(["--edition=2024", "--emit=metadata", "--error-format=json", "--diagnostic-width=140"])
        .args(["-A", "dead_code", "--out-dir", env!("CARGO_TARGET_TMPDIR")])
        .args(crate::EXTERNS)
        .arg(program)
        .output()
        .expect("rustc runs");
    let output = String::from_utf8(output.stderr).expect("rustc writes UTF-8");

    let tests = concat!(env!("CARGO_MANIFEST_DIR"), "/");
    let mut messages = BTreeMap::<PathBuf, String>::new();
    for line in output.lines() {
        let message: Value = serde_json::from_str(line).expect("rustc writes JSON");
        // Only rustc's own have one.
        if only_own && !message["code"].is_null() {
            continue;
        }
        let text = message["rendered"].as_str().expect("a message has a text").replace(tests, "");
        // The last one, which counts them, has no place.
        let Some((_, place)) = text.split_once("--> ") else { continue };
        let (case, _) = place.split_once(':').expect("a place has a line");
        let so_far = messages.entry(case.into()).or_default();
        if !so_far.is_empty() {
            so_far.push('\n');
        }
        so_far.push_str(text.trim_end());
        so_far.push('\n');
    }
    messages
}
