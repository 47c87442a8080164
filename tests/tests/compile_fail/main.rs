//! Each compile-time rule of the derive, each mistake underlined where it is: the expected messages
//! are in `ui`.
//!
//! Most are the derive's own words and the same with any compiler. Where rustc speaks, its words
//! change from version to version: those messages are compared only by the version that wrote them,
//! which `rustc-version.txt` names.
//!
//! Nothing is built for them: they use the crates that cargo has built for this test.

mod program;

use std::env;
use std::fs;
use std::io::Write;
use std::iter;
use std::path::{Path, PathBuf};
use std::process::Command;

const MADE_WITH: &str = include_str!("../../rustc-version.txt").trim_ascii();

/// What tells a compiler where those crates are.
const EXTERNS: &[&str] = &closure_reason_tests_externs::externs!();

#[test]
fn mistakes_are_compile_errors() {
    let version = rustc_version();
    let (mut rustcs, own): (Vec<_>, Vec<_>) =
        cases().into_iter().partition(|case| speaks_rustc(&case.with_extension("stderr")));
    assert!(own.len() > rustcs.len(), "most messages are the derive's own");
    if version != MADE_WITH {
        // Not `eprintln!`, whose words nobody sees where a test passes.
        _ = writeln!(
            std::io::stderr(),
            "{} messages of rustc are not compared: they were written by {MADE_WITH}, and this is {version}",
            rustcs.len()
        );
        rustcs.clear();
    }

    // In a program of several cases rustc would call their enums by longer names.
    let alone = rustcs.into_iter().map(|case| vec![case]);
    let left = program::unsettled(iter::once(own).chain(alone), version != MADE_WITH);
    if !left.is_empty() {
        // It has the last word on a case, shows the difference, and rewrites what is expected.
        closure_reason_tests_externs::lend_externs!();
        let trybuild = trybuild::TestCases::new();
        for case in &left {
            trybuild.compile_fail(case);
        }
    }
}

/// `ui/*/*.rs`, in order.
fn cases() -> Vec<PathBuf> {
    let mut cases: Vec<_> = entries(Path::new("ui")).iter().flat_map(|folder| entries(folder)).collect();
    cases.retain(|path| path.extension().is_some_and(|extension| extension == "rs"));
    cases.sort();
    cases
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    entries.map(|entry| entry.unwrap().path()).collect()
}

/// Whether a file holds messages that are not the derive's own, which have neither codes nor
/// warnings nor notes apart.
fn speaks_rustc(messages: &Path) -> bool {
    let messages = fs::read_to_string(messages).unwrap_or_default();
    messages
        .lines()
        .any(|line| ["error[", "warning", "note:", "help:"].iter().any(|start| line.starts_with(start)))
}

/// Of the compiler that checks the cases, such as `1.95.0`.
fn rustc_version() -> String {
    let output = rustc().arg("-vV").output().unwrap();
    let lines = String::from_utf8(output.stdout).unwrap();
    lines.lines().find_map(|line| line.strip_prefix("release: ")).unwrap().to_owned()
}

fn rustc() -> Command {
    Command::new(env::var_os("RUSTC").unwrap_or_else(|| "rustc".into()))
}
