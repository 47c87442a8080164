//! The client: sends a request until it gets an answer or has to give up.

use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;

use ureq::Agent;
use ureq::tls::{RootCerts, TlsConfig};

use super::address::Address;
use super::allowance::{self, Allowance};
use super::credentials::Credentials;
use super::exchange;
use super::fault::{self, Asked};
use super::in_flight::InFlight;
use super::json::Json;
use super::patience::{self, Patience, TRIES};
use super::secret::{Secret, Secrets};
use super::token::Tokens;
use super::trouble::Trouble;
use crate::error::Error;
use crate::source::Note;

/// The part of the address that is the same in every environment. 9.0 and 9.1 answer alike.
pub const API: &str = "/api/data/v9.2/";

/// The most pages of one answer; a page has 5,000 rows.
const PAGES: usize = 1000;

/// Asks one environment.
pub struct Client {
    agent: Agent,
    patience: Patience,
    in_flight: InFlight,
    environment: Address,
    tokens: Tokens,
    secrets: Secrets,
    /// How many bytes all answers had so far.
    received: AtomicU64,
    /// Hears about every wait.
    hear: Box<dyn Fn(Note) + Send + Sync>,
}

impl Client {
    pub fn new(
        environment: Address,
        address_file: Option<String>,
        token_command: Option<&str>,
        hear: Box<dyn Fn(Note) + Send + Sync>,
    ) -> Result<Self, Error> {
        let secrets = Secrets::default();
        let patience = Patience::from_environment()?;
        let tokens = Tokens::find(token_command, address_file, patience, &secrets)?;
        let in_flight = InFlight::default();
        Ok(Self {
            agent: agent(&environment, patience),
            patience,
            in_flight,
            environment,
            tokens,
            secrets,
            received: AtomicU64::new(0),
            hear,
        })
    }

    pub fn environment(&self) -> &Address {
        &self.environment
    }

    /// The answer to a request of the Web API, all pages of it.
    pub fn get(&self, request: &str) -> Result<Json, Error> {
        let mut url = format!("{}{API}{request}", self.environment);
        let first = named("GET", &url);
        let failed = |message: &str| {
            let remedy = format!("is {} the address of a Dataverse environment?", self.environment);
            Error::new(message).at(&first).remedy(remedy)
        };
        let mut allowance = Allowance::new(self.patience);
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
                Some(Json::Text(link)) => (url, whole) = (link, Some(so_far)),
                Some(_) => return Err(failed("the address of the next page is not a text")),
            }
        }
        Err(failed(&format!("the answer has more than {PAGES} pages")))
    }

    fn get_page(&self, request: &str, url: &str, allowance: &mut Allowance) -> Result<Json, Error> {
        let before = allowance.bytes;
        let page = self.get_page_unlimited(request, url, allowance)?;
        let of_page = before - allowance.bytes;
        let received = self.received.fetch_add(of_page, Ordering::Relaxed) + of_page;
        if received > self.patience.bytes(allowance::OF_RUN) {
            return Err(Error::new("all answers together are larger than 2 GiB, which metadata never is")
                .at(request)
                .remedy("fetch fewer tables at a time, with `--table` or `--solution`"));
        }
        Ok(page)
    }

    fn get_page_unlimited(&self, request: &str, url: &str, allowance: &mut Allowance) -> Result<Json, Error> {
        let ask = |credentials: &Credentials| self.exchange_for_token(credentials);
        let mut token = self.tokens.current(&self.environment, &self.secrets, ask)?;
        let mut is_renewed = false;
        loop {
            let answer = self.persist(request, || {
                exchange::get(&self.agent, &self.environment, url, &token.secret, allowance)
            });
            let (trouble, tries) = match answer {
                Ok(answer) => return Ok(answer),
                Err(failed) => failed,
            };
            // In the middle of a long run, the token may have become too old.
            if matches!(trouble, Trouble::Status { status: 401, .. }) && !is_renewed {
                is_renewed = true;
                if let Some(renewed) = self.tokens.renewed(&token, &self.environment, &self.secrets, ask)? {
                    if renewed.is_new {
                        let origin = self.tokens.origin();
                        let message =
                            format!("the token was refused and may have expired; {origin} gave a new one");
                        (self.hear)(Note { place: String::new(), message });
                    }
                    token = renewed;
                    continue;
                }
            }
            let asked =
                Asked { request, host: &self.environment, token_from: Some(self.tokens.origin()), tries };
            return Err(asked.failed(&trouble, &self.secrets));
        }
    }

    /// Exchanges credentials for a token.
    fn exchange_for_token(&self, credentials: &Credentials) -> Result<Secret, Error> {
        let scope = format!("{}/.default", self.environment);
        let endpoint = credentials.endpoint();
        let request = named("POST", &endpoint);
        let agent = agent(credentials.authority(), self.patience);
        let mut allowance = Allowance::new(self.patience);
        let answer = self.persist(&request, || {
            exchange::post(&agent, &endpoint, credentials.form(&scope), &mut allowance)
        });
        let answer = answer.map_err(|(trouble, tries)| {
            let asked = Asked { request: &request, host: credentials.authority(), token_from: None, tries };
            asked.failed(&trouble, &self.secrets)
        })?;
        answer.text("access_token").map(Secret::new).ok_or_else(|| {
            Error::new("the answer has no `access_token`")
                .at(request)
                .remedy("check AZURE_AUTHORITY_HOST if it is set")
        })
    }

    /// Tries several times what may pass; says how often it was tried.
    fn persist(
        &self,
        request: &str,
        mut attempt: impl FnMut() -> Result<Json, Trouble>,
    ) -> Result<Json, (Trouble, u32)> {
        let mut tries = 0;
        loop {
            tries += 1;
            let trouble = match self.in_flight.send(&mut attempt) {
                Ok(answer) => return Ok(answer),
                Err(trouble) => trouble,
            };
            let asked_for = match &trouble {
                Trouble::Status { retry_after, .. } => *retry_after,
                _ => None,
            };
            let wait = patience::wait(tries, asked_for).filter(|_| tries < TRIES && trouble.is_passing());
            let Some(wait) = wait else { return Err((trouble, tries)) };
            let message = fault::waiting(&trouble, wait.as_secs(), tries + 1);
            (self.hear)(Note { place: request.to_owned(), message });
            // The others go on: if the limit applies to them as well, they get the same response
            // and wait too.
            let wait = if asked_for.is_some() { wait } else { patience::with_jitter(wait) };
            thread::sleep(self.patience.between(wait));
        }
    }
}

/// What sends requests to a host, and follows it nowhere.
fn agent(host: &Address, patience: Patience) -> Agent {
    // Two in one process agree: the second one finds the same one there.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let mut config = Agent::config_builder()
        .tls_config(TlsConfig::builder().root_certs(RootCerts::PlatformVerifier).build())
        .user_agent(concat!("closure-reason/", env!("CARGO_PKG_VERSION")))
        .http_status_as_error(false)
        .max_redirects(0)
        .max_redirects_will_error(false)
        .timeout_resolve(Some(patience.to_connect()))
        .timeout_connect(Some(patience.to_connect()))
        .timeout_recv_response(Some(patience.in_silence()))
        .timeout_per_read(Some(patience.in_silence()))
        .timeout_per_write(Some(patience.in_silence()));
    if host.is_loopback() {
        // A proxy would get the token in plain text.
        config = config.proxy(None);
    }
    config.build().into()
}

/// How messages name a request. The details of the query would make them long and help nobody.
fn named(method: &str, url: &str) -> String {
    format!("{method} {}", url.split('?').next().unwrap_or(url))
}

fn take_next_link(page: &mut Json) -> Option<Json> {
    let Json::Object(properties) = page else { return None };
    let at = properties.iter().position(|(name, _)| name == "@odata.nextLink")?;
    Some(properties.remove(at).1)
}

/// Adds the elements of another page; `None` if one of the two has no list of them.
fn append(mut whole: Json, page: Json) -> Option<Json> {
    let (Json::Object(properties), Json::Object(page)) = (&mut whole, page) else { return None };
    let more = page.into_iter().find(|(name, _)| name == "value")?.1;
    let elements = &mut properties.iter_mut().find(|(name, _)| name == "value")?.1;
    let (Json::List(elements), Json::List(more)) = (elements, more) else { return None };
    elements.extend(more);
    Some(whole)
}
