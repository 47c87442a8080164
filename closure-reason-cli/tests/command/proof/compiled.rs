//! Generated code passes the real compiler and clippy with warnings denied, and rustfmt.

use std::path::Path;
use std::process::{Command, Output};

use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;

use crate::proof::run::{ALL_KINDS, Folder};
use crate::proof::strategy::tables;
use crate::user_crate;

/// Makes a crate of the folder, with `src/NAME` for each module, and lets the compiler check it.
pub fn compiles(folder: &Folder, modules: &[&str], more: &str) {
    let modules: String =
        modules.iter().map(|name| format!("pub mod {name};\n")).collect::<Vec<_>>().concat();
    folder.write("src/lib.rs", &format!("#![deny(warnings)]\n{modules}{more}"));
    let cargo = |arguments: &[&str]| user_crate::cargo(folder.path(), arguments);
    if cfg!(windows) && !env!("CARGO").ends_with(".exe") {
        eprintln!("skipped: the compiler on generated code (under wine, there is none)");
        return;
    }
    if cargo(&["clippy", "--version"]).output().is_ok_and(|output| output.status.success()) {
        // Clippy checks names only if they are not public, as in a program. It reports what the compiler reports, too.
        let private = modules.replace("pub mod", "mod");
        folder.write(
            "src/main.rs",
            &format!("#![deny(warnings, clippy::pedantic)]\n#![allow(dead_code)]\n{private}fn main() {{}}\n"),
        );
        succeeds(&mut cargo(&["clippy", "--quiet", "--offline"]));
    } else {
        eprintln!("skipped: clippy on generated code (cargo clippy is not installed)");
        succeeds(&mut cargo(&["check", "--quiet", "--offline"]));
    }
    let nothing = if cfg!(windows) { "NUL" } else { "/dev/null" };
    succeeds(
        Command::new("rustfmt")
            .args(["--check", "--edition", "2024", "--config-path", nothing, "src/lib.rs"])
            .current_dir(folder.path()),
    );
}

fn succeeds(command: &mut Command) {
    let Output { status, stdout, stderr } = command.output().unwrap();
    assert!(status.success(), "{}{}", String::from_utf8_lossy(&stdout), String::from_utf8_lossy(&stderr));
}

#[test]
fn samples_and_hostile_sets_compile_without_a_warning() {
    let folder = Folder::new();
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data");
    let sources = [
        ("generate", "generate"),
        ("all_at_once", "sources/RetrieveMetadataChanges.json"),
        ("stringmaps", "sources/stringmaps"),
        ("solution", "sources/solution/demo.zip"),
        ("lake", "sources/lake"),
        ("session", "sources/ocsession/solution.zip"),
        ("older_lake", "sources/ocsession/entity_metadata"),
        ("award", "sources/award/toolkit.xml"),
    ];
    for (module, from) in sources {
        let output = format!("src/{module}");
        let from = data.join(from);
        let said = folder.run(&["generate", "--from", from.to_str().unwrap(), "-o", &output]);
        assert_eq!(said.code, 0, "{}", said.errors);
    }
    // Always the same tables; the properties try others.
    let hostile = tables(40..41).new_tree(&mut TestRunner::deterministic()).unwrap().current();
    folder.answers(&hostile);
    let said =
        folder.run(&[&["generate", "--from", "metadata", "-o", "src/hostile"], &ALL_KINDS[..]].concat());
    assert_eq!(said.code, 0, "{}", said.errors);
    let modules: Vec<_> = sources.iter().map(|(module, _)| *module).chain(["hostile"]).collect();
    let mut modules = modules;
    modules.sort_unstable();
    compiles(&folder, &modules, "");
}
