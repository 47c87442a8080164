//! The example `sessions`, run as a program: what it prints for its sample and for others, and how
//! it fails.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::LazyLock;

use serde_json::{Value, json};

/// The reasons in `sessions.json`, counted by hand.
const SAMPLE: [(i32, &str, usize); 14] = [
    (192_350_004, "AgentClosed", 10),
    (192_350_020, "CustomerDisconnect", 7),
    (192_350_021, "AgentEndConversation", 5),
    (192_350_006, "AgentTransferred", 3),
    (192_350_026, "BotTransferToAgent", 3),
    (192_350_002, "AgentTimeout", 2),
    (192_350_061, "CustomerNonResponseTimeoutRule", 2),
    (192_350_009, "VirtualAgentClosed", 1),
    (192_350_023, "QueueTransfer", 1),
    (192_350_030, "BotCallFailurePromptAndEscalate", 1),
    (192_350_052, "MonitorDisconnected", 1),
    (192_350_055, "MaximumSessionsReached", 1),
    (192_350_071, "192350071", 2),
    (192_350_099, "192350099", 1),
];

#[test]
fn the_sample_holds_what_was_counted_by_hand() {
    let sample = fs::read_to_string(sample()).unwrap();
    let rows = |value: &str| sample.matches(&format!("\"msdyn_closurereason\": {value}")).count();
    for (value, _, count) in SAMPLE {
        assert_eq!(rows(&value.to_string()), count, "{value}");
    }
    assert_eq!(rows("null"), 4);
    assert_eq!(rows(""), 44);
    assert_eq!(sample.matches("\"activityid\": ").count(), 44);
}

#[test]
fn the_command_is_tested_on_the_same_sample() {
    let copy = workspace().join("closure-reason-cli/tests/data/rows/sessions.json");
    assert!(fs::read(sample()).unwrap() == fs::read(copy).unwrap());
}

#[test]
fn every_session_of_the_sample_is_counted_and_the_most_frequent_reason_comes_first() {
    let printed = printed(&run(&[]));
    let counted: Vec<_> = printed
        .lines()
        .map(|line| line.trim_start().split_once("  ").unwrap())
        .map(|(count, text)| (count.parse().unwrap(), text.split(':').next().unwrap()))
        .collect();
    let mut expected: Vec<_> = SAMPLE.iter().map(|(_, label, count)| (*count, *label)).collect();
    expected.push((4, "(open)"));
    expected.sort_by_key(|(count, label)| (usize::MAX - count, *label));
    let mut by_name = counted.clone();
    by_name.sort_by_key(|(count, label)| (usize::MAX - count, *label));
    assert_eq!(by_name, expected);
    assert!(counted.is_sorted_by_key(|(count, _): &(usize, _)| usize::MAX - count), "{printed}");
}

#[test]
fn a_path_may_be_given_and_is_relative_to_the_current_directory() {
    file(
        "page.json",
        r#"{"value":[{"msdyn_closurereason":7},{"msdyn_closurereason":192350021},{"msdyn_closurereason":7},
            {"msdyn_closurereason":null}]}"#,
    );
    assert_eq!(
        printed(&run(&["page.json"])),
        "      2  7: no description\n      1  (open)\n      1  AgentEndConversation: Occurs when a \
         representative ends a conversation.\n"
    );
}

#[test]
fn a_row_without_the_column_is_an_error_and_not_an_open_session() {
    file("unselected.json", "{\"value\":[\n{\"activityid\":\"52adab65-bfcf-463e-adde-e6687be042eb\"}]}");
    let output = run(&["unselected.json"]);
    assert_eq!((output.status.code(), text(&output.stdout)), (Some(1), ""));
    assert!(text(&output.stderr).contains("missing field `msdyn_closurereason`"), "{output:?}");
}

#[test]
fn the_command_in_its_documentation_runs_it() {
    let features = match example()["required-features"].as_array() {
        Some(features) => {
            features.iter().map(|feature| feature.as_str().unwrap()).collect::<Vec<_>>().join(",")
        }
        None => panic!("cargo names no features of the example"),
    };
    let command = format!("cargo run -p closure-reason --example sessions --features {features}");
    let source = fs::read_to_string(workspace().join("closure-reason/examples/sessions.rs")).unwrap();
    assert!(source.contains(&format!("//! {command} [-- response.json]\n")), "{command}");
}

/// Runs the example outside the workspace.
fn run(arguments: &[&str]) -> Output {
    static PROGRAM: LazyLock<PathBuf> = LazyLock::new(build);
    Command::new(&*PROGRAM).args(arguments).current_dir(env!("CARGO_TARGET_TMPDIR")).output().unwrap()
}

/// Asks cargo where the example is, which builds it if necessary. The selection is that of the README's
/// command, so that nothing is built twice.
fn build() -> PathBuf {
    let selection = ["--workspace", "--features=serde", "--example=sessions", "--message-format=json"];
    let output = cargo("build", &selection);
    let messages = serde_json::Deserializer::from_slice(&output).into_iter::<Value>();
    let program = messages.filter_map(|message| Some(message.ok()?["executable"].as_str()?.into())).last();
    program.expect("cargo names the program")
}

/// The example, as cargo has read it from its manifest.
fn example() -> Value {
    let metadata: Value =
        serde_json::from_slice(&cargo("metadata", &["--no-deps", "--format-version=1"])).unwrap();
    let packages = metadata["packages"].as_array().unwrap();
    let package = packages.iter().find(|package| package["name"] == "closure-reason").unwrap();
    let targets = package["targets"].as_array().unwrap();
    let example =
        targets.iter().find(|target| target["kind"] == json!(["example"]) && target["name"] == "sessions");
    example.unwrap().clone()
}

fn cargo(command: &str, arguments: &[&str]) -> Vec<u8> {
    let mut cargo = Command::new(env!("CARGO"));
    let output = cargo.arg(command).args(arguments).current_dir(workspace()).output().unwrap();
    assert!(output.status.success(), "{}", text(&output.stderr));
    output.stdout
}

fn workspace() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap()
}

fn sample() -> PathBuf {
    workspace().join("closure-reason/examples/sessions.json")
}

/// Writes a file to the folder in which the example runs. Tests run in parallel, so each needs its own names.
fn file(name: &str, text: &str) {
    fs::write(Path::new(env!("CARGO_TARGET_TMPDIR")).join(name), text).unwrap();
}

/// What a successful run printed.
fn printed(output: &Output) -> String {
    assert_eq!((output.status.code(), text(&output.stderr)), (Some(0), ""));
    text(&output.stdout).to_owned()
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}
