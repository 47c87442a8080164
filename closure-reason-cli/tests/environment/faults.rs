//! Everything that can go wrong with a server: what people read, and that nothing is lost.

use std::io::Write;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, OnceLock};

use std::time::{Duration, Instant};

use expect_test::{Expect, expect};
use flate2::Compression;
use flate2::write::GzEncoder;

use crate::command::Bench;
use crate::dataverse::{Dataverse, serve};
use crate::server::{Manner, Reply, Request, Server};

/// The one request that fails.
const STATES: &str = "(LogicalName='demo_job')/Attributes/Microsoft.Dynamics.CRM.StateAttributeMetadata";

/// A server that does its work, but for the states of `demo_job`.
fn failing_with(fault: Reply) -> (Server, Arc<AtomicBool>) {
    let dataverse = Dataverse::of_samples();
    let is_well = Arc::new(AtomicBool::new(false));
    let well = Arc::clone(&is_well);
    let server = Server::start(move |request| {
        let is_good = well.load(Ordering::SeqCst) || !request.target.contains(STATES);
        if is_good { dataverse.answer(request) } else { fault.clone() }
    });
    (server, is_well)
}

/// What is written where nothing goes wrong.
static WHOLE: OnceLock<Vec<(String, String)>> = OnceLock::new();

/// Whatever the fault, what is written is whole, the message is this one, and a second run
/// completes the work.
fn check(fault: Reply, told: &Expect) -> usize {
    let whole = WHOLE.get_or_init(|| {
        let whole = Bench::new();
        whole.fetch(&serve(Dataverse::of_samples()), &["--all"]).done();
        whole.contents("metadata")
    });
    let limits = if fault.manner == Manner::Silent { "1,1" } else { "1,100" };
    let (server, is_well) = failing_with(fault);
    let bench = Bench::new().with("CLOSURE_REASON_PATIENCE", limits);
    let run = bench.fetch(&server, &["--all"]);
    assert_eq!(run.out, "");
    let words = run.failed(server.port);
    // How much was done before is chance, and so is whether another answer came in time where
    // patience is short.
    let is_chance = |line: &&str| {
        line.contains(" are up to date, ") || line.starts_with("note: ") && !line.contains(STATES)
    };
    let words: String = words.lines().filter(|line| !is_chance(line)).flat_map(|line| [line, "\n"]).collect();
    told.assert_eq(&words.replace(STATES, "../State.."));
    for written in bench.contents("metadata") {
        assert!(whole.contains(&written), "{written:?}");
    }
    assert!(!bench.files().contains(&"metadata/demo_job/entity.json".to_owned()));
    let tries = server.seen().iter().filter(|request| request.target.contains(STATES)).count();

    // Another run has time.
    let bench = bench.with("CLOSURE_REASON_PATIENCE", "1,100");
    is_well.store(true, Ordering::SeqCst);
    bench.fetch(&server, &["--all"]).done();
    assert_eq!(bench.contents("metadata"), *whole);
    tries
}

#[test]
fn refusals_are_told_with_the_words_of_the_server() {
    for (fault, told) in [
        (
            Reply::error(400, "0x80060888", "Could not find a property named 'SchemaNam'."),
            expect![[r#"
            error: GET http://127.0.0.1:PORT/api/data/v9.2/EntityDefinitions../State..: the server refused (400)
              the server says: Could not find a property named 'SchemaNam'. (0x80060888)
              help: every environment should understand this request: please report it, and include the server's message
        "#]],
        ),
        (
            Reply { status: 401, ..Reply::json("") },
            expect![[r#"
            error: GET http://127.0.0.1:PORT/api/data/v9.2/EntityDefinitions../State..: the server did not accept the token (401), and gives no readable reason
              help: a token is valid for about an hour and for one environment: get a new one for http://127.0.0.1:PORT; this one came from the variable DATAVERSE_TOKEN
        "#]],
        ),
        (
            Reply::error(403, "0x80072560", "The user is not a member of the organization."),
            expect![[r#"
            error: GET http://127.0.0.1:PORT/api/data/v9.2/EntityDefinitions../State..: this user is not allowed to read it (403)
              the server says: The user is not a member of the organization. (0x80072560)
              help: the user or application must be a user of this environment, with a security role that can read metadata (Power Platform admin center: Settings, Users + permissions)
        "#]],
        ),
        (
            Reply::error(404, "0x80060888", "Resource not found for the segment 'x'."),
            expect![[r#"
            error: GET http://127.0.0.1:PORT/api/data/v9.2/EntityDefinitions../State..: the server does not have this (404)
              the server says: Resource not found for the segment 'x'. (0x80060888)
              help: is http://127.0.0.1:PORT the address of the environment, and does the table still exist?
        "#]],
        ),
        (
            Reply::error(412, "0x80060882", "The version of the existing record doesn't match."),
            expect![[r#"
            error: GET http://127.0.0.1:PORT/api/data/v9.2/EntityDefinitions../State..: a condition is not met (412)
              the server says: The version of the existing record doesn't match. (0x80060882)
              help: this request sets no conditions, but a proxy or gateway in between may: show this to whoever runs it
        "#]],
        ),
        (
            Reply::error(500, "0x80040216", "An unexpected error occurred.\u{1b}[31m"),
            expect![[r#"
            error: GET http://127.0.0.1:PORT/api/data/v9.2/EntityDefinitions../State..: the server failed (500)
              the server says: An unexpected error occurred.\u{1b}[31m (0x80040216)
              help: try again later; if it keeps failing, send the server's message to support
        "#]],
        ),
        (
            Reply::error(501, "", &"very long ".repeat(200)),
            expect![[r#"
            error: GET http://127.0.0.1:PORT/api/data/v9.2/EntityDefinitions../State..: the server failed (501)
              the server says: very long very long very long very long very long very long very long very long very long very long very long very long very long very long very long very long very long very long very long very long very long very long very long very long very long very long very long very long very long very long very long very long very long very long very long very long very long very long very long very long very long very long very long very long very long very long very long very long very long very long very long very long very long very long very long very long very long very long very long very long very long very long very long very long very long very long very long very long very long very long very long very long very long very long very long very long very long very long very long very long very long very long very long very long very long very long very long very long very long very long very long very long very long very long very long very long very long very long very long very long  ..
              help: try again later; if it keeps failing, send the server's message to support
        "#]],
        ),
        (
            Reply { status: 500, ..Reply::json("<html>not JSON</html>") },
            expect![[r#"
            error: GET http://127.0.0.1:PORT/api/data/v9.2/EntityDefinitions../State..: the server failed (500), and gives no readable reason
              help: try again later; if it keeps failing, send the server's message to support
        "#]],
        ),
        (
            Reply { status: 302, ..Reply::json("") },
            expect![[r#"
            error: GET http://127.0.0.1:PORT/api/data/v9.2/EntityDefinitions../State..: the server redirects, but does not say where (302), and gives no readable reason
              help: is http://127.0.0.1:PORT the address of the environment?
        "#]],
        ),
    ] {
        assert_eq!(check(fault, &told), 1);
    }
}

#[test]
fn a_busy_server_is_asked_five_times() {
    let words = "Number of requests exceeded the limit of 6000 over time window of 300 seconds.";
    let busy = || Reply::error(429, "0x80072322", words);
    for (fault, told) in [
        (
            busy(),
            expect![[r#"
            note: GET http://127.0.0.1:PORT/api/data/v9.2/EntityDefinitions../State..: the server reports too many requests (429); trying again in 2 s (try 2 of 5)
            note: GET http://127.0.0.1:PORT/api/data/v9.2/EntityDefinitions../State..: the server reports too many requests (429); trying again in 4 s (try 3 of 5)
            note: GET http://127.0.0.1:PORT/api/data/v9.2/EntityDefinitions../State..: the server reports too many requests (429); trying again in 8 s (try 4 of 5)
            note: GET http://127.0.0.1:PORT/api/data/v9.2/EntityDefinitions../State..: the server reports too many requests (429); trying again in 16 s (try 5 of 5)
            error: GET http://127.0.0.1:PORT/api/data/v9.2/EntityDefinitions../State..: the server reports too many requests (429), even after 5 tries
              the server says: Number of requests exceeded the limit of 6000 over time window of 300 seconds. (0x80072322)
              help: the limits apply to each user over five minutes: wait, or give this job its own user
        "#]],
        ),
        (
            busy().with("Retry-After", "7"),
            expect![[r#"
            note: GET http://127.0.0.1:PORT/api/data/v9.2/EntityDefinitions../State..: the server reports too many requests (429); trying again in 7 s (try 2 of 5)
            note: GET http://127.0.0.1:PORT/api/data/v9.2/EntityDefinitions../State..: the server reports too many requests (429); trying again in 7 s (try 3 of 5)
            note: GET http://127.0.0.1:PORT/api/data/v9.2/EntityDefinitions../State..: the server reports too many requests (429); trying again in 7 s (try 4 of 5)
            note: GET http://127.0.0.1:PORT/api/data/v9.2/EntityDefinitions../State..: the server reports too many requests (429); trying again in 7 s (try 5 of 5)
            error: GET http://127.0.0.1:PORT/api/data/v9.2/EntityDefinitions../State..: the server reports too many requests (429), even after 5 tries
              the server says: Number of requests exceeded the limit of 6000 over time window of 300 seconds. (0x80072322)
              help: the limits apply to each user over five minutes: wait, or give this job its own user
        "#]],
        ),
        (
            busy().with("Retry-After", "Wed, 21 Oct 2015 07:28:00 GMT"),
            expect![[r#"
            note: GET http://127.0.0.1:PORT/api/data/v9.2/EntityDefinitions../State..: the server reports too many requests (429); trying again in 0 s (try 2 of 5)
            note: GET http://127.0.0.1:PORT/api/data/v9.2/EntityDefinitions../State..: the server reports too many requests (429); trying again in 0 s (try 3 of 5)
            note: GET http://127.0.0.1:PORT/api/data/v9.2/EntityDefinitions../State..: the server reports too many requests (429); trying again in 0 s (try 4 of 5)
            note: GET http://127.0.0.1:PORT/api/data/v9.2/EntityDefinitions../State..: the server reports too many requests (429); trying again in 0 s (try 5 of 5)
            error: GET http://127.0.0.1:PORT/api/data/v9.2/EntityDefinitions../State..: the server reports too many requests (429), even after 5 tries
              the server says: Number of requests exceeded the limit of 6000 over time window of 300 seconds. (0x80072322)
              help: the limits apply to each user over five minutes: wait, or give this job its own user
        "#]],
        ),
        (
            busy().with("Retry-After", "soon"),
            expect![[r#"
            note: GET http://127.0.0.1:PORT/api/data/v9.2/EntityDefinitions../State..: the server reports too many requests (429); trying again in 2 s (try 2 of 5)
            note: GET http://127.0.0.1:PORT/api/data/v9.2/EntityDefinitions../State..: the server reports too many requests (429); trying again in 4 s (try 3 of 5)
            note: GET http://127.0.0.1:PORT/api/data/v9.2/EntityDefinitions../State..: the server reports too many requests (429); trying again in 8 s (try 4 of 5)
            note: GET http://127.0.0.1:PORT/api/data/v9.2/EntityDefinitions../State..: the server reports too many requests (429); trying again in 16 s (try 5 of 5)
            error: GET http://127.0.0.1:PORT/api/data/v9.2/EntityDefinitions../State..: the server reports too many requests (429), even after 5 tries
              the server says: Number of requests exceeded the limit of 6000 over time window of 300 seconds. (0x80072322)
              help: the limits apply to each user over five minutes: wait, or give this job its own user
        "#]],
        ),
    ] {
        assert_eq!(check(fault, &told), 5);
    }
}

#[test]
fn a_server_that_is_not_ready_is_asked_five_times() {
    for (fault, told) in [
        (
            Reply { status: 502, ..Reply::json("") },
            expect![[r#"
            note: GET http://127.0.0.1:PORT/api/data/v9.2/EntityDefinitions../State..: the server is not ready (502); trying again in 2 s (try 2 of 5)
            note: GET http://127.0.0.1:PORT/api/data/v9.2/EntityDefinitions../State..: the server is not ready (502); trying again in 4 s (try 3 of 5)
            note: GET http://127.0.0.1:PORT/api/data/v9.2/EntityDefinitions../State..: the server is not ready (502); trying again in 8 s (try 4 of 5)
            note: GET http://127.0.0.1:PORT/api/data/v9.2/EntityDefinitions../State..: the server is not ready (502); trying again in 16 s (try 5 of 5)
            error: GET http://127.0.0.1:PORT/api/data/v9.2/EntityDefinitions../State..: the server failed (502), even after 5 tries
              help: try again later; if it keeps failing, send the server's message to support
        "#]],
        ),
        (
            Reply { status: 503, ..Reply::json("Service Unavailable") }.with("Retry-After", "0"),
            expect![[r#"
            note: GET http://127.0.0.1:PORT/api/data/v9.2/EntityDefinitions../State..: the server is not ready (503); trying again in 0 s (try 2 of 5)
            note: GET http://127.0.0.1:PORT/api/data/v9.2/EntityDefinitions../State..: the server is not ready (503); trying again in 0 s (try 3 of 5)
            note: GET http://127.0.0.1:PORT/api/data/v9.2/EntityDefinitions../State..: the server is not ready (503); trying again in 0 s (try 4 of 5)
            note: GET http://127.0.0.1:PORT/api/data/v9.2/EntityDefinitions../State..: the server is not ready (503); trying again in 0 s (try 5 of 5)
            error: GET http://127.0.0.1:PORT/api/data/v9.2/EntityDefinitions../State..: the server failed (503), even after 5 tries
              help: try again later; if it keeps failing, send the server's message to support
        "#]],
        ),
        (
            Reply { status: 504, ..Reply::json("") },
            expect![[r#"
            note: GET http://127.0.0.1:PORT/api/data/v9.2/EntityDefinitions../State..: the server is not ready (504); trying again in 2 s (try 2 of 5)
            note: GET http://127.0.0.1:PORT/api/data/v9.2/EntityDefinitions../State..: the server is not ready (504); trying again in 4 s (try 3 of 5)
            note: GET http://127.0.0.1:PORT/api/data/v9.2/EntityDefinitions../State..: the server is not ready (504); trying again in 8 s (try 4 of 5)
            note: GET http://127.0.0.1:PORT/api/data/v9.2/EntityDefinitions../State..: the server is not ready (504); trying again in 16 s (try 5 of 5)
            error: GET http://127.0.0.1:PORT/api/data/v9.2/EntityDefinitions../State..: the server failed (504), even after 5 tries
              help: try again later; if it keeps failing, send the server's message to support
        "#]],
        ),
    ] {
        assert_eq!(check(fault, &told), 5);
    }
}

#[test]
fn an_answer_that_does_not_come_or_ends_too_early_is_asked_for_five_times() {
    for (fault, told) in [
        (
            Reply::json(" ".repeat(100)).in_manner(Manner::CutOff),
            expect![[r#"
            note: GET http://127.0.0.1:PORT/api/data/v9.2/EntityDefinitions../State..: the answer was cut off; trying again in 2 s (try 2 of 5)
            note: GET http://127.0.0.1:PORT/api/data/v9.2/EntityDefinitions../State..: the answer was cut off; trying again in 4 s (try 3 of 5)
            note: GET http://127.0.0.1:PORT/api/data/v9.2/EntityDefinitions../State..: the answer was cut off; trying again in 8 s (try 4 of 5)
            note: GET http://127.0.0.1:PORT/api/data/v9.2/EntityDefinitions../State..: the answer was cut off; trying again in 16 s (try 5 of 5)
            error: GET http://127.0.0.1:PORT/api/data/v9.2/EntityDefinitions../State..: the answer was cut off, even after 5 tries
              help: run the command again: the files already written are complete
        "#]],
        ),
        (
            Reply::json("").in_manner(Manner::Silent),
            expect![[r#"
            note: GET http://127.0.0.1:PORT/api/data/v9.2/EntityDefinitions../State..: the server does not answer; trying again in 2 s (try 2 of 5)
            note: GET http://127.0.0.1:PORT/api/data/v9.2/EntityDefinitions../State..: the server does not answer; trying again in 4 s (try 3 of 5)
            note: GET http://127.0.0.1:PORT/api/data/v9.2/EntityDefinitions../State..: the server does not answer; trying again in 8 s (try 4 of 5)
            note: GET http://127.0.0.1:PORT/api/data/v9.2/EntityDefinitions../State..: the server does not answer; trying again in 16 s (try 5 of 5)
            error: GET http://127.0.0.1:PORT/api/data/v9.2/EntityDefinitions../State..: the server did not answer in time, even after 5 tries
              help: run the command again: the files already written are complete
        "#]],
        ),
    ] {
        assert_eq!(check(fault, &told), 5);
    }
}

#[test]
fn a_wait_of_more_than_five_minutes_is_the_users_to_decide() {
    let fault =
        Reply::error(429, "0x80072321", "Combined execution time exceeded.").with("Retry-After", "301");
    assert_eq!(
        check(
            fault,
            &expect![[r#"
        error: GET http://127.0.0.1:PORT/api/data/v9.2/EntityDefinitions../State..: the server reports too many requests (429), and asks for a wait of 301 s
          the server says: Combined execution time exceeded. (0x80072321)
          help: the limits apply to each user over five minutes: wait, or give this job its own user
    "#]]
        ),
        1
    );
}

#[test]
fn answers_that_are_none_are_told() {
    for (fault, told) in [
        (
            Reply::json("<!DOCTYPE html><title>Sign in</title>"),
            expect![[r#"
            error: GET http://127.0.0.1:PORT/api/data/v9.2/EntityDefinitions../State..: the answer is a web page, not JSON: probably a sign-in page
              help: is http://127.0.0.1:PORT the address of the environment, as the browser shows it before /main.aspx?
        "#]],
        ),
        (
            Reply::json("\n <html>"),
            expect![[r#"
            error: GET http://127.0.0.1:PORT/api/data/v9.2/EntityDefinitions../State..: the answer is a web page, not JSON: probably a sign-in page
              help: is http://127.0.0.1:PORT the address of the environment, as the browser shows it before /main.aspx?
        "#]],
        ),
        (
            Reply::json(""),
            expect![[r#"
            error: GET http://127.0.0.1:PORT/api/data/v9.2/EntityDefinitions../State..: the answer is not JSON: EOF while parsing a value at line 1 column 0
              help: is http://127.0.0.1:PORT the address of the environment, and not of something in between?
        "#]],
        ),
        (
            Reply::json("Hello"),
            expect![[r#"
            error: GET http://127.0.0.1:PORT/api/data/v9.2/EntityDefinitions../State..: the answer is not JSON: expected value at line 1 column 1
              help: is http://127.0.0.1:PORT the address of the environment, and not of something in between?
        "#]],
        ),
        (
            Reply::json("[]"),
            expect![[r#"
            error: GET http://127.0.0.1:PORT/api/data/v9.2/EntityDefinitions../State..: the answer is JSON, but not a list of columns, each with `LogicalName` and `OptionSet`
              help: is http://127.0.0.1:PORT the address of a Dataverse environment?
        "#]],
        ),
        (
            Reply::json("{}"),
            expect![[r#"
            error: GET http://127.0.0.1:PORT/api/data/v9.2/EntityDefinitions../State..: the answer is JSON, but not a list of columns, each with `LogicalName` and `OptionSet`
              help: is http://127.0.0.1:PORT the address of a Dataverse environment?
        "#]],
        ),
        (
            Reply::json(r#"{"value": {}}"#),
            expect![[r#"
            error: GET http://127.0.0.1:PORT/api/data/v9.2/EntityDefinitions../State..: the answer is JSON, but not a list of columns, each with `LogicalName` and `OptionSet`
              help: is http://127.0.0.1:PORT the address of a Dataverse environment?
        "#]],
        ),
        (
            Reply::json(r#"{"value": [{"LogicalName": "statecode"}]}"#),
            expect![[r#"
            error: GET http://127.0.0.1:PORT/api/data/v9.2/EntityDefinitions../State..: the answer is JSON, but not a list of columns, each with `LogicalName` and `OptionSet`
              help: is http://127.0.0.1:PORT the address of a Dataverse environment?
        "#]],
        ),
        (
            Reply::json(r#"{"value": [{"OptionSet": {"Options": []}}]}"#),
            expect![[r#"
            error: GET http://127.0.0.1:PORT/api/data/v9.2/EntityDefinitions../State..: the answer is JSON, but not a list of columns, each with `LogicalName` and `OptionSet`
              help: is http://127.0.0.1:PORT the address of a Dataverse environment?
        "#]],
        ),
        (
            Reply::json("[".repeat(200)),
            expect![[r#"
            error: GET http://127.0.0.1:PORT/api/data/v9.2/EntityDefinitions../State..: the answer is not JSON: recursion limit exceeded at line 1 column 128
              help: is http://127.0.0.1:PORT the address of the environment, and not of something in between?
        "#]],
        ),
    ] {
        assert_eq!(check(fault, &told), 1);
    }
}

#[test]
fn an_answer_that_could_not_be_read_back_is_not_written() {
    let answer = r#"{"value": [{"LogicalName": "statecode", "OptionSet": {"Options": [{"Value": "1"}]}}]}"#;
    let (server, _) = failing_with(Reply::json(answer));
    let bench = Bench::new();
    let told = bench.fetch(&server, &["--all"]).failed(server.port);
    for part in ["127.0.0.1:PORT: demo_job/state.json:", "this is not the documented shape: please report it"]
    {
        assert!(told.contains(part), "{told}");
    }
    assert!(!bench.files().contains(&"metadata/demo_job/state.json".to_owned()));
}

#[test]
fn an_answer_without_end_is_left() {
    let mebibyte = vec![b' '; 1 << 20];
    let endless = Reply { body: mebibyte.clone(), ..Reply::json("") }.in_manner(Manner::Endless);
    assert_eq!(
        check(
            endless,
            &expect![[r#"
        error: GET http://127.0.0.1:PORT/api/data/v9.2/EntityDefinitions../State..: the answer is larger than 64 MiB, which metadata never is
          help: is http://127.0.0.1:PORT the address of the environment, and not of something in between?
    "#]]
        ),
        1
    );
    // A small answer may be a large one.
    let mut bomb = GzEncoder::new(Vec::new(), Compression::fast());
    for _ in 0..65 {
        bomb.write_all(&mebibyte).unwrap();
    }
    let bomb = Reply { body: bomb.finish().unwrap(), ..Reply::json("") }.with("Content-Encoding", "gzip");
    assert_eq!(
        check(
            bomb,
            &expect![[r#"
        error: GET http://127.0.0.1:PORT/api/data/v9.2/EntityDefinitions../State..: the answer is larger than 64 MiB, which metadata never is
          help: is http://127.0.0.1:PORT the address of the environment, and not of something in between?
    "#]]
        ),
        1
    );
}

#[test]
fn answers_may_be_packed() {
    let dataverse = Dataverse::of_samples();
    let server = Server::start(move |request| {
        assert_eq!(request.header("Accept-Encoding"), Some("gzip"));
        let reply = dataverse.answer(request);
        let mut packed = GzEncoder::new(Vec::new(), Compression::default());
        packed.write_all(&reply.body).unwrap();
        Reply { body: packed.finish().unwrap(), ..reply }.with("Content-Encoding", "gzip")
    });
    let (packed, plain) = (Bench::new(), Bench::new());
    packed.fetch(&server, &["--all"]).done();
    plain.fetch(&serve(Dataverse::of_samples()), &["--all"]).done();
    assert_eq!(packed.contents("metadata"), plain.contents("metadata"));
    // Packed answers end too early as well, and are packed badly.
    for body in [&b"\x1f\x8b\x08\0\0\0\0\0"[..], b"not gzip"] {
        let fault = Reply { body: body.into(), ..Reply::json("") }.with("Content-Encoding", "gzip");
        let told = failing_with(fault).0;
        let told = Bench::new().fetch(&told, &["--all"]).failed(told.port);
        assert!(told.contains("StateAttributeMetadata: the answer"), "{told}");
    }
}

#[test]
fn a_server_that_is_busy_for_a_while_is_waited_for() {
    let dataverse = Dataverse::of_samples();
    let asked = AtomicUsize::new(0);
    let server = Server::start(move |request: &Request| {
        if asked.fetch_add(1, Ordering::SeqCst) < 2 {
            return Reply::error(429, "0x80072322", "").with("Retry-After", "20");
        }
        dataverse.answer(request)
    });
    let bench = Bench::new();
    let since = Instant::now();
    let run = bench.fetch(&server, &["--all"]).done();
    // Two pauses, which the tests shorten to a hundredth: no load can make them shorter.
    assert!(since.elapsed() >= Duration::from_millis(400));
    expect![[r#"
        note: GET http://127.0.0.1:PORT/api/data/v9.2/EntityDefinitions: the server reports too many requests (429); trying again in 20 s (try 2 of 5)
        note: GET http://127.0.0.1:PORT/api/data/v9.2/EntityDefinitions: the server reports too many requests (429); trying again in 20 s (try 3 of 5)
        fetched 2 tables and 2 global sets into metadata: 14 files written, 0 unchanged
    "#]].assert_eq(&run.told.replace(&format!(":{}", server.port), ":PORT"));
}

#[test]
fn where_nobody_listens_nothing_can_be_had() {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    drop(listener);
    let url = format!("http://127.0.0.1:{port}");
    let bench = Bench::new();
    let told = bench.run(&["fetch", "--environment", &url, "--all", "-o", "metadata"]).failed(port);
    expect![[r#"
        error: GET http://127.0.0.1:PORT/api/data/v9.2/EntityDefinitions: the connection was refused
          help: check the address and its port; behind a proxy, set HTTPS_PROXY
    "#]]
    .assert_eq(&told);
    let told = bench.run(&["list", "--environment", "https://nowhere.invalid", "--table", "x"]).failed(port);
    expect![[r#"
        error: GET https://nowhere.invalid/api/data/v9.2/EntityDefinitions: the host name cannot be resolved
          help: check the spelling of the address; behind a proxy, set HTTPS_PROXY
    "#]]
    .assert_eq(&told);
    assert_eq!(bench.files(), [""; 0]);
}

#[test]
fn an_environment_that_is_none_is_told() {
    for (status, body) in [(404, ""), (200, "[1]"), (200, r#"{"value": [{"SchemaName": "x"}]}"#)] {
        let server = Server::start(move |_| Reply { status, ..Reply::json(body) });
        let told = Bench::new().fetch(&server, &["--all"]).failed(server.port);
        assert!(
            told.contains("the address of ")
                && told.contains(&server.url.replace(&format!("{}", server.port), "PORT")),
            "{told}"
        );
    }
}

#[test]
fn an_address_that_is_none_is_told() {
    for (url, told) in [
        (
            "http://contoso.crm4.dynamics.com",
            expect![[r#"
            error: `--environment`: http would send secrets unencrypted
              help: give https://contoso.crm4.dynamics.com
        "#]],
        ),
        (
            "contoso.crm4.dynamics.com",
            expect![[r#"
            error: `--environment`: an address must begin with https://
              help: write it like https://contoso.crm4.dynamics.com
        "#]],
        ),
        (
            "https://contoso.crm4.dynamics.com/main.aspx?appid=1",
            expect![[r#"
            error: `--environment`: there is something after the host
              help: give https://contoso.crm4.dynamics.com
        "#]],
        ),
        (
            "https://me:hunter2@contoso.crm4.dynamics.com",
            expect![[r#"
            error: `--environment`: an address must not contain a user name or password
              help: give https://contoso.crm4.dynamics.com; the token says who you are
        "#]],
        ),
        (
            "https://con toso",
            expect![[r#"
            error: `--environment`: this is not an address
              help: write it like https://contoso.crm4.dynamics.com
        "#]],
        ),
    ] {
        told.assert_eq(&Bench::new().run(&["list", "--environment", url, "--table", "x"]).failed(0));
    }
    let told = Bench::new().run(&["list", "--environment", "https://contoso.crm4.dynamics.com"]).failed(0);
    expect![[r#"
        error: which tables of the environment?
          help: name them with `--table GLOB` or with `tables` in closure-reason.toml; `--table '*'` takes all
    "#]]
    .assert_eq(&told);
}
