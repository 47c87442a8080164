//! The other verbs, with an environment in place of files.

use std::path::MAIN_SEPARATOR;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use expect_test::expect;

use crate::environment::command::{Bench, TOKEN};
use crate::environment::dataverse::{Dataverse, serve};
use crate::environment::server::Server;

/// The samples with a change in the state of `demo_job`.
fn changed() -> Dataverse {
    let mut dataverse = Dataverse::of_samples();
    let (_, casts) = dataverse.tables.get_mut("demo_job").unwrap();
    let state = casts.get_mut("state").unwrap();
    assert!(state.contains("\"Label\":\"Active\""));
    *state = state.replace("\"Label\":\"Active\"", "\"Label\":\"Under way\"");
    dataverse
}

#[test]
fn enums_are_generated_and_checked_night_by_night() {
    let server = serve(Dataverse::of_samples());
    let bench = Bench::new();
    let with = |verb: &'static str, server: &Server, more: &[&str]| {
        let url = server.url.clone();
        bench.run(&[&[verb, "--environment", &url, "--table", "demo_job"], more].concat())
    };
    with("generate", &server, &["-o", "choices"]).done();
    with("check", &server, &["choices"]).done();

    let server = serve(changed());
    for format in ["text", "github"] {
        let run = with("check", &server, &["choices", "--format", format]);
        assert_eq!((run.code, &*run.told), (1, ""));
        let first = run.out.lines().next().unwrap();
        assert!(first.contains("the label in language 1033 of `JobState::Active` differs"), "{}", run.out);
        let out = run.out.replace(MAIN_SEPARATOR, "/");
        assert!(out.contains("choices/demo_job.rs") && run.out.contains("\"Under way\""), "{}", run.out);
    }
    let run = with("generate", &server, &["-o", "choices", "--check"]);
    assert_eq!(run.code, 1);
    with("generate", &server, &["-o", "choices"]).done();
    with("check", &server, &["choices"]).done();

    // A failed request does not count as an answer.
    let server =
        Server::start(|_| crate::environment::server::Reply::error(403, "0x80072560", "Not a member."));
    assert_eq!(with("check", &server, &["choices"]).code, 2);
}

#[test]
fn check_asks_for_the_tables_and_global_sets_of_the_enums() {
    let server = serve(Dataverse::of_samples());
    let bench = Bench::new();
    bench.run(&["generate", "--environment", &server.url, "--table", "demo_job", "-o", "choices"]).done();
    let asked = server.seen().len();
    let check = || bench.run(&["check", "--environment", &server.url, "choices"]);
    let run = check().done();
    assert_eq!(run.told, "");
    let seen: Vec<_> = server.seen()[asked..].iter().map(|request| request.target.clone()).collect();
    assert!(seen.iter().any(|target| target.contains("'demo_job'")), "{seen:?}");
    assert!(!seen.iter().any(|target| target.contains("msdyn_ocsession")), "{seen:?}");
    assert!(seen.iter().any(|target| target.ends_with("(Name='demo_grade')")), "{seen:?}");

    // A table that is gone is not a mistake on the command line.
    let gone = r#"#[derive(OptionSet)] #[option_set(table = "new_gone", column = "a")] enum Gone { #[option(value = 1, label = "A")] A }"#;
    std::fs::write(bench.path("choices/gone.rs"), gone).unwrap();
    let run = check().done();
    assert!(run.out.contains("Gone"), "{}", run.out);

    // A column that is gone from a table that is there is a difference.
    std::fs::write(bench.path("choices/gone.rs"), gone.replace("new_gone", "demo_job")).unwrap();
    let run = check();
    assert_eq!(run.code, 1);
    assert!(run.out.contains("the column of `Gone` is gone"), "{}", run.out);
}

#[test]
fn explain_summary_and_decode_query_the_environment_too() {
    let server = serve(Dataverse::of_samples());
    let bench = Bench::new();
    let explained = bench
        .run(&["explain", "--environment", &server.url, "--table", "msdyn_ocsession", "192350004"])
        .done();
    assert!(explained.out.starts_with("192350004 "), "{}", explained.out);
    std::fs::write(bench.path("rows.csv"), "id,statecode\n1,0\n2,1\n").unwrap();
    let of_states =
        ["--environment", &server.url, "--table", "demo_job", "--column", "statecode", "rows.csv"];
    let decoded = bench.run(&[&["decode"], &of_states[..]].concat()).done();
    assert!(decoded.out.starts_with("id,statecode,statecodename\n1,0,"), "{}", decoded.out);
    let counted = bench.run(&[&["summary"], &of_states[..]].concat()).done();
    assert!(counted.out.contains("statecode"), "{}", counted.out);
}

#[test]
fn global_sets_can_be_requested_by_themselves() {
    let server = serve(Dataverse::of_samples());
    let bench = Bench::new();
    let arguments = ["list", "--environment", &server.url, "--as", "csv", "--global"];
    let run = bench.run(&[&arguments[..], &["demo_*"]].concat()).done();
    assert!(
        run.out.lines().count() > 3 && run.out.lines().skip(1).all(|row| row.contains(",,,")),
        "{}",
        run.out
    );
    let told = bench.run(&[&arguments[..], &["demo_grad"]].concat()).failed(server.port);
    expect![[r#"
        error: `--global demo_grad` matches nothing
          help: the nearest names are demo_grade, msdyn_occallsessioneventreasons
    "#]]
    .assert_eq(&told);
}

#[test]
fn files_and_an_environment_complement_each_other_or_disagree() {
    let bench = Bench::new();
    bench.fetch(&serve(Dataverse::of_samples()), &["--all"]).done();
    let both = |server: &Server| {
        bench.run(&["list", "--from", "metadata", "--environment", &server.url, "--table", "demo_job"])
    };
    both(&serve(Dataverse::of_samples())).done();
    let server = serve(changed());
    expect![[r#"
        error: two inputs disagree about demo_job.statecode: the label of 0 in language 1033
          is "Under way" in 127.0.0.1:PORT: demo_job/state.json
          and "Active" in metadata/demo_job/state.json
          help: give only one of them, or use `--prefer last`: the last one on the command line then wins
    "#]]
    .assert_eq(&both(&server).failed(server.port));
}

#[test]
fn verbose_and_help_show_no_secret() {
    let server = serve(Dataverse::of_samples());
    let bench = Bench::new();
    bench.run(&["-v", "list", "--environment", &server.url, "--table", "demo_job"]).done();
    bench.run(&["-v", "fetch", "--environment", &server.url, "--all", "-o", "metadata"]).done();
    let help = bench.run(&["fetch", "--help"]).done();
    assert!(help.out.contains("--token-command") && !help.out.contains(TOKEN));
}

#[test]
fn a_killed_fetch_leaves_whole_files_and_a_second_run_completes_it() {
    let dataverse = Dataverse::of_samples();
    let whole = Bench::new();
    whole.fetch(&serve(dataverse.clone()), &["--all"]).done();
    let is_killed = Arc::new(AtomicBool::new(false));
    let waits = Arc::clone(&is_killed);
    let server = Server::start(move |request| {
        // The server hangs in the middle of the second table. Only one request hangs: others may come before
        // the last ones of the first table.
        let hangs = request.target.contains("msdyn_ocsession')/") && request.target.contains("CRM.Status");
        while hangs && !waits.load(Ordering::SeqCst) {
            thread::sleep(Duration::from_millis(5));
        }
        dataverse.answer(request)
    });
    let bench = Bench::new();
    let mut child = Command::new(env!("CARGO_BIN_EXE_closure-reason"))
        .args(["fetch", "--environment", &server.url, "--all", "-o", "metadata"])
        .env_clear()
        .env("DATAVERSE_TOKEN", TOKEN)
        .current_dir(bench.folder.path())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    // The name is enough: an incomplete file has another one.
    while bench.files().iter().filter(|file| file.starts_with("metadata/")).count() < 6 {
        assert!(child.try_wait().unwrap().is_none(), "it has ended before the first table came");
        thread::sleep(Duration::from_millis(5));
    }
    child.kill().unwrap();
    child.wait().unwrap();
    is_killed.store(true, Ordering::SeqCst);
    for written in bench.contents("metadata") {
        assert!(
            written.0.contains("/.closure-reason-") || whole.contents("metadata").contains(&written),
            "{written:?}"
        );
    }
    bench.fetch(&server, &["--all"]).done();
    assert_eq!(bench.contents("metadata"), whole.contents("metadata"));
}
