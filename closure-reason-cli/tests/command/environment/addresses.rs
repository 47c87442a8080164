//! Invalid addresses, and addresses that do not answer.

use std::net::{TcpListener, TcpStream};

use expect_test::expect;

use crate::environment::command::Bench;
use crate::environment::server::{Reply, Server};

#[test]
fn an_address_that_does_not_answer_is_an_error() {
    // Nobody listens at the port of a client, and no other test gets it.
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let client = TcpStream::connect(listener.local_addr().unwrap()).unwrap();
    let port = client.local_addr().unwrap().port();
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
fn an_invalid_environment_is_an_error() {
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
fn an_invalid_address_is_an_error() {
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
          help: name them with `--table GLOB` or with `tables` in closure-reason.toml; `--table "*"` takes all
    "#]]
    .assert_eq(&told);
}
