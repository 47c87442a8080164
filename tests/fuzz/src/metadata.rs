//! Metadata in each format. If it can be read, the output of `list` and `generate` is read again.

use std::path::Path;

use clap::Parser;

use crate::Folder;
use crate::catalog::{Catalog, Sources};
use crate::config::Config;
use crate::packed::zip;
use crate::report::exit_code::Outcome;
use crate::verbs::{generate, list};

/// The parts of archives that hold metadata, and one that does not.
const PARTS: [&str; 8] = [
    "customizations.xml",
    "Entities/Demo/Entity.xml",
    "OptionSets/demo_set.xml",
    "CanvasApps/demo.msapp",
    "References\\DataSources.json",
    "inner.zip",
    "entities/demo/entity.yml",
    "[Content_Types].xml",
];

/// An archive as it is, or one whose parts have these bytes, because changed archives are hardly ever valid.
pub(crate) fn archive(folder: &Folder, bytes: &[u8]) {
    if bytes.starts_with(b"PK") {
        return read(folder, "metadata.zip", bytes);
    }
    let parts = bytes.split(|byte| *byte == 0).filter_map(|part| {
        let (first, content) = part.split_first()?;
        Some((PARTS[usize::from(*first) % PARTS.len()], content))
    });
    let archive = zip(&parts.collect::<Vec<_>>());
    read(folder, "metadata.zip", &archive);
}

pub(crate) fn xml(folder: &Folder, bytes: &[u8]) {
    read(folder, "metadata.xml", bytes);
}

pub(crate) fn json(folder: &Folder, bytes: &[u8]) {
    read(folder, "metadata.json", bytes);
}

pub(crate) fn yaml(folder: &Folder, bytes: &[u8]) {
    // The path of a column names its table.
    read(folder, "entities/demo_job/attributes/demo_grade.yml", bytes);
}

/// The first byte chooses the name of the file, which determines the format of files of a lake.
pub(crate) fn csv(folder: &Folder, bytes: &[u8]) {
    let Some((first, bytes)) = bytes.split_first() else { return };
    let names = [
        "metadata.csv",
        "OptionsetMetadata.csv",
        "GlobalOptionsetMetadata.csv",
        "StateMetadata.csv",
        "StatusMetadata.csv",
    ];
    read(folder, names[usize::from(*first) % names.len()], bytes);
}

#[derive(Parser)]
struct List {
    #[command(flatten)]
    arguments: list::Arguments,
}

#[derive(Parser)]
struct Generate {
    #[command(flatten)]
    arguments: generate::Arguments,
}

fn read(folder: &Folder, name: &str, bytes: &[u8]) {
    let path = folder.file(name, bytes);
    let sources = Sources { from: vec![path.clone()], ..Sources::default() };
    let catalog = Catalog::load(&sources);
    if catalog.is_ok_and(|catalog| !catalog.columns.is_empty() || !catalog.globals.is_empty()) {
        again(folder, &path);
    }
    let _ = std::fs::remove_file(path);
}

/// The output of `list` is read back unchanged, and that of `generate` is up to date.
fn again(folder: &Folder, path: &Path) {
    let json = |from: &Path, to: &str| {
        let to = folder.path(to);
        let arguments =
            ["list", "--as", "json", "-o", &to.display().to_string(), "--from", &from.display().to_string()];
        let arguments = List::try_parse_from(arguments).unwrap_or_else(|error| panic!("{error}")).arguments;
        list::run(arguments, &Config::default()).map(|_| std::fs::read(&to).expect("it was written"))
    };
    if json(path, "one.json").is_ok() {
        // One column may state what another leaves open, which is known only from the second run on.
        let again = |from: &str, to: &str| {
            json(&folder.path(from), to).unwrap_or_else(|error| panic!("what `list` wrote: {error}"))
        };
        let (second, third) = (again("one.json", "two.json"), again("two.json", "three.json"));
        assert_eq!(String::from_utf8_lossy(&second), String::from_utf8_lossy(&third));
    }
    let enums = folder.path("enums.rs");
    let _ = std::fs::remove_file(&enums);
    let run = |more: &[&str]| {
        let (from, to) = (path.display().to_string(), enums.display().to_string());
        let arguments = [&["generate", "-q", "--from", &from, "-o", &to][..], more].concat();
        let arguments =
            Generate::try_parse_from(arguments).unwrap_or_else(|error| panic!("{error}")).arguments;
        generate::run(arguments, &Config::default())
    };
    if run(&[]).is_ok() && enums.exists() {
        let text = std::fs::read_to_string(&enums).expect("it was written");
        match run(&[]) {
            Ok(_) => assert_eq!(text, std::fs::read_to_string(&enums).expect("it stays"), "it changes again"),
            Err(error) => panic!("what `generate` wrote: {error}\n{text}"),
        }
    }
}
