//! Hostile texts and names cannot break out of any output, and no name leads out of the output folder.

use crate::proof::enums::by_set;
use crate::proof::model::{Choice, Kind, Set, Table};
use crate::proof::run::{ALL_KINDS, Folder, Said};

const HOSTILE: &[&str] = &[
    "\"); }} //",
    "*/ fn evil() {} /*",
    "\n#[evil]\nfn evil() {}",
    "a\r\n::error file=x::y",
    "\u{1b}[31mred\u{1b}[0m \u{9b}1m \u{7}",
    "\u{202e}live\u{2066}x\u{2069}",
    "zero\u{200b}width\u{feff}",
    "\0",
    "<script>alert(1)</script>",
    "'; DROP TABLE x; --",
    "../../../etc/passwd",
    "| a | b |",
    "=cmd()",
    "%0A::error::x",
    "\u{2028}\u{2029}\u{85}\u{b}\u{c}\u{7f}",
];

fn tables(state: bool) -> Vec<Table> {
    let text = |at: usize| {
        vec![(1033, HOSTILE[at].to_owned()), (1031, HOSTILE[(at + 5) % HOSTILE.len()].to_owned())]
    };
    let option = |at: usize| Choice {
        value: i32::try_from(at).unwrap(),
        label: text(at),
        description: text((at + 1) % HOSTILE.len()),
        color: None,
        external: Some(HOSTILE[at].to_owned()),
        hidden: state,
        state: 0,
        next: None,
        default_status: 0,
        invariant: HOSTILE[at].to_owned(),
    };
    let set = |at: usize| Set {
        column: format!("demo_c{at}"),
        name: None,
        global: false,
        kind: Kind::Choice,
        display: text(at),
        default: None,
        options: (0..HOSTILE.len()).map(option).collect(),
    };
    let sets = (0..HOSTILE.len()).map(set).collect();
    vec![Table { name: "demo_job".to_owned(), display: text(0), enforces: false, sets }]
}

/// Nothing in a text for people moves the cursor, changes colors, or reorders or hides characters.
fn is_plain(text: &str) -> bool {
    let deceives = |char: char| {
        char != '\n' && char.is_control()
            || matches!(char, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
    };
    !text.contains(deceives)
}

#[test]
fn no_text_breaks_out() {
    let folder = Folder::new();
    folder.answers(&tables(false));
    let files = folder.generate();
    assert_eq!(files.len(), 2);
    assert!(files.values().all(|text| is_plain(text)));
    for one in by_set(&files).into_values() {
        assert_eq!(one.variants.len(), HOSTILE.len());
    }
    // Now each option differs, in a text or by being hidden, and there is one more column.
    let mut later = tables(true);
    let mut added = later[0].sets[0].clone();
    added.column = "demo_\nlines".to_owned();
    later[0].sets.push(added);
    for set in &mut later[0].sets {
        set.options.rotate_left(1);
        for (at, option) in set.options.iter_mut().enumerate() {
            option.label = vec![(1033, HOSTILE[at].to_owned())];
        }
    }
    folder.answers(&later);
    for arguments in [
        &["check", "--from", "metadata", "choices", "-v"][..],
        &["check", "--from", "metadata", "choices", "--format", "github"],
        &["check", "--from", "metadata", "choices", "--format", "json"],
        &["diff", "choices", "metadata"],
        &["diff", "choices", "metadata", "--format", "markdown"],
        &["diff", "choices", "metadata", "--format", "json"],
        &["generate", "--from", "metadata", "-o", "choices", "--check"],
        &["explain", "--from", "metadata", "-v", "3"],
        &["explain", "--from", "metadata", "\u{1b}[31m\n\u{202e}"],
        &["list", "--from", "metadata"],
        &["list", "--from", "metadata", "--column", "demo_c0"],
        &["list", "--from", "metadata", "--table", "\u{1b}[31m\u{202e}"],
        &["list", "--from", "\u{1b}[31m\u{202e}"],
    ] {
        let Said { code, out, errors } = folder.run(arguments);
        assert!(code < 3 && is_plain(&out), "{arguments:?}: {out:?}");
        assert!(is_plain(&errors), "{arguments:?}: {errors:?}");
        if arguments.contains(&"json") {
            // Not one byte is lost: a stream with styles would interpret some of them.
            let said: serde_json::Value = serde_json::from_str(&out).unwrap();
            let differences = said["differences"].as_array().unwrap();
            let theirs = if arguments[0] == "diff" { "new" } else { "theirs" };
            for text in HOSTILE {
                assert!(differences.iter().any(|one| one[theirs] == *text), "{text:?}");
            }
        }
        if arguments.contains(&"github") {
            let is_command = |line: &str| {
                ["::error ", "::warning::", "::notice::"].iter().any(|word| line.starts_with(word))
            };
            assert!(out.lines().count() > 100 && out.lines().all(is_command), "{out}");
            // The runner would show it as a line of its own.
            assert!(!out.contains("%0A") && out.contains("demo_\\nlines has no enum"), "{out}");
        }
    }
    for form in ["csv", "json", "markdown", "sql"] {
        let Said { code, out, errors } =
            folder.run(&["list", "--from", "metadata", "--as", form, "--column", "demo_c0"]);
        // Some languages cannot write a NUL at all, and then nothing is written.
        let is_refused = code == 2 && out.is_empty() && errors.contains("NUL");
        assert!(code == 0 && !out.is_empty() || is_refused, "{form}: {errors}");
        assert!(is_plain(&errors), "{form}: {errors:?}");
        assert!(form != "markdown" || !out.contains("<script>"), "{out}");
    }
}

/// A program of continuous integration reads the log, and obeys lines like these.
const COMMANDS: &str =
    "no\n::error file=x::pwned\r\n##vso[task.setvariable variable=a]b\r::set-output name=x::y";

#[test]
fn no_input_begins_a_line_of_an_error() {
    let folder = Folder::new();
    folder.answers(&tables(false));
    folder.generate();
    let fault = serde_json::json!({"error": {"code": COMMANDS, "message": COMMANDS}});
    folder.write("fault.json", &fault.to_string());
    if cfg!(unix) {
        folder.write(&format!("{COMMANDS}.json"), "{");
        folder.write(&format!("rows/{COMMANDS}.txt"), "");
    }
    let of_json = format!("{COMMANDS}.json");
    for arguments in [
        &["check", "--from", "fault.json", "choices", "--format", "github"][..],
        &["check", "--from", &of_json, "choices"],
        &["check", "--from", "rows", "choices"],
        &["check", "--from", "metadata", "choices", "--table", COMMANDS],
        &["generate", "--from", "metadata", "-o", "choices", "--derive", COMMANDS],
        &["summary", COMMANDS],
        &["check", COMMANDS, "--no-such-option"],
        &["check", "--format", COMMANDS],
        &["check", "--form=json", COMMANDS],
        &["list", COMMANDS],
        &[COMMANDS],
        &["explain", COMMANDS],
    ] {
        let Said { code, errors, .. } = folder.run(arguments);
        assert!(code > 0 && is_plain(&errors), "{arguments:?}: {errors:?}");
        let is_command =
            |line: &str| line.trim_start().starts_with("::") || line.trim_start().starts_with("##");
        assert!(!errors.lines().any(is_command), "{arguments:?}: {errors}");
    }
}

/// GitHub's runner and Azure's agent look for commands in every line of a log: for `::` at its beginning, for the others
/// anywhere.
#[test]
fn no_input_commands_the_program_that_reads_the_log() {
    let folder = Folder::new();
    let commands =
        "##vso[task.setvariable variable=a]b ##[set-env name=x]y ###vso[task.complete]z ###[error]";
    let mut before = tables(false);
    before[0].sets.truncate(1);
    before[0].sets[0].options.truncate(3);
    before.push(before[0].clone());
    before[1].name = "placeholder".to_owned();
    let mut after = before.clone();
    for option in after.iter_mut().flat_map(|table| &mut table.sets[0].options) {
        option.label = vec![(1033, commands.to_owned())];
    }
    for (there, tables) in [("before", before), ("after", after)] {
        for (file, text) in crate::proof::model::answers(&tables) {
            folder.write(&format!("{there}/{file}"), &text.replace("placeholder", "::error file=x"));
        }
    }
    folder.run(&["generate", "--from", "before", "--table", "demo_job", "-o", "choices"]);
    folder.write("fault.json", &serde_json::json!({"error": {"code": "0", "message": commands}}).to_string());
    folder.write(&format!("skipped/{commands}.txt"), "");
    folder.write("rows.csv", &format!("demo_c0\n{commands}\n"));
    for arguments in [
        &["check", "--from", "fault.json", "choices"][..],
        &["check", "--from", "skipped", "choices"],
        &["check", "--from", "after", "choices", "-v"],
        &["check", "--from", "after", "choices", "-v", "--format", "azure"],
        &["check", "--from", "after", commands],
        &["diff", "before", "after"],
        &["explain", "--from", "after", commands],
        &["list", "--from", "after", "--table", "demo_job"],
        &["summary", "--from", "after", "--table", "demo_job", "rows.csv"],
        &["decode", "--from", "after", "--table", "demo_job", "rows.csv", "-o", "decoded.csv"],
        &["generate", "--from", "after", "--table", "demo_job", "-o", "choices"],
    ] {
        let Said { out, errors, .. } = folder.run(arguments);
        assert!(out.contains("set-env") || errors.contains("set-env"), "{arguments:?}: {out}{errors}");
        for line in out.lines().chain(errors.lines()) {
            // The agent takes the rest of an issue's line for its message.
            if arguments.contains(&"azure") && line.starts_with("##vso[task.logissue ") {
                continue;
            }
            let is_command = ["##vso[", "##["].iter().any(|begin| line.contains(begin));
            assert!(!is_command && !line.trim_start().starts_with("::"), "{arguments:?}: {line}");
        }
    }
}

#[test]
fn no_name_leaves_the_folder() {
    for name in ["../evil", "/tmp/evil", "a/b", "..", "", "mod", "x\0y", "con.rs", "\u{1b}[31m", "a\\b"] {
        let folder = Folder::new();
        let mut table = tables(false).remove(0);
        table.sets.truncate(1);
        table.name = "placeholder".to_owned();
        for (file, text) in crate::proof::model::answers(&[table]) {
            let name = serde_json::Value::from(name).to_string();
            let text = text.replace("placeholder", name.trim_matches('"'));
            folder.write(&format!("metadata/{file}"), &text);
        }
        let arguments = ["generate", "--from", "metadata", "-o", "inner/choices"];
        let said = folder.run(&[&arguments, &ALL_KINDS[..]].concat());
        assert_eq!(said.code, 2, "{name:?}: {}", said.errors);
        assert!(is_plain(&said.errors), "{name:?}: {:?}", said.errors);
        assert!(!folder.path().join("inner").exists(), "{name:?}");
    }
}
