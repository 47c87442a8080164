//! Where a verb may write. Paths that the user types are trusted. Those that somebody else may have written are not:
//! links in folders, and paths in `closure-reason.toml`.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use super::paths::{folder_of, real, repository_of, shown};
use crate::report::error::Error;

/// The folder, or the single file, to which a verb may write.
pub struct Bounds {
    /// The path, with links resolved.
    root: PathBuf,
    /// The file of the module that the folder belongs to, which may be next to the folder.
    beside: Option<PathBuf>,
    /// What the root is, for messages.
    what: String,
}

impl Bounds {
    /// A path that the user typed, which may itself be a link.
    pub fn typed(path: &Path) -> Self {
        let beside = path.file_name().map(|name| real(folder_of(path)).join(name).with_extension("rs"));
        Self { root: real(path), beside, what: format!("`{}`", path.display()) }
    }

    /// The repository of a folder that holds `closure-reason.toml`, else that folder.
    pub fn of_repository(folder: &Path) -> Self {
        // An empty path is the working directory.
        let folder = real(&Path::new(".").join(folder));
        let root = repository_of(&folder);
        let what = if root.is_some() { "the repository" } else { "the folder" };
        let root = root.unwrap_or(&folder).to_owned();
        Self { root, beside: None, what: format!("{what} of closure-reason.toml") }
    }

    /// The real path, if writing there is allowed.
    pub fn allow(&self, path: &Path) -> Result<PathBuf, Error> {
        let to = real(path);
        if self.beside.as_ref() == Some(&to) {
            return Ok(to);
        }
        let why = match to.strip_prefix(&self.root) {
            // Git runs hooks from that folder.
            Ok(below) if below.iter().any(is_of_git) => "into git's own folder".to_owned(),
            Ok(_) => return Ok(to),
            Err(_) => format!("out of {}", self.what),
        };
        let to = shown(&to);
        Err(Error::new(format!("this leads {why}, to {to}: nothing is written there"))
            .at(path.display())
            .remedy(format!("if that is what you want, name it on the command line: `-o {to}`")))
    }
}

/// Whether a name is `.git`, on this system or another: Windows also knows it as `git~1`, with dots and blanks at its
/// end, and with the name of a stream after a colon. Git refuses the same names.
fn is_of_git(name: &OsStr) -> bool {
    let name = name.to_string_lossy();
    let name = name.split(':').next().unwrap_or_default().trim_end_matches(['.', ' ']);
    [".git", "git~1"].iter().any(|git| name.eq_ignore_ascii_case(git))
}
