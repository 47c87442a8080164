//! Tokens that client credentials buy, and where they never go.

use expect_test::expect;

use crate::environment::command::{Bench, Run, SECRET, TOKEN};
use crate::environment::dataverse::{Dataverse, serve};
use crate::environment::server::{Reply, Server};

/// Lists `demo_job` of an environment.
pub(crate) fn list(bench: &Bench, server: &Server) -> Run {
    bench.run(&["list", "--environment", &server.url, "--table", "demo_job"])
}

/// The distinct `Authorization` headers that a server received.
pub(crate) fn proofs(server: &Server) -> Vec<String> {
    let mut proofs: Vec<_> = server
        .seen()
        .iter()
        .map(|request| request.header("Authorization").unwrap_or_default().to_owned())
        .collect();
    proofs.sort();
    proofs.dedup();
    proofs
}

/// An authority that issues the token of the test.
pub(crate) fn authority() -> Server {
    Server::start(|_| {
        Reply::json(format!(r#"{{"token_type": "Bearer", "expires_in": 3599, "access_token": "{TOKEN}"}}"#))
    })
}

pub(crate) fn with_credentials(bench: Bench, authority: &str) -> Bench {
    bench
        .with("AZURE_TENANT_ID", "11111111-2222-3333-4444-555555555555")
        .with("AZURE_CLIENT_ID", "66666666-7777-8888-9999-000000000000")
        .with("AZURE_CLIENT_SECRET", SECRET)
        .with("AZURE_AUTHORITY_HOST", authority)
}

#[test]
fn credentials_go_to_the_authority_and_nowhere_else() {
    let server = serve(Dataverse::of_samples());
    let authority = authority();
    list(&with_credentials(Bench::without_token(), &authority.url), &server).done();
    let [asked] = &authority.seen()[..] else { panic!("{:?}", authority.seen()) };
    assert_eq!(asked.method, "POST");
    assert_eq!(asked.target, "/11111111-2222-3333-4444-555555555555/oauth2/v2.0/token");
    assert_eq!(asked.header("Authorization"), None);
    let scope = server.url.replace(':', "%3A").replace('/', "%2F");
    assert_eq!(
        asked.body.replace('~', "%7E"),
        format!(
            "grant_type=client_credentials&client_id=66666666-7777-8888-9999-000000000000&client_secret={}&scope={scope}%2F.default",
            SECRET.replace('~', "%7E"),
        )
    );
    assert!(server.seen().iter().all(|request| !format!("{request:?}").contains("client_secret")));
    assert_eq!(proofs(&server), [format!("Bearer {TOKEN}")]);
}

#[test]
fn an_authority_that_refuses_is_quoted_without_the_secret() {
    let server = serve(Dataverse::of_samples());
    let refuse = |status, body: &str| {
        let body = body.to_owned();
        Server::start(move |_| Reply { status, ..Reply::json(body.clone()) })
    };
    for (authority, told) in [
        (
            refuse(
                401,
                &format!(
                    r#"{{"error": "invalid_client", "error_description": "AADSTS7000215: Invalid client secret provided: {SECRET}.\r\nTrace ID: 1"}}"#
                ),
            ),
            expect![[r#"
                error: POST http://127.0.0.1:PORT/11111111-2222-3333-4444-555555555555/oauth2/v2.0/token: no token was issued for these credentials (401)
                  the server says: AADSTS7000215: Invalid client secret provided: [hidden].\r\nTrace ID: 1 (invalid_client)
                  help: check AZURE_TENANT_ID, AZURE_CLIENT_ID and AZURE_CLIENT_SECRET: has the secret expired?
            "#]],
        ),
        (
            refuse(404, "<html>"),
            expect![[r#"
                error: POST http://127.0.0.1:PORT/11111111-2222-3333-4444-555555555555/oauth2/v2.0/token: the server does not have this (404), and gives no readable reason
                  help: check AZURE_TENANT_ID, and AZURE_AUTHORITY_HOST if it is set
            "#]],
        ),
        (
            refuse(200, r#"{"id_token": "x"}"#),
            expect![[r#"
            error: POST http://127.0.0.1:PORT/11111111-2222-3333-4444-555555555555/oauth2/v2.0/token: the answer has no `access_token`
              help: check AZURE_AUTHORITY_HOST if it is set
        "#]],
        ),
        (
            refuse(200, "<html>"),
            expect![[r#"
            error: POST http://127.0.0.1:PORT/11111111-2222-3333-4444-555555555555/oauth2/v2.0/token: the answer is a web page, not JSON: probably a sign-in page
              help: check AZURE_TENANT_ID, and AZURE_AUTHORITY_HOST if it is set
        "#]],
        ),
        (
            Server::start(|_| {
                Reply { status: 307, ..Reply::json("") }.with("Location", "https://elsewhere.example/token")
            }),
            expect![[r#"
                error: POST http://127.0.0.1:PORT/11111111-2222-3333-4444-555555555555/oauth2/v2.0/token: the server redirects to a different address
                  help: check AZURE_TENANT_ID, and AZURE_AUTHORITY_HOST if it is set
            "#]],
        ),
        (
            refuse(503, ""),
            expect![[r#"
                note: POST http://127.0.0.1:PORT/11111111-2222-3333-4444-555555555555/oauth2/v2.0/token: the server is not ready (503); trying again in 2 s (try 2 of 5)
                note: POST http://127.0.0.1:PORT/11111111-2222-3333-4444-555555555555/oauth2/v2.0/token: the server is not ready (503); trying again in 4 s (try 3 of 5)
                note: POST http://127.0.0.1:PORT/11111111-2222-3333-4444-555555555555/oauth2/v2.0/token: the server is not ready (503); trying again in 8 s (try 4 of 5)
                note: POST http://127.0.0.1:PORT/11111111-2222-3333-4444-555555555555/oauth2/v2.0/token: the server is not ready (503); trying again in 16 s (try 5 of 5)
                error: POST http://127.0.0.1:PORT/11111111-2222-3333-4444-555555555555/oauth2/v2.0/token: the server failed (503), even after 5 tries
                  help: try again later, and check that http://127.0.0.1:PORT can be reached from here
            "#]],
        ),
    ] {
        let bench = with_credentials(Bench::without_token(), &authority.url);
        told.assert_eq(&list(&bench, &server).failed(authority.port));
    }
    assert_eq!(server.seen().len(), 0);
}
