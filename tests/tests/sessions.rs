//! The example `sessions`, run as a program: what it prints for its sample and for others, and how it fails.

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
fn the_report_on_the_sample_counts_every_session_and_the_most_frequent_reason_comes_first() {
    let report = printed(&run(&[]));
    let counts: Vec<_> = report.lines().filter(|line| line.contains('█')).map(counted).collect();
    assert_eq!(counts, SAMPLE.map(|(_, title, count)| (count, title)));
}

#[test]
fn the_report_on_the_sample_reads_like_this() {
    assert_eq!(printed(&run(&[])), REPORT);
}

#[test]
fn no_line_is_wider_than_100_columns() {
    let report = printed(&run(&[]));
    assert_eq!(report.lines().map(|line| line.chars().count()).max(), Some(99));
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
    assert!(source.contains(&format!("//! {command}\n")), "{command}");
}

#[test]
fn a_path_may_be_given_and_is_relative_to_the_current_directory() {
    file("one.json", r#"{"value":[{"msdyn_closurereason":192350021}]}"#);
    assert_eq!(
        printed(&run(&["one.json"])),
        "\
How the sessions in one.json ended: count, share of the closed ones, reason

      1  100.0%  ████████████████████  AgentEndConversation
                                       Occurs when a representative ends a conversation.

      1  closed, with a reason in the list
      0  closed, with a value that is not in the list
      0  not closed: no reason yet
      1  in all
"
    );
}

#[test]
fn a_byte_order_mark_is_skipped() {
    file("marked.json", "\u{feff}{\"value\":[{\"msdyn_closurereason\":192350021}]}");
    assert_eq!(totals(&run(&["marked.json"])), [1, 0, 0, 1]);
}

#[test]
fn a_response_without_sessions_is_a_report_of_zeros() {
    file("none.json", r#"{"value":[]}"#);
    assert_eq!(totals(&run(&["none.json"])), [0, 0, 0, 0]);
}

#[test]
fn rows_with_null_are_counted_as_not_closed() {
    let rows =
        r#"{"msdyn_closurereason":null},{"msdyn_closurereason":192350021},{"msdyn_closurereason":null}"#;
    file("nulls.json", &format!(r#"{{"value":[{rows}]}}"#));
    let output = run(&["nulls.json"]);
    assert_eq!(totals(&output), [1, 0, 2, 3]);
    assert!(printed(&output).contains("      1  100.0%  "));
}

#[test]
fn the_rarest_reason_has_a_bar_too() {
    let rows = r#"{"msdyn_closurereason":192350021},"#.repeat(99) + r#"{"msdyn_closurereason":192350022}"#;
    file("rare.json", &format!(r#"{{"value":[{rows}]}}"#));
    assert!(
        printed(&run(&["rare.json"]))
            .contains("\n      1    1.0%  █                     CustomerEndConversation\n")
    );
}

#[test]
fn an_unknown_value_is_listed_once_with_its_count_and_the_first_label_that_a_row_gave_it() {
    file(
        "unknown.json",
        r#"{"value":[
            {"msdyn_closurereason":7},
            {"msdyn_closurereason":-1},
            {"msdyn_closurereason@OData.Community.Display.V1.FormattedValue":"Abgebrochen",
             "msdyn_closurereason":7},
            {"msdyn_closurereason":2147483647},
            {"msdyn_closurereason@OData.Community.Display.V1.FormattedValue":"Cancelled",
             "msdyn_closurereason":7},
            {"msdyn_closurereason":-1},
            {"msdyn_closurereason":7}
        ]}"#,
    );
    assert_eq!(
        printed(&run(&["unknown.json"])),
        "\
How the sessions in unknown.json ended: count, share of the closed ones, reason

Values that are not in the list of closure reasons:

      4   57.1%  ████████████████████  7
                                       The response calls it \"Abgebrochen\".
      2   28.6%  ██████████            -1
                                       The response has no label for it.
      1   14.3%  █████                 2147483647
                                       The response has no label for it.

      0  closed, with a reason in the list
      7  closed, with a value that is not in the list
      0  not closed: no reason yet
      7  in all
"
    );
}

#[test]
fn a_response_with_a_next_link_is_said_to_be_incomplete() {
    let notice = "Incomplete: the response has an @odata.nextLink, so there are more sessions than these.\n";
    let next =
        r#""@odata.nextLink":"https://contoso.crm.dynamics.com/api/data/v9.2/msdyn_ocsessions?$skiptoken=2""#;
    file("page.json", &format!(r#"{{"value":[{{"msdyn_closurereason":192350021}}],{next}}}"#));
    let output = run(&["page.json"]);
    assert!(printed(&output).contains(notice));
    assert_eq!(totals(&output), [1, 0, 0, 1]);
    assert!(!printed(&run(&[])).contains("Incomplete"));
}

#[test]
fn a_missing_file_is_an_error_that_names_it() {
    let message = failure(&run(&["absent.json"]));
    assert!(message.starts_with("error: absent.json: "), "{message}");
}

#[test]
fn a_file_that_is_not_json_is_an_error_that_names_the_place() {
    file("page.html", "<!DOCTYPE html>\n");
    assert_eq!(failure(&run(&["page.html"])), "error: page.html: expected value at line 1 column 1\n");
}

#[test]
fn a_truncated_file_is_an_error_that_names_the_place() {
    file("cut.json", "{\"value\":[\n{\"msdyn_closurereason\":192350021},\n{\"msdyn_clos");
    assert_eq!(
        failure(&run(&["cut.json"])),
        "error: cut.json: EOF while parsing a string at line 3 column 12\n"
    );
}

#[test]
fn a_string_where_a_number_belongs_is_an_error_that_names_the_column_and_the_place() {
    file(
        "text.json",
        "{\"value\":[\n{\"msdyn_closurereason\":192350021},\n{\"msdyn_closurereason\":\"AgentClosed\"}]}",
    );
    assert_eq!(
        failure(&run(&["text.json"])),
        "error: text.json: invalid type: string \"AgentClosed\", expected an integer, the value of an option \
         of ClosureReason (msdyn_ocsession.msdyn_closurereason) at line 3 column 36\n"
    );
}

#[test]
fn a_response_without_a_value_array_is_an_error_that_says_so() {
    for (name, json, message) in [
        ("error.json", "{\"error\":{}}", "missing field `value` at line 1 column 12"),
        ("one_row.json", "{\"value\":{}}", "invalid type: map, expected a sequence at line 1 column 9"),
        (
            "text_only.json",
            "\"value\"",
            "invalid type: string \"value\", expected a response of the Web API, which is an object with a \
             `value` array at line 1 column 7",
        ),
    ] {
        file(name, json);
        assert_eq!(failure(&run(&[name])), format!("error: {name}: {message}\n"));
    }
}

#[test]
fn a_row_without_the_column_is_an_error_and_not_an_open_session() {
    file("unselected.json", "{\"value\":[\n{\"activityid\":\"52adab65-bfcf-463e-adde-e6687be042eb\"}]}");
    assert_eq!(
        failure(&run(&["unselected.json"])),
        "error: unselected.json: missing field `msdyn_closurereason` at line 2 column 53\n"
    );
}

#[test]
fn a_second_path_is_an_error() {
    assert_eq!(failure(&run(&["one.json", "two.json"])), "error: expected one path at most\n");
}

/// Runs the example where nothing of the workspace lies.
fn run(arguments: &[&str]) -> Output {
    static PROGRAM: LazyLock<PathBuf> = LazyLock::new(build);
    Command::new(&*PROGRAM).args(arguments).current_dir(env!("CARGO_TARGET_TMPDIR")).output().unwrap()
}

/// Has cargo say where the example is, and build it if it must. Selected as the README's command
/// selects it, so that nothing is built twice.
fn build() -> PathBuf {
    let selection = ["--workspace", "--all-features", "--example", "sessions", "--message-format=json"];
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

/// Writes a file where the example runs. Tests run side by side: each has names of its own.
fn file(name: &str, text: &str) {
    fs::write(Path::new(env!("CARGO_TARGET_TMPDIR")).join(name), text).unwrap();
}

/// What a successful run printed.
fn printed(output: &Output) -> String {
    assert_eq!((output.status.code(), text(&output.stderr)), (Some(0), ""));
    text(&output.stdout).to_owned()
}

/// What a failed run said.
fn failure(output: &Output) -> String {
    assert_eq!((output.status.code(), text(&output.stdout)), (Some(1), ""));
    text(&output.stderr).to_owned()
}

/// The numbers before the last four lines: known, unknown, open, all.
fn totals(output: &Output) -> [usize; 4] {
    let report = printed(output);
    let lines: Vec<_> = report.lines().collect();
    let totals = [lines.len() - 4, lines.len() - 3, lines.len() - 2, lines.len() - 1];
    totals.map(|at| counted(lines[at]).0)
}

/// The first and the last word of a line.
fn counted(line: &str) -> (usize, &str) {
    let words: Vec<_> = line.split_whitespace().collect();
    (words[0].parse().unwrap(), words[words.len() - 1])
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

const REPORT: &str = "\
How the sessions in sessions.json ended: count, share of the closed ones, reason

     10   25.0%  ████████████████████  AgentClosed
                                       Indicates that the representative ended the session, which
                                       means the representative selected the session tab \"X\".
      7   17.5%  ██████████████        CustomerDisconnect
                                       Occurs when a customer disconnects from a conversation.
      5   12.5%  ██████████            AgentEndConversation
                                       Occurs when a representative ends a conversation.
      3    7.5%  ██████                AgentTransferred
                                       Indicates that the conversation was transferred to another
                                       representative.
      3    7.5%  ██████                BotTransferToAgent
                                       Indicates that the AI agent has escalated the conversation.
      2    5.0%  ████                  AgentTimeout
                                       Indicates that the representative didn't respond to the
                                       conversation notification within the allotted time.
      2    5.0%  ████                  CustomerNonResponseTimeoutRule
                                       A timeout rule applied: the customer did not answer within
                                       the configured time.
      1    2.5%  ██                    VirtualAgentClosed
                                       Indicates that the AI agent has closed the conversation.
      1    2.5%  ██                    QueueTransfer
                                       Occurs when the representative transfers a conversation to a
                                       different queue.
      1    2.5%  ██                    BotCallFailurePromptAndEscalate
                                       When conversation isn't ending as caller hears a prompt,
                                       wait music and then sent to the default fallback queue so
                                       caller is transferred to a representative or whatever queue
                                       behavior is defined.
      1    2.5%  ██                    MonitorDisconnected
                                       (not described)
      1    2.5%  ██                    MaximumSessionsReached
                                       The session could not go on because the representative
                                       already had the largest allowed number of sessions.

Values that are not in the list of closure reasons:

      2    5.0%  ████                  192350071
                                       The response calls it \"SupervisorEndConversation\".
      1    2.5%  ██                    192350099
                                       The response has no label for it.

     37  closed, with a reason in the list
      3  closed, with a value that is not in the list
      4  not closed: no reason yet
     44  in all
";
