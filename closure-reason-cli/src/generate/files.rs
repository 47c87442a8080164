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

/// The Rust files that are there: one, or those of a folder.
pub struct Present<'a> {
    output: &'a Path,
    is_folder: bool,
    /// Of a folder, each with its name as its group.
    targets: Vec<Target>,
}

impl<'a> Present<'a> {
    /// Reads what is there at a path: a file, a folder, or nothing for standard output.
    pub fn at(output: &'a Path) -> Result<Self, Error> {
        let is_folder = output != Path::new("-")
            && (output.is_dir() || output.extension().is_none_or(|extension| extension != "rs"));
        let mut targets = Vec::new();
        if is_folder {
            let stems: BTreeSet<_> = present(output)?.into_iter().collect();
            for stem in stems {
                let path = path(output, &stem);
                targets.push(target(&path, Some(stem), read(&path)?)?);
            }
        } else {
            let text = if output == Path::new("-") { String::new() } else { read(output)? };
            targets.push(target(output, None, text)?);
        }
        Ok(Self { output, is_folder, targets })
    }

    /// What the enums that are there are for.
    pub fn keys(&self) -> BTreeSet<Key> {
        self.targets.iter().flat_map(|target| target.file.enums()).filter_map(Key::of_enum).collect()
    }

    /// The files as they should be.
    pub fn generated(self, job: &Job, notes: &mut Vec<String>) -> Result<Vec<Generated>, Error> {
        if self.is_folder {
            return folder(self.output, self.targets, job, notes);
        }
        let texts = job.edited(&self.targets, |_| 0, notes)?;
        let files = self.targets.into_iter().zip(texts);
        Ok(files
            .map(|(target, new)| Generated { path: self.output.to_owned(), old: target.text, new })
            .collect())
    }
}

fn path(folder: &Path, stem: &str) -> PathBuf {
    folder.join(format!("{stem}.rs"))
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

fn folder(
    folder: &Path,
    mut targets: Vec<Target>,
    job: &Job,
    notes: &mut Vec<String>,
) -> Result<Vec<Generated>, Error> {
    let groups: BTreeSet<&str> = job.units.keys().map(Key::group).collect();
    for group in &groups {
        if targets.iter().all(|target| target.group.as_deref() != Some(group)) {
            targets.push(target(&path(folder, group), Some((*group).to_owned()), String::new())?);
        }
    }
    targets.sort_by(|a, b| a.group.cmp(&b.group));
    let stems: Vec<_> = targets.iter().filter_map(|target| target.group.clone()).collect();
    let target_of = |group: &str| stems.iter().position(|stem| stem == group).unwrap_or_default();
    let texts = job.edited(&targets, target_of, notes)?;
    let files = stems.iter().zip(targets).zip(texts);
    let files =
        files.map(|((stem, target), new)| Generated { path: path(folder, stem), old: target.text, new });
    let mut files: Vec<_> = files.collect();
    files.retain(Generated::is_file);

    let mut modules: Vec<_> = groups.into_iter().collect();
    modules.retain(|module| files.iter().any(|file| file.path == path(folder, module)));
    let root = path(folder, if stems.iter().any(|stem| stem == "lib") { "lib" } else { "mod" });
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
