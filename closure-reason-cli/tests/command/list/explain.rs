use expect_test::expect;

use crate::list::command::{all, data};

#[test]
fn a_value() {
    expect![[r#"
        192350004 AgentClosed
          ClosureReason (msdyn_ocsession.msdyn_closurereason), Closure Reason
          Indicates that the representative ended the session, which means the representative selected the
          session tab "X".
          from: Microsoft's page "Session closure options and descriptions", edition of 2025-06-18
    "#]]
    .assert_eq(&data(&["explain", "192350004"]));
}

#[test]
fn a_value_as_spreadsheets_write_it() {
    for written in [
        "192350004.0",
        "192350004.00",
        "1.92350004e8",
        " 192350004 ",
        "192,350,004",
        "192.350.004,00",
        "192 350 004",
        "192350004,00",
    ] {
        assert_eq!(data(&["explain", written]), data(&["explain", "192350004"]), "{written}");
    }
}

#[test]
fn a_rounded_value_is_not_completed() {
    let said = all(&["explain", "1.9235e+08"]);
    assert!(said.starts_with("`1.9235e+08` lacks digits, and is not a label of ClosureReason"), "{said}");
    assert!(said.ends_with("exit code 1\n"), "{said}");
}

#[test]
fn the_source_of_a_later_reason() {
    expect![[r#"
        192350052 MonitorDisconnected
          ClosureReason (msdyn_ocsession.msdyn_closurereason), Closure Reason
          from: Microsoft's table reference of msdyn_ocsession; described in our words, if at all

        192350055 MaximumSessionsReached
          ClosureReason (msdyn_ocsession.msdyn_closurereason), Closure Reason
          The session could not go on because the representative already had the largest allowed number of
          sessions.
          from: Microsoft's page "Session closure options and descriptions", edition of 2026-08-13; described in our words
    "#]].assert_eq(&data(&["explain", "MonitorDisconnected", "MaximumSessionsReached"]));
}

#[test]
fn case_accents_and_aliases() {
    let transferred = data(&["explain", "192350006"]);
    for text in
        ["AgentTransferred", "agenttransferred", "AgentTransfered", "ÁGENTTRANSFERED", " AgentTransferred "]
    {
        assert_eq!(data(&["explain", text]), transferred, "{text}");
    }
}

#[test]
fn a_misspelling_is_reported_and_answered() {
    expect![[r#"
        192350004 AgentClosed
          ClosureReason (msdyn_ocsession.msdyn_closurereason), Closure Reason
          Indicates that the representative ended the session, which means the representative selected the
          session tab "X".
          from: Microsoft's page "Session closure options and descriptions", edition of 2025-06-18
        `agentclosd` is not a label of ClosureReason (msdyn_ocsession.msdyn_closurereason); did you mean `AgentClosed`?
        exit code 0
    "#]].assert_eq(&all(&["explain", "agentclosd"]));
}

#[test]
fn not_found() {
    expect![[r#"
        `192350099` is not a value or label of ClosureReason (msdyn_ocsession.msdyn_closurereason)
        `something else` is not a label of ClosureReason (msdyn_ocsession.msdyn_closurereason)
        `-1` is not a value or label of ClosureReason (msdyn_ocsession.msdyn_closurereason)
        `` is not a label of ClosureReason (msdyn_ocsession.msdyn_closurereason)
        exit code 1
    "#]]
    .assert_eq(&all(&["explain", "192350099", "something else", "-1", ""]));
    expect![[r#"
        `red\u{1b}[31m` is not a label of ClosureReason (msdyn_ocsession.msdyn_closurereason)
        exit code 1
    "#]]
    .assert_eq(&all(&["explain", "red\u{1b}[31m"]));
}

#[test]
fn a_status_reason_in_all_languages() {
    expect![[r#"
        1 Waiting
          demo_job.statuscode, Status Reason
          state: 0
          color: #0000ff
          may be followed by: 745500000 Working, 2 Canceled
          label in language 1031: Wartend
          label in language 1033: Waiting
          from: demo_job.status.json
    "#]]
    .assert_eq(&data(&["explain", "-v", "--from", "demo_job.status.json", "1"]));
}

#[test]
fn several_matches_are_all_shown() {
    let found = data(&["explain", "--from", "demo_job.picklist.json", "745500000"]);
    assert!(found.matches("\n\n").count() >= 1, "{found}");
}

#[test]
fn deceptive_characters_are_escaped() {
    let shown = all(&["explain", "-v", "--from", "hostile.json", "2", "3", "4", "1", "13"]);
    assert!(
        !shown.contains([
            '\u{1b}', '\u{202e}', '\u{2066}', '\u{200b}', '\u{feff}', '\r', '\t', '\u{7}', '\u{85}'
        ])
    );
}

#[test]
fn quotes_are_cut() {
    let said = all(&["explain", &"x".repeat(100_000)]);
    assert!(
        said.starts_with("`xxx") && said.contains("xxx..` is not a label of") && said.len() < 500,
        "{said}"
    );
}
