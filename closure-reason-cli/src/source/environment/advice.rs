//! The message when a request fails: what happened, which request, what the server says, what to do.

use super::address::Address;
use super::error::{RequestError, ServerMessage};
use super::retry::{LONGEST, TRIES};
use super::secret::Secrets;
use crate::report::error::Error;

/// The most characters of a server's message that are shown.
const WORDS: usize = 1000;

/// A request that failed, as messages name it.
pub struct FailedRequest<'a> {
    /// `GET https://..`, without the query.
    pub request: &'a str,
    pub host: &'a Address,
    /// Where the token came from; nothing if the request is the one for a token.
    pub token_from: Option<&'a str>,
    /// How often it was sent.
    pub tries: u32,
}

impl FailedRequest<'_> {
    /// The error that ends the work.
    pub fn error(&self, error: &RequestError, secrets: &Secrets) -> Error {
        let mut message = self.what_happened(error);
        if self.tries > 1 {
            message += &format!(", even after {} tries", self.tries);
        }
        let failed =
            Error::new(secrets.hide(&message)).at(secrets.hide(self.request)).remedy(self.what_to_do(error));
        match error {
            RequestError::Status { said: Some(said), .. } => failed.line(words_of(said, secrets)),
            _ => failed,
        }
    }

    fn what_happened(&self, error: &RequestError) -> String {
        match error {
            RequestError::Status { status, retry_after: Some(pause), .. } if *pause > LONGEST => format!(
                "{}, and asks for a wait of {} s",
                of_status(*status, self.token_from.is_none()),
                pause.as_secs()
            ),
            RequestError::Status { status, said: None, .. } if !matches!(status, 429 | 502..=504) => {
                format!("{}, and gives no readable reason", of_status(*status, self.token_from.is_none()))
            }
            RequestError::Status { status, .. } => of_status(*status, self.token_from.is_none()),
            RequestError::NoSuchHost => "the host name cannot be resolved".into(),
            RequestError::Refused => "the connection was refused".into(),
            RequestError::Unreachable(why) => format!("the host cannot be reached: {why}"),
            RequestError::Certificate(why) => {
                format!("the server's identity cannot be verified: {why}")
            }
            RequestError::Silence => "the server did not answer in time".into(),
            RequestError::CutOff => "the answer was cut off".into(),
            RequestError::TooLarge => "the answer is larger than 64 MiB, which metadata never is".into(),
            RequestError::TooSlow => "the answer is not complete after 10 minutes".into(),
            RequestError::Page => "the answer is a web page, not JSON: probably a sign-in page".into(),
            RequestError::NotJson(why) => format!("the answer is not JSON: {why}"),
            RequestError::SentElsewhere(Some(host)) => {
                format!("the server redirects to {host}, and the token must not go there")
            }
            RequestError::SentElsewhere(None) => "the server redirects to a different address".into(),
            RequestError::SentInCircles => "the server redirects too many times".into(),
            RequestError::Other(why) => format!("the request failed: {why}"),
        }
    }

    fn what_to_do(&self, error: &RequestError) -> String {
        let host = self.host;
        let Some(token_from) = self.token_from else { return self.what_to_do_for_token(error) };
        match error {
            RequestError::Status { status, .. } => match status {
                400 => "every environment should understand this request: please report it, and include the \
                        server's message"
                    .into(),
                401 => format!(
                    "a token is valid for about an hour and for one environment: get a new one for {host}; \
                     this one came from {token_from}"
                ),
                403 => "the user or application must be a user of this environment, with a security role \
                        that can read metadata (Power Platform admin center: Settings, Users + permissions)"
                    .into(),
                404 => format!("is {host} the address of the environment, and does the table still exist?"),
                412 => "this request sets no conditions, but a proxy or gateway in between may: show this \
                        to its administrator"
                    .into(),
                429 => "the limits apply to each user over five minutes: wait, or give this job its own user"
                    .into(),
                500..=599 => {
                    "try again later; if it keeps failing, send the server's message to support".into()
                }
                _ => format!("is {host} the address of the environment?"),
            },
            RequestError::NoSuchHost => {
                "check the spelling of the address; behind a proxy, set HTTPS_PROXY".into()
            }
            RequestError::Refused | RequestError::Unreachable(_) => {
                "check the address and its port; behind a proxy, set HTTPS_PROXY".into()
            }
            // Windows and macOS decide themselves, and do not know the variable.
            RequestError::Certificate(_) => format!(
                "check the address; if your company's proxy intercepts TLS, add its certificate to those the \
                 system trusts{}",
                if cfg!(any(windows, target_vendor = "apple")) {
                    ""
                } else {
                    " (or name it in SSL_CERT_FILE)"
                }
            ),
            RequestError::Silence | RequestError::CutOff => {
                "run the command again: the files already written are complete".into()
            }
            RequestError::SentElsewhere(_) | RequestError::Page => format!(
                "is {host} the address of the environment, as the browser shows it before /main.aspx?"
            ),
            RequestError::TooLarge
            | RequestError::TooSlow
            | RequestError::NotJson(_)
            | RequestError::SentInCircles
            | RequestError::Other(_) => {
                format!("is {host} the address of the environment, and not of something in between?")
            }
        }
    }

    fn what_to_do_for_token(&self, error: &RequestError) -> String {
        match error {
            RequestError::Status { status: 400..=403, .. } => {
                "check AZURE_TENANT_ID, AZURE_CLIENT_ID and AZURE_CLIENT_SECRET: has the secret expired?"
                    .into()
            }
            RequestError::Status { status: 404, .. }
            | RequestError::SentElsewhere(_)
            | RequestError::Page => "check AZURE_TENANT_ID, and AZURE_AUTHORITY_HOST if it is set".into(),
            _ => format!("try again later, and check that {} can be reached from here", self.host),
        }
    }
}

/// The note before the next try.
pub fn waiting(error: &RequestError, seconds: u64, next_try: u32) -> String {
    let what = match error {
        RequestError::Status { status: 429, .. } => "the server reports too many requests (429)".to_owned(),
        RequestError::Status { status, .. } => format!("the server is not ready ({status})"),
        RequestError::Silence => "the server does not answer".to_owned(),
        _ => "the answer was cut off".to_owned(),
    };
    format!("{what}; trying again in {seconds} s (try {next_try} of {TRIES})")
}

fn of_status(status: u16, is_for_token: bool) -> String {
    let what = match status {
        400..=403 if is_for_token => "no token was issued for these credentials",
        401 => "the server did not accept the token",
        403 => "this user is not allowed to read it",
        404 => "the server does not have this",
        412 => "a condition is not met",
        429 => "the server reports too many requests",
        500..=599 => "the server failed",
        300..=399 => "the server redirects, but does not say where",
        _ => "the server refused",
    };
    format!("{what} ({status})")
}

fn words_of(said: &ServerMessage, secrets: &Secrets) -> String {
    let message = secrets.hide(&said.message);
    // The rest is mostly ids and times of the request.
    let mut words: String = message.trim().chars().take(WORDS).collect();
    if words.len() < message.trim().len() {
        words.push_str(" ..");
    }
    let code = said.code.as_deref().map(|code| secrets.hide(code));
    let code = code.map_or_else(String::new, |code| format!(" ({code})"));
    format!("the server says: {words}{code}")
}
