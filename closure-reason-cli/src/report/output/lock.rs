//! Locks that keep two runs from writing to one folder at the same time.

use std::collections::BTreeSet;
use std::fs::{File, TryLockError};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::time::Duration;
use std::{io, thread};

use super::paths::shown;
use crate::report::error::Error;
use crate::report::terminal::say;

/// How often a lock is tried before the user is told. Other runs need only milliseconds.
const TRIES: u32 = 100;
const PAUSE: Duration = Duration::from_millis(20);

/// Folders in which only this run replaces files, until this value is dropped.
pub struct Locks {
    _locked: Vec<File>,
}

/// Locks folders, whose links are resolved. All runs lock in the same order, so there is no deadlock.
pub fn folders(folders: &BTreeSet<PathBuf>) -> Result<Locks, Error> {
    let locked = folders.iter().map(|folder| lock(folder)).collect::<Result<_, _>>()?;
    Ok(Locks { _locked: locked })
}

fn lock(folder: &Path) -> Result<File, Error> {
    // Locking the folder itself leaves no file behind, but some systems cannot do it.
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

/// A lock file in the folder for temporary files, named after the folder that it stands for.
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
