//! Each compile-time rule of the derive, each mistake underlined where it is: the expected messages
//! are in `ui`.
//!
//! Most are the derive's own words and the same with any compiler. Where rustc speaks, its words
//! change from version to version: those messages are compared only by the version that wrote them,
//! which `rustc-version.txt` names.

use std::env;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

const MADE_WITH: &str = include_str!("../rustc-version.txt").trim_ascii();

#[test]
fn mistakes_are_compile_errors() {
    let (mut compared, mut left_out) = (Vec::new(), 0);
    let version = rustc_version();
    for case in cases() {
        if version != MADE_WITH && speaks_rustc(&case.with_extension("stderr")) {
            left_out += 1;
        } else {
            compared.push(case);
        }
    }
    if left_out > 0 {
        // Not `eprintln!`, whose words nobody sees where a test passes.
        _ = writeln!(
            std::io::stderr(),
            "{left_out} messages of rustc are not compared: they were written by {MADE_WITH}, and this is {version}"
        );
    }
    assert!(compared.len() > left_out, "most cases are compared");
    let cases = trybuild::TestCases::new();
    for case in compared {
        cases.compile_fail(case);
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
    let rustc = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let output = Command::new(rustc).arg("--version").output().unwrap();
    let line = String::from_utf8(output.stdout).unwrap();
    line.split_whitespace().nth(1).expect("`rustc 1.2.3 (..)`").to_owned()
}
