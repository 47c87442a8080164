//! What keeps runs apart that write to one folder at once.

use std::collections::BTreeSet;
use std::fs::{File, TryLockError};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::time::Duration;
use std::{io, thread};

use super::paths::shown;
use crate::report::error::Error;
use crate::report::terminal::say;

/// How often it is tried in silence: others need milliseconds.
const TRIES: u32 = 100;
const PAUSE: Duration = Duration::from_millis(20);

/// Folders in which only this run replaces files, until it is dropped.
pub struct Locks(#[expect(dead_code, reason = "the system unlocks what is closed")] Vec<File>);

/// Locks folders, given without links. All runs take them in one order, so none waits for the other for ever.
pub fn folders(folders: &BTreeSet<PathBuf>) -> Result<Locks, Error> {
    folders.iter().map(|folder| lock(folder)).collect::<Result<_, _>>().map(Locks)
}

fn lock(folder: &Path) -> Result<File, Error> {
    // The folder itself leaves nothing behind; some systems cannot lock one.
    #[cfg(unix)]
    if let Ok(file) = File::open(folder)
        && waited(&file, folder).is_ok()
    {
        return Ok(file);
    }
    let failed = |error: io::Error| Error::from(error).at(shown(folder));
    let file = stand_in(folder).map_err(failed)?;
    waited(&file, folder).map_err(failed)?;
    Ok(file)
}

/// A file for temporary files' own folder, named after the folder that it stands for.
fn stand_in(folder: &Path) -> io::Result<File> {
    let mut hasher = DefaultHasher::new();
    folder.hash(&mut hasher);
    let path = std::env::temp_dir().join(format!("closure-reason-{:016x}.lock", hasher.finish()));
    File::options().write(true).create(true).truncate(false).open(path)
}

fn waited(file: &File, folder: &Path) -> io::Result<()> {
    for _ in 0..TRIES {
        match file.try_lock() {
            Ok(()) => return Ok(()),
            Err(TryLockError::WouldBlock) => thread::sleep(PAUSE),
            Err(TryLockError::Error(error)) => return Err(error),
        }
    }
    say(&format!("waiting for another run that writes to {}", shown(folder)));
    file.lock()
}
