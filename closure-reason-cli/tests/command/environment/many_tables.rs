//! Many tables at once.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use crate::environment::command::Bench;
use crate::environment::dataverse::Dataverse;
use crate::environment::server::{Reply, Server};

/// The samples and 60 more tables. Each of 20 global sets is used by three of them.
fn many() -> Dataverse {
    let mut dataverse = Dataverse::of_samples();
    for number in 0..60 {
        let global = format!("new_area{}", number % 20);
        dataverse.invent(&format!("new_table{number}"), number, Some(&global));
    }
    dataverse
}

#[test]
fn three_requests_are_under_way_at_a_time_and_none_is_sent_twice() {
    let dataverse = many();
    let server = Server::start(move |request| {
        thread::sleep(Duration::from_millis(2));
        dataverse.answer(request)
    });
    let bench = Bench::new();
    let run = bench.fetch(&server, &["--all"]).done();
    assert_eq!(
        run.told,
        "fetched 62 tables and 22 global sets into metadata: 394 files written, 0 unchanged\n"
    );
    let mut seen: Vec<_> = server.seen().into_iter().map(|request| request.target).collect();
    // The tables, five casts each, the global sets.
    assert_eq!((server.most_at_once(), seen.len()), (3, 1 + 62 * 5 + 22));
    seen.sort();
    seen.dedup();
    assert_eq!(seen.len(), 1 + 62 * 5 + 22);
}

#[test]
fn a_refused_request_waits_without_holding_up_the_others() {
    let (dataverse, asked) = (Dataverse::of_samples(), AtomicUsize::new(0));
    let server = Server::start(move |request| {
        // The first is for the tables. Of the casts, the first three are refused, and there are ten.
        if (1..=3).contains(&asked.fetch_add(1, Ordering::SeqCst)) {
            return Reply::error(429, "0x80072322", "Too many requests.").with("Retry-After", "100");
        }
        dataverse.answer(request)
    });
    Bench::new().fetch(&server, &["--all"]).done();
    let seen: Vec<_> = server.seen().into_iter().map(|request| request.target).collect();
    let again = (4..seen.len()).find(|&at| seen[..at].contains(&seen[at])).unwrap();
    assert_eq!(again, 11, "the seven other casts are asked for before the first one that was refused");
}

#[test]
fn throttling_does_not_change_what_is_written() {
    let (dataverse, asked) = (many(), AtomicUsize::new(0));
    let quiet = dataverse.clone();
    let server = Server::start(move |request| {
        // Every 13th request is refused.
        if asked.fetch_add(1, Ordering::SeqCst) % 13 == 12 {
            return Reply::error(
                429,
                "0x80072326",
                "Number of concurrent requests exceeded the limit of 52.",
            )
            .with("Retry-After", "1");
        }
        dataverse.answer(request)
    });
    let (limited, free) = (Bench::new(), Bench::new());
    let run = limited.fetch(&server, &["--all"]).done();
    assert!(run.told.matches("(429); trying again in 1 s (try 2 of 5)\n").count() > 20, "{}", run.told);
    free.fetch(&crate::environment::dataverse::serve(quiet), &["--all"]).done();
    assert_eq!(limited.contents("metadata"), free.contents("metadata"));
}
