//! The command refuses everything that the derive refuses, with the same messages at the same places.

use std::fs;
use std::path::{Path, PathBuf};

use crate::sources::list;

/// How many errors the command shows at once.
const SHOWN: usize = 20;

/// The compile-fail cases of the derive whose messages are its own: many enums in a file.
fn cases() -> Vec<PathBuf> {
    let ui = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/ui");
    let mut cases: Vec<_> = fs::read_dir(ui).unwrap().map(|entry| entry.unwrap().path()).collect();
    cases.retain(|path| path.extension().is_some_and(|extension| extension == "rs"));
    cases.sort();
    cases
}

/// The messages of a case, each with its line.
fn expected(case: &Path) -> Vec<(usize, String)> {
    let messages = fs::read_to_string(case.with_extension("stderr")).unwrap();
    let lines: Vec<_> = messages.lines().collect();
    let messages = lines.windows(2).filter_map(|pair| {
        let message = pair[0].strip_prefix("error: ")?;
        let (_, place) = pair[1].split_once(".rs:")?;
        let (line, _) = place.split_once(':')?;
        Some((line.parse().unwrap(), format!(":{place}: {message}")))
    });
    messages.collect()
}

/// The lines after which an item of the source ends: before an empty line, followed by one that is not indented.
fn ends(source: &str) -> Vec<usize> {
    let lines: Vec<_> = source.lines().chain(["", "end"]).collect();
    let is_end =
        |pair: &[&str]| pair[0].is_empty() && !pair[1].starts_with([' ', '}']) && !pair[1].is_empty();
    (0..lines.len() - 1).filter(|&line| is_end(&lines[line..line + 2])).collect()
}

#[test]
fn the_command_says_what_the_derive_says() {
    let folder = tempfile::tempdir().unwrap();
    let mut compared = 0;
    for case in cases() {
        let (source, mut expected) = (fs::read_to_string(&case).unwrap(), expected(&case));
        compared += expected.len();
        let mut begin = 0;
        // As many items at a time as have all of their errors shown. Each keeps its line.
        while !expected.is_empty() {
            let within = |end: usize| expected.iter().filter(|(line, _)| *line <= end).count();
            let end = ends(&source).into_iter().rfind(|&end| within(end) <= SHOWN).unwrap();
            let (here, later) = expected.into_iter().partition(|(line, _)| *line <= end);
            expected = later;
            let part = folder.path().join(case.file_name().unwrap());
            let lines = source.lines().enumerate();
            let lines = lines.map(|(line, text)| if (begin..end).contains(&line) { text } else { "" });
            fs::write(&part, lines.collect::<Vec<_>>().join("\n")).unwrap();

            let (code, told) = list(&[&part]);
            assert_eq!(code, 2, "{}: {told}", case.display());
            let here: Vec<(usize, String)> = here;
            let name = part.display().to_string().replace(std::path::MAIN_SEPARATOR, "/");
            let expected: Vec<_> =
                here.iter().map(|(_, message)| format!("error: {name}{message}")).collect();
            assert_eq!(told.lines().collect::<Vec<_>>(), expected, "{}", case.display());
            begin = end;
        }
    }
    assert!(compared > 350, "{compared} messages were compared");
}
