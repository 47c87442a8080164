//! The commands of the README do what it shows.

use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::{Command, Output};

/// How the README calls the command, from a checkout and when installed.
const CALLS: [&str; 2] = ["cargo run -p closure-reason-cli --no-default-features -- ", "closure-reason "];

#[test]
fn each_command_prints_what_the_front_page_shows() {
    let front_page = std::fs::read_to_string(root().join("README.md")).unwrap();
    let folder = tempfile::tempdir().unwrap();
    for samples in ["closure-reason", "closure-reason-cli"] {
        symlink(root().join(samples), folder.path().join(samples)).unwrap();
    }

    for block in front_page.split("```console\n").skip(1) {
        let (block, _) = block.split_once("\n```").unwrap();
        for step in block.strip_prefix("$ ").expect("a block begins with a command").split("\n$ ") {
            let (command, shown) = step.split_once('\n').unwrap_or((step, ""));
            let printed = run(command, folder.path());
            // `...` stands for lines that are left out.
            let mut rest = &*printed;
            for part in shown.split("...\n").map(|part| part.trim_end_matches("...")) {
                let at = rest
                    .find(part)
                    .unwrap_or_else(|| panic!("`{command}` prints\n{printed}\nwithout\n{part}"));
                assert!(at == 0 || shown.contains("..."), "`{command}` prints\n{printed}\nand not\n{shown}");
                rest = &rest[at + part.len()..];
            }
            assert!(rest.trim().is_empty() || shown.contains("..."), "`{command}` also prints\n{rest}");
        }
    }
}

/// The other commands need the reader's files or environment; those without network must at least parse.
#[test]
fn the_other_commands_parse() {
    let front_page = std::fs::read_to_string(root().join("README.md")).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let commands = front_page.split("```sh\n").skip(1).flat_map(|block| {
        let (block, _) = block.split_once("\n```").unwrap();
        block.lines().filter(|line| line.starts_with("closure-reason ") && !line.contains("--environment"))
    });
    let mut count = 0;
    for command in commands {
        let command = command.split(['#', '>']).next().unwrap().trim_end();
        let told = String::from_utf8(output(command, folder.path()).stderr).unwrap();
        assert!(!told.contains("--help"), "`{command}`: {told}");
        count += 1;
    }
    assert!(count > 3, "the front page has {count} such commands");
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap()
}

/// The output of a command: standard output, then standard error.
fn run(command: &str, folder: &Path) -> String {
    let output = output(command, folder);
    assert_ne!(output.status.code(), Some(2), "`{command}`: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap() + &String::from_utf8(output.stderr).unwrap()
}

fn output(command: &str, folder: &Path) -> Output {
    let arguments = CALLS.iter().find_map(|call| command.strip_prefix(call));
    let arguments = arguments.unwrap_or_else(|| panic!("`{command}` is not a call of the command"));
    Command::new(env!("CARGO_BIN_EXE_closure-reason"))
        .args(arguments.split_whitespace())
        .current_dir(folder)
        .output()
        .unwrap()
}
