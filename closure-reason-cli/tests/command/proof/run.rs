//! The command in a folder of its own.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use crate::proof::model::{Table, answers};

/// Which columns get enums: all.
pub const ALL_KINDS: [&str; 10] =
    ["--kind", "choice", "--kind", "choices", "--kind", "boolean", "--kind", "state", "--kind", "status"];

pub struct Folder(tempfile::TempDir);

/// The output of the command.
#[derive(Debug)]
pub struct Said {
    pub code: i32,
    pub out: String,
    pub errors: String,
}

impl Folder {
    pub fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    pub fn path(&self) -> &Path {
        self.0.path()
    }

    pub fn write(&self, name: &str, text: &str) {
        let path = self.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }

    /// Puts the answers about tables into `metadata`, in place of those that are there.
    pub fn answers(&self, tables: &[Table]) {
        _ = std::fs::remove_dir_all(self.path().join("metadata"));
        for (name, text) in answers(tables) {
            self.write(&format!("metadata/{name}"), &text);
        }
    }

    pub fn run(&self, arguments: &[&str]) -> Said {
        let output = Command::new(env!("CARGO_BIN_EXE_closure-reason"))
            .args(arguments)
            .current_dir(self.path())
            .output()
            .unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Said {
            code: output.status.code().expect("an exit, not a signal"),
            out: text(output.stdout),
            errors: text(output.stderr),
        }
    }

    /// `generate` from `metadata` to `choices`, and the files that are there then.
    pub fn generate(&self) -> BTreeMap<PathBuf, String> {
        let said = self.run(&[&["generate", "--from", "metadata", "-o", "choices"], &ALL_KINDS[..]].concat());
        assert_eq!(said.code, 0, "{}", said.errors);
        self.files("choices")
    }

    /// `check` of `choices` against `metadata`: the exit code and the JSON.
    pub fn check(&self, more: &[&str]) -> (i32, Value) {
        let arguments = ["check", "--from", "metadata", "choices", "--format", "json"];
        let said = self.run(&[&arguments, &ALL_KINDS[..], more].concat());
        assert!(said.code < 2, "{}", said.errors);
        (said.code, serde_json::from_str(&said.out).unwrap())
    }

    pub fn files(&self, folder: &str) -> BTreeMap<PathBuf, String> {
        let entries = std::fs::read_dir(self.path().join(folder)).unwrap();
        let paths = entries.map(|entry| entry.unwrap().path());
        paths.map(|path| (path.clone(), std::fs::read_to_string(path).unwrap())).collect()
    }
}
