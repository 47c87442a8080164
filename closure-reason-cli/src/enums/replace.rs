//! Replaces files by their new texts, unless they have changed since they were read.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::files::{Generated, declared, read};
use crate::report::error::Error;
use crate::report::output;
use crate::report::output::{Bounds, lock};

/// Writes all files that change, or none. Minutes may have passed since they were read.
pub fn files(output: &Path, files: &[Generated], bounds: &Bounds) -> Result<(), Error> {
    let changed: Vec<_> = files.iter().filter(|file| file.old != file.new).collect();
    let mut folders = BTreeSet::new();
    let mut refused = Vec::new();
    for file in &changed {
        match bounds.allow(&file.path) {
            Ok(real) => _ = folders.insert(output::folder_of(&real).to_owned()),
            Err(error) => refused.push(error),
        }
    }
    Error::all(refused)?;
    for file in &changed {
        output::create_folder_of(&file.path)?;
    }
    let _alone = lock::folders(&folders)?;
    // An earlier run may have been killed at any point.
    let there = files.iter().map(|file| output::folder_of(&file.path)).chain([output]);
    there.collect::<BTreeSet<_>>().into_iter().for_each(output::clear);
    let mut texts: Vec<(&PathBuf, String)> = Vec::new();
    let mut late = Vec::new();
    for file in changed {
        match merged(file) {
            Ok(Some(text)) => texts.push((&file.path, text)),
            Ok(None) => {}
            Err(error) => late.push(error),
        }
    }
    Error::all(late)?;
    let written: Result<Vec<_>, _> =
        texts.iter().map(|(path, text)| output::written(path, text.as_bytes())).collect();
    // A run that is stopped here leaves modules that no line declares, but never a line without its module.
    let (roots, modules): (Vec<_>, Vec<_>) = written?
        .into_iter()
        .zip(&texts)
        .partition(|(_, (path, _))| files.iter().any(|file| file.path == **path && !file.modules.is_empty()));
    modules.into_iter().chain(roots).try_for_each(|(file, _)| output::put(file))
}

/// The new text of a file, given what it holds by now; `None` if it already is as it should be.
fn merged(file: &Generated) -> Result<Option<String>, Error> {
    let now = read(&file.path)?;
    if now == file.old {
        return Ok(Some(file.new.clone()));
    }
    if now == file.new {
        return Ok(None);
    }
    // Another run has added lines for its modules; add ours to these.
    if file.gets_only_lines {
        let names: Vec<_> = file.modules.iter().map(|name| &**name).collect();
        let text = declared(&file.path.display().to_string(), &now, &names)?;
        return Ok((text != now).then_some(text));
    }
    Err(Error::new("the file has changed since it was read, so nothing is written")
        .at(file.path.display())
        .remedy("run the command again: it will start from what is there now"))
}
