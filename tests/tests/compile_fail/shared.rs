//! The cases as modules of one program: a program for each takes twenty times as long.

use std::collections::BTreeMap;
use std::env;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

/// As trybuild has them, so that what the cases depend on is built once for both.
const RUSTFLAGS: &str = "--cfg trybuild --verbose -A dead_code --diagnostic-width=140";

/// Takes the cases away whose expected messages, word for word, are those that the shared program
/// gives. Whatever is not so is left to trybuild, which has the last word on a case.
pub(crate) fn take_settled(cases: &mut Vec<PathBuf>, target: &str) {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("compile_fail");
    write_package(&folder, cases).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let output = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
        .args(["check", "--offline", "--quiet", "--message-format=json", "--target", target])
        .arg("--manifest-path")
        .arg(folder.join("Cargo.toml"))
        .env("CARGO_TARGET_DIR", folder.join("../../tests/trybuild"))
        .env("CARGO_ENCODED_RUSTFLAGS", RUSTFLAGS.replace(' ', "\u{1f}"))
        .env("CARGO_INCREMENTAL", "0")
        .output()
        .expect("cargo runs");

    let messages = messages(&String::from_utf8(output.stdout).expect("cargo writes UTF-8"));
    assert!(!messages.is_empty(), "no case was compiled:\n{}", String::from_utf8_lossy(&output.stderr));
    cases.retain(|case| {
        let expected = fs::read_to_string(case.with_extension("stderr"));
        expected.ok().as_ref() != messages.get(case)
    });
}

/// A package of its own, with the versions that the workspace has.
fn write_package(folder: &Path, cases: &[PathBuf]) -> std::io::Result<()> {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR"));
    let manifest = format!(
        "[package]\nname = \"shared\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n\
         [dependencies]\n\
         closure-reason = {{ path = {:?}, features = [\"definition\"] }}\n\
         serde = {{ version = \"1\", features = [\"derive\"] }}\n\
         serde_json = \"1\"\n\n\
         [workspace]\n",
        tests.with_file_name("closure-reason").to_str().expect("a manifest is UTF-8")
    );
    // One case names the derive by `crate::`, so that its own import is not used.
    let mut program = "#![allow(unused_imports)]\nuse closure_reason::OptionSet;\nfn main() {}\n".to_owned();
    for (number, case) in cases.iter().enumerate() {
        writeln!(
            program,
            "#[path = {:?}]\nmod case_{number};",
            tests.join(case).to_str().expect("a source is UTF-8")
        )
        .expect("a string takes any text");
    }
    fs::create_dir_all(folder.join("src"))?;
    fs::copy(tests.with_file_name("Cargo.lock"), folder.join("Cargo.lock"))?;
    fs::write(folder.join("Cargo.toml"), manifest)?;
    fs::write(folder.join("src/main.rs"), program)
}

/// What the compiler says in each case, as trybuild writes it.
fn messages(output: &str) -> BTreeMap<PathBuf, String> {
    let tests = format!("{}/", env!("CARGO_MANIFEST_DIR"));
    let mut messages = BTreeMap::<PathBuf, String>::new();
    for line in output.lines() {
        let line: Value = serde_json::from_str(line).expect("cargo writes JSON");
        let message = &line["message"];
        let Some(case) = message["spans"][0]["file_name"].as_str().and_then(|file| file.strip_prefix(&tests))
        else {
            continue;
        };
        let text = message["rendered"].as_str().expect("an error has a text").replace(&tests, "");
        let so_far = messages.entry(case.into()).or_default();
        if !so_far.is_empty() {
            so_far.push('\n');
        }
        so_far.push_str(text.trim_end());
        so_far.push('\n');
    }
    messages
}
