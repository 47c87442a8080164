//! Servers that are busy, slow or unavailable for a while: what is retried, and after which wait.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use expect_test::expect;

use crate::at_once::at_once;
use crate::environment::command::Bench;
use crate::environment::dataverse::Dataverse;
use crate::environment::faults::failed;
use crate::environment::server::{Manner, Reply, Request, Server};

const REQUEST: &str = "GET http://127.0.0.1:PORT/api/data/v9.2/EntityDefinitions../State..";

/// The waits in seconds, if the server names none.
const OUR_WAITS: [u64; 4] = [2, 4, 8, 16];

/// Asserts that a request is tried five times, with these waits and a note before each, and then fails with this error.
fn is_tried_five_times(fault: Reply, what: &str, waits: [u64; 4], error: &str) {
    let note =
        |(seconds, next)| format!("note: {REQUEST}: {what}; trying again in {seconds} s (try {next} of 5)\n");
    let notes: String = waits.into_iter().zip(2..).map(note).collect();
    assert_eq!(failed(fault), (format!("{notes}error: {REQUEST}: {error}\n"), 5));
}

#[test]
fn a_busy_server_is_asked_five_times() {
    let words = "Number of requests exceeded the limit of 6000 over time window of 300 seconds.";
    let busy = || Reply::error(429, "0x80072322", words);
    let faults = [
        (busy(), OUR_WAITS),
        (busy().with("Retry-After", "7"), [7; 4]),
        (busy().with("Retry-After", "Wed, 21 Oct 2015 07:28:00 GMT"), [0; 4]),
        (busy().with("Retry-After", "soon"), OUR_WAITS),
    ];
    at_once(faults, |(fault, waits)| {
        let error = format!(
            "the server reports too many requests (429), even after 5 tries\n  the server says: {words} (0x80072322)\n  \
             help: the limits apply to each user over five minutes: wait, or give this job its own user"
        );
        is_tried_five_times(fault, "the server reports too many requests (429)", waits, &error);
    });
}

#[test]
fn a_server_that_is_not_ready_is_asked_five_times() {
    let faults = [(502, None, OUR_WAITS), (503, Some("0"), [0; 4]), (504, None, OUR_WAITS)];
    at_once(faults, |(status, wait, waits)| {
        let fault = Reply { status, ..Reply::json("Service Unavailable") };
        let fault = match wait {
            Some(wait) => fault.with("Retry-After", wait),
            None => fault,
        };
        let error = format!(
            "the server failed ({status}), even after 5 tries\n  \
             help: try again later; if it keeps failing, send the server's message to support"
        );
        is_tried_five_times(fault, &format!("the server is not ready ({status})"), waits, &error);
    });
}

#[test]
fn a_missing_or_truncated_answer_is_asked_for_five_times() {
    let faults = [
        (
            Reply::json(" ".repeat(100)).in_manner(Manner::CutOff),
            "the answer was cut off",
            "the answer was cut off",
        ),
        (
            Reply::json("").in_manner(Manner::Silent),
            "the server does not answer",
            "the server did not answer in time",
        ),
    ];
    at_once(faults, |(fault, note, error)| {
        let error = format!(
            "{error}, even after 5 tries\n  help: run the command again: the files already written are complete"
        );
        is_tried_five_times(fault, note, OUR_WAITS, &error);
    });
}

#[test]
fn a_wait_of_more_than_five_minutes_is_left_to_the_user() {
    let fault =
        Reply::error(429, "0x80072321", "Combined execution time exceeded.").with("Retry-After", "301");
    let error = "the server reports too many requests (429), and asks for a wait of 301 s\n  \
                 the server says: Combined execution time exceeded. (0x80072321)\n  \
                 help: the limits apply to each user over five minutes: wait, or give this job its own user";
    assert_eq!(failed(fault), (format!("error: {REQUEST}: {error}\n"), 1));
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
