//! The address of an environment: the one host that a token may be sent to.

use std::fmt;
use std::net::IpAddr;

use ureq::http::Uri;

use crate::error::Error;

/// What an address looks like, for messages.
const EXAMPLE: &str = "https://contoso.crm4.dynamics.com";

/// Scheme, host and port; nothing else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    /// In lower case, as addresses are compared.
    scheme: &'static str,
    host: String,
    port: Option<u16>,
}

impl Address {
    /// Reads what `flag` says. A text that is refused is not repeated whole: people paste addresses
    /// that hold passwords.
    pub fn parse(flag: &str, text: &str) -> Result<Self, Error> {
        let refused = |message: String| Error::new(format!("`{flag}`: {message}"));
        let uri: Uri = text.trim().parse().map_err(|_| {
            refused("this is not an address".into()).remedy(format!("write it like {EXAMPLE}"))
        })?;
        let Some(address) = Self::of(&uri) else {
            return Err(refused("an address must begin with https://".into())
                .remedy(format!("write it like {EXAMPLE}")));
        };
        if uri.authority().is_some_and(|authority| authority.as_str().contains('@')) {
            return Err(refused("an address must not contain a user name or password".into())
                .remedy(format!("give {address}; the token says who you are")));
        }
        if !matches!(uri.path(), "" | "/") || uri.query().is_some() {
            return Err(refused("there is something after the host".into()).remedy(format!("give {address}")));
        }
        if address.scheme == "http" && !address.is_loopback() {
            return Err(refused("http would send secrets unencrypted".into())
                .remedy(format!("give https://{}", address.host_and_port())));
        }
        Ok(address)
    }

    /// What an address begins with, if it is one of http.
    pub fn of(uri: &Uri) -> Option<Self> {
        let (scheme, usual) = match uri.scheme_str()? {
            scheme if scheme.eq_ignore_ascii_case("https") => ("https", 443),
            scheme if scheme.eq_ignore_ascii_case("http") => ("http", 80),
            _ => return None,
        };
        let host = uri.host().filter(|host| !host.is_empty())?.to_ascii_lowercase();
        Some(Self { scheme, host, port: uri.port_u16().filter(|port| *port != usual) })
    }

    /// Whether what is sent there stays on this machine.
    pub fn is_loopback(&self) -> bool {
        let host = self.host.trim_start_matches('[').trim_end_matches(']');
        host == "localhost" || host.parse().is_ok_and(|address: IpAddr| address.is_loopback())
    }

    /// What messages call the environment.
    pub fn host_and_port(&self) -> String {
        match self.port {
            Some(port) => format!("{}:{port}", self.host),
            None => self.host.clone(),
        }
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}://{}", self.scheme, self.host_and_port())
    }
}

#[cfg(test)]
mod tests {
    use super::Address;

    fn read(text: &str) -> Result<String, String> {
        Address::parse("--environment", text)
            .map(|address| address.to_string())
            .map_err(|error| error.to_string())
    }

    #[test]
    fn an_address_is_scheme_host_and_port() {
        for (text, address) in [
            ("https://contoso.crm4.dynamics.com", "https://contoso.crm4.dynamics.com"),
            ("https://contoso.crm4.dynamics.com/", "https://contoso.crm4.dynamics.com"),
            ("HTTPS://Contoso.crm4.dynamics.com:443", "https://contoso.crm4.dynamics.com"),
            ("https://crm.example:8443/", "https://crm.example:8443"),
            ("http://127.0.0.1:8080", "http://127.0.0.1:8080"),
            ("http://localhost:1", "http://localhost:1"),
            ("http://[::1]:1", "http://[::1]:1"),
        ] {
            assert_eq!(read(text), Ok(address.to_owned()), "{text}");
        }
    }

    #[test]
    fn what_is_no_address_is_refused_and_secrets_in_it_are_not_repeated() {
        for (text, part) in [
            ("contoso.crm4.dynamics.com", "must begin with https://"),
            ("ftp://contoso", "must begin with https://"),
            ("", "not an address"),
            ("https://me:hunter2@contoso.crm4.dynamics.com", "must not contain a user name or password"),
            ("https://contoso.crm4.dynamics.com/main.aspx?appid=1", "after the host"),
            ("https://contoso.crm4.dynamics.com?x=hunter2", "after the host"),
            ("http://contoso.crm4.dynamics.com", "https://contoso.crm4.dynamics.com"),
            ("http://127.0.0.1.example.com", "https://127.0.0.1.example.com"),
            ("http://localhost.example.com", "http would send secrets"),
            ("http://10.0.0.1", "http would send secrets"),
        ] {
            let told = read(text).unwrap_err();
            assert!(told.contains(part) && !told.contains("hunter2"), "{text}: {told}");
        }
    }
}
