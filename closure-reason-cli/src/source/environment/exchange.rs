//! One request and its answer.

use std::io::{self, Read};
use std::time::SystemTime;

use serde_json::Value;
use ureq::http::{HeaderValue, Response, Uri, header};
use ureq::{Agent, Body};

use super::address::Address;
use super::error::{RequestError, ServerMessage};
use super::limits::Allowance;
use super::retry;
use super::secret::Secret;
use crate::source::gzip;
use crate::source::unique_keys::UniqueKeys;

/// The most bytes of a response that says why a request failed.
const LIMIT_OF_ERROR: u64 = 1 << 16;

/// The one encoding of a body, besides none.
const GZIP: &str = "gzip";

/// The most redirects of one request.
const REDIRECTS: usize = 5;

/// Requests the JSON at an address. The token goes to the host of the environment and to no other.
pub fn get(
    agent: &Agent,
    environment: &Address,
    url: &str,
    token: &Secret,
    allowance: &mut Allowance,
) -> Result<Value, RequestError> {
    let mut authorization = HeaderValue::from_str(&format!("Bearer {}", token.reveal()))
        .map_err(|_| RequestError::Other("the token cannot be sent".into()))?;
    authorization.set_sensitive(true);
    let mut url = url.to_owned();
    for _ in 0..=REDIRECTS {
        let uri: Uri =
            url.parse().map_err(|_| RequestError::Other("the server gives an invalid address".into()))?;
        let address = Address::of(&uri).ok();
        if !address.as_ref().is_some_and(|address| address.is_same_as(environment)) {
            return Err(RequestError::SentElsewhere(address.map(|address| address.to_string())));
        }
        let answer = allowance.spend(|allowance, time| {
            let response = agent
                .get(&uri)
                .config()
                .timeout_global(Some(time))
                .build()
                .header(header::AUTHORIZATION, &authorization)
                .header(header::ACCEPT, "application/json")
                .header(header::ACCEPT_ENCODING, GZIP)
                .header("OData-Version", "4.0")
                .header("OData-MaxVersion", "4.0")
                .call()
                .map_err(RequestError::of)?;
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
    Err(RequestError::SentInCircles)
}

/// Posts a form. Redirects are not followed.
pub fn post(
    agent: &Agent,
    url: &str,
    form: [(&str, &str); 4],
    allowance: &mut Allowance,
) -> Result<Value, RequestError> {
    allowance.spend(|allowance, time| {
        let request = agent.post(url).header(header::ACCEPT, "application/json");
        let request = request.header(header::ACCEPT_ENCODING, GZIP);
        let request = request.config().timeout_global(Some(time)).build();
        let response = request.send_form(form).map_err(RequestError::of)?;
        if response.status().is_redirection() {
            return Err(RequestError::SentElsewhere(None));
        }
        read(response, allowance)
    })
}

/// The target of a redirect.
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

fn read(response: Response<Body>, allowance: &mut Allowance) -> Result<Value, RequestError> {
    let status = response.status().as_u16();
    let header = |name| response.headers().get(name).and_then(|value: &HeaderValue| value.to_str().ok());
    let retry_after =
        header(header::RETRY_AFTER).and_then(|value| retry::retry_after(value, SystemTime::now()));
    if status != 200 {
        // A part of the reason is better than none.
        let mut limit = LIMIT_OF_ERROR;
        let body = read_body(response, &mut limit).unwrap_or_default();
        return Err(RequestError::Status { status, said: ServerMessage::read(&body), retry_after });
    }
    let body = read_body(response, &mut allowance.bytes)?;
    if body.trim_ascii_start().starts_with(b"<") {
        return Err(RequestError::Page);
    }
    serde_json::from_slice(&body).map(|UniqueKeys(answer)| answer).map_err(|error| match error.classify() {
        serde_json::error::Category::Eof if !body.trim_ascii().is_empty() => RequestError::CutOff,
        _ => RequestError::NotJson(error.to_string()),
    })
}

/// Reads a body, and takes its bytes from those that may still come.
fn read_body(response: Response<Body>, left: &mut u64) -> Result<Vec<u8>, RequestError> {
    let is_packed = response.headers().get(header::CONTENT_ENCODING).is_some_and(|encoding| encoding == GZIP);
    let packed = response.into_body().into_reader();
    let reader: Box<dyn Read> = if is_packed { Box::new(gzip::reader(packed)) } else { Box::new(packed) };
    let mut body = Vec::new();
    let read = reader.take(*left + 1).read_to_end(&mut body);
    let is_too_large = body.len() as u64 > *left;
    *left = left.saturating_sub(body.len() as u64);
    read.map_err(|error: io::Error| RequestError::of(error.into()))?;
    if is_too_large { Err(RequestError::TooLarge) } else { Ok(body) }
}
