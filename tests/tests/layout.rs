//! Proves that no test lies where nobody runs it. Cargo finds `tests/*.rs` and `tests/*/main.rs` by
//! itself; this covers what it does not: modules that no `mod` line names, compile-fail cases where
//! the pattern does not reach, expected messages of cases that are gone, and manifests that turn
//! the search off.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Where the packages of the workspace are, by its own list.
fn packages() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let manifest = read(&root.join("Cargo.toml"));
    let (_, members) = manifest.split_once("\nmembers = [").unwrap();
    let (members, _) = members.split_once(']').unwrap();
    let members: Vec<_> = members.split('"').skip(1).step_by(2).map(|member| root.join(member)).collect();
    assert!(members.len() > 4, "{members:?}");
    members
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// What lies in a folder, or nothing if there is none.
fn entries(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut paths: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

fn has_extension(path: &Path, extension: &str) -> bool {
    path.extension().is_some_and(|other| other == extension)
}

fn stem(path: &Path) -> &str {
    path.file_stem().unwrap().to_str().unwrap()
}

/// All files below a folder.
fn files_below(folder: &Path) -> Vec<PathBuf> {
    let (folders, mut files): (Vec<_>, Vec<_>) = entries(folder).into_iter().partition(|path| path.is_dir());
    files.extend(folders.iter().flat_map(|folder| files_below(folder)));
    files
}

/// The modules that a source file has in files of their own, and what it includes.
fn named_in(source: &str) -> BTreeSet<String> {
    let lines = source.lines().map(str::trim);
    let names = lines.filter_map(|line| {
        let item = line.strip_prefix("pub ").or_else(|| line.strip_prefix("pub(crate) ")).unwrap_or(line);
        let module = item.strip_prefix("mod ").and_then(|rest| rest.strip_suffix(';'));
        // `#[path = "folder/file.rs"]`, perhaps under a condition.
        let path =
            || line.strip_prefix("#[")?.split_once("path = \"")?.1.split_once(".rs\"")?.0.rsplit('/').next();
        module.or_else(|| line.strip_prefix("include!(\"")?.strip_suffix(".rs\");")).or_else(path)
    });
    names.map(str::to_owned).collect()
}

/// Sources in `folder` that `parent`, the file whose modules lie there, does not name; then those
/// of its modules in turn.
fn unnamed(parent: &Path, folder: &Path) -> Vec<PathBuf> {
    let named = named_in(&read(parent));
    let (mut unnamed, mut modules) = (Vec::new(), Vec::new());
    for path in entries(folder).into_iter().filter(|path| has_extension(path, "rs") && path != parent) {
        // `x.expanded.rs` is text that a test of `x.rs` compares.
        match stem(&path) {
            golden if golden.contains('.') => {}
            module if named.contains(module) => modules.push(path),
            _ => unnamed.push(path),
        }
    }
    unnamed.extend(modules.iter().flat_map(|path| self::unnamed(path, &path.with_extension(""))));
    unnamed
}

#[test]
fn every_source_file_is_named_by_its_parent() {
    for package in packages() {
        for root in ["main.rs", "lib.rs"].map(|root| package.join("src").join(root)) {
            if root.exists() && !(stem(&root) == "main" && root.with_file_name("lib.rs").exists()) {
                assert_eq!(unnamed(&root, &package.join("src")), Vec::<PathBuf>::new());
            }
        }
        // What lies in `data` is read by tests.
        let folders = entries(&package.join("tests"));
        for folder in folders.iter().filter(|path| path.is_dir() && stem(path) != "data") {
            let root = folder.join("main.rs");
            if root.exists() {
                assert_eq!(unnamed(&root, folder), Vec::<PathBuf>::new());
            } else {
                let sources = files_below(folder).into_iter().filter(|path| has_extension(path, "rs"));
                let sources: Vec<_> = sources.collect();
                assert_eq!(sources, Vec::<PathBuf>::new(), "no `main.rs` names them");
            }
        }
    }
}

fn has_tests(package: &Path) -> bool {
    let sources = files_below(package).into_iter().filter(|path| has_extension(path, "rs"));
    sources.into_iter().any(|path| read(&path).contains("#[test]"))
}

/// Whether a comment of the library has an example.
fn has_examples(package: &Path) -> bool {
    let sources = files_below(&package.join("src")).into_iter().filter(|path| has_extension(path, "rs"));
    sources.into_iter().any(|path| {
        let is_fence = |line: &str| line.trim_start().starts_with("//") && line.contains("```");
        read(&path).lines().any(is_fence)
    })
}

#[test]
fn no_package_turns_the_search_for_tests_off() {
    for package in packages() {
        let manifest = read(&package.join("Cargo.toml"));
        let is_said = |off: &str| manifest.lines().any(|line| line.trim_start().starts_with(off));
        for off in ["autotests = false", "test = false", "[[test]]"] {
            assert!(!is_said(off) || !has_tests(&package), "{}: `{off}` hides tests", package.display());
        }
        let off = "doctest = false";
        assert!(!is_said(off) || !has_examples(&package), "{}: `{off}` hides examples", package.display());
    }
}

#[test]
fn every_compile_fail_case_is_reached_and_every_message_has_its_case() {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR"));
    for (folder, depth) in [("ui", 2), ("renamed/ui", 1), ("edition_2015/ui", 1)] {
        let folder = tests.join(folder);
        let files = files_below(&folder);
        assert!(!files.is_empty(), "{}", folder.display());
        for file in files {
            let reached = file.strip_prefix(&folder).unwrap().components().count() == depth;
            assert!(reached, "{}: no test looks for cases in this folder", file.display());
            let (case, message) = (file.with_extension("rs"), file.with_extension("stderr"));
            assert!(case.exists(), "{}: the case of this message is gone", file.display());
            assert!(message.exists(), "{}: the message of this case is missing", file.display());
        }
    }
}
