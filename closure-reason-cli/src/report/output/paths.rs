//! Resolves paths and names them in messages.

use std::borrow::Cow;
use std::io;
use std::path::{Component, Path, PathBuf};

use crate::report::error::{Error, is_open_elsewhere, words};

/// How many links may lead to each other; systems have the same limit.
const MOST_LINKS: usize = 40;

/// The path with its links resolved. It need not exist: its missing part is appended to the resolved part.
pub fn real(path: &Path) -> PathBuf {
    // A resolved path of Windows is taken as it is: the dots that Windows removes from the end of a name would stay.
    let absolute = if cfg!(windows) { std::path::absolute(path).ok() } else { None };
    behind(absolute.as_deref().unwrap_or(path), MOST_LINKS)
}

fn behind(path: &Path, links: usize) -> PathBuf {
    if let Ok(real) = path.canonicalize() {
        return real;
    }
    // A link to something that does not exist yet.
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

/// A resolved path as a user would type it: relative if it is below the working directory, and without Windows' prefix.
pub fn shown(real: &Path) -> String {
    let here = std::env::current_dir().and_then(|here| here.canonicalize()).ok();
    let below =
        here.and_then(|here| real.strip_prefix(here).ok()).filter(|below| !below.as_os_str().is_empty());
    let text = below.unwrap_or(real).display().to_string();
    match (text.strip_prefix(r"\\?\UNC\"), text.strip_prefix(r"\\?\")) {
        (Some(share), _) => format!(r"\\{share}"),
        (None, Some(plain)) if plain.get(1..2) == Some(":") => plain.to_owned(),
        _ => text,
    }
}

/// Whether a path is the address of a page.
pub fn is_address(path: &Path) -> bool {
    path.to_str().is_some_and(|path| path.starts_with("https://") || path.starts_with("http://"))
}

/// Whether Windows takes a path for one on another computer (`\\server\share`), to which it sends the user's name and a
/// proof of the password, or for one of a device (`\\?\`, `\??\`), which may lead there too. Only the text decides, on
/// every system: the same repository is on all of them.
pub fn is_remote(path: &Path) -> bool {
    let text = path.to_string_lossy().replace('\\', "/");
    let text = text.trim_start();
    text.starts_with("//") || text.starts_with("/??/")
}

/// The folder that contains a path.
pub fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// The root of the repository that a resolved folder is in: the nearest folder with `.git`, which is a file in a worktree.
pub fn repository_of(folder: &Path) -> Option<&Path> {
    folder.ancestors().find(|above| above.join(".git").symlink_metadata().is_ok())
}

/// The name of a file for programs that know only the repository of the working directory: from its root. A file
/// elsewhere keeps its name.
pub fn in_repository(name: &str) -> String {
    let (here, file) = (real(Path::new(".")), real(Path::new(name)));
    let below = repository_of(&here).and_then(|root| file.strip_prefix(root).ok());
    let name = below.map_or(name.into(), |below| below.to_string_lossy());
    portable(name.strip_prefix("./").unwrap_or(&name)).into_owned()
}

/// A path in what programs read: with `/` on every system.
pub fn portable(path: &str) -> Cow<'_, str> {
    if cfg!(windows) { path.replace('\\', "/").into() } else { path.into() }
}

/// The name of an input or output in messages.
pub fn name(path: &Path) -> String {
    if path == Path::new("-") { "standard input".to_owned() } else { path.display().to_string() }
}

/// An error of writing, in the user's words.
pub fn failed(error: &io::Error, path: &Path) -> Error {
    // Each system has its own words for it, and none names the file.
    if let Some(file) = path.ancestors().skip(1).find(|above| above.is_file()) {
        return Error::new(format!("`{}` is a file, not a folder", file.display()))
            .at(path.display())
            .remedy("choose another output");
    }
    // Windows replaces no file that is open elsewhere, and says the same of one that is read-only.
    if is_open_elsewhere(error)
        || cfg!(windows) && error.kind() == io::ErrorKind::PermissionDenied && path.is_file()
    {
        return Error::new("this file cannot be replaced: another program has it open, or it is read-only")
            .at(path.display())
            .remedy("close it in that program, such as Excel, or write to another file");
    }
    // The name of a temporary file means nothing to the user.
    let error = match error.kind() {
        io::ErrorKind::Other => io::Error::other(words(error)),
        io::ErrorKind::NotFound => io::Error::other("its folder does not exist"),
        kind => kind.into(),
    };
    Error::from(error)
        .at(path.display())
        .remedy("choose another output, or see that its folder can be written to")
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::shown;

    #[test]
    fn people_do_not_type_the_prefixes_of_windows() {
        for (real, seen) in [
            (r"\\?\Z:\folder\file.rs", r"Z:\folder\file.rs"),
            (r"\\?\UNC\server\share\file.rs", r"\\server\share\file.rs"),
            (r"\\?\Volume{1}\file.rs", r"\\?\Volume{1}\file.rs"),
        ] {
            assert_eq!(shown(Path::new(real)), seen);
        }
    }
}
