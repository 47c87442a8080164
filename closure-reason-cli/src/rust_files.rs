//! The Rust files below a folder.

use std::path::{Path, PathBuf};

use crate::error::Error;

/// All Rust files below a folder, in order of their names. Links to folders are not followed.
pub fn below(folder: &Path) -> Result<Vec<PathBuf>, Error> {
    let mut found = Vec::new();
    walk(folder, &mut found)?;
    Ok(found)
}

fn walk(folder: &Path, found: &mut Vec<PathBuf>) -> Result<(), Error> {
    let failed = |error: std::io::Error| Error::from(error).at(folder.display());
    let mut entries: Vec<_> =
        std::fs::read_dir(folder).map_err(failed)?.collect::<Result<_, _>>().map_err(failed)?;
    entries.sort_by_key(std::fs::DirEntry::file_name);
    for entry in entries {
        let path = entry.path();
        let kind = entry.file_type().map_err(|error| Error::from(error).at(path.display()))?;
        let name = entry.file_name();
        // Hidden folders and cargo's own hold copies and foreign code.
        if kind.is_dir() && !name.to_string_lossy().starts_with('.') && name != "target" {
            walk(&path, found)?;
        } else if !kind.is_dir()
            && path.extension().is_some_and(|extension| extension == "rs")
            && path.is_file()
        {
            found.push(path);
        }
    }
    Ok(())
}
