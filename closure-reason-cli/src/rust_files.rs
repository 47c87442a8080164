//! The Rust files below a folder.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use crate::error::Error;

/// All Rust files below a folder, in order of their names. Links to folders are not followed: what
/// is behind them belongs to someone else.
pub fn below(folder: &Path) -> Result<Vec<PathBuf>, Error> {
    let mut walk = Walk::default();
    walk.folder(folder)?;
    Ok(walk.found)
}

/// The same with those behind links to folders, which come last. Each folder is read once, wherever
/// links lead.
pub fn below_and_linked(folder: &Path) -> Result<Vec<PathBuf>, Error> {
    let mut walk = Walk::default();
    walk.folder(folder)?;
    while let Some(link) = walk.links.pop() {
        walk.folder(&link)?;
    }
    Ok(walk.found)
}

#[derive(Default)]
struct Walk {
    found: Vec<PathBuf>,
    /// Links to folders that are still to be followed.
    links: Vec<PathBuf>,
    /// The folders that were read, by where they really are.
    seen: HashSet<PathBuf>,
}

impl Walk {
    fn folder(&mut self, folder: &Path) -> Result<(), Error> {
        let failed = |error: std::io::Error| Error::from(error).at(folder.display());
        if !self.seen.insert(folder.canonicalize().map_err(failed)?) {
            return Ok(());
        }
        let mut entries: Vec<_> =
            std::fs::read_dir(folder).map_err(failed)?.collect::<Result<_, _>>().map_err(failed)?;
        entries.sort_by_key(std::fs::DirEntry::file_name);
        for entry in entries {
            let path = entry.path();
            let kind = entry.file_type().map_err(|error| Error::from(error).at(path.display()))?;
            let name = entry.file_name();
            // Hidden folders and cargo's own hold copies and foreign code.
            let is_ours = !name.to_string_lossy().starts_with('.') && name != "target";
            if path.is_dir() {
                match (is_ours, kind.is_symlink()) {
                    (true, false) => self.folder(&path)?,
                    (true, true) => self.links.push(path),
                    (false, _) => {}
                }
            } else if path.extension().is_some_and(|extension| extension == "rs") && path.is_file() {
                self.found.push(path);
            }
        }
        Ok(())
    }
}
