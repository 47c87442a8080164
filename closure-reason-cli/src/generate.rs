//! `generate`: enums from metadata. An enum that is there is edited, not rewritten.

mod edit;
mod layout;
mod names;
mod plan;
#[cfg(test)]
mod tests;
mod wanted;

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::path::{Path, PathBuf};

use clap::Args;
use closure_reason::OptionSetKind;
use closure_reason::definition::OptionSetDefinition;

use self::edit::Style;
use self::names::Spelling;
use self::plan::{Target, Unit};
use crate::catalog::{Catalog, Kind, Sources};
use crate::error::Error;
use crate::outcome::Outcome;
use crate::output;
use crate::source::rust::File;

/// Write enums for the columns of your metadata, and bring those up to date that are there.
///
/// An enum that is there keeps its names, comments and everything else that metadata says nothing of.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  closure-reason generate --from metadata -o src/choices
  closure-reason generate --from picklist.json --table incident -o -
  closure-reason generate --from metadata -o src/choices --check")]
pub struct Arguments {
    #[command(flatten)]
    pub sources: Sources,
    /// Where the enums are: a file `.rs`, a folder, or `-` for standard output.
    #[arg(short, long, value_name = "PATH", default_value = "-")]
    pub output: PathBuf,
    /// Write nothing: print what would change, and exit with 1 if anything would.
    #[arg(long)]
    pub check: bool,
    /// Remove options that are gone from the column. Old rows may still hold them.
    #[arg(long)]
    pub prune: bool,
    /// The language of names and labels of new enums, by its locale id, such as 1033.
    #[arg(long, value_name = "LCID", value_parser = clap::value_parser!(u32).range(1..))]
    pub language: Option<u32>,
    /// One more derive for new enums; repeatable.
    #[arg(long, value_name = "PATH")]
    pub derive: Vec<String>,
    /// Ask for serde in new enums.
    #[arg(long)]
    pub serde: bool,
    /// Spell new names in ASCII.
    #[arg(long)]
    pub ascii: bool,
}

/// Writes or checks.
pub fn run(arguments: &Arguments) -> Result<Outcome, Error> {
    let catalog = Catalog::load(&arguments.sources)?;
    let mut notes = Vec::new();
    let files = generated(&catalog, arguments, &mut notes)?;
    let of_sources = catalog.notes.iter().map(|note| format!("{}: {}", note.place, note.message));
    for note in of_sources.chain(notes) {
        anstream::eprintln!("note: {}", note.escape_debug());
    }
    if arguments.check {
        let mut out = anstream::stdout().lock();
        let changed: Vec<_> = files.iter().filter(|file| file.old != file.new).collect();
        for file in &changed {
            let name = file.path.display().to_string().replace('\\', "/");
            let diff = similar::TextDiff::from_lines(&*file.old, &*file.new);
            let diff = diff.unified_diff().header(&format!("a/{name}"), &format!("b/{name}")).to_string();
            write!(out, "{diff}")?;
        }
        return Ok(if changed.is_empty() { Outcome::Done } else { Outcome::No });
    }
    for file in files {
        if file.path == Path::new("-") {
            anstream::stdout().lock().write_all(file.new.as_bytes())?;
        } else if file.old != file.new {
            output::write(&file.path, file.new.as_bytes())?;
        }
    }
    Ok(Outcome::Done)
}

/// A file as it is and as it should be.
#[derive(Debug)]
struct Generated {
    path: PathBuf,
    old: String,
    new: String,
}

fn generated(
    catalog: &Catalog,
    arguments: &Arguments,
    notes: &mut Vec<String>,
) -> Result<Vec<Generated>, Error> {
    let style = Style {
        spelling: Spelling { ascii: arguments.ascii },
        language: arguments.language,
        derives: arguments.derive.clone(),
        serde: arguments.serde,
        prune: arguments.prune,
    };
    for derive in &style.derives {
        if syn::parse_str::<syn::Path>(derive).is_err() {
            return Err(Error::new(format!("`--derive {derive}` is not the path of a derive"))
                .remedy("write it as in `#[derive(..)]`, such as `--derive PartialOrd`"));
        }
    }
    // The catalog has selected already; yes/no columns are enums only where they are asked for.
    let with_boolean = arguments.sources.kind.contains(&Kind::Boolean);
    let is_wanted = |set: &OptionSetDefinition| with_boolean || set.kind() != Some(OptionSetKind::Boolean);
    let units = plan::units(&catalog.columns, &catalog.globals, &catalog.tables, is_wanted, notes);
    let groups: BTreeSet<&str> = units.keys().map(plan::Key::group).collect();
    if let Some(group) = groups.iter().find(|group| !names::is_module(group)) {
        return Err(Error::new(format!(
            "the table {group:?} cannot be a module: its name is not a logical name"
        ))
        .remedy("leave it out with `--table '!..'`"));
    }
    if let Some(path) = arguments.sources.from.iter().find(|from| is_same(from, &arguments.output)) {
        let is_rust = path.is_dir() || path.extension().is_some_and(|extension| extension == "rs");
        if !is_rust {
            return Err(Error::new("the output is an input, and would be overwritten")
                .at(path.display())
                .remedy("name another file with `-o`"));
        }
    }
    let output = &arguments.output;
    if output == Path::new("-") {
        return in_file(&units, catalog, output, String::new(), &style, notes).map(|file| vec![file]);
    }
    if output.is_dir() || output.extension().is_none_or(|extension| extension != "rs") {
        return in_folder(&units, &groups, catalog, output, &style, notes);
    }
    let old = read(output)?;
    in_file(&units, catalog, output, old, &style, notes).map(|file| vec![file])
}

fn is_same(left: &Path, right: &Path) -> bool {
    matches!((left.canonicalize(), right.canonicalize()), (Ok(left), Ok(right)) if left == right)
}

fn read(path: &Path) -> Result<String, Error> {
    match std::fs::read_to_string(path) {
        Ok(text) => Ok(text),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(String::new()),
        Err(error) => Err(Error::from(error).at(path.display())),
    }
}

fn in_file(
    units: &BTreeMap<plan::Key, Unit>,
    catalog: &Catalog,
    path: &Path,
    old: String,
    style: &Style,
    notes: &mut Vec<String>,
) -> Result<Generated, Error> {
    let file = File::parse(&path.display().to_string(), &old)?;
    let target = Target { group: None, text: old.clone(), file };
    let mut texts = plan::edited(units, &catalog.tables, &[target], |_| 0, style, notes)?;
    Ok(Generated { path: path.to_owned(), old, new: texts.pop().unwrap_or_default() })
}

fn in_folder(
    units: &BTreeMap<plan::Key, Unit>,
    groups: &BTreeSet<&str>,
    catalog: &Catalog,
    folder: &Path,
    style: &Style,
    notes: &mut Vec<String>,
) -> Result<Vec<Generated>, Error> {
    let mut stems: BTreeSet<String> = groups.iter().map(|group| (*group).to_owned()).collect();
    if folder.is_dir() {
        for entry in std::fs::read_dir(folder).map_err(|error| Error::from(error).at(folder.display()))? {
            let path = entry?.path();
            let stem = path.file_stem().and_then(|stem| stem.to_str());
            if let (Some(stem), true) = (stem, path.extension().is_some_and(|extension| extension == "rs")) {
                stems.insert(stem.to_owned());
            }
        }
    }
    let stems: Vec<_> = stems.into_iter().collect();
    let mut targets = Vec::new();
    for stem in &stems {
        let path = folder.join(format!("{stem}.rs"));
        let text = read(&path)?;
        let file = File::parse(&path.display().to_string(), &text)?;
        targets.push(Target { group: Some(stem.clone()), text, file });
    }
    let target_of = |group: &str| stems.iter().position(|stem| stem == group).unwrap_or_default();
    let texts = plan::edited(units, &catalog.tables, &targets, target_of, style, notes)?;
    let mut files: Vec<_> = stems
        .iter()
        .zip(targets)
        .zip(texts)
        .map(|((stem, target), new)| Generated {
            path: folder.join(format!("{stem}.rs")),
            old: target.text,
            new,
        })
        .collect();
    // A file that stays empty is not one: its table's enums are elsewhere.
    files.retain(|file| !(file.old.is_empty() && file.new.is_empty()));
    let root = if stems.iter().any(|stem| stem == "lib") { "lib" } else { "mod" };
    let path = folder.join(format!("{root}.rs"));
    let at = if let Some(at) = files.iter().position(|file| file.path == path) {
        at
    } else {
        files.push(Generated { path, old: String::new(), new: String::new() });
        files.len() - 1
    };
    let modules: Vec<_> = groups
        .iter()
        .filter(|group| files.iter().any(|file| file.path == folder.join(format!("{group}.rs"))))
        .collect();
    let missing: Vec<_> = modules.into_iter().filter(|group| !declares(&files[at].new, group)).collect();
    if !missing.is_empty() {
        files[at].new = with_modules(&files[at].new, &missing);
    }
    files.retain(|file| !(file.old.is_empty() && file.new.is_empty()));
    Ok(files)
}

/// Whether a text has the line `mod name;`, however visible.
fn declares(text: &str, module: &str) -> bool {
    let declaration = format!("mod {module};");
    text.lines().any(|line| {
        let line = line.trim();
        line.strip_suffix(&declaration).is_some_and(|before| before.is_empty() || before.starts_with("pub"))
    })
}

/// The text with `pub mod` lines after those that it has, in the order of the alphabet as rustfmt has it.
fn with_modules(text: &str, missing: &[&&str]) -> String {
    let is_module = |line: &str| line.starts_with("pub mod ") && line.trim_end().ends_with(';');
    let lines: Vec<&str> = text.lines().collect();
    let last = lines.iter().rposition(|line| is_module(line));
    let (begin, end) = match last {
        Some(last) => {
            let before = lines[..last].iter().rposition(|line| !is_module(line)).map_or(0, |at| at + 1);
            (before, last + 1)
        }
        None => (lines.len(), lines.len()),
    };
    let mut modules: Vec<String> = lines[begin..end].iter().map(|line| (*line).to_owned()).collect();
    modules.extend(missing.iter().map(|module| format!("pub mod {module};")));
    modules.sort();
    let mut all: Vec<String> = lines[..begin].iter().map(|line| (*line).to_owned()).collect();
    if last.is_none() && !all.is_empty() && all.last().is_some_and(|line| !line.is_empty()) {
        all.push(String::new());
    }
    all.extend(modules);
    all.extend(lines[end..].iter().map(|line| (*line).to_owned()));
    all.join("\n") + "\n"
}
