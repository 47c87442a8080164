//! Files that another program has open. Nor does Windows replace read-only files, but wine does.

use std::fs::{self, File};
use std::os::windows::fs::OpenOptionsExt;
use std::path::Path;
use std::thread;
use std::time::Duration;

use super::command;

/// As Excel opens a file: others may read it.
const ONLY_READ: u32 = 1;

fn open(path: &Path, others_may: u32) -> File {
    File::options().read(true).share_mode(others_may).open(path).unwrap()
}

/// Writes a list over a file. Returns the exit code and what is said.
fn written(folder: &Path) -> (Option<i32>, String) {
    let output = command(&["list", "--as", "csv", "-o", "a.csv"]).current_dir(folder).output().unwrap();
    (output.status.code(), String::from_utf8(output.stderr).unwrap())
}

#[test]
fn a_file_that_is_open_elsewhere_stays_and_the_reason_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.csv");
    fs::write(&path, "old").unwrap();
    let other = open(&path, ONLY_READ);
    let told = "error: a.csv: this file cannot be replaced: another program has it open, or it is read-only\n  \
                help: close it in that program, such as Excel, or write to another file\n";
    assert_eq!(written(folder.path()), (Some(2), told.to_owned()));
    assert_eq!(fs::read_to_string(&path).unwrap(), "old");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "a temporary file is left");
    drop(other);
    assert_eq!(written(folder.path()), (Some(0), String::new()));
}

#[test]
fn a_file_that_is_open_for_a_moment_is_replaced() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.csv");
    fs::write(&path, "old").unwrap();
    let mut list = command(&["list", "--from", "-", "--as", "csv", "-o", "a.csv"]);
    let mut list = list.current_dir(folder.path()).stdin(std::process::Stdio::piped()).spawn().unwrap();
    let other = open(&path, ONLY_READ);
    std::io::Write::write_all(
        &mut list.stdin.take().unwrap(),
        br#"{"LogicalName": "c", "EntityLogicalName": "t", "OptionSet": {"Options": [{"Value": 1}]}}"#,
    )
    .unwrap();
    thread::sleep(Duration::from_millis(100));
    drop(other);
    assert!(list.wait().unwrap().success());
    assert!(fs::read_to_string(&path).unwrap().starts_with("key,"));
}

#[test]
fn what_windows_says_has_no_full_stop() {
    let output = command(&["list", "--from", "a\"b"]).output().unwrap();
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(told.starts_with("error: a\"b: ") && !told.trim_end().ends_with('.'), "{told}");
}

#[test]
fn a_file_that_only_another_program_may_read_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.csv");
    fs::write(&path, "msdyn_closurereason\n1\n").unwrap();
    let _other = open(&path, 0);
    for arguments in [&["summary", "a.csv"][..], &["list", "--from", "a.csv"]] {
        let output = command(arguments).current_dir(folder.path()).output().unwrap();
        assert_eq!(output.status.code(), Some(2));
        let told = "error: a.csv: another program has this file open\n  help: close it in that program\n";
        assert_eq!(String::from_utf8(output.stderr).unwrap(), told);
    }
}
