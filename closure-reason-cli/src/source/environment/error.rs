//! Why a request fails.

use std::io;
use std::time::Duration;

use serde::Deserialize;
use ureq::Timeout;

use crate::report::error::words;

/// Why there is no answer.
#[derive(Debug)]
pub enum RequestError {
    /// The server answers with another status than 200.
    Status {
        status: u16,
        said: Option<ServerMessage>,
        retry_after: Option<Duration>,
    },
    /// The host name is unknown.
    NoSuchHost,
    /// Nothing listens there.
    Refused,
    /// The host cannot be reached, or not in time.
    Unreachable(String),
    /// The certificate of the server is not accepted.
    Certificate(String),
    /// The server sends nothing for too long.
    Silence,
    /// The connection ends before the answer is complete.
    CutOff,
    /// The answer is larger than metadata can be.
    TooLarge,
    /// The answer comes, but too slowly.
    TooSlow,
    /// The answer is a web page.
    Page,
    /// The answer is neither JSON nor a web page.
    NotJson(String),
    /// The server redirects to another host, which must not get the token.
    SentElsewhere(Option<String>),
    SentInCircles,
    Other(String),
}

/// The message with which a server refuses.
#[derive(Debug, PartialEq, Eq)]
pub struct ServerMessage {
    pub code: Option<String>,
    pub message: String,
}

impl RequestError {
    /// Whether the same request may succeed a little later.
    pub fn is_passing(&self) -> bool {
        match self {
            Self::Status { status, .. } => matches!(status, 429 | 502..=504),
            Self::Silence | Self::CutOff => true,
            _ => false,
        }
    }

    /// Sorts an error of the HTTP client.
    pub fn of(error: ureq::Error) -> Self {
        match error {
            ureq::Error::Timeout(Timeout::Connect | Timeout::Resolve) => {
                Self::Unreachable("the connection timed out".into())
            }
            ureq::Error::Timeout(Timeout::Global) => Self::TooSlow,
            ureq::Error::Timeout(_) => Self::Silence,
            ureq::Error::HostNotFound => Self::NoSuchHost,
            ureq::Error::ConnectionFailed => Self::Refused,
            ureq::Error::Rustls(error) => Self::Certificate(of_certificate(&error)),
            ureq::Error::ConnectProxyFailed(said) => {
                Self::Unreachable(format!("the proxy did not connect: {said}"))
            }
            ureq::Error::Io(error) => Self::of_io(&error),
            error => Self::Other(error.to_string()),
        }
    }

    fn of_io(error: &io::Error) -> Self {
        if let Some(error) = error.get_ref().and_then(|inner| inner.downcast_ref::<rustls::Error>()) {
            return Self::Certificate(of_certificate(error));
        }
        // The kind of this error has no name yet. Windows says it in the user's language.
        let is_of_windows =
            cfg!(windows) && error.raw_os_error().is_some_and(|code| NO_SUCH_HOST.contains(&code));
        if is_of_windows || error.to_string().starts_with("failed to lookup address") {
            return Self::NoSuchHost;
        }
        match error.kind() {
            io::ErrorKind::ConnectionRefused => Self::Refused,
            io::ErrorKind::TimedOut | io::ErrorKind::WouldBlock => Self::Silence,
            io::ErrorKind::UnexpectedEof
            | io::ErrorKind::ConnectionReset
            | io::ErrorKind::ConnectionAborted
            | io::ErrorKind::BrokenPipe => Self::CutOff,
            io::ErrorKind::HostUnreachable
            | io::ErrorKind::NetworkUnreachable
            | io::ErrorKind::NetworkDown => Self::Unreachable(words(error)),
            _ => Self::Other(words(error)),
        }
    }
}

/// The numbers of Windows for a host that is not known, not known now, or without an address.
const NO_SUCH_HOST: [i32; 3] = [11001, 11002, 11004];

fn of_certificate(error: &rustls::Error) -> String {
    use rustls::CertificateError::{
        Expired, ExpiredContext, NotValidForName, NotValidForNameContext, NotValidYet, NotValidYetContext,
        UnknownIssuer,
    };
    match error {
        rustls::Error::InvalidCertificate(UnknownIssuer) => {
            "its certificate is not signed by an authority that this machine trusts".into()
        }
        rustls::Error::InvalidCertificate(NotValidForName | NotValidForNameContext { .. }) => {
            "its certificate is for another host".into()
        }
        rustls::Error::InvalidCertificate(Expired | ExpiredContext { .. }) => {
            "its certificate has expired".into()
        }
        rustls::Error::InvalidCertificate(NotValidYet | NotValidYetContext { .. }) => {
            "its certificate is not valid yet".into()
        }
        rustls::Error::InvalidMessage(_) => "it does not speak TLS".into(),
        error => error.to_string(),
    }
}

impl ServerMessage {
    /// Reads `{"error": {"code", "message"}}`, as Dataverse says it, and `{"error",
    /// "error_description"}`, as token issuers say it.
    pub fn read(body: &[u8]) -> Option<Self> {
        #[derive(Deserialize)]
        #[serde(untagged)]
        enum Fault {
            Dataverse { error: Inner },
            Authority { error: String, error_description: Option<String> },
        }
        #[derive(Deserialize)]
        struct Inner {
            code: Option<String>,
            message: String,
        }
        Some(match serde_json::from_slice(body).ok()? {
            Fault::Dataverse { error } => {
                Self { code: error.code.filter(|code| !code.is_empty()), message: error.message }
            }
            Fault::Authority { error, error_description: Some(message) } => {
                Self { code: Some(error), message }
            }
            Fault::Authority { error, error_description: None } => Self { code: None, message: error },
        })
    }
}
