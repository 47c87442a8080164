//! Messages stay short, whatever the input is.

use std::path::Path;
use std::process::{Command, Output};

/// Each word of an input is made as long as this, one at a time.
const LONG: usize = 10_000;

/// The longest allowed message.
const SAID: usize = 4_000;

const RUST: &str = r#"#[derive(Clone, Copy, OptionSet)]
#[option_set(table = "demo_job", column = "statuscode", kind = status(State), language = 1033)]
enum Status {
    #[option(value = 1, label = "Open", state = Active, alias = "New")]
    Open,
}
"#;

/// Metadata in every format, with the name that its file has.
const METADATA: [(&str, &str); 8] = [
    (
        "a.json",
        r##"{"@odata.nextLink":"https://x","value":[{"LogicalName":"statuscode","EntityLogicalName":"demo_job","AttributeType":"Status",
        "DefaultFormValue":1,"OptionSet":{"Name":"set","IsGlobal":false,"OptionSetType":"Status","Options":[
        {"Value":1,"State":0,"TransitionData":"<a/>","Color":"#00ff00","Label":{"LocalizedLabels":[{"Label":"Closed","LanguageCode":1033}]}}]}}]}"##,
    ),
    (
        "a.json",
        r#"[{"objecttypecode":"demo_job","attributename":"statuscode","attributevalue":1,"value":"Closed","langid":1033,"displayorder":1}]"#,
    ),
    (
        "a.csv",
        "objecttypecode,attributename,attributevalue,value,langid,displayorder\ndemo_job,statuscode,1,Closed,1033,1\n",
    ),
    ("StatusMetadata.csv", "demo_job,0,1,False,1033,Closed\n"),
    (
        "a.json",
        r#"{"StatusMetadata":[{"EntityName":"demo_job","State":0,"Status":1,"IsUserLocalizedLabel":false,"LocalizedLabelLanguageCode":1033,"LocalizedLabel":"Closed"}]}"#,
    ),
    (
        "a.json",
        r#"{"option_sets":[{"table":"demo_job","column":"statuscode","kind":"status","complete":true,"options":[{"value":1,"label":{"base":1033,"texts":[{"language":1033,"text":"Closed"}]}}]}]}"#,
    ),
    (
        "a.xml",
        r#"<Entity><EntityInfo><entity Name="demo_job"><attributes><attribute PhysicalName="StatusCode"><Type>status</Type><LogicalName>statuscode</LogicalName>
        <optionset Name="set"><OptionSetType>status</OptionSetType><statuses><status value="1" state="0" TransitionData="x"><labels><label description="Closed" languagecode="1033"/></labels></status></statuses></optionset>
        </attribute><attribute><Type>picklist</Type><LogicalName>other</LogicalName><OptionSetName>gone</OptionSetName><AppDefaultValue>1</AppDefaultValue></attribute></attributes><EnforceStateTransitions>1</EnforceStateTransitions></entity></EntityInfo></Entity>"#,
    ),
    ("b.rs", RUST),
];

/// The text with each of its words made longer in turn, except for most JSON keys and XML names, which are
/// the same in every file.
fn lengthened(text: &str) -> impl Iterator<Item = String> {
    let is_word = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
    let ends = (1..text.len()).filter(move |&at| {
        let (before, after) = text.as_bytes().split_at(at);
        let is_key = after.starts_with(b"\":");
        let is_element =
            before.iter().rev().find(|byte| !is_word(**byte)).is_some_and(|byte| b"</".contains(byte));
        before.last().is_some_and(|byte| is_word(*byte))
            && !after.first().is_some_and(|byte| is_word(*byte))
            && !is_key
            && !is_element
    });
    ends.map(|at| {
        let (before, after) = text.split_at(at);
        format!("{before}{}{after}", before[at - 1..].repeat(LONG))
    })
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_closure-reason")).args(arguments).current_dir(folder).output().unwrap()
}

/// Runs on a file with each of its words made longer in turn, and asserts that messages stay short.
fn says_little(others: &[(&str, &str)], (name, text): (&str, &str), all: &[&[&str]]) {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in others {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    for longer in lengthened(text) {
        std::fs::write(folder.path().join(name), longer.as_bytes()).unwrap();
        for arguments in all {
            let output = run(folder.path(), arguments);
            let is_data = !matches!(arguments[0], "check" | "explain");
            let said = output.stderr.len() + if is_data { 0 } else { output.stdout.len() };
            let begin = |bytes: &[u8]| String::from_utf8_lossy(&bytes[..bytes.len().min(500)]).into_owned();
            assert!(
                said < SAID,
                "{arguments:?}: {said} bytes: {}{}",
                begin(&output.stderr),
                begin(&output.stdout)
            );
        }
    }
}

#[test]
fn about_metadata() {
    for (name, text) in METADATA {
        let other = [("enum.rs", RUST), ("other.json", METADATA[0].1)];
        let check = ["check", "enum.rs", "--from", name];
        let both = ["list", "--as", "csv", "--from", name, "--from", "other.json", "--table", "demo"];
        says_little(&other, (name, text), &[&check, &both]);
    }
}

#[test]
fn about_enums() {
    let metadata = [("a.json", METADATA[0].1)];
    let formats = ["text", "github"].map(|format| ["check", "a.rs", "--from", "a.json", "--format", format]);
    says_little(&metadata, ("a.rs", RUST), &[&formats[0], &formats[1]]);
}

#[test]
fn about_rows_and_the_config() {
    let rows = "id,msdyn_closurereason,statecode\n1,192350004,0\n2,unknown,1\n";
    says_little(&[], ("a.csv", rows), &[&["summary", "a.csv", "--by", "none"], &["decode", "a.csv"]]);
    let page = r#"{"value":[{"msdyn_closurereason":192350004,"b":"c"},{"msdyn_closurereason":"unknown"}]}"#;
    says_little(&[], ("a.json", page), &[&["summary", "a.json"], &["decode", "a.json"]]);
    let config = "from = [\"a\"]\nlanguage = 1033\nkinds = [\"choice\"]\nserde = true\nderives = [\"Ord\"]\n";
    says_little(&[], ("closure-reason.toml", config), &[&["generate"], &["check", "a.rs"]]);
}

#[test]
fn about_the_command_line() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a.json"), METADATA[0].1).unwrap();
    let long = "x".repeat(100_000);
    for flag in ["--table", "--column", "--global"] {
        for value in [&*long, &format!("[{long}"), &format!("*{long}*"), &format!("!{long}")] {
            let output = run(folder.path(), &["list", "--from", "a.json", flag, value]);
            assert!(output.stderr.len() < SAID, "{flag} {}", &value[..10]);
        }
    }
    for arguments in [
        ["explain", &long, "--from", "a.json"],
        ["generate", "--from", "a.json", &format!("--derive={long}!")],
        ["summary", "--column", &long, "a.json"],
    ] {
        let output = run(folder.path(), &arguments);
        assert!(output.stderr.len() < SAID, "{}", arguments[0]);
    }
}
