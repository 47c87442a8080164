//! Standard output, and files that are written whole or not at all.

mod bounds;
mod destination;
mod interrupt;
pub mod lock;
pub mod paths;
mod reader;
mod temporary;

use std::io::{self, IsTerminal, Write};
use std::path::Path;

pub use self::bounds::Bounds;
pub use self::destination::{Destination, Opened};
use self::paths::failed;
pub use self::paths::folder_of;
use self::reader::MayLeave;
pub use self::temporary::{Temporary, clear};
use crate::report::error::Error;
use crate::report::terminal;

/// Writes data to standard output. A file or a pipe gets it unchanged; for a terminal, what could deceive is escaped.
pub fn print(data: &str) -> Result<(), Error> {
    let stdout = io::stdout().lock();
    let shown = if stdout.is_terminal() { terminal::shown_lines(data) } else { data.into() };
    print_to(stdout, &shown)
}

/// Writes text for people, with styles, to standard output. The caller has escaped everything that came from outside.
pub fn print_styled(text: &str) -> Result<(), Error> {
    print_to(anstream::stdout().lock(), text)
}

fn print_to(stdout: impl Write, text: &str) -> Result<(), Error> {
    let mut stdout = MayLeave::new(stdout);
    let written = stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush());
    written.map_err(|error| Error::from(error).at("standard output"))
}

/// Writes a file through a temporary one next to it. Returns whether anything changed.
#[cfg(feature = "environment")]
pub fn write(path: &Path, contents: &[u8]) -> Result<bool, Error> {
    if std::fs::read(path).is_ok_and(|there| there == contents) {
        return Ok(false);
    }
    create_folder_of(path)?;
    put(written(path, contents)?)?;
    Ok(true)
}

/// Creates the folder that a file will be in.
pub fn create_folder_of(path: &Path) -> Result<(), Error> {
    std::fs::create_dir_all(folder_of(&paths::real(path))).map_err(|error| failed(&error, path))
}

/// A temporary file with these contents, next to the one that it will become.
pub fn written(path: &Path, contents: &[u8]) -> Result<Temporary, Error> {
    let mut file = Temporary::beside(path)?;
    file.write_all(contents).map_err(|error| failed(&error, path))?;
    Ok(file)
}

/// Moves a temporary file to its place. The mode and owner of the old file stay.
pub fn put(file: Temporary) -> Result<(), Error> {
    file.like_the_old()?;
    file.put()
}

/// Whether Windows opens a device under the name of a file, whatever its extension.
pub fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end().to_lowercase();
    let port = stem.strip_prefix("com").or(stem.strip_prefix("lpt"));
    let is_port = |rest: &str| {
        let mut chars = rest.chars();
        matches!((chars.next(), chars.next()), (Some('0'..='9' | '\u{b9}' | '\u{b2}' | '\u{b3}'), None))
    };
    ["con", "prn", "aux", "nul", "conin$", "conout$"].contains(&&*stem) || port.is_some_and(is_port)
}

#[cfg(all(test, target_os = "linux", feature = "environment"))]
mod tests {
    use std::path::Path;

    #[test]
    fn a_folder_in_which_nobody_can_write() {
        let error = super::write(Path::new("/proc/a.csv"), b"").unwrap_err().to_string();
        assert!(error.contains("/proc/a.csv") && error.contains("help"), "{error}");
        assert!(!error.contains(".tmp"), "{error}");
    }

    #[test]
    fn a_link_stays_one_whether_its_file_is_there_or_not() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        std::fs::create_dir(at("data")).unwrap();
        std::os::unix::fs::symlink("data/a.csv", at("latest.csv")).unwrap();
        for contents in ["first", "second"] {
            super::write(&at("latest.csv"), contents.as_bytes()).unwrap();
            assert!(at("latest.csv").is_symlink());
            assert_eq!(std::fs::read_to_string(at("data/a.csv")).unwrap(), contents);
        }
    }
}
