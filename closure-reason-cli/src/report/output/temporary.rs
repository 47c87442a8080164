//! Temporary files, which are written next to the file that they replace. None is left behind, however the command ends:
//! a signal removes them, and the next run removes those of a killed one.

use std::fs::{File, Metadata, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use tempfile::NamedTempFile;

use super::paths::{failed, folder_of};
use super::{interrupt, paths};
use crate::report::error::{Error, is_open_elsewhere};
use crate::report::note::Note;
use crate::report::terminal;

/// The names of temporary files: this prefix, some letters, and the ending. They differ from those of other programs.
const BEGIN: &str = ".closure-reason-";
const END: &str = ".tmp";

/// How often to try another file if another run removes the new one.
const TRIES: usize = 8;

/// How many milliseconds to wait before moving a file is tried again. On Windows, search and virus scanners open new files for a moment.
const RETRIES: [u64; 5] = [5, 20, 50, 100, 300];

/// The existing temporary files. It is locked while one is made or moved, and while all are removed.
static LIVE: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());

/// A file that replaces another, or is removed.
pub struct Temporary {
    // The file is removed before it is taken off the list.
    file: NamedTempFile,
    _listed: Listed,
    becomes: PathBuf,
    /// The path as the user wrote it.
    name: PathBuf,
}

struct Listed(PathBuf);

impl Drop for Listed {
    fn drop(&mut self) {
        live().retain(|path| *path != self.0);
    }
}

impl Temporary {
    /// Makes a file next to the one that it will replace, which may be behind a link. Its mode is that of any new file.
    pub fn beside(path: &Path) -> Result<Self, Error> {
        let becomes = paths::real(path);
        let made = made(folder_of(&becomes)).map_err(|error| failed(&error, path))?;
        let listed = Listed(made.path().to_owned());
        Ok(Self { file: made, _listed: listed, becomes, name: path.to_owned() })
    }

    /// Copies the mode and the owner of the file that it replaces. A note says what cannot be kept.
    pub fn like_the_old(&self) -> Result<(), Error> {
        let Ok(before) = std::fs::metadata(&self.becomes) else { return Ok(()) };
        let file = self.file.as_file();
        if let Some(message) = owned_as(file, &before) {
            terminal::notes(&[Note { place: self.name.display().to_string(), message }]);
        }
        // Windows knows only "read-only", and does not replace such a file.
        if cfg!(windows) {
            return Ok(());
        }
        file.set_permissions(before.permissions()).map_err(|error| failed(&error, &self.name))
    }

    /// Moves it to its place.
    pub fn put(self) -> Result<(), Error> {
        let live = live();
        let mut put = self.file.persist(&self.becomes);
        for wait in RETRIES {
            match put {
                Err(error) if is_held(&error.error) => {
                    thread::sleep(Duration::from_millis(wait));
                    put = error.file.persist(&self.becomes);
                }
                _ => break,
            }
        }
        drop(live);
        put.map(drop).map_err(|error| failed(&error.error, &self.name))
    }
}

/// Whether Windows does not move a file because somebody has opened it, or the one that it replaces.
fn is_held(error: &io::Error) -> bool {
    is_open_elsewhere(error) || cfg!(windows) && error.kind() == io::ErrorKind::PermissionDenied
}

impl Write for Temporary {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

fn live() -> MutexGuard<'static, Vec<PathBuf>> {
    LIVE.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A new file, locked so that no other run takes it for a leftover, and listed so that a signal removes it.
fn made(folder: &Path) -> io::Result<NamedTempFile> {
    interrupt::watch(remove_all);
    let mut builder = tempfile::Builder::new();
    builder.prefix(BEGIN).suffix(END);
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    for _ in 0..TRIES {
        let mut live = live();
        let file = builder.tempfile_in(folder)?;
        // Another run may have found it before it was locked. Without locks, runs remove no leftovers.
        let is_taken = matches!(file.as_file().try_lock(), Err(TryLockError::WouldBlock));
        if !is_taken && file.path().exists() {
            live.push(file.path().to_owned());
            return Ok(file);
        }
    }
    Err(io::Error::other("another program removes its temporary files"))
}

/// Removes what killed runs have left in a folder. The files of running ones are locked.
pub fn clear(folder: &Path) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let is_ours =
            entry.file_name().to_str().is_some_and(|name| name.starts_with(BEGIN) && name.ends_with(END));
        if !is_ours || !entry.file_type().is_ok_and(|kind| kind.is_file()) {
            continue;
        }
        let path = entry.path();
        if let Ok(file) = File::options().write(true).open(&path)
            && file.try_lock().is_ok()
        {
            // A file that cannot be removed does no harm.
            let _ = std::fs::remove_file(&path);
        }
    }
}

/// Removes all files before the command ends, and prevents new ones.
pub fn remove_all() -> impl Drop {
    let live = live();
    for path in &*live {
        let _ = std::fs::remove_file(path);
    }
    live
}

/// Gives a file the owner of another one. Returns the reason if that is not possible.
#[cfg(unix)]
fn owned_as(file: &File, before: &Metadata) -> Option<String> {
    use std::os::unix::fs::{MetadataExt, fchown};

    let owner = |about: &Metadata| (about.uid(), about.gid());
    let is_done = || file.metadata().is_ok_and(|after| owner(&after) == owner(before));
    let (user, group) = owner(before);
    // A user who may not change the owner may still be able to keep the group.
    if is_done()
        || fchown(file, Some(user), Some(group)).is_ok()
        || fchown(file, None, Some(group)).is_ok() && is_done()
    {
        return None;
    }
    let (new_user, new_group) = owner(&file.metadata().ok()?);
    Some(format!(
        "the file belongs to user {user} and group {group}, and will belong to user {new_user} and group {new_group}: \
         the system does not let you give files away"
    ))
}

#[cfg(not(unix))]
fn owned_as(_: &File, _: &Metadata) -> Option<String> {
    None
}
