//! Which next links and redirects of a server are followed.

use expect_test::expect;

use crate::environment::command::Bench;
use crate::environment::dataverse::{Dataverse, serve};
use crate::environment::server::{Reply, Server};
use crate::environment::tokens::list;

#[test]
fn requests_to_this_machine_bypass_the_proxy() {
    let server = serve(Dataverse::of_samples());
    let proxy = Server::start(|_| Reply::error(502, "", ""));
    let bench = ["HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "ALL_PROXY"]
        .iter()
        .fold(Bench::new(), |bench, name| bench.with(name, &proxy.url));
    list(&bench, &server).done();
    assert_eq!(proxy.seen().len(), 0);
}

#[test]
fn pages_and_redirects_are_followed_on_the_host_and_nowhere_else() {
    let elsewhere = serve(Dataverse::of_samples());
    // The same machine by another name is another host; so is another port.
    let foreign =
        [elsewhere.url.clone(), format!("http://localhost:{}", elsewhere.port), "https://127.0.0.1".into()];
    for other in foreign {
        for kind in ["page", "redirect"] {
            let (link, dataverse) = (format!("{other}/api/data/v9.2/x"), Dataverse::of_samples());
            let server = Server::start(move |request| {
                if !request.target.contains("StateAttribute") {
                    return dataverse.answer(request);
                }
                match kind {
                    "page" => Reply::json(format!(r#"{{"value": [], "@odata.nextLink": "{link}"}}"#)),
                    _ => Reply { status: 302, ..Reply::json("") }.with("Location", &link),
                }
            });
            let told = list(&Bench::new(), &server).failed(server.port);
            let said = format!("the server redirects to {other}, and the token must not go there");
            assert!(told.contains(&said), "{told}");
        }
    }
    assert_eq!(elsewhere.seen().len(), 0);
}

#[test]
fn redirects_on_the_host_are_followed_up_to_a_limit() {
    let dataverse = Dataverse::of_samples();
    let server = Server::start(move |request| {
        let mut moved = request.clone();
        if let Some(target) = request.target.strip_prefix("/moved") {
            moved.target = target.to_owned();
            dataverse.answer(&moved)
        } else if request.target.contains("=State") || request.target.contains("StateAttribute") {
            Reply { status: 308, ..Reply::json("") }.with("Location", format!("/moved{}", request.target))
        } else {
            dataverse.answer(request)
        }
    });
    list(&Bench::new(), &server).done();
    let server =
        Server::start(|request| Reply { status: 301, ..Reply::json("") }.with("Location", &request.target));
    expect![[r#"
        error: GET http://127.0.0.1:PORT/api/data/v9.2/EntityDefinitions: the server redirects too many times
          help: is http://127.0.0.1:PORT the address of the environment, and not of something in between?
    "#]]
    .assert_eq(&list(&Bench::new(), &server).failed(server.port));
    assert_eq!(server.seen().len(), 6);
}

#[test]
fn all_pages_of_an_answer_are_read() {
    let mut dataverse = Dataverse::default();
    for number in 0..3 {
        dataverse.invent(&format!("new_{number}"), number, None);
    }
    let server = Server::start(move |request| match &*request.target {
        target if target.contains("/solutions?") => {
            Reply::json(r#"{"value": [{"solutionid": "11111111-2222-3333-4444-555555555555"}]}"#)
        }
        target if target.contains("/solutioncomponents?") => {
            let page: usize = target.split_once("page=").map_or(0, |(_, page)| page.parse().unwrap());
            let host = request.header("Host").unwrap();
            let next = format!(
                r#", "@odata.nextLink": "http://{host}/api/data/v9.2/solutioncomponents?page={}""#,
                page + 1
            );
            let next = if page < 2 { &next } else { "" };
            Reply::json(format!(
                r#"{{"value": [{{"objectid": "00000000-0000-0000-0000-{page:012}"}}]{next}}}"#
            ))
        }
        _ => dataverse.answer(request),
    });
    let bench = Bench::new();
    let run = bench.fetch(&server, &["--solution", "Core"]).done();
    assert!(run.told.starts_with("fetched 3 tables"), "{}", run.told);
}
