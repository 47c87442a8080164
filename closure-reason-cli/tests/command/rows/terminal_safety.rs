//! Labels that spreadsheets evaluate are reported, and rows cannot control a terminal.

use std::process::Stdio;

use crate::rows::command::{Folder, command, piped, run};
use crate::terminal::Terminal;

fn metadata(folder: &Folder, label: &str) -> String {
    let label = serde_json::json!(label);
    folder.file(
        "stringmaps.json",
        format!("[{{\"objecttypecode\":\"demo_visit\",\"attributename\":\"demo_why\",\"attributevalue\":5,\"value\":{label},\"langid\":1033}}]"),
    )
}

#[test]
fn labels_that_a_spreadsheet_evaluates_are_written_and_reported() {
    let folder = Folder::new();
    for label in ["=1+1", "+49 30", "-x", "@SUM(A1)", "\tx", "\rx"] {
        let from = metadata(&folder, label);
        let said = format!(
            "note: demo_visit.demo_why: {label:?} is written unchanged, but a spreadsheet evaluates a text that begins like this as a \
             formula: import such columns as text\n"
        );
        let decoded = piped(&["decode", "--from", &from], b"demo_why\n5\n5\n");
        assert_eq!(decoded.err.matches(&*said).count(), 1, "{}", decoded.err);
        let field = if label.trim() == label { label.to_owned() } else { format!("\"{label}\"") };
        assert_eq!(decoded.done(), format!("demo_why,demo_whyname\n5,{field}\n5,{field}\n"));
        for arguments in [&["summary", "--as", "csv"][..], &["list", "--as", "csv"]] {
            let ran = piped(&[arguments, &["--from", &from]].concat(), b"demo_why\n5\n");
            assert!(ran.err.contains(&said), "{}", ran.err);
            assert!(ran.done().contains(&field));
        }
        // No note if the rows already have the label, or if the output is not for a spreadsheet.
        let there =
            piped(&["decode", "--from", &from], format!("demo_why,demo_whyname\n5,{field}\n").as_bytes());
        let json = piped(&["decode", "--from", &from], b"{\"demo_why\":5}");
        let table = piped(&["summary", "--from", &from], b"demo_why\n5\n");
        for ran in [there, json, table] {
            assert!(!ran.err.contains("formula"), "{}", ran.err);
        }
    }
    let from = metadata(&folder, "-5");
    assert!(!piped(&["decode", "--from", &from], b"demo_why\n5\n").err.contains("formula"));
}

/// What a terminal shows of a verb, on standard output and standard error.
fn shown(arguments: &[&str]) -> String {
    let terminal = Terminal::new();
    command()
        .args(arguments)
        .stdout(terminal.stdio())
        .stderr(terminal.stdio())
        .stdin(Stdio::null())
        .status()
        .unwrap();
    terminal.told()
}

#[test]
fn rows_cannot_control_a_terminal() {
    let folder = Folder::new();
    let from = metadata(&folder, "Bad \u{1b}]0;title\u{7} label");
    let evil = "\u{1b}[31m\u{9b}31m\u{202e}\u{7}";
    let header = "{evil},demo_why\r\n".replace("{evil}", evil);
    let csv = folder.file(&format!("{evil}.csv"), format!("{header}{evil}\ta,5\r\n{evil},{evil}\r\n"));
    let json = folder
        .file("rows.json", format!("{{\"{}\":\"{}\",\"demo_why\":5}}\n", "\u{9b}31m", "\u{202e}\u{7f}"));
    // An eight-bit control character.
    let encoded = folder.file("encoded.csv", b"id,demo_why\r\n\x9b31m,5\r\n");
    let wide = folder.file("wide.csv", crate::rows::command::utf16(&format!("id,demo_why\r\n{evil},5\r\n")));
    let inputs = [(&csv, &[][..]), (&json, &[]), (&wide, &[]), (&encoded, &["--encoding", "windows-1252"])];
    let verbs = [
        &["decode"][..],
        &["decode", "--replace"],
        &["decode", "-o", "/dev/stdout"],
        &["summary"],
        &["summary", "--as", "json"],
        &["summary", "--as", "csv"],
        &["summary", "--as", "html"],
        &["summary", "--as", "csv", "--by", "id"],
        &["list", "--as", "csv"],
        &["explain", "5"],
        &["explain", evil],
    ];
    for verb in verbs {
        for (input, more) in inputs {
            let input = if matches!(verb[0], "decode" | "summary") { &[&**input][..] } else { &[] };
            let shown = shown(&[verb, &["--color", "never", "--from", &from], more, input].concat());
            let controls = |character: char| character.is_control() && !matches!(character, '\n' | '\t');
            assert!(!shown.contains(controls) && !shown.contains('\u{202e}'), "{verb:?} {shown:?}");
            assert!(!shown.is_empty());
        }
    }
    let decoded = shown(&["decode", "--from", &from, "--encoding", "windows-1252", &encoded]);
    assert!(
        decoded.starts_with("id,demo_why,demo_whyname\n›31m,5,Bad \\u{1b}]0;title\\u{7} label\n"),
        "{decoded:?}"
    );
    // A file and a pipe get every byte.
    assert!(run(["decode", "--from", &from, &csv]).done().starts_with(evil));
}
