//! Runs the command as a user does, with secrets that must not appear anywhere.

use std::path::{MAIN_SEPARATOR, Path, PathBuf};
use std::process::Command;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use tempfile::TempDir;

use crate::environment::server::Server;

/// Texts that no output and no file may contain.
pub(crate) const TOKEN: &str = "eyJ0eXAiOiJKV1Qi.the-token.of_this-test";
pub(crate) const RENEWED: &str = "eyJ0eXAiOiJKV1Qi.the-renewed.of_this-test";
pub(crate) const SECRET: &str = "the~client.secret_of-this-test";

/// A folder for the command, and its environment variables.
pub(crate) struct Bench {
    pub(crate) folder: TempDir,
    pub(crate) variables: Vec<(String, String)>,
}

/// The result of a run.
#[derive(Debug)]
pub(crate) struct Run {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) told: String,
}

impl Bench {
    /// One with a token.
    pub(crate) fn new() -> Self {
        Self::without_token().with("DATAVERSE_TOKEN", TOKEN)
    }

    pub(crate) fn without_token() -> Self {
        let folder = tempfile::tempdir().unwrap();
        // An empty folder instead of the programs of this machine: there is no `az`.
        let bench = Self { folder, variables: Vec::new() };
        let programs = bench.path("bin");
        std::fs::create_dir(&programs).unwrap();
        let programs = programs.display().to_string();
        bench.with("PATH", &programs).with("CLOSURE_REASON_PATIENCE", "waits=1")
    }

    pub(crate) fn with(mut self, name: &str, value: &str) -> Self {
        self.variables.retain(|(known, _)| known != name);
        self.variables.push((name.to_owned(), value.to_owned()));
        self
    }

    /// A bench in which `az` is this shell script.
    #[cfg(unix)]
    pub(crate) fn with_az(self, script: &str) -> Self {
        use std::os::unix::fs::PermissionsExt;
        let az = self.path("bin/az");
        std::fs::write(&az, format!("#!/bin/sh\n{script}\n")).unwrap();
        std::fs::set_permissions(&az, std::fs::Permissions::from_mode(0o755)).unwrap();
        self
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Run {
        self.run_in("", arguments)
    }

    /// Runs the command in a subfolder.
    pub(crate) fn run_in(&self, below: &str, arguments: &[&str]) -> Run {
        let output = Command::new(env!("CARGO_BIN_EXE_closure-reason"))
            .args(arguments)
            .env_clear()
            // Without it, Windows has no network.
            .envs(std::env::var_os("SystemRoot").map(|folder| ("SystemRoot", folder)))
            .envs(self.variables.iter().map(|(name, value)| (name, value)))
            .current_dir(self.path(below))
            .output()
            .unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        let (out, mut told) = (text(output.stdout), text(output.stderr));
        // What a server says has escapes, but no paths.
        if !told.contains("\n  the server says: ") {
            told = told.replace(MAIN_SEPARATOR, "/");
        }
        let run = Run { code: output.status.code().unwrap(), out, told };
        let given = self.variables.iter().filter(|(name, _)| name == "DATAVERSE_TOKEN");
        let given = given.map(|(_, token)| token.trim()).filter(|token| !token.is_empty());
        for secret in [TOKEN, RENEWED, SECRET].into_iter().chain(given) {
            assert!(!run.out.contains(secret) && !run.told.contains(secret), "a secret is shown: {run:?}");
            for file in self.files() {
                let content = std::fs::read_to_string(self.path(&file)).unwrap();
                assert!(!content.contains(secret), "a secret is in {file}");
            }
        }
        run
    }

    /// Fetches from a server into `metadata`.
    pub(crate) fn fetch(&self, server: &Server, arguments: &[&str]) -> Run {
        self.run(&[&["fetch", "--environment", &server.url, "-o", "metadata"], arguments].concat())
    }

    /// All files but the programs, in order.
    pub(crate) fn files(&self) -> Vec<String> {
        let mut files = Vec::new();
        collect(self.folder.path(), self.folder.path(), &mut files);
        files.retain(|file| !file.starts_with("bin/"));
        files.sort();
        files
    }

    /// All files below a folder, with their contents.
    pub(crate) fn contents(&self, folder: &str) -> Vec<(String, String)> {
        let files = self.files().into_iter().filter(|file| file.starts_with(&format!("{folder}/")));
        // A killed process may leave half a character.
        let text =
            |file: &str| String::from_utf8_lossy(&std::fs::read(self.path(file)).unwrap()).into_owned();
        files.map(|file| (file.clone(), text(&file))).collect()
    }
}

/// A JWT with this payload.
pub(crate) fn jwt(payload: &serde_json::Value) -> String {
    format!(
        "eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9.{}.c2lnbmF0dXJl",
        URL_SAFE_NO_PAD.encode(payload.to_string())
    )
}

fn collect(root: &Path, folder: &Path, files: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(root, &path, files);
        } else {
            files.push(path.strip_prefix(root).unwrap().display().to_string().replace(MAIN_SEPARATOR, "/"));
        }
    }
}

impl Run {
    pub(crate) fn done(self) -> Self {
        assert_eq!(self.code, 0, "{}", self.told);
        self
    }

    /// The messages of a failed run, without the port of the server.
    pub(crate) fn failed(self, port: u16) -> String {
        assert_eq!(self.code, 2, "{}", self.told);
        self.told.replace(&format!(":{port}"), ":PORT")
    }
}
