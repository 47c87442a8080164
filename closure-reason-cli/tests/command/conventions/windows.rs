//! What only Windows has: batch files, and a shell with its own quotes.

use std::fs;
use std::path::Path;

use super::command;

/// Requests a token, then connects to a port that does not answer. Returns the messages.
fn asks(folder: &Path, more: &[&str]) -> String {
    let mut list = command(&["list", "--environment", "http://127.0.0.1:9", "--table", "t"]);
    list.args(more)
        .current_dir(folder)
        .env("CLOSURE_REASON_PATIENCE", "waits=1")
        .env_remove("DATAVERSE_TOKEN");
    let output = list.env("PATH", folder.join("bin")).output().unwrap();
    assert_eq!(output.status.code(), Some(2), "{output:?}");
    String::from_utf8(output.stderr).unwrap()
}

#[test]
fn az_is_a_batch_file() {
    let folder = tempfile::tempdir().unwrap();
    let told = asks(folder.path(), &[]);
    assert!(told.contains("the Azure CLI (`az`) is not installed"), "{told}");
    fs::create_dir(folder.path().join("bin")).unwrap();
    let az = "@echo off\r\necho %*> asked.txt\r\necho a-token\r\n";
    fs::write(folder.path().join("bin/az.cmd"), az).unwrap();
    let told = asks(folder.path(), &[]);
    let asked = fs::read_to_string(folder.path().join("asked.txt")).expect(&told);
    assert!(asked.contains("get-access-token --resource http://127.0.0.1:9"), "{asked}");
}

#[test]
fn a_token_command_may_have_quotes() {
    let folder = tempfile::tempdir().unwrap();
    let program = "echo a-token> \"a file.txt\" & type \"a file.txt\"";
    let told = asks(folder.path(), &["--token-command", program]);
    let said = fs::read_to_string(folder.path().join("a file.txt")).expect(&told);
    assert_eq!(said.trim(), "a-token");
}

#[test]
fn programs_are_not_looked_for_in_the_working_directory() {
    let folder = tempfile::tempdir().unwrap();
    asks(folder.path(), &["--token-command", "echo %NoDefaultCurrentDirectoryInExePath%> a.txt"]);
    assert_eq!(fs::read_to_string(folder.path().join("a.txt")).unwrap().trim(), "1");
}
