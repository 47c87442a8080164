//! One request and its answer.

use std::io::{self, Read};
use std::time::SystemTime;

use ureq::http::{HeaderValue, Response, Uri, header};
use ureq::{Agent, Body};

use super::address::Address;
use super::allowance::Allowance;
use super::json::Json;
use super::patience;
use super::secret::Secret;
use super::trouble::{Said, Trouble};

/// The most of an answer that says why there is none.
const LIMIT_OF_FAULT: u64 = 1 << 16;

/// How often a server may send a request on.
const REDIRECTS: usize = 5;

/// Asks for the JSON at an address. The token goes to the host of the environment and to no other.
pub fn get(
    agent: &Agent,
    environment: &Address,
    url: &str,
    token: &Secret,
    allowance: &mut Allowance,
) -> Result<Json, Trouble> {
    let mut authorization = HeaderValue::from_str(&format!("Bearer {}", token.reveal()))
        .map_err(|_| Trouble::Other("the token cannot be sent".into()))?;
    authorization.set_sensitive(true);
    let mut url = url.to_owned();
    for _ in 0..=REDIRECTS {
        let uri: Uri =
            url.parse().map_err(|_| Trouble::Other("the server gives an invalid address".into()))?;
        let address = Address::of(&uri).ok();
        if !address.as_ref().is_some_and(|address| address.is_same_as(environment)) {
            return Err(Trouble::SentElsewhere(address.map(|address| address.to_string())));
        }
        let answer = allowance.spend(|allowance, time| {
            let response = agent
                .get(&uri)
                .config()
                .timeout_global(Some(time))
                .build()
                .header(header::AUTHORIZATION, &authorization)
                .header(header::ACCEPT, "application/json")
                .header("OData-Version", "4.0")
                .header("OData-MaxVersion", "4.0")
                .call()
                .map_err(Trouble::of)?;
            Ok(match location(&response, environment) {
                Some(next) => Err(next),
                None => Ok(read(response, allowance)?),
            })
        })?;
        match answer {
            Ok(answer) => return Ok(answer),
            Err(next) => url = next,
        }
    }
    Err(Trouble::SentInCircles)
}

/// Posts a form. Where the server sends it on to, it does not go.
pub fn post(
    agent: &Agent,
    url: &str,
    form: [(&str, &str); 4],
    allowance: &mut Allowance,
) -> Result<Json, Trouble> {
    allowance.spend(|allowance, time| {
        let request = agent.post(url).header(header::ACCEPT, "application/json");
        let request = request.config().timeout_global(Some(time)).build();
        let response = request.send_form(form).map_err(Trouble::of)?;
        if response.status().is_redirection() {
            return Err(Trouble::SentElsewhere(None));
        }
        read(response, allowance)
    })
}

/// Where a server sends a request on to.
fn location(response: &Response<Body>, environment: &Address) -> Option<String> {
    if !response.status().is_redirection() {
        return None;
    }
    let location = response.headers().get(header::LOCATION)?.to_str().ok()?;
    Some(match location.strip_prefix('/') {
        Some(path) if !path.starts_with('/') => format!("{environment}/{path}"),
        _ => location.to_owned(),
    })
}

fn read(response: Response<Body>, allowance: &mut Allowance) -> Result<Json, Trouble> {
    let status = response.status().as_u16();
    let header = |name| response.headers().get(name).and_then(|value: &HeaderValue| value.to_str().ok());
    let retry_after =
        header(header::RETRY_AFTER).and_then(|value| patience::retry_after(value, SystemTime::now()));
    if status != 200 {
        // What can be read of the reason is better than none.
        let mut limit = LIMIT_OF_FAULT;
        let body = read_body(response, &mut limit).unwrap_or_default();
        return Err(Trouble::Status { status, said: Said::read(&body), retry_after });
    }
    let body = read_body(response, &mut allowance.bytes)?;
    if body.trim_ascii_start().starts_with(b"<") {
        return Err(Trouble::Page);
    }
    serde_json::from_slice(&body).map_err(|error| match error.classify() {
        serde_json::error::Category::Eof if !body.trim_ascii().is_empty() => Trouble::CutOff,
        _ => Trouble::NotJson(error.to_string()),
    })
}

/// Reads a body, and takes its bytes from those that may still come.
fn read_body(response: Response<Body>, left: &mut u64) -> Result<Vec<u8>, Trouble> {
    let mut body = Vec::new();
    let read = response.into_body().into_reader().take(*left + 1).read_to_end(&mut body);
    let is_too_large = body.len() as u64 > *left;
    *left = left.saturating_sub(body.len() as u64);
    read.map_err(|error: io::Error| Trouble::of(error.into()))?;
    if is_too_large { Err(Trouble::TooLarge) } else { Ok(body) }
}
