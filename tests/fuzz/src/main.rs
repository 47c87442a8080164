//! Arbitrary bytes into everything that reads what others wrote. The outcome is an error or a result, never a panic or a
//! hang, and never a contradiction of what the same bytes give in another way.
//!
//! `tests/fuzz/run` builds this once, and runs each target with its corpus. The variable `FUZZ_TARGET` names the target, `FUZZ_FOLDER` a folder
//! for its files, and `FUZZ_PANICS` a file for its last words.

#![no_main]
#![allow(dead_code, unused_imports, reason = "no target needs all of the command")]

// The rooms of the command, which has no library: that would be a public package that only this one needs.
#[path = "../../../closure-reason-cli/src"]
mod command {
    pub mod catalog;
    pub mod config;
    pub mod definition;
    pub mod enums;
    pub mod report;
    pub mod rows;
    pub mod rust;
    pub mod source;
    pub mod verbs;
}

mod cells;
mod metadata;
mod names;
#[path = "../../../closure-reason-cli/tests/command/packed.rs"]
mod packed;
mod rows_in;
mod rust_file;

use std::io::Write;
use std::os::fd::AsFd;
use std::path::PathBuf;
use std::sync::OnceLock;

// The rooms refer to each other as modules of their crate.
use command::{catalog, config, definition, enums, report, rows, rust, source, verbs};
use libfuzzer_sys::fuzz_target;

type Target = fn(&Folder, &[u8]);

const TARGETS: [(&str, Target); 9] = [
    ("archive", metadata::archive),
    ("xml", metadata::xml),
    ("json", metadata::json),
    ("yaml", metadata::yaml),
    ("csv", metadata::csv),
    ("rust", rust_file::target),
    ("rows", rows_in::target),
    ("cells", cells::target),
    ("names", names::target),
];

/// The folder of this process.
pub(crate) struct Folder(PathBuf);

impl Folder {
    /// Writes a file. Returns its path.
    pub(crate) fn file(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.path(name);
        if std::fs::write(&path, bytes).is_err() {
            std::fs::create_dir_all(path.parent().expect("it is in the folder"))
                .expect("there is a place for files");
            std::fs::write(&path, bytes).expect("the folder is there");
        }
        path
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }
}

/// Which target this process runs.
fn start() -> (Folder, Target) {
    // The fuzzer closes standard error, where the command says what is wrong with most inputs.
    let mut stderr = std::io::stderr().as_fd().try_clone_to_owned().map(std::fs::File::from).ok();
    if let Ok(path) = std::env::var("FUZZ_PANICS") {
        stderr = std::fs::File::create(path).ok();
    }
    let abort = std::panic::take_hook();
    let stderr = std::sync::Mutex::new(stderr);
    std::panic::set_hook(Box::new(move |panic| {
        if let Ok(Some(stderr)) = stderr.lock().as_deref_mut() {
            let _ = writeln!(stderr, "{panic}");
        }
        abort(panic);
    }));
    let name = std::env::var("FUZZ_TARGET").unwrap_or_default();
    let Some((_, target)) = TARGETS.iter().find(|(known, _)| *known == name) else {
        let known = TARGETS.map(|(known, _)| known).join(", ");
        panic!("FUZZ_TARGET is {name:?}, and not one of {known}");
    };
    let folder = std::env::var_os("FUZZ_FOLDER").map_or_else(std::env::temp_dir, PathBuf::from);
    (Folder(folder), *target)
}

fuzz_target!(|bytes: &[u8]| {
    static START: OnceLock<(Folder, Target)> = OnceLock::new();
    let (folder, target) = START.get_or_init(start);
    target(folder, bytes);
});
