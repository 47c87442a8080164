//! Files of tables and global sets that no longer exist. Only the user deletes them.

use std::collections::HashSet;
use std::path::Path;

use crate::report::error::Error;
use crate::report::note::Note;

/// One note for each table that the environment does not have, and for each global set that no
/// table uses. `fetched` are the files of this run.
pub fn notes(folder: &Path, known: &HashSet<String>, fetched: &[String]) -> Result<Vec<Note>, Error> {
    let mut notes = Vec::new();
    let mut used = HashSet::new();
    for table in names(folder)? {
        let path = folder.join(&table);
        if table == "global" || !path.join("entity.json").is_file() {
            continue;
        }
        if !known.contains(&table) {
            notes.push(Note {
                place: path.display().to_string(),
                message: format!(
                    "the environment no longer has a table `{table}`; delete the folder if that is right"
                ),
            });
        }
        for file in ["picklist.json", "multiselect.json", "boolean.json"] {
            used.extend(globals_of(&path.join(file)));
        }
    }
    for file in names(&folder.join("global"))? {
        let Some(name) = file.strip_suffix(".json") else { continue };
        let is_fetched = fetched.iter().any(|path| path.strip_prefix("global/") == Some(&file));
        if !is_fetched && !used.contains(&name.to_ascii_lowercase()) {
            notes.push(Note {
                place: folder.join("global").join(&file).display().to_string(),
                message: format!(
                    "no table here uses the global set `{name}` any longer; delete the file if that is right"
                ),
            });
        }
    }
    Ok(notes)
}

/// The sorted contents of a folder; empty if there is no folder.
fn names(folder: &Path) -> Result<Vec<String>, Error> {
    let failed = |error: std::io::Error| Error::from(error).at(folder.display());
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let mut names = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(failed)? {
        names.push(entry.map_err(failed)?.file_name().to_string_lossy().into_owned());
    }
    names.sort_unstable();
    Ok(names)
}

/// The global sets that the columns of a file use. A file that cannot be read uses none; reading it
/// with `--from` reports the mistake.
fn globals_of(path: &Path) -> Vec<String> {
    let Ok(bytes) = std::fs::read(path) else { return Vec::new() };
    let Ok(answer) = serde_json::from_slice(&bytes) else { return Vec::new() };
    crate::source::environment::globals_in(&answer).into_iter().map(|(name, _)| name).collect()
}
