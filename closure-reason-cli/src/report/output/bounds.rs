//! Where a verb may write. What the user types is trusted; what a folder holds that someone else wrote is not:
//! neither its links nor the paths of its `closure-reason.toml`.

use std::path::{Path, PathBuf};

use super::paths::{folder_of, real, shown};
use crate::report::error::Error;

/// The folder, or the one file, in which everything is that a verb writes.
pub struct Bounds {
    /// Without links.
    root: PathBuf,
    /// The file of the module that the folder is: it may stand next to it.
    beside: Option<PathBuf>,
    /// What the root is, for messages.
    what: String,
}

impl Bounds {
    /// What the user has typed, which may itself be a link.
    pub fn typed(path: &Path) -> Self {
        let beside = path.file_name().map(|name| real(folder_of(path)).join(name).with_extension("rs"));
        Self { root: real(path), beside, what: format!("`{}`", path.display()) }
    }

    /// The repository of a folder that holds `closure-reason.toml`, else that folder.
    pub fn of_repository(folder: &Path) -> Self {
        // An empty path is here.
        let folder = real(&Path::new(".").join(folder));
        let root = folder.ancestors().find(|above| above.join(".git").symlink_metadata().is_ok());
        let what = if root.is_some() { "the repository" } else { "the folder" };
        let root = root.unwrap_or(&folder).to_owned();
        Self { root, beside: None, what: format!("{what} of closure-reason.toml") }
    }

    /// Where a path really leads, if that may be written to.
    pub fn allow(&self, path: &Path) -> Result<PathBuf, Error> {
        let to = real(path);
        if self.beside.as_ref() == Some(&to) {
            return Ok(to);
        }
        let why = match to.strip_prefix(&self.root) {
            // Git runs what is in there.
            Ok(below) if below.iter().any(|part| part.eq_ignore_ascii_case(".git")) => {
                "into git's own folder".to_owned()
            }
            Ok(_) => return Ok(to),
            Err(_) => format!("out of {}", self.what),
        };
        let to = shown(&to);
        Err(Error::new(format!("this leads {why}, to {to}: nothing is written there"))
            .at(path.display())
            .remedy(format!("if that is what you want, name it on the command line: `-o {to}`")))
    }
}
