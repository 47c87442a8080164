//! The files that are generated: one, or a folder with one for each table.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::modules;
use super::plan::{Job, Target};
use super::units::Key;
use crate::error::Error;
use crate::source::rust::File;

/// A file as it is and as it should be.
#[derive(Debug)]
pub struct Generated {
    pub path: PathBuf,
    pub old: String,
    pub new: String,
}

impl Generated {
    /// A file that stays empty is not one: its table's enums are elsewhere.
    fn is_file(&self) -> bool {
        !(self.old.is_empty() && self.new.is_empty())
    }
}

/// What is generated at a path: a file, a folder, or standard output.
pub fn at(output: &Path, job: &Job, notes: &mut Vec<String>) -> Result<Vec<Generated>, Error> {
    if output == Path::new("-") {
        return one(output, String::new(), job, notes).map(|file| vec![file]);
    }
    if output.is_dir() || output.extension().is_none_or(|extension| extension != "rs") {
        return folder(output, job, notes);
    }
    let old = read(output)?;
    one(output, old, job, notes).map(|file| vec![file])
}

fn read(path: &Path) -> Result<String, Error> {
    match std::fs::read_to_string(path) {
        Ok(text) => Ok(text),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(String::new()),
        Err(error) => Err(Error::from(error).at(path.display())),
    }
}

fn target(path: &Path, group: Option<String>, text: String) -> Result<Target, Error> {
    let file = File::parse(&path.display().to_string(), &text)?;
    Ok(Target { group, text, file })
}

fn one(path: &Path, old: String, job: &Job, notes: &mut Vec<String>) -> Result<Generated, Error> {
    let target = target(path, None, old.clone())?;
    let mut texts = job.edited(&[target], |_| 0, notes)?;
    Ok(Generated { path: path.to_owned(), old, new: texts.pop().unwrap_or_default() })
}

fn folder(folder: &Path, job: &Job, notes: &mut Vec<String>) -> Result<Vec<Generated>, Error> {
    let groups: BTreeSet<&str> = job.units.keys().map(Key::group).collect();
    let mut stems: BTreeSet<String> = groups.iter().map(|group| (*group).to_owned()).collect();
    stems.extend(present(folder)?);
    let stems: Vec<_> = stems.into_iter().collect();
    let path = |stem: &str| folder.join(format!("{stem}.rs"));
    let mut targets = Vec::new();
    for stem in &stems {
        let path = path(stem);
        targets.push(target(&path, Some(stem.clone()), read(&path)?)?);
    }
    let target_of = |group: &str| stems.iter().position(|stem| stem == group).unwrap_or_default();
    let texts = job.edited(&targets, target_of, notes)?;
    let files = stems.iter().zip(targets).zip(texts);
    let mut files: Vec<_> =
        files.map(|((stem, target), new)| Generated { path: path(stem), old: target.text, new }).collect();
    files.retain(Generated::is_file);

    let mut modules: Vec<_> = groups.into_iter().collect();
    modules.retain(|module| files.iter().any(|file| file.path == path(module)));
    let root = path(if stems.iter().any(|stem| stem == "lib") { "lib" } else { "mod" });
    let at = files.iter().position(|file| file.path == root).unwrap_or_else(|| {
        files.push(Generated { path: root, old: String::new(), new: String::new() });
        files.len() - 1
    });
    files[at].new = modules::declared(&files[at].new, &modules);
    files.retain(Generated::is_file);
    Ok(files)
}

/// The names of the Rust files in a folder, without `.rs`.
fn present(folder: &Path) -> Result<Vec<String>, Error> {
    let mut stems = Vec::new();
    if folder.is_dir() {
        for entry in std::fs::read_dir(folder).map_err(|error| Error::from(error).at(folder.display()))? {
            let path = entry?.path();
            let stem = path.file_stem().and_then(|stem| stem.to_str());
            if let (Some(stem), true) = (stem, path.extension().is_some_and(|extension| extension == "rs")) {
                stems.push(stem.to_owned());
            }
        }
    }
    Ok(stems)
}
