//! Tests each compile-time rule of the derive, and the place that each message underlines: `ui` has an enum
//! that breaks each rule, and the expected messages.
//!
//! The messages in `ui/rustc` are rustc's own, which change from version to version: they are compared only
//! with the version that wrote them, which `rustc-version.txt` names.

use std::io::Write;
use std::process::Command;

const MADE_WITH: &str = include_str!("../rustc-version.txt").trim_ascii();

#[test]
fn mistakes_are_compile_errors() {
    let cases = trybuild::TestCases::new();
    cases.compile_fail("ui/*.rs");
    let version = rustc_version();
    if version == MADE_WITH {
        cases.compile_fail("ui/rustc/*.rs");
    } else {
        // Not `eprintln!`, whose output is hidden if the test passes.
        _ = writeln!(
            std::io::stderr(),
            "rustc's own messages are not compared: {MADE_WITH} wrote them, and this is {version}"
        );
    }
}

/// The version of the compiler that checks the cases, such as `1.95.0`.
fn rustc_version() -> String {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let output = Command::new(rustc).arg("-vV").output().unwrap();
    let lines = String::from_utf8(output.stdout).unwrap();
    lines.lines().find_map(|line| line.strip_prefix("release: ")).unwrap().to_owned()
}
