//! Conventions of all verbs.

mod long;
#[cfg(windows)]
mod open_elsewhere;
mod output;
mod usage;
#[cfg(all(windows, feature = "environment"))]
mod windows;

use std::io::Read;
use std::path::Path;
use std::process::{Command, Stdio};

fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_closure-reason"));
    command.args(arguments).current_dir(std::env::temp_dir());
    command
}

fn data(arguments: &[&str]) -> String {
    let output = command(arguments).output().unwrap();
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// What several commands write at the same time must not be mixed within a line. A datagram is what one call wrote.
#[cfg(unix)]
#[test]
fn a_message_is_written_whole() {
    use std::os::fd::OwnedFd;
    use std::os::unix::net::UnixDatagram;

    for color in ["never", "always"] {
        for arguments in [
            &["summary", "no.csv"][..],
            &["sumary"],
            &["summary", "--rowz", "no.csv"],
            &["list", "--from", "no.csv"],
            &["-output", "summary"],
        ] {
            let (stderr, ours) = UnixDatagram::pair().unwrap();
            let mut command = command(&["--color", color]);
            command.args(arguments).stderr(Stdio::from(OwnedFd::from(stderr)));
            assert!(!command.status().unwrap().success());
            drop(command);
            let mut message = [0; 10_000];
            let length = ours.recv(&mut message).unwrap();
            assert!(message[..length].ends_with(b"\n"), "{arguments:?}");
            ours.set_nonblocking(true).unwrap();
            let more = ours.recv(&mut message);
            assert!(more.is_err() || more.unwrap() == 0, "{arguments:?}: {:?}", &message[..length]);
        }
    }
}

#[test]
fn every_verb_has_help_with_examples_and_a_man_page() {
    let of_network: &[&str] = if cfg!(feature = "environment") { &["fetch"] } else { &[] };
    for verb in ["list", "explain", "generate", "check", "diff", "summary", "decode", "completions", "man"]
        .iter()
        .chain(of_network)
    {
        let help = data(&[verb, "--help"]);
        let (_, examples) = help.split_once("\nExamples:\n").expect(verb);
        assert!(examples.contains("  closure-reason "), "{verb}");
        // The command prompt of Windows takes single quotes as part of the argument.
        let mut commands = examples.lines().filter(|line| line.trim_start().starts_with("closure-reason "));
        assert!(commands.all(|line| !line.contains('\'')), "{verb}: {examples}");
        // A command in two lines cannot be copied.
        for lines in examples.lines().collect::<Vec<_>>().windows(2) {
            let is_command = lines[0].trim_start().starts_with("closure-reason ");
            let goes_on = !lines[1].is_empty() && !lines[1].trim_start().starts_with("closure-reason ");
            assert!(!(is_command && goes_on), "{verb}: {lines:?}");
        }
        assert!(data(&["man", verb]).contains(".TH"), "{verb}");
    }
}

/// In a terminal, backticks mean that something is typed.
#[test]
fn the_help_quotes_no_names_of_products() {
    for verb in ["list", "summary", "decode", "generate", "check", "diff"] {
        let help = data(&[verb, "--help"]);
        for product in ["DuckDB", "SQLite", "PostgreSQL", "PowerShell", "GitHub"] {
            assert!(!help.contains(&format!("`{product}`")), "{verb}: {product}");
        }
    }
}

#[test]
fn the_help_documents_every_key_of_the_config() {
    let help = data(&["--help"]);
    for key in ["from", "environment", "output", "tables", "language", "kinds", "serde", "derives"] {
        assert!(help.contains(&format!("\n  {key} ")), "{key}");
    }
}

#[test]
fn completions_know_the_verbs() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        assert!(data(&["completions", shell]).contains("explain"), "{shell}");
    }
}

#[test]
fn an_unknown_verb_lists_the_known_ones() {
    let output = command(&["man", "lst"]).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(
        told.starts_with("error: `lst` is not a verb\n  help: the verbs are ") && told.contains("list"),
        "{told}"
    );
}

#[test]
fn a_refused_argument_is_escaped_for_the_terminal() {
    for arguments in
        [&["summary", "--\u{1b}]0;x\u{7}.csv"][..], &["list", "--as", "\u{9b}31m"], &["\u{202e}tsil"]]
    {
        let told = command(arguments).env("CLICOLOR_FORCE", "1").output().unwrap();
        assert_eq!(told.status.code(), Some(2));
        let told = String::from_utf8(told.stderr).unwrap();
        assert!(!told.contains(['\u{1b}', '\u{7}', '\u{9b}', '\u{202e}']), "{told:?}");
    }
}

#[test]
fn a_closed_pipe_is_no_error() {
    for form in ["csv", "sql", "table", "json"] {
        let mut child =
            command(&["list", "--as", form]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let mut told = String::new();
        child.stderr.take().unwrap().read_to_string(&mut told).unwrap();
        assert_eq!((child.wait().unwrap().code(), &*told), (Some(0), ""), "{form}");
    }
}

/// Runs the verb in a folder with these files, without anybody who reads what it prints. Returns its exit code.
fn unread(folder: &Path, arguments: &[&str]) -> (i32, String) {
    let mut command = command(arguments);
    command.current_dir(folder).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    drop(child.stdout.take());
    let mut told = String::new();
    child.stderr.take().unwrap().read_to_string(&mut told).unwrap();
    (child.wait().unwrap().code().unwrap(), told)
}

#[test]
fn an_answer_that_nobody_reads_is_the_same_answer() {
    let folder = tempfile::tempdir().unwrap();
    let sheet = |label: &str| {
        format!(
            "table_name,column_name,kind,value,language_id,label\ndemo_job,demo_grade,choice,1,1033,{label}\n"
        )
    };
    let grade = "#[derive(Clone, Copy, closure_reason::OptionSet)]\n\
        #[option_set(table = \"demo_job\", column = \"demo_grade\", language = 1033)]\n\
        pub enum Grade {\n    #[option(value = 1, label = \"Good\")]\n    Good,\n}\n";
    let rows = format!("msdyn_closurereason\n{}7\n", "192350004\n".repeat(100_000));
    for (name, text) in [
        ("good.csv", &*sheet("Good")),
        ("bad.csv", &*sheet("Bad")),
        ("grade.rs", grade),
        ("rows.csv", &*rows),
    ] {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    for (arguments, code) in [
        (&["check", "--from", "good.csv", "grade.rs"][..], 0),
        (&["check", "--from", "bad.csv", "grade.rs"], 1),
        (&["check", "--from", "bad.csv", "grade.rs", "--format", "json"], 1),
        (&["check", "--from", "bad.csv", "grade.rs", "--format", "github"], 1),
        (&["diff", "good.csv", "bad.csv"], 1),
        (&["generate", "--from", "bad.csv", "-o", "grade.rs", "--check"], 1),
        (&["summary", "rows.csv", "--deny-unknown"], 1),
        (&["decode", "rows.csv", "--deny-unknown"], 1),
        // What is asked for is the rows, and those are no longer wanted.
        (&["decode", "rows.csv"], 0),
    ] {
        let (said, told) = unread(folder.path(), arguments);
        assert_eq!(said, code, "{arguments:?}: {told}");
    }
}

#[test]
#[cfg(target_os = "linux")]
fn a_full_disk_is_an_error_with_its_place_and_no_panic() {
    let full = || std::fs::File::options().write(true).open("/dev/full").unwrap();
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("rows.csv"), "msdyn_closurereason\n192350004\n").unwrap();
    for arguments in [&["explain", "192350004"][..], &["generate"], &["list"], &["decode", "rows.csv"]] {
        let output = command(arguments).current_dir(folder.path()).stdout(full()).output().unwrap();
        let told = String::from_utf8(output.stderr).unwrap();
        assert!(told.contains("error: standard output: No space left on device"), "{arguments:?}: {told}");
        assert_eq!(output.status.code(), Some(2));
    }
    // What is reported besides is not worth an error.
    let output = command(&["decode", "rows.csv"]).current_dir(folder.path()).stderr(full()).output().unwrap();
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn color_is_for_terminals_and_on_request() {
    assert!(!data(&["explain", "192350004"]).contains('\u{1b}'));
    assert!(data(&["--color", "always", "explain", "192350004"]).contains("\u{1b}[1m"));
    let output = command(&["explain", "192350004"]).env("NO_COLOR", "1").output().unwrap();
    assert!(!output.stdout.contains(&0x1b));
}

#[test]
fn a_language_is_a_locale_id() {
    for verb in ["list", "generate", "summary", "decode"] {
        for language in ["en", "0", "-1", "4294967295"] {
            let output = command(&[verb, &format!("--language={language}")]).output().unwrap();
            assert_eq!(output.status.code(), Some(2));
            let told = String::from_utf8(output.stderr).unwrap();
            let reason = "expected a locale id, such as 1033 for English";
            assert!(told.contains(&format!("'{language}' for '--language <LCID>': {reason}")), "{told}");
        }
    }
}

#[test]
fn usage_and_unreadable_input_are_exit_code_2() {
    for arguments in [&["lst"][..], &["list", "--as", "xml"], &["list", "--from", "/nowhere/at all"], &[]] {
        assert_eq!(command(arguments).output().unwrap().status.code(), Some(2), "{arguments:?}");
    }
}

#[test]
#[cfg(not(feature = "environment"))]
fn without_the_feature_there_is_no_fetch_and_no_environment() {
    assert!(!data(&["--help"]).contains("\n  fetch "));
    assert!(!data(&["list", "--help"]).contains("--environment"));
    let folder = tempfile::tempdir().unwrap();
    let config = "environment = \"https://contoso.crm4.dynamics.com\"\n";
    std::fs::write(folder.path().join("closure-reason.toml"), config).unwrap();
    let output = command(&["list"]).current_dir(folder.path()).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(told.contains("this build of the command cannot query an environment"), "{told}");
}
