//! What the derive refuses, the command refuses, in the same words at the same places.

use std::fs;
use std::path::{Path, PathBuf};

use crate::list;

/// How many errors the command shows at once.
const SHOWN: usize = 20;

/// The compile-fail cases of the derive.
fn cases() -> Vec<PathBuf> {
    let entries = |folder: &Path| fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let ui = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/ui");
    let mut cases: Vec<_> = entries(&ui).flat_map(|topic| entries(&topic).collect::<Vec<_>>()).collect();
    cases.retain(|path| path.extension().is_some_and(|extension| extension == "rs"));
    cases.sort();
    cases
}

/// The messages of a case with their places, unless some are in rustc's own words.
fn expected(case: &Path) -> Option<Vec<String>> {
    let messages = fs::read_to_string(case.with_extension("stderr")).unwrap();
    let mut all = Vec::new();
    let mut lines = messages.lines();
    while let Some(line) = lines.next() {
        if ["error[", "warning", "note:", "help:"].iter().any(|start| line.starts_with(start)) {
            return None;
        }
        let Some(message) = line.strip_prefix("error: ") else { continue };
        let (_, place) = lines.next().unwrap().split_once(".rs:").unwrap();
        all.push(format!("error: {}:{place}: {message}", case.display()));
    }
    Some(all)
}

#[test]
fn the_command_says_what_the_derive_says() {
    let mut compared = 0;
    for case in cases() {
        let Some(mut expected) = expected(&case) else { continue };
        let (code, told) = list(&[&case]);
        assert_eq!(code, 2, "{}: {told}", case.display());
        let more = expected.len().saturating_sub(SHOWN);
        expected.truncate(SHOWN);
        match more {
            0 => {}
            1 => expected.push("error: there is one more error like these".to_owned()),
            more => expected.push(format!("error: there are {more} more errors like these")),
        }
        assert_eq!(told.lines().collect::<Vec<_>>(), expected, "{}", case.display());
        compared += expected.len();
    }
    assert!(compared > 150, "{compared} messages were compared");
}
