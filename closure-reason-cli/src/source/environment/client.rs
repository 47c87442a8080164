//! The client: sends requests, follows pages, and retries what may succeed later.

use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;

use serde_json::Value;
use ureq::Agent;
use ureq::tls::{RootCerts, TlsConfig};

use super::address::Address;
use super::advice::FailedRequest;
use super::application::Credentials;
use super::error::RequestError;
use super::limits::{Allowance, Limits};
use super::retry::TRIES;
use super::secret::{Secret, Secrets};
use super::token::Tokens;
use super::workers::Slots;
use super::{advice, exchange, limits, retry};
use crate::report::error::Error;
use crate::report::note::Note;

/// The part of the address that is the same in every environment. 9.0 and 9.1 answer alike.
const API: &str = "/api/data/v9.2/";

/// The most pages of one answer; a page has 5,000 rows.
const PAGES: usize = 1000;

/// Sends requests to one environment.
pub struct Client {
    agent: Agent,
    limits: Limits,
    slots: Slots,
    environment: Address,
    tokens: Tokens,
    secrets: Secrets,
    /// How many bytes all answers had so far.
    received: AtomicU64,
    /// Shows a note at once, such as about a wait.
    show: Box<dyn Fn(Note) + Send + Sync>,
}

impl Client {
    pub fn new(
        environment: Address,
        address_file: Option<String>,
        token_command: Option<&str>,
        show: Box<dyn Fn(Note) + Send + Sync>,
    ) -> Result<Self, Error> {
        let secrets = Secrets::default();
        let limits = Limits::from_environment()?;
        let tokens = Tokens::find(token_command, address_file, limits, &secrets)?;
        Ok(Self {
            agent: agent(&environment, limits),
            limits,
            slots: Slots::default(),
            environment,
            tokens,
            secrets,
            received: AtomicU64::new(0),
            show,
        })
    }

    pub fn environment(&self) -> &Address {
        &self.environment
    }

    /// The answer to a request of the Web API, all pages of it.
    pub fn get(&self, request: &str) -> Result<Value, Error> {
        let mut url = format!("{}{API}{request}", self.environment);
        let first = named("GET", &url);
        let failed = |message: &str| {
            let remedy = format!("is {} the address of a Dataverse environment?", self.environment);
            Error::new(message).at(&first).remedy(remedy)
        };
        let mut allowance = Allowance::new(self.limits);
        let mut whole = None;
        for _ in 0..PAGES {
            if !allowance.is_new_page(&url) {
                return Err(failed("the answer is endless: its next page is one that came before"));
            }
            let mut page = self.get_page(&first, &url, &mut allowance)?;
            let next = take_next_link(&mut page);
            let so_far = match whole {
                None => page,
                Some(so_far) => append(so_far, page)
                    .ok_or_else(|| failed("the next page of the answer is not a list as the first one is"))?,
            };
            match next {
                None => return Ok(so_far),
                Some(Value::String(link)) => (url, whole) = (link, Some(so_far)),
                Some(_) => return Err(failed("the address of the next page is not a text")),
            }
        }
        Err(failed(&format!("the answer has more than {PAGES} pages")))
    }

    fn get_page(&self, request: &str, url: &str, allowance: &mut Allowance) -> Result<Value, Error> {
        let before = allowance.bytes;
        let page = self.request_page(request, url, allowance)?;
        let of_page = before - allowance.bytes;
        let received = self.received.fetch_add(of_page, Ordering::Relaxed) + of_page;
        if received > self.limits.bytes(limits::OF_RUN) {
            return Err(Error::new("all answers together are larger than 2 GiB, which metadata never is")
                .at(request)
                .remedy("fetch fewer tables at a time, with `--table` or `--solution`"));
        }
        Ok(page)
    }

    fn request_page(&self, request: &str, url: &str, allowance: &mut Allowance) -> Result<Value, Error> {
        let ask = |credentials: &Credentials| self.exchange_for_token(credentials);
        let mut token = self.tokens.current(&self.environment, &self.secrets, ask)?;
        let mut is_renewed = false;
        loop {
            let answer = self.with_retries(request, || {
                exchange::get(&self.agent, &self.environment, url, &token.secret, allowance)
            });
            let (error, tries) = match answer {
                Ok(answer) => return Ok(answer),
                Err(failed) => failed,
            };
            // In a long run, the token may have expired.
            if matches!(error, RequestError::Status { status: 401, .. }) && !is_renewed {
                is_renewed = true;
                if let Some(renewed) = self.tokens.renewed(&token, &self.environment, &self.secrets, ask)? {
                    if renewed.is_new {
                        let origin = self.tokens.origin();
                        let message =
                            format!("the token was refused and may have expired; {origin} gave a new one");
                        (self.show)(Note { place: String::new(), message });
                    }
                    token = renewed;
                    continue;
                }
            }
            let failed = FailedRequest {
                request,
                host: &self.environment,
                token_from: Some(self.tokens.origin()),
                tries,
            };
            return Err(failed.error(&error, &self.secrets));
        }
    }

    /// The error for an answer that is JSON, but of another shape than requested.
    pub fn unexpected(&self, request: &str, expected: &str) -> Error {
        let environment = &self.environment;
        Error::new(format!("the answer is JSON, but not {expected}"))
            .at(named("GET", &format!("{environment}{API}{request}")))
            .remedy(format!("is {environment} the address of a Dataverse environment?"))
    }

    /// Exchanges credentials for a token.
    fn exchange_for_token(&self, credentials: &Credentials) -> Result<Secret, Error> {
        let scope = format!("{}/.default", self.environment);
        let endpoint = credentials.endpoint();
        let request = named("POST", &endpoint);
        let agent = agent(credentials.authority(), self.limits);
        let mut allowance = Allowance::new(self.limits);
        let answer = self.with_retries(&request, || {
            exchange::post(&agent, &endpoint, credentials.form(&scope), &mut allowance)
        });
        let answer = answer.map_err(|(error, tries)| {
            let failed =
                FailedRequest { request: &request, host: credentials.authority(), token_from: None, tries };
            failed.error(&error, &self.secrets)
        })?;
        answer["access_token"].as_str().map(Secret::new).ok_or_else(|| {
            Error::new("the answer has no `access_token`")
                .at(request)
                .remedy("check AZURE_AUTHORITY_HOST if it is set")
        })
    }

    /// Retries failures that may pass; on failure also returns the number of tries.
    fn with_retries(
        &self,
        request: &str,
        mut attempt: impl FnMut() -> Result<Value, RequestError>,
    ) -> Result<Value, (RequestError, u32)> {
        let mut tries = 0;
        loop {
            tries += 1;
            let error = match self.slots.send(&mut attempt) {
                Ok(answer) => return Ok(answer),
                Err(error) => error,
            };
            let retry_after = match &error {
                RequestError::Status { retry_after, .. } => *retry_after,
                _ => None,
            };
            let wait = retry::wait(tries, retry_after).filter(|_| tries < TRIES && error.is_passing());
            let Some(wait) = wait else { return Err((error, tries)) };
            let message = advice::waiting(&error, wait.as_secs(), tries + 1);
            (self.show)(Note { place: request.to_owned(), message });
            // Other requests go on meanwhile. If the server limits them too, they get the same
            // response and wait as well.
            let wait = if retry_after.is_some() { wait } else { retry::with_jitter(wait) };
            thread::sleep(self.limits.between(wait));
        }
    }
}

/// The HTTP client for one host. It follows no redirects itself.
fn agent(host: &Address, limits: Limits) -> Agent {
    // It fails if another client has installed the same provider before.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let mut config = Agent::config_builder()
        .tls_config(TlsConfig::builder().root_certs(RootCerts::PlatformVerifier).build())
        .user_agent(concat!("closure-reason/", env!("CARGO_PKG_VERSION")))
        .http_status_as_error(false)
        .max_redirects(0)
        .max_redirects_will_error(false)
        .timeout_resolve(Some(limits.to_connect()))
        .timeout_connect(Some(limits.to_connect()))
        .timeout_recv_response(Some(limits.in_silence()))
        .timeout_per_read(Some(limits.in_silence()))
        .timeout_per_write(Some(limits.in_silence()));
    if host.is_loopback() {
        // A proxy would get the token in plain text.
        config = config.proxy(None);
    }
    config.build().into()
}

/// The name of a request in messages, without its query, which would make them long.
fn named(method: &str, url: &str) -> String {
    format!("{method} {}", url.split('?').next().unwrap_or(url))
}

fn take_next_link(page: &mut Value) -> Option<Value> {
    // The order of the other keys stays.
    page.as_object_mut()?.shift_remove("@odata.nextLink")
}

/// Adds the elements of another page; `None` if one of the two has no list of them.
fn append(mut whole: Value, mut page: Value) -> Option<Value> {
    let more = page.get_mut("value")?.as_array_mut()?;
    whole.get_mut("value")?.as_array_mut()?.append(more);
    Some(whole)
}
