//! A folder in which the command runs, and metadata for it.

use std::path::{MAIN_SEPARATOR, Path};
use std::process::{Command, Output};

use tempfile::TempDir;

use crate::user_crate;

/// A folder that contains only what a test writes.
pub struct Folder(TempDir);

/// The exit code and output of a run.
pub struct Run {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Folder {
    pub fn new(files: &[(&str, &str)]) -> Self {
        let folder = Self(tempfile::tempdir().unwrap());
        for (name, text) in files {
            folder.write(name, text);
        }
        folder
    }

    pub fn path(&self) -> &Path {
        self.0.path()
    }

    pub fn write(&self, name: &str, text: &str) {
        let path = self.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }

    pub fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.path().join(name)).unwrap()
    }

    pub fn has(&self, name: &str) -> bool {
        self.path().join(name).exists()
    }

    pub fn run(&self, arguments: &[&str]) -> Run {
        self.run_in("", arguments)
    }

    /// Runs the command in a subfolder.
    pub fn run_in(&self, below: &str, arguments: &[&str]) -> Run {
        let output = Command::new(env!("CARGO_BIN_EXE_closure-reason"))
            .args(arguments)
            .current_dir(self.path().join(below))
            .output()
            .unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Run {
            code: output.status.code().unwrap(),
            out: text(output.stdout),
            err: text(output.stderr).replace(MAIN_SEPARATOR, "/"),
        }
    }

    /// Runs and succeeds, reporting only what was changed and written.
    #[track_caller]
    pub fn quietly(&self, arguments: &[&str]) -> String {
        let run = self.run(arguments);
        let is_news = |line: &&str| {
            !["wrote ", "add `mod ", "added ", "changed enum ", "  "]
                .iter()
                .any(|begin| line.starts_with(begin))
                && !line.ends_with(" is unchanged")
        };
        let news: Vec<_> = run.err.lines().filter(is_news).collect();
        assert_eq!((run.code, news), (0, Vec::new()), "{arguments:?}");
        run.out
    }
}

/// An answer of the Web API: one column.
pub fn column(table: &str, column: &str, more: &str, options: &[String]) -> String {
    format!(
        r#"{{"LogicalName": "{column}", "EntityLogicalName": "{table}", {more} "OptionSet": {{"Options": [{}]}}}}"#,
        options.join(", ")
    )
}

/// The column of most tests.
pub fn grade(options: &[(i32, &str)]) -> String {
    let options: Vec<_> = options.iter().map(|(value, label)| option(*value, label, "")).collect();
    column("demo_job", "demo_grade", "", &options)
}

/// One option, labeled in English, with further properties.
pub fn option(value: i32, label: &str, more: &str) -> String {
    let label = serde_json::Value::from(label);
    format!(
        r#"{{"Value": {value}, {more} "Label": {{"LocalizedLabels": [{{"Label": {label}, "LanguageCode": 1033}}]}}}}"#
    )
}

impl Folder {
    /// Has the compiler check `src/lib.rs`, which may use the library, with warnings denied.
    #[track_caller]
    pub fn compiles(&self) {
        self.cargo(&["check", "--quiet", "--offline"]);
    }

    /// Has rustdoc read it, with warnings denied.
    #[track_caller]
    pub fn documents(&self) {
        self.cargo(&["doc", "--quiet", "--offline", "--no-deps"]);
    }

    #[track_caller]
    fn cargo(&self, arguments: &[&str]) {
        let mut cargo = user_crate::cargo(self.path(), arguments);
        cargo.env("RUSTDOCFLAGS", "-D warnings");
        let Some(cargo) = tool(&mut cargo) else { return };
        assert!(cargo.status.success(), "{}", String::from_utf8_lossy(&cargo.stderr));
    }
}

/// Runs a program of the toolchain. Under wine, there is none: cargo of another system has built the test.
fn tool(command: &mut Command) -> Option<Output> {
    if cfg!(windows) && !env!("CARGO").ends_with(".exe") {
        eprintln!("skipped: there is no {}", command.get_program().display());
        return None;
    }
    Some(command.output().unwrap())
}

/// Asserts that rustfmt changes nothing, with its default settings.
#[track_caller]
pub fn assert_formatted(text: &str) {
    let folder = Folder::new(&[("formatted.rs", text)]);
    let nothing = if cfg!(windows) { "NUL" } else { "/dev/null" };
    let mut rustfmt = Command::new("rustfmt");
    rustfmt.args(["--check", "--edition", "2024", "--config-path", nothing, "formatted.rs"]);
    let Some(rustfmt) = tool(rustfmt.current_dir(folder.path())) else { return };
    let (out, err) = (String::from_utf8_lossy(&rustfmt.stdout), String::from_utf8_lossy(&rustfmt.stderr));
    assert!(rustfmt.status.success(), "{out}{err}");
}
