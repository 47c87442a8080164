use std::collections::HashSet;
use std::path::{Path, PathBuf};

use crate::report::error::Error;
use crate::rust;
use crate::rust::{File, find};

/// A Rust file that has enums, with its name as the user gave it or as it is found below a folder.
pub struct RustFile {
    pub name: String,
    pub file: File,
}

/// Reads files and folders. Each file is read once, however often it is named.
pub fn read(paths: &[PathBuf]) -> Result<Vec<RustFile>, Error> {
    let (mut files, mut seen) = (Vec::new(), HashSet::new());
    for path in paths {
        let is_folder = std::fs::metadata(path).map_err(|error| unreadable(error, path))?.is_dir();
        let found = if is_folder { find::below(path)? } else { vec![path.clone()] };
        for path in found {
            let same = std::fs::canonicalize(&path).map_err(|error| Error::from(error).at(path.display()))?;
            if seen.insert(same) {
                files.extend(parse(&path, !is_folder)?);
            }
        }
    }
    if files.is_empty() {
        let named: Vec<_> = paths.iter().map(|path| path.display().to_string()).collect();
        return Err(Error::new("there is no enum that derives `OptionSet`")
            .at(named.join(", "))
            .remedy("name the files or the folder that have them; `closure-reason generate` writes them"));
    }
    File::link(&mut files.iter_mut().map(|file| &mut file.file).collect::<Vec<_>>());
    Ok(files)
}

fn unreadable(error: std::io::Error, path: &Path) -> Error {
    Error::from(error)
        .at(path.display())
        .remedy("name the files or the folder that have the enums; `--from` says where metadata is")
}

fn parse(path: &Path, named: bool) -> Result<Option<RustFile>, Error> {
    let name = path.display().to_string();
    let text = find::read(path).map_err(|error| Error::from(error).at(&name))?;
    let file = (rust::may_derive(&text) || named).then(|| File::parse(text));
    let file = file
        .filter(|file| !(file.enums().is_empty() && file.unread().is_empty() && file.mistakes().is_empty()));
    if named && file.is_none() {
        return Err(Error::new("the file has no enum that derives `OptionSet`")
            .at(name)
            .remedy("name the file that has the enums, or its folder"));
    }
    Ok(file.map(|file| RustFile { name, file }))
}
