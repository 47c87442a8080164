//! The bar on standard error: only on a terminal, and only if the work takes a while.

use std::fs::File;
use std::io::Write;
use std::process::{Output, Stdio};
use std::thread;
use std::time::Duration;

use flate2::Compression;
use flate2::write::GzEncoder;

use crate::at_once::at_once;
use crate::rows::command::{Folder, command, data};
use crate::terminal::{Terminal, after_bar};

/// More than fits into a pipe that nobody reads yet.
const MUCH: usize = 1 << 20;

/// Longer than the command waits before it shows anything.
const LONG: Duration = Duration::from_millis(1500);

/// Reads rows in a file, after slow metadata.
fn after_slow_metadata(arguments: &[&str], stdout: Stdio, stderr: Stdio) -> Output {
    let mut command = command();
    command.args(arguments).args(["--from", "-"]).env("TERM", "xterm").stdin(Stdio::piped());
    let mut child = command.stdout(stdout).stderr(stderr).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let mut metadata = std::fs::read(data("tools.json")).unwrap();
    metadata.resize(MUCH, b'\n');
    // This returns only when the command reads.
    stdin.write_all(&metadata).unwrap();
    thread::sleep(LONG);
    drop(stdin);
    child.wait_with_output().unwrap()
}

/// What a terminal shows of it.
fn shown_after_slow_metadata(arguments: &[&str], stdout: Stdio) -> String {
    let terminal = Terminal::new();
    after_slow_metadata(arguments, stdout, terminal.stdio());
    terminal.told()
}

/// Each of these waits until the command would show a bar.
#[test]
fn a_bar_is_shown_on_a_terminal_if_the_work_takes_a_while() {
    let tests: [fn(); 6] = [
        files_are_measured_in_bytes,
        no_bar_if_rows_may_go_to_the_terminal,
        an_error_is_shown_after_the_bar_is_removed,
        a_pipe_has_no_length,
        no_bar_between_typed_rows,
        no_bar_unless_standard_error_is_a_terminal,
    ];
    at_once(tests, |test| test());
}

fn files_are_measured_in_bytes() {
    let folder = Folder::new();
    let rows = "demo_tools\n".to_owned() + &"1\n".repeat(20_000);
    let mut packed = GzEncoder::new(Vec::new(), Compression::fast());
    packed.write_all(rows.as_bytes()).unwrap();
    let packed = packed.finish().unwrap();
    assert!(packed.len() < 1000);
    let files = [
        (folder.file("rows.csv", rows), "of 40.01 kB".to_owned()),
        (folder.file("rows.csv.gz", &packed), format!("of {} B", packed.len())),
    ];
    at_once(files.iter().zip(["of_file.csv", "of_packed.csv"]), |((rows, length), name)| {
        let output = folder.path(name).display().to_string();
        let redirected = File::create(output.clone() + ".redirected").unwrap();
        let tally = "20000 rows\ndemo_job.demo_tools: 20000 decoded, 0 empty, 0 unknown\n";
        let cases = [
            (vec!["summary", rows], Stdio::null(), ""),
            (vec!["decode", rows, "-o", &output], Stdio::null(), tally),
            (vec!["decode", rows], redirected.into(), tally),
        ];
        at_once(cases, |(arguments, stdout, expected)| {
            let told = shown_after_slow_metadata(&arguments, stdout);
            assert_eq!(after_bar(&told, length), expected);
        });
    });
}

fn no_bar_if_rows_may_go_to_the_terminal() {
    let folder = Folder::new();
    let rows = folder.file("rows.csv", "demo_tools\n1\n");
    let tally = "1 row\ndemo_job.demo_tools: 1 decoded, 0 empty, 0 unknown\n";
    let other = Terminal::new();
    at_once([Stdio::piped(), other.stdio()], |stdout| {
        assert_eq!(shown_after_slow_metadata(&["decode", &rows], stdout), tally);
    });
    assert_eq!(other.told(), "demo_tools,demo_toolsname\n1,Saw\n");
}

fn an_error_is_shown_after_the_bar_is_removed() {
    let folder = Folder::new();
    let rows = folder.file("rows.csv", "demo_tools\n1\n1,2\n");
    let output = folder.path("out.csv").display().to_string();
    at_once([&["summary", &rows][..], &["decode", &rows, "-o", &output]], |arguments| {
        let told = shown_after_slow_metadata(&[arguments, &["--color", "never"]].concat(), Stdio::null());
        let error = folder.plain(after_bar(&told, "of 17 B"));
        assert!(error.starts_with("error: rows.csv:3:1: this row has 2 fields"), "{error:?}");
    });
}

fn a_pipe_has_no_length() {
    let terminal = Terminal::new();
    let mut command = command();
    command.args(["summary", "--as", "csv"]).env("TERM", "xterm").stdin(Stdio::piped());
    let mut child = command.stderr(terminal.stdio()).spawn().unwrap();
    drop(command);
    let mut stdin = child.stdin.take().unwrap();
    stdin.write_all(b"msdyn_closurereason\n").unwrap();
    let mut rows = 0;
    while !terminal.shows("reading, ") {
        assert!(rows < 2000, "{}", terminal.told());
        stdin.write_all(b"192350004\n").unwrap();
        rows += 1;
        thread::sleep(Duration::from_millis(50));
    }
    drop(stdin);
    let output = child.wait_with_output().unwrap();
    let expected =
        format!("column,value,label,known,count\nmsdyn_closurereason,192350004,AgentClosed,true,{rows}\n");
    assert_eq!(String::from_utf8(output.stdout).unwrap(), expected);
    assert_eq!(after_bar(&terminal.told(), " B so far, "), "");
}

fn no_bar_between_typed_rows() {
    let terminal = Terminal::new();
    let mut command = command();
    command.args(["summary", "--as", "csv"]).env("TERM", "xterm");
    let mut child = command.stdin(terminal.stdio()).stderr(terminal.stdio()).spawn().unwrap();
    drop(command);
    let mut keyboard = terminal.controlling.try_clone().unwrap();
    let note =
        "note: no file is named, so the input is what you type: Ctrl+D ends it, Ctrl+C stops the command\n";
    // What is typed before would stand within the note.
    while !terminal.shows(note.trim_end()) {
        assert!(child.try_wait().unwrap().is_none(), "{}", terminal.told());
        thread::sleep(Duration::from_millis(10));
    }
    for line in ["msdyn_closurereason\n", "7\n", "8\n", "\u{4}"] {
        keyboard.write_all(line.as_bytes()).unwrap();
        thread::sleep(LONG / 2);
    }
    let output = child.wait_with_output().unwrap();
    assert!(String::from_utf8(output.stdout).unwrap().contains("msdyn_closurereason,7,,false,1\n"));
    let echo = terminal.told();
    assert_eq!(echo.matches(note).count(), 1, "{echo:?}");
    let echo = echo.replace(note, "");
    assert!(echo.starts_with("msdyn_closurereason\n7\n8\n") && !echo.contains("reading"), "{echo:?}");
}

fn no_bar_unless_standard_error_is_a_terminal() {
    let folder = Folder::new();
    let rows = folder.file("rows.csv", "demo_tools\n1\n");
    let arguments = ["summary", "--color", "always", &rows];
    let output = after_slow_metadata(&arguments, Stdio::piped(), Stdio::piped());
    assert!(output.status.success() && output.stderr.is_empty(), "{output:?}");
}
