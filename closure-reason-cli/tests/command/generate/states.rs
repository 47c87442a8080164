//! States and status reasons, whose enums name each other.

use expect_test::expect;

use crate::generate::folder::{Folder, assert_formatted};

/// The states and the status reasons of a table as the Web API has them: value, label and default status; value, label
/// and state.
fn web_api(states: &[(i32, &str, i32)], reasons: &[(i32, &str, i32)]) -> String {
    let label = |label: &str| {
        format!(r#""Label": {{"LocalizedLabels": [{{"Label": "{label}", "LanguageCode": 1033}}]}}"#)
    };
    let state = |(value, text, default): &(i32, &str, i32)| {
        format!(
            r##"{{"@odata.type": "#Microsoft.Dynamics.CRM.StateOptionMetadata", "Value": {value}, "DefaultStatus": {default}, "InvariantName": "{text}", {}}}"##,
            label(text)
        )
    };
    let reason = |(value, text, state): &(i32, &str, i32)| {
        format!(
            r##"{{"@odata.type": "#Microsoft.Dynamics.CRM.StatusOptionMetadata", "Value": {value}, "State": {state}, {}}}"##,
            label(text)
        )
    };
    let set = |column: &str, kind: &str, options: Vec<String>| {
        format!(
            r#"{{"LogicalName": "{column}", "EntityLogicalName": "demo_job", "AttributeTypeName": {{"Value": "{kind}Type"}},
            "OptionSet": {{"IsGlobal": false, "OptionSetType": "{kind}", "Options": [{}]}}}}"#,
            options.join(", ")
        )
    };
    let states = set("statecode", "State", states.iter().map(state).collect());
    let reasons = set("statuscode", "Status", reasons.iter().map(reason).collect());
    format!(r#"{{"value": [{states}, {reasons}]}}"#)
}

const GENERATE: [&str; 5] = ["generate", "--from", "metadata.json", "-o", "src/choices"];

/// A crate with what is generated from this metadata.
fn generated(metadata: &str) -> Folder {
    let folder = Folder::new(&[("metadata.json", metadata), ("src/lib.rs", "pub mod choices;\n")]);
    folder.quietly(&GENERATE);
    folder
}

/// No drift, and nothing that differs in what was compared.
#[track_caller]
fn agrees(folder: &Folder) -> String {
    let run = folder.run(&["check", "--from", "metadata.json", "src"]);
    assert_eq!((run.code, &*run.err), (0, ""), "{}", run.out);
    run.out
}

#[test]
fn odd_states_compile() {
    // The default of the second state belongs to the first state, although the second has a status reason of its
    // own; the third has none at all.
    let odd = web_api(&[(0, "Open", 1), (1, "Won", 1), (2, "Gone", 2)], &[(1, "Open", 0), (2, "Done", 1)]);
    let folder = generated(&odd);
    folder.compiles();
    agrees(&folder);
    let one = folder.read("src/choices/demo_job.rs");
    assert_formatted(&one);
    assert_eq!(one.matches("default_of_another_state").count(), 1, "{one}");
    assert_eq!(one.matches("no_status_reasons").count(), 1, "{one}");
    // A month later they are no longer odd.
    folder.write(
        "metadata.json",
        &web_api(
            &[(0, "Open", 1), (1, "Won", 2), (2, "Gone", 3)],
            &[(1, "Open", 0), (2, "Done", 1), (3, "Gone", 2)],
        ),
    );
    folder.quietly(&GENERATE);
    folder.compiles();
    agrees(&folder);
    let one = folder.read("src/choices/demo_job.rs");
    assert!(!one.contains("default_of_another_state") && !one.contains("no_status_reasons"), "{one}");
}

const STATES: [(i32, &str, i32); 2] = [(0, "Open", 1), (1, "Closed", 2)];
const STATUSES: [(i32, &str, i32); 2] = [(1, "Open", 0), (2, "Done", 1)];

#[test]
fn states_and_reasons_find_each_other_across_files_and_modules() {
    let folder = generated(&web_api(&STATES, &STATUSES));
    // The developer keeps the states in another module, under another name.
    let one = folder.read("src/choices/demo_job.rs");
    let at = one.find("/// `demo_job.statuscode`").unwrap();
    let states = one[..at]
        .replace("JobState", "Phase")
        .replace("state(JobStatus)", "state(crate::choices::demo_job::JobStatus)");
    folder.write("src/choices/deep/states.rs", &states);
    folder.write("src/choices/deep/mod.rs", "pub mod states;\n");
    folder.write("src/choices/mod.rs", "pub mod deep;\npub mod demo_job;\n");
    let head = "use closure_reason::OptionSet;\n\n".to_owned();
    folder.write(
        "src/choices/demo_job.rs",
        &(head.clone() + &one[at..].replace("status(JobState)", "status(super::deep::states::Phase)")),
    );
    folder.compiles();
    assert_eq!(folder.quietly(&[&GENERATE[..], &["--check"]].concat()), "");
    let told = agrees(&folder);
    assert!(
        !told.contains(": state of") && !told.contains(", state of") && !told.contains("default status of"),
        "{told}"
    );
    // A change is found and applied in both enums.
    folder.write(
        "metadata.json",
        &web_api(&[(0, "Open", 3), (1, "Closed", 2)], &[(1, "Open", 0), (2, "Done", 1), (3, "New", 0)]),
    );
    let run = folder.run(&["check", "--from", "metadata.json", "src"]);
    assert!(run.out.contains("the default status of `Phase::Open` differs"), "{}", run.out);
    folder.quietly(&GENERATE);
    folder.compiles();
    agrees(&folder);
    // The file of the status reasons is lost: the new enum finds the existing states.
    folder.write("src/choices/demo_job.rs", &head);
    folder.quietly(&GENERATE);
    assert!(folder.read("src/choices/demo_job.rs").contains("kind = status(super::deep::states::Phase)"));
    folder.compiles();
    agrees(&folder);
}

#[test]
fn a_pair_written_by_hand_stays_paired_if_the_source_says_less() {
    let folder = generated(&web_api(&STATES, &STATUSES));
    let lake = |rows: &str| {
        folder.write(
            "lake/OptionsetMetadata/StateMetadata.csv",
            "demo_job,0,False,1033,Open\ndemo_job,1,False,1033,Closed\n",
        );
        folder.write("lake/OptionsetMetadata/StatusMetadata.csv", rows);
    };
    lake("demo_job,0,1,False,1033,Open\ndemo_job,1,2,False,1033,Done\ndemo_job,1,3,False,1033,Lost\n");
    let run = ["generate", "--from", "lake", "-o", "src/choices"];
    folder.quietly(&run);
    folder.compiles();
    assert!(
        folder
            .read("src/choices/demo_job.rs")
            .contains("#[option(state = Closed, label = \"Lost\")]\n    Lost = 3,")
    );
    assert_eq!(folder.run(&["check", "--from", "lake", "src"]).code, 0);
    // A new state would need its default status.
    folder.write(
        "lake/OptionsetMetadata/StateMetadata.csv",
        "demo_job,0,False,1033,Open\ndemo_job,1,False,1033,Closed\ndemo_job,2,False,1033,Kept\n",
    );
    let told = folder.run(&run);
    assert_eq!(told.code, 0);
    expect![[r#"
        note: lake/OptionsetMetadata/StateMetadata.csv: demo_job.statecode does not say the `default_status` of 2, which is new: add it to `JobState` by hand
        changed enum `JobState` (demo_job.statecode)
          added `Kept` = 2, "Kept"
        wrote 1 file, 1 unchanged, in src/choices
    "#]].assert_eq(&told.err);
}

#[test]
fn one_of_the_two_can_be_selected_alone() {
    let folder = generated(&web_api(&STATES, &STATUSES));
    folder.write("metadata.json", &web_api(&STATES, &[(1, "Open", 0), (2, "Done", 1), (3, "Lost", 1)]));
    folder.quietly(&[&GENERATE[..], &["--column", "statuscode"]].concat());
    folder.compiles();
    agrees(&folder);
    // Without the other enum there is nothing to name.
    let alone = folder.run(&["generate", "--from", "metadata.json", "--column", "statuscode"]);
    assert_eq!(alone.code, 0);
    expect![[r#"
        note: metadata.json: demo_job.statuscode is a plain choice: the state of its table is not in the metadata, or not selected
    "#]].assert_eq(&alone.err);
}

#[test]
fn a_source_without_states_makes_plain_choices_and_names_a_better_one() {
    let folder = Folder::new(&[
        ("lake/OptionsetMetadata/StateMetadata.csv", "demo_job,0,False,1033,Open\n"),
        ("lake/OptionsetMetadata/StatusMetadata.csv", "demo_job,0,1,False,1033,Open\n"),
        ("src/lib.rs", "pub mod choices;\n"),
    ]);
    let run = folder.run(&["generate", "--from", "lake", "-o", "src/choices"]);
    assert_eq!((run.code, &*run.out), (0, ""));
    expect![[r#"
        note: lake/OptionsetMetadata/StateMetadata.csv: demo_job.statecode is a plain choice: the source does not give the default status of each state and the state of each status reason; the Web API and solutions give both
        note: lake/OptionsetMetadata/StatusMetadata.csv: demo_job.statuscode is a plain choice: the source does not give the default status of each state and the state of each status reason; the Web API and solutions give both
        added enum `JobState` (demo_job.statecode) with 1 option
        added enum `JobStatus` (demo_job.statuscode) with 1 option
        wrote 2 files in src/choices
        add `mod choices;` to your crate, so that the compiler sees them
    "#]].assert_eq(&run.err);
    folder.compiles();
    // This is reported, but is not drift. Once the source has the data, the enums get their real kinds.
    let check = folder.run(&["check", "--from", "lake", "src", "-v"]);
    assert_eq!(check.code, 0, "{}", check.out);
    assert!(check.out.contains("kind"), "{}", check.out);
    folder.write("metadata.json", &web_api(&[(0, "Open", 1)], &[(1, "Open", 0)]));
    assert_eq!(folder.run(&["check", "--from", "metadata.json", "src"]).code, 1);
    folder.quietly(&GENERATE);
    folder.compiles();
    agrees(&folder);
}

#[test]
fn a_state_or_status_that_does_not_exist_is_named() {
    for (states, statuses, why) in [
        (
            &[(0, "Open", 1)][..],
            &[(1, "Open", 0), (2, "Done", 7)][..],
            "the state 7 of the status reason 2 is not a state of its table",
        ),
        (
            &[(0, "Open", 5)],
            &[(1, "Open", 0)],
            "the default status 5 of the state 0 is not a status reason of its table",
        ),
    ] {
        let folder = Folder::new(&[("metadata.json", &web_api(states, statuses))]);
        let run = folder.run(&["generate", "--from", "metadata.json"]);
        for column in ["statecode", "statuscode"] {
            let note = format!("note: metadata.json: demo_job.{column} is a plain choice: {why}\n");
            assert!(run.err.contains(&note), "{}", run.err);
        }
    }
}
