//! Which tokens go to which addresses: one typed by the user, or one from a file that anybody may have
//! written.

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE};
use expect_test::expect;
use serde_json::{Value, json};

use crate::environment::command::{Bench, TOKEN, jwt};
use crate::environment::dataverse::{Dataverse, serve};
use crate::environment::server::{Reply, Server};

pub(crate) const CONTOSO: &str = "https://contoso.crm4.dynamics.com";

/// The application id of Dataverse.
const DATAVERSE: &str = "00000007-0000-0000-c000-000000000000";

/// Whether a request to this address was started with a token from `DATAVERSE_TOKEN`. A proxy sees it, and
/// blocks it.
fn is_begun(token: &str, url: &str, is_typed: bool) -> bool {
    let proxy = Server::start(|_| Reply::error(407, "", ""));
    let bench = Bench::new().with("DATAVERSE_TOKEN", token).with("HTTPS_PROXY", &proxy.url);
    let run = if is_typed {
        bench.run(&["list", "--environment", url, "--table", "account"])
    } else {
        std::fs::write(
            bench.path("closure-reason.toml"),
            format!("environment = {url:?}\ntables = [\"account\"]"),
        )
        .unwrap();
        bench.run(&["list"])
    };
    let seen = proxy.seen();
    let told = run.failed(proxy.port);
    assert!(seen.len() <= 1, "{seen:?}");
    let is_named = told.starts_with("note: closure-reason.toml: the environment is https://");
    assert!(is_typed || is_named || seen.is_empty(), "{told}");
    !seen.is_empty()
}

#[test]
fn a_jwt_goes_to_the_host_in_its_audience_and_to_no_other() {
    let other = "https://fabrikam.crm4.dynamics.com";
    for (audience, url, is_sent) in [
        (json!(CONTOSO), CONTOSO, true),
        (json!("https://contoso.crm4.dynamics.com/"), CONTOSO, true),
        (json!("https://contoso.crm4.dynamics.com//"), CONTOSO, true),
        (json!("HTTPS://CONTOSO.crm4.Dynamics.com:443/x?y"), CONTOSO, true),
        (json!("https://contoso.api.crm4.dynamics.com"), CONTOSO, true),
        (json!(CONTOSO), "https://Contoso.API.crm4.dynamics.com/", true),
        (json!([other, CONTOSO]), CONTOSO, true),
        (json!([DATAVERSE, CONTOSO]), CONTOSO, true),
        (json!("https://dataverse.example:8443"), "https://dataverse.example:8443", true),
        (json!(CONTOSO), other, false),
        (json!([DATAVERSE, CONTOSO]), other, false),
        (json!(CONTOSO), "https://contoso.crm.dynamics.com", false),
        (json!(CONTOSO), "https://contoso.crm4.dynamics.com:8443", false),
        (json!(CONTOSO), "https://contoso.crm4.dynamics.com.evil.example", false),
        (json!("https://contoso.crm4.dynamics.com@evil.example"), CONTOSO, false),
        (json!("https://evil.example@contoso.crm4.dynamics.com"), CONTOSO, false),
        (json!("https://contoso.crm4.dynamics.com."), CONTOSO, false),
        (json!("http://contoso.crm4.dynamics.com"), CONTOSO, false),
        (json!("contoso.crm4.dynamics.com"), CONTOSO, false),
        (json!("api://contoso"), CONTOSO, false),
        // The application id of another service.
        (json!("00000003-0000-0000-c000-000000000000"), CONTOSO, false),
        (json!(""), CONTOSO, false),
        (json!([1]), CONTOSO, false),
        (json!({"a": CONTOSO}), CONTOSO, false),
    ] {
        let token = jwt(&json!({"aud": audience}));
        for is_typed in [true, false] {
            assert_eq!(is_begun(&token, url, is_typed), is_sent, "{audience} to {url}, typed: {is_typed}");
        }
    }
}

#[test]
fn a_token_that_names_no_host_goes_to_typed_addresses_and_to_dataverse() {
    let payload = |payload: Value| jwt(&payload);
    let parts = ["e30", "W10", "MQ", "bm90IEpTT04"].map(|payload| format!("e30.{payload}.e30"));
    let tokens = [
        TOKEN.to_owned(),
        "opaque".into(),
        payload(json!({"aud": DATAVERSE})),
        payload(json!({"aud": [DATAVERSE]})),
        payload(json!({"sub": "me"})),
        format!("{}.more", payload(json!({"aud": "https://elsewhere.example"}))),
    ];
    let (own, foreign) = (CONTOSO, "https://contoso.crm4.dynamics.com.evil.example");
    for token in tokens.iter().chain(&parts) {
        for (url, is_typed, is_sent) in
            [(own, true, true), (own, false, true), (foreign, true, true), (foreign, false, false)]
        {
            assert_eq!(is_begun(token, url, is_typed), is_sent, "{token} to {url}, typed: {is_typed}");
        }
    }
    for url in [
        "https://contoso.crm.dynamics.com",
        "https://contoso.api.crm22.dynamics.com",
        "https://contoso.crm9.dynamics.com",
        "https://contoso.crm.microsoftdynamics.us",
        "https://contoso.crm.appsplatform.us",
        "https://contoso.crm.dynamics.cn",
    ] {
        assert!(is_begun(TOKEN, url, false), "{url}");
    }
    for url in [
        "https://contoso.crm4.dynamics.com:8443",
        "https://contoso.crm4.dynamics.com.",
        "https://contoso%2ecrm4.dynamics.com",
        "https://contosocrm4.dynamics.com",
        "https://contoso.dynamics.com",
        "https://evil.example",
        "https://contoso.crm4.dynamics.com@evil.example",
        "https://xn--contso-xxa.crm4.dynamics.com.evil.example",
        "https://con\u{f6}toso.crm4.dynamics.com",
    ] {
        assert!(!is_begun(TOKEN, url, false), "{url}");
    }
}

#[test]
fn the_audience_counts_in_every_encoding_of_the_payload() {
    // These bytes use all letters in which the two alphabets differ, and need padding.
    let payload =
        json!({"aud": "https://elsewhere.example", "name": "\u{7ff}?>\u{7ff}~~\u{fbff}"}).to_string();
    for length in 0..3 {
        let payload = payload.clone() + &" ".repeat(length);
        for payload in [STANDARD.encode(&payload), URL_SAFE.encode(&payload)] {
            for payload in [payload.trim_end_matches('=').to_owned(), payload] {
                assert!(!is_begun(&format!("e30.{payload}.e30"), CONTOSO, true), "{payload}");
            }
        }
    }
}

#[test]
fn an_address_from_a_file_gets_no_token_and_a_hint() {
    let server = serve(Dataverse::of_samples());
    let config = format!("environment = {:?}\ntables = [\"demo_job\"]\nfrom = \"metadata\"\n", server.url);
    let for_contoso = jwt(&json!({"aud": CONTOSO}));
    let opaque = expect![[r#"
        note: closure-reason.toml: the environment is http://127.0.0.1:PORT
        error: closure-reason.toml: `environment` is http://127.0.0.1:PORT, which is not a host of Dataverse, so the token was not sent there
          help: if you trust this address, type it: `--environment http://127.0.0.1:PORT`
    "#]];
    let foreign = expect![[r#"
        note: closure-reason.toml: the environment is http://127.0.0.1:PORT
        error: the token is only for https://contoso.crm4.dynamics.com, so it was not sent to http://127.0.0.1:PORT; it comes from the variable DATAVERSE_TOKEN
          help: get a token for http://127.0.0.1:PORT, or give the address that this one is for
    "#]];
    for (token, told) in [(TOKEN, &opaque), (&for_contoso, &foreign)] {
        let bench = Bench::new().with("DATAVERSE_TOKEN", token);
        std::fs::write(bench.path("closure-reason.toml"), &config).unwrap();
        told.assert_eq(&bench.run(&["fetch"]).failed(server.port));
        told.assert_eq(&bench.run(&["-v", "fetch", "--all"]).failed(server.port));
        std::fs::write(bench.path("closure-reason.toml"), config.replace("from = \"metadata\"", "")).unwrap();
        for arguments in [&["list"][..], &["explain", "5"], &["generate", "-o", "src.rs"]] {
            told.assert_eq(&bench.run(arguments).failed(server.port));
        }
    }
    // A token from a program is treated the same.
    let bench = Bench::without_token();
    std::fs::write(bench.path("closure-reason.toml"), &config).unwrap();
    opaque.assert_eq(&bench.run(&["fetch", "--token-command", "echo command-token"]).failed(server.port));
    assert_eq!(server.seen().len(), 0);

    let bench = Bench::new();
    std::fs::write(bench.path("closure-reason.toml"), &config).unwrap();
    bench.run(&["fetch", "--environment", &server.url]).done();
    assert!(bench.files().contains(&"metadata/demo_job/state.json".to_owned()));
}

#[test]
fn an_invalid_address_in_a_file_is_an_error_that_names_the_file() {
    let bench = Bench::new();
    let config = "environment = \"https://me:hunter2@contoso.crm4.dynamics.com\"\ntables = [\"x\"]\n";
    std::fs::write(bench.path("closure-reason.toml"), config).unwrap();
    expect![[r#"
        error: closure-reason.toml: `environment`: an address must not contain a user name or password
          help: give https://contoso.crm4.dynamics.com; the token says who you are
    "#]]
    .assert_eq(&bench.run(&["list"]).failed(0));
}
