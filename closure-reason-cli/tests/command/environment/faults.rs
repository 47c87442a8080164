//! Everything that can go wrong with a server: the messages, and that nothing is lost.

use std::io::Write;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};

use expect_test::{Expect, expect};
use flate2::Compression;
use flate2::write::GzEncoder;

use crate::environment::command::Bench;
use crate::environment::dataverse::{Dataverse, serve};
use crate::environment::server::{Manner, Reply, Server};

/// The one request that fails.
const STATES: &str = "(LogicalName='demo_job')/Attributes/Microsoft.Dynamics.CRM.StateAttributeMetadata";

/// A server that works, except for the states of `demo_job`.
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

/// The files that are written if nothing goes wrong.
static WHOLE: OnceLock<Vec<(String, String)>> = OnceLock::new();

/// Asserts the message of a fault. Returns how often the request was sent.
fn check(fault: Reply, told: &Expect) -> usize {
    let (words, tries) = failed(fault);
    told.assert_eq(&words);
    tries
}

/// Whatever the fault, written files are complete, and a second run completes the work. Returns the messages of the
/// first run, and how often the request was sent.
pub(crate) fn failed(fault: Reply) -> (String, usize) {
    let limits = if fault.manner == Manner::Silent { "waits=1,silence=1" } else { "waits=1" };
    failed_within(limits, fault)
}

/// The same with other limits.
fn failed_within(limits: &str, fault: Reply) -> (String, usize) {
    let whole = WHOLE.get_or_init(|| {
        let whole = Bench::new();
        whole.fetch(&serve(Dataverse::of_samples()), &["--all"]).done();
        whole.contents("metadata")
    });
    let (server, is_well) = failing_with(fault);
    let bench = Bench::new().with("CLOSURE_REASON_PATIENCE", limits);
    let run = bench.fetch(&server, &["--all"]);
    assert_eq!(run.out, "");
    let words = run.failed(server.port);
    // How much was done before is up to chance; with short limits, so is whether another answer came in time.
    let is_chance = |line: &&str| {
        line.contains(" are up to date, ") || line.starts_with("note: ") && !line.contains(STATES)
    };
    let words: String = words.lines().filter(|line| !is_chance(line)).flat_map(|line| [line, "\n"]).collect();
    for written in bench.contents("metadata") {
        assert!(whole.contains(&written), "{written:?}");
    }
    assert!(!bench.files().contains(&"metadata/demo_job/entity.json".to_owned()));
    let tries = server.seen().iter().filter(|request| request.target.contains(STATES)).count();

    // Another run has normal limits.
    let bench = bench.with("CLOSURE_REASON_PATIENCE", "waits=1");
    is_well.store(true, Ordering::SeqCst);
    bench.fetch(&server, &["--all"]).done();
    assert_eq!(bench.contents("metadata"), *whole);
    (words.replace(STATES, "../State.."), tries)
}

#[test]
fn refusals_quote_the_server() {
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
              help: this request sets no conditions, but a proxy or gateway in between may: show this to its administrator
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
fn invalid_answers_are_errors() {
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
fn an_answer_that_cannot_be_read_back_is_not_written() {
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
fn an_endless_answer_is_abandoned() {
    let mebibyte = vec![b' '; 1 << 20];
    let endless = Reply { body: mebibyte.clone(), ..Reply::json("") }.in_manner(Manner::Endless);
    // A small answer may be large when unpacked.
    let mut bomb = GzEncoder::new(Vec::new(), Compression::fast());
    bomb.write_all(&mebibyte).unwrap();
    let bomb = Reply { body: bomb.finish().unwrap(), ..Reply::json("") }.with("Content-Encoding", "gzip");
    for fault in [endless, bomb] {
        let (told, tries) = failed_within("waits=1,bytes=1", fault);
        expect![[r#"
            error: GET http://127.0.0.1:PORT/api/data/v9.2/EntityDefinitions../State..: the answer is larger than 64 MiB, which metadata never is
              help: is http://127.0.0.1:PORT the address of the environment, and not of something in between?
        "#]]
        .assert_eq(&told);
        assert_eq!(tries, 1);
    }
}

#[test]
fn answers_may_be_compressed() {
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
    // Compressed answers may also end too early, or be damaged.
    for body in [&b"\x1f\x8b\x08\0\0\0\0\0"[..], b"not gzip"] {
        let fault = Reply { body: body.into(), ..Reply::json("") }.with("Content-Encoding", "gzip");
        let told = failing_with(fault).0;
        let told = Bench::new().fetch(&told, &["--all"]).failed(told.port);
        assert!(told.contains("StateAttributeMetadata: the answer"), "{told}");
    }
}
