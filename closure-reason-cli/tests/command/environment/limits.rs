//! Servers and programs that would keep the command busy forever. Each test reduces one limit to one percent, so that no
//! other one is reached before on a busy machine.

use std::sync::atomic::{AtomicUsize, Ordering};

use expect_test::expect;

use crate::at_once::at_once;
use crate::environment::command::Bench;
use crate::environment::dataverse::Dataverse;
use crate::environment::server::{Manner, Reply, Server};
use crate::environment::tokens::list;

/// A bench with a hundredth of the usual waits, and of one limit: `silence`, `time` or `bytes`.
fn hasty(limit: &str) -> Bench {
    Bench::new().with("CLOSURE_REASON_PATIENCE", &format!("waits=1,{limit}=1"))
}

/// Each of these takes seconds until the limit is reached.
#[test]
fn what_never_ends_is_abandoned() {
    #[cfg(unix)]
    let programs = programs_that_do_not_end_are_stopped;
    #[cfg(not(unix))]
    let programs = || ();
    let tests: [fn(); 3] = [an_answer_that_trickles_in, endless_headers_count_as_silence, programs];
    at_once(tests, |test| test());
}

fn an_answer_that_trickles_in() {
    let server = Server::start(|_| Reply::json(" ").in_manner(Manner::Slow));
    expect![[r#"
        error: GET http://127.0.0.1:PORT/api/data/v9.2/EntityDefinitions: the answer is not complete after 10 minutes
          help: is http://127.0.0.1:PORT the address of the environment, and not of something in between?
    "#]]
    .assert_eq(&list(&hasty("time"), &server).failed(server.port));
    assert_eq!(server.seen().len(), 1);
}

fn endless_headers_count_as_silence() {
    let server = Server::start(|_| Reply::json("").in_manner(Manner::SlowHead));
    let told = list(&hasty("silence"), &server).failed(server.port);
    assert!(told.contains("the server did not answer in time, even after 5 tries"), "{told}");
}

/// A server whose pages have this next link, if the number of the page has one.
fn paged(body: &str, next: impl Fn(usize) -> String + Send + Sync + 'static) -> Server {
    let (body, asked) = (body.to_owned(), AtomicUsize::new(0));
    Server::start(move |request| {
        let host = request.header("Host").unwrap();
        let next = next(asked.fetch_add(1, Ordering::SeqCst)).replace("HOST", host);
        Reply::json(format!(r#"{{{body}, "@odata.nextLink": {next}}}"#))
    })
}

#[test]
fn endless_pages_are_abandoned() {
    let all = r#""value": []"#;
    for (server, pages, told) in [
        (
            paged(all, |_| r#""http://HOST/api/data/v9.2/x""#.into()),
            2,
            "EntityDefinitions: the answer is endless: its next page is one that came before",
        ),
        (
            paged(all, |page| format!(r#""http://HOST/api/data/v9.2/x?{}""#, page % 3)),
            4,
            "EntityDefinitions: the answer is endless: its next page is one that came before",
        ),
        (
            paged(all, |page| format!(r#""http://HOST/api/data/v9.2/x?{page}""#)),
            1000,
            "EntityDefinitions: the answer has more than 1000 pages",
        ),
        (paged(all, |_| "1".into()), 1, "EntityDefinitions: the address of the next page is not a text"),
        (
            paged(r#""value": {}"#, |page| format!(r#""http://HOST/api/data/v9.2/x?{page}""#)),
            2,
            "EntityDefinitions: the next page of the answer is not a list as the first one is",
        ),
        (
            paged(all, |_| r#""http://HOST:65536/api/data/v9.2/x""#.replace("HOST", "127.0.0.1")),
            1,
            "EntityDefinitions: the server redirects to a different address",
        ),
    ] {
        let said = list(&Bench::new(), &server).failed(server.port);
        assert!(said.contains(told), "{said}");
        assert_eq!(server.seen().len(), pages, "{told}");
    }
}

#[test]
fn all_pages_together_have_the_limit_of_one() {
    // Each page has a sixth of the size that an answer may have.
    let page = format!(r#""x": "{}", "value": []"#, "x".repeat((64 << 20) / 600));
    let server = paged(&page, |page| format!(r#""http://HOST/api/data/v9.2/x?{page}""#));
    let told = list(&hasty("bytes"), &server).failed(server.port);
    assert!(told.contains("EntityDefinitions: the answer is larger than 64 MiB"), "{told}");
    assert_eq!(server.seen().len(), 6);
}

#[test]
fn all_answers_together_have_a_limit() {
    let mut dataverse = Dataverse::default();
    for number in 0..100 {
        dataverse.invent(&format!("new_{number}"), number, None);
    }
    let server = Server::start(move |request| {
        let mut reply = dataverse.answer(request);
        if request.target.contains("CRM.") {
            reply.body.resize(500_000, b' ');
        }
        reply
    });
    let told = hasty("bytes").fetch(&server, &["--all"]).failed(server.port);
    assert!(told.contains("all answers together are larger than 2 GiB, which metadata never is"), "{told}");
    // A hundredth of the limit is 43 of these answers; six workers may each have begun another.
    assert!((43..=60).contains(&server.seen().len()), "{}", server.seen().len());
}

#[cfg(unix)]
fn programs_that_do_not_end_are_stopped() {
    let server = Server::start(|_| Reply::json(""));
    let scripts = [
        ("time", "exec /bin/sleep 60", "did not end within 5 minutes"),
        ("time", "echo token; exec >&-; exec /bin/sleep 60", "did not end within 5 minutes"),
        (
            "bytes",
            "while :; do echo 0123456789012345678901234567890123456789; done",
            "prints more than 64 KiB",
        ),
    ];
    at_once(scripts, |(limit, script, told)| {
        let arguments = ["list", "--environment", &server.url, "--table", "x", "--token-command", script];
        let said = hasty(limit).run(&arguments).failed(server.port);
        assert!(said.contains(&format!("the command of `--token-command` {told}")), "{said}");
        let bench = Bench::without_token()
            .with("CLOSURE_REASON_PATIENCE", &format!("waits=1,{limit}=1"))
            .with_az(script);
        let said = list(&bench, &server).failed(server.port);
        assert!(said.contains(&format!("`az account get-access-token` {told}")), "{said}");
    });
    assert_eq!(server.seen().len(), 0);
}
