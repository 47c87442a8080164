//! Where paths really lead.

use std::io;
use std::path::{Component, Path, PathBuf};

use crate::report::error::{Error, words};

/// Links behind links, beyond which the system gives up as well.
const MOST_LINKS: usize = 40;

/// The path without links, as far as it is there. What is not there yet is below what is: it is where it would be made.
pub fn real(path: &Path) -> PathBuf {
    behind(path, MOST_LINKS)
}

fn behind(path: &Path, links: usize) -> PathBuf {
    if let Ok(real) = path.canonicalize() {
        return real;
    }
    // A link to what is not there yet.
    if links > 0
        && let Ok(link) = path.read_link()
    {
        return behind(&folder_of(path).join(link), links - 1);
    }
    let Some(folder) = path.parent() else { return path.to_owned() };
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let mut real = behind(folder, links);
    match path.components().next_back() {
        Some(Component::Normal(name)) => real.push(name),
        Some(Component::ParentDir) => _ = real.pop(),
        _ => {}
    }
    real
}

/// A path without links, as a user would type it: from here if it is below, and without Windows' prefix.
pub fn shown(real: &Path) -> String {
    let here = std::env::current_dir().and_then(|here| here.canonicalize()).ok();
    let below =
        here.and_then(|here| real.strip_prefix(here).ok()).filter(|below| !below.as_os_str().is_empty());
    let text = below.unwrap_or(real).display().to_string();
    match text.strip_prefix(r"\\?\") {
        Some(plain) if plain.get(1..2) == Some(":") => plain.to_owned(),
        _ => text,
    }
}

/// The folder that a path is in.
pub fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// How messages call an input or an output.
pub fn name(path: &Path) -> String {
    if path == Path::new("-") { "standard input".to_owned() } else { path.display().to_string() }
}

/// An error of writing, in the user's words.
pub fn failed(error: &io::Error, path: &Path) -> Error {
    // The name of the temporary file says nothing to the user.
    let error = match error.kind() {
        io::ErrorKind::Other => io::Error::other(words(error)),
        io::ErrorKind::NotFound => io::Error::other("its folder does not exist"),
        kind => kind.into(),
    };
    Error::from(error)
        .at(path.display())
        .remedy("choose another output, or see that its folder can be written to")
}
