//! Programs that know only the repository get paths from its root.

use std::path::Path;
use std::process::Command;

use serde_json::Value;

use crate::check::{GRADE, option, options};

/// A folder with files at these paths.
fn folder(files: &[&str]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let metadata = options(&option(1, "Good"));
    for name in files {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        let text = match path.extension() {
            Some(_) => GRADE,
            None if name.ends_with("metadata") => &metadata,
            None => "gitdir: elsewhere",
        };
        std::fs::write(path, text).unwrap();
    }
    folder
}

/// The files of the differences that `check` of a path finds in a folder, in each format.
fn files(here: &Path, path: &str) -> [String; 5] {
    ["github", "azure", "sarif", "json", "text"].map(|format| {
        let metadata = here.ancestors().map(|above| above.join("metadata")).find(|path| path.exists());
        let ran = Command::new(env!("CARGO_BIN_EXE_closure-reason"))
            .args(["check", path, "--format", format, "--from"])
            .arg(metadata.unwrap())
            .current_dir(here)
            .output()
            .unwrap();
        let told = String::from_utf8(ran.stdout).unwrap();
        assert_eq!(ran.status.code(), Some(1), "{told}{}", String::from_utf8_lossy(&ran.stderr));
        let between = |begin: &str, end: char| {
            let after = told.split_once(begin).unwrap_or_else(|| panic!("{told}")).1;
            after[..after.find(end).unwrap()].to_owned()
        };
        let json = || serde_json::from_str::<Value>(&told).unwrap();
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        match format {
            "github" => between("file=", ','),
            "azure" => between("sourcepath=", ';'),
            "sarif" => {
                let result = &json()["runs"][0]["results"][0];
                text(&result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"])
            }
            "json" => text(&json()["differences"][0]["file"]),
            _ => between("--> ", ':').replace(std::path::MAIN_SEPARATOR, "/"),
        }
    })
}

#[test]
fn annotations_name_files_from_the_root_of_the_repository() {
    // In a worktree or a submodule, `.git` is a file.
    let folder = folder(&["metadata", "proj/.git", "proj/sub/x.rs", "proj/src/choices/c.rs", "outside/c.rs"]);
    let c = "src/choices/c.rs";
    for (here, path, from_root, from_here) in [
        ("proj", "src/choices", c, c),
        ("proj", "./src/choices", c, "./src/choices/c.rs"),
        ("proj/src", "choices", c, "choices/c.rs"),
        ("proj/sub", "../src/choices", c, "../src/choices/c.rs"),
        ("proj/sub", "../src/choices/c.rs", c, "../src/choices/c.rs"),
        ("proj/sub", "../../outside", "../../outside/c.rs", "../../outside/c.rs"),
        ("outside", ".", "c.rs", "./c.rs"),
        ("outside", "../proj/sub", "../proj/sub/x.rs", "../proj/sub/x.rs"),
    ] {
        let [github, azure, sarif, json, text] = files(&folder.path().join(here), path);
        assert_eq!([github, azure, sarif], [from_root; 3], "{here} {path}");
        assert_eq!([json, text], [from_here; 2], "{here} {path}");
    }
    let absolute = folder.path().join("proj").join(c);
    let [github, azure, sarif, ..] = files(&folder.path().join("proj/sub"), absolute.to_str().unwrap());
    assert_eq!([github, azure, sarif], [c; 3]);
}

/// A column without an enum is in no file, so that of the first enum stands for it.
#[test]
fn a_result_without_a_place_is_at_a_file_of_the_repository() {
    let folder = folder(&["proj/.git", "proj/src/c.rs", "proj/sub/x.rs"]);
    let other = options(&option(1, "Good")).replace("demo_grade", "demo_other");
    let both = format!("[{}, {other}]", options(&[option(1, "Good"), option(2, "Fair")].join(",")));
    std::fs::write(folder.path().join("both"), both).unwrap();
    let ran = Command::new(env!("CARGO_BIN_EXE_closure-reason"))
        .args(["check", "../src", "--format", "sarif", "--from", "../../both"])
        .current_dir(folder.path().join("proj/sub"))
        .output()
        .unwrap();
    let log: Value = serde_json::from_slice(&ran.stdout).unwrap_or_else(|_| panic!("{ran:?}"));
    let place = &log["runs"][0]["results"][0]["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "src/c.rs", "{log}");
}
