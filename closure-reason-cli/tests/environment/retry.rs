//! Servers that are busy, slow or gone for a while: what is asked again, and how long is waited.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use expect_test::expect;

use crate::command::Bench;
use crate::dataverse::Dataverse;
use crate::faults::check;
use crate::server::{Manner, Reply, Request, Server};

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
