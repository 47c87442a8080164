//! The Rust files below a folder.

use std::collections::HashSet;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use crate::report::error::Error;
use crate::rust;

/// The text of a Rust file.
pub fn read(path: &Path) -> io::Result<String> {
    read_up_to(path, rust::LARGEST)
}

/// The text of a file, unless it is larger than this.
pub fn read_up_to(path: &Path, largest: u64) -> io::Result<String> {
    let mut bytes = Vec::new();
    File::open(path)?.take(largest + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > largest {
        return Err(too_large(largest));
    }
    String::from_utf8(bytes).map_err(|_| io::Error::other("the text is not UTF-8: save it as that"))
}

/// The error about a larger file.
pub fn too_large(largest: u64) -> io::Error {
    io::Error::other(format!("the file is larger than {} MiB: split it, or leave it out", largest >> 20))
}

/// Whether a folder is where Cargo builds, rather than a module `target`.
fn is_of_cargo(folder: &Path) -> bool {
    let is_marked = || folder.join("CACHEDIR.TAG").is_file() || folder.with_file_name("Cargo.toml").is_file();
    folder.file_name().is_some_and(|name| name == "target") && is_marked()
}

/// All Rust files below a folder, in order of their names, then those behind links, wherever these
/// lead. Each file is listed once.
pub fn below(folder: &Path) -> Result<Vec<PathBuf>, Error> {
    let mut walk = Walk::default();
    walk.take(folder.to_owned())?;
    while let Some(link) = walk.links.pop() {
        walk.take(link)?;
    }
    Ok(walk.found)
}

#[derive(Default)]
struct Walk {
    found: Vec<PathBuf>,
    /// Links that are still to be followed.
    links: Vec<PathBuf>,
    /// The real paths of everything listed so far: links may form a circle.
    seen: HashSet<PathBuf>,
}

impl Walk {
    fn take(&mut self, path: PathBuf) -> Result<(), Error> {
        let real = path.canonicalize().map_err(|error| Error::from(error).at(path.display()))?;
        let is_folder = real.is_dir();
        if !self.seen.insert(real) {
            return Ok(());
        }
        if is_folder {
            return self.folder(&path);
        }
        self.found.push(path);
        Ok(())
    }

    fn folder(&mut self, folder: &Path) -> Result<(), Error> {
        let failed = |error: std::io::Error| Error::from(error).at(folder.display());
        let mut entries: Vec<_> =
            std::fs::read_dir(folder).map_err(failed)?.collect::<Result<_, _>>().map_err(failed)?;
        entries.sort_by_key(std::fs::DirEntry::file_name);
        for entry in entries {
            let path = entry.path();
            let kind = entry.file_type().map_err(|error| Error::from(error).at(path.display()))?;
            let name = entry.file_name();
            let is_wanted = if path.is_dir() {
                // Hidden folders and `target` hold copies and other people's code.
                !name.to_string_lossy().starts_with('.') && !is_of_cargo(&path)
            } else {
                path.extension().is_some_and(|extension| extension == "rs") && path.is_file()
            };
            match (is_wanted, kind.is_symlink()) {
                (true, false) => self.take(path)?,
                (true, true) => self.links.push(path),
                (false, _) => {}
            }
        }
        Ok(())
    }
}
