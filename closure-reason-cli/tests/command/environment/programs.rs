//! Tokens that programs print, here shell scripts.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use expect_test::expect;
use serde_json::json;

use crate::environment::audience::CONTOSO;
use crate::environment::command::{Bench, RENEWED, SECRET, TOKEN, jwt};
use crate::environment::dataverse::{Dataverse, serve};
use crate::environment::server::{Reply, Request, Server};
use crate::environment::tokens::{authority, list, proofs, with_credentials};

#[test]
fn the_first_source_of_tokens_counts() {
    let server = serve(Dataverse::of_samples());
    let authority = authority();
    let bench = Bench::without_token().with_az("echo az-token");
    list(&bench, &server).done();
    let bench = with_credentials(bench, &authority.url);
    list(&bench, &server).done();
    let bench = bench.with("DATAVERSE_TOKEN", "variable-token");
    list(&bench, &server).done();
    assert_eq!(authority.seen().len(), 1);
    let command = [
        "list",
        "--environment",
        &server.url,
        "--table",
        "demo_job",
        "--token-command",
        "echo command-token",
    ];
    bench.run(&command).done();
    assert_eq!(
        proofs(&server),
        ["Bearer az-token", "Bearer command-token", &format!("Bearer {TOKEN}"), "Bearer variable-token"]
    );
}

#[test]
fn az_is_asked_for_the_environment_once() {
    let server = serve(Dataverse::of_samples());
    let bench = Bench::without_token();
    let trace = bench.path("trace").display().to_string();
    let bench = bench
        .with_az(&format!("echo \"$@\" >> {trace}; echo az-token"))
        .with("DATAVERSE_TOKEN", " ")
        .with("AZURE_CLIENT_ID", "of a workload identity, which has no secret");
    list(&bench, &server).done();
    let asked = format!("account get-access-token --resource {} --query accessToken -o tsv\n", server.url);
    assert_eq!(std::fs::read_to_string(trace).unwrap(), asked);
}

#[test]
fn without_a_token_the_message_lists_all_ways_to_get_one() {
    let server = serve(Dataverse::of_samples());
    let bench = || with_credentials(Bench::without_token(), "https://login.example");
    for (bench, told) in [
        (
            Bench::without_token(),
            expect![[r#"
            error: there is no token: none is set, and the Azure CLI (`az`) is not installed
              help: run `az login`; or set DATAVERSE_TOKEN; or set AZURE_TENANT_ID, AZURE_CLIENT_ID and AZURE_CLIENT_SECRET; or name a program that prints a token with `--token-command`
        "#]],
        ),
        (
            Bench::without_token()
                .with_az("echo 'ERROR: Please run `az login` to setup account.' >&2; exit 1"),
            expect![[r#"
                error: `az account get-access-token` gave no token (exit status: 1)
                  az says: ERROR: Please run `az login` to setup account.
                  help: run `az login`; or set DATAVERSE_TOKEN; or set AZURE_TENANT_ID, AZURE_CLIENT_ID and AZURE_CLIENT_SECRET; or name a program that prints a token with `--token-command`
            "#]],
        ),
        (
            Bench::without_token().with_az("exit 0"),
            expect![[r#"
                error: `az account get-access-token` gives nothing instead of a token
                  help: it must give only the token, on one line
            "#]],
        ),
        (
            Bench::without_token().with_az(&format!("echo '{{\"accessToken\": \"{TOKEN}\"}}'")),
            expect![[r#"
                error: `az account get-access-token` gives JSON, not a token
                  help: give only the token, as `az .. --query accessToken -o tsv` prints it
            "#]],
        ),
        (
            Bench::without_token().with("DATAVERSE_TOKEN", &format!("Bearer {TOKEN}")),
            expect![[r#"
                error: the variable DATAVERSE_TOKEN gives a token with `Bearer` before it
                  help: leave `Bearer` out: the command adds it
            "#]],
        ),
        (
            Bench::without_token().with("DATAVERSE_TOKEN", &format!("{TOKEN}\r\nX-Other: {TOKEN}")),
            expect![[r#"
                error: the variable DATAVERSE_TOKEN gives something that is not a token: it has blanks, line breaks or characters that no token has
                  help: it must give only the token, on one line
            "#]],
        ),
        (
            bench().with("AZURE_TENANT_ID", ""),
            expect![[r#"
            error: AZURE_CLIENT_SECRET is set, but AZURE_TENANT_ID is not
              help: set AZURE_TENANT_ID, AZURE_CLIENT_ID and AZURE_CLIENT_SECRET together, or none of them
        "#]],
        ),
        (
            bench().with("AZURE_TENANT_ID", "contoso/../x"),
            expect![[r#"
            error: AZURE_TENANT_ID is neither an id nor a domain
              help: copy the directory (tenant) id of the application in the Azure portal
        "#]],
        ),
        (
            bench().with("AZURE_AUTHORITY_HOST", "http://login.example"),
            expect![[r#"
                error: `AZURE_AUTHORITY_HOST`: http would send secrets unencrypted
                  help: give https://login.example
            "#]],
        ),
    ] {
        told.assert_eq(&list(&bench, &server).failed(server.port));
    }
    for (command, told) in [
        (
            "echo no >&2; exit 3",
            expect![[r#"
                no
                error: the command of `--token-command` failed (exit status: 3)
                  help: run it by hand: it must print a token and nothing else to standard output
            "#]],
        ),
        (
            "printf '\\377'",
            expect![[r#"
                error: the command of `--token-command` gives something that is not a token: it has blanks, line breaks or characters that no token has
                  help: it must give only the token, on one line
            "#]],
        ),
        (
            "true",
            expect![[r#"
                error: the command of `--token-command` gives nothing instead of a token
                  help: it must give only the token, on one line
            "#]],
        ),
    ] {
        let arguments = ["list", "--environment", &server.url, "--table", "x", "--token-command", command];
        told.assert_eq(&Bench::new().run(&arguments).failed(server.port));
    }
    assert_eq!(server.seen().len(), 0);
}

/// A server that takes the first token for some requests only.
fn expiring(after: usize, renewed_too: bool) -> Server {
    let dataverse = Dataverse::of_samples();
    let asked = Arc::new(AtomicUsize::new(0));
    Server::start(move |request: &Request| {
        let proof = request.header("Authorization").unwrap_or_default();
        let is_first = proof == format!("Bearer {TOKEN}") && asked.fetch_add(1, Ordering::SeqCst) < after;
        if is_first || proof == format!("Bearer {RENEWED}") && renewed_too {
            return dataverse.answer(request);
        }
        Reply { status: 401, ..Reply::json("") }
    })
}

/// An `az` that gives one token first and another one after that, and leaves a trace each time.
fn with_renewing_az(bench: Bench) -> Bench {
    let trace = bench.path("trace").display().to_string();
    bench.with_az(&format!(
        "if [ -e {trace} ]; then echo {RENEWED}; else echo {TOKEN}; fi; echo asked >> {trace}"
    ))
}

#[test]
fn a_token_that_expires_in_the_middle_is_renewed_once() {
    for after in [0, 1, 4] {
        let server = expiring(after, true);
        let bench = with_renewing_az(Bench::without_token());
        let run = list(&bench, &server).done();
        assert_eq!(
            run.told,
            "note: the token was refused and may have expired; `az account get-access-token` gave a new one\n"
        );
        assert_eq!(std::fs::read_to_string(bench.path("trace")).unwrap(), "asked\nasked\n");
    }
}

#[test]
fn a_token_that_cannot_be_renewed_is_an_error() {
    let server = expiring(3, true);
    let told = list(&Bench::new(), &server).failed(server.port);
    expect![[r#"
        error: GET http://127.0.0.1:PORT/api/data/v9.2/EntityDefinitions(LogicalName='demo_job')/Attributes/CAST: the server did not accept the token (401), and gives no readable reason
          help: a token is valid for about an hour and for one environment: get a new one for http://127.0.0.1:PORT; this one came from the variable DATAVERSE_TOKEN
    "#]].assert_eq(&of_any_cast(&told));
    let server = expiring(0, false);
    let bench = with_renewing_az(Bench::without_token());
    expect![[r#"
        note: the token was refused and may have expired; `az account get-access-token` gave a new one
        error: GET http://127.0.0.1:PORT/api/data/v9.2/EntityDefinitions: the server did not accept the token (401), and gives no readable reason
          help: a token is valid for about an hour and for one environment: get a new one for http://127.0.0.1:PORT; this one came from `az account get-access-token`
    "#]].assert_eq(&list(&bench, &server).failed(server.port));
    assert_eq!(std::fs::read_to_string(bench.path("trace")).unwrap(), "asked\nasked\n");
}

/// Which of the parallel requests is refused first is up to chance.
fn of_any_cast(told: &str) -> String {
    let Some((before, rest)) = told.split_once("Microsoft.Dynamics.CRM.") else { return told.to_owned() };
    format!("{before}CAST{}", rest.split_once("AttributeMetadata").unwrap().1)
}

#[test]
fn a_token_echoed_by_the_server_is_not_shown() {
    let server = |more: &'static str| {
        Server::start(move |request| {
            let headers = format!("{:?} {more}", request.headers);
            Reply::error(400, "0x80040203", &format!("Invalid headers: {headers}"))
        })
    };
    // Of a variable, of a program, and a secret that was not even used.
    for (bench, more) in [
        (with_credentials(Bench::new(), "https://login.example"), SECRET),
        (Bench::without_token().with_az(&format!("echo {TOKEN}")), ""),
    ] {
        let server = server(more);
        let told = list(&bench, &server).failed(server.port);
        assert!(told.contains("Bearer [hidden]") && told.contains("0x80040203"), "{told}");
    }
}

#[test]
fn half_a_token_echoed_by_the_server_is_not_shown() {
    let server = Server::start(|request| {
        let authorization = request.header("Authorization").unwrap_or_default();
        Reply::error(400, "0x80040203", &format!("Invalid: {}...", &authorization[..36]))
    });
    let told = list(&Bench::without_token().with_az(&format!("echo {TOKEN}")), &server).failed(server.port);
    assert!(told.contains("Invalid: Bearer [hidden]...") && !told.contains("eyJ0"), "{told}");
}

#[test]
fn no_token_is_requested_for_an_address_from_a_file() {
    let (server, authority) = (serve(Dataverse::of_samples()), Server::start(|_| Reply::json("{}")));
    let bench = Bench::without_token();
    let trace = bench.path("trace");
    // Even a token for this very host is not requested.
    let token = jwt(&json!({"aud": server.url}));
    let bench = bench.with_az(&format!("echo \"$@\" >> {}; echo {token}", trace.display()));
    let config = format!("environment = {:?}\ntables = [\"demo_job\"]\nfrom = \"metadata\"\n", server.url);
    std::fs::write(bench.path("closure-reason.toml"), &config).unwrap();
    let refused = expect![[r#"
        note: closure-reason.toml: the environment is http://127.0.0.1:PORT
        error: closure-reason.toml: `environment` is http://127.0.0.1:PORT, which is not a host of Dataverse, so no token was requested for it
          help: if you trust this address, type it: `--environment http://127.0.0.1:PORT`
    "#]];
    refused.assert_eq(&bench.run(&["fetch"]).failed(server.port));
    assert!(!trace.exists());
    bench.run(&["fetch", "--environment", &server.url]).done();
    assert!(trace.exists());

    let bench = with_credentials(Bench::without_token(), &authority.url);
    std::fs::write(bench.path("closure-reason.toml"), &config).unwrap();
    refused.assert_eq(&bench.run(&["fetch"]).failed(server.port));
    assert_eq!(authority.seen().len(), 0);
}

#[test]
fn a_renewed_token_is_checked_again() {
    let server = Server::start(|_| Reply { status: 401, ..Reply::json("") });
    let bench = Bench::without_token();
    let trace = bench.path("trace").display().to_string();
    let other = jwt(&json!({"aud": CONTOSO}));
    let bench =
        bench.with_az(&format!("if [ -e {trace} ]; then echo {other}; else echo first; fi; : > {trace}"));
    let told = bench.run(&["list", "--environment", &server.url, "--table", "x"]).failed(server.port);
    assert!(told.contains("the token is only for https://contoso.crm4.dynamics.com"), "{told}");
    assert_eq!(server.seen().len(), 1);
}
