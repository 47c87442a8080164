//! The address of an environment: the one host that a token may be sent to.

use std::fmt;
use std::net::{IpAddr, Ipv6Addr};

use ureq::http::Uri;

use crate::report::error::Error;

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
    /// Reads what `place` says: a flag, a variable or a key of the file. A text that is refused is
    /// not repeated whole: people paste addresses that hold passwords.
    pub fn parse(place: &str, text: &str) -> Result<Self, Error> {
        let uri = text.trim().parse::<Uri>();
        let uri = uri.map_err(|_| refused("this is not an address").at(place))?;
        let address = Self::of(&uri).map_err(|error| error.at(place))?;
        if !matches!(uri.path(), "" | "/") || uri.query().is_some() {
            return Err(Error::new("there is something after the host")
                .at(place)
                .remedy(format!("give {address}")));
        }
        if address.scheme == "http" && !address.is_loopback() {
            return Err(Error::new("http would send secrets unencrypted")
                .at(place)
                .remedy(format!("give https://{}", address.host_and_port())));
        }
        Ok(address)
    }

    /// What an address begins with.
    pub fn of(uri: &Uri) -> Result<Self, Error> {
        let (scheme, usual) = match uri.scheme_str() {
            Some(scheme) if scheme.eq_ignore_ascii_case("https") => ("https", 443),
            Some(scheme) if scheme.eq_ignore_ascii_case("http") => ("http", 80),
            _ => return Err(refused("an address must begin with https://")),
        };
        let authority = uri.authority().map_or("", |authority| authority.as_str());
        if let Some((_, host)) = authority.rsplit_once('@') {
            let remedy = match Self::at_host(scheme, usual, host) {
                Ok(address) => format!("give {address}; the token says who you are"),
                Err(_) => format!("write it like {EXAMPLE}; the token says who you are"),
            };
            return Err(Error::new("an address must not contain a user name or password").remedy(remedy));
        }
        Self::at_host(scheme, usual, authority)
    }

    /// The HTTP client would take a port that it cannot read for the usual one, and a host in
    /// another spelling for another host, so both are read strictly here.
    fn at_host(scheme: &'static str, usual: u16, text: &str) -> Result<Self, Error> {
        let end = text.rfind(']').unwrap_or(0);
        let (host, port) = match text[end..].find(':') {
            Some(colon) => (&text[..end + colon], &text[end + colon + 1..]),
            None => (text, ""),
        };
        let host = host.to_ascii_lowercase();
        if let Some(host) = host.strip_suffix('.') {
            return Err(refused("the host must not end with a dot").remedy(format!("write {host}")));
        }
        if !is_host(&host) {
            return Err(refused("the host is not a name in ASCII or an IP address"));
        }
        let number = port.parse::<u16>().ok().filter(|port| *port > 0);
        if !port.bytes().all(|byte| byte.is_ascii_digit()) || (number.is_none() && !port.is_empty()) {
            return Err(Error::new("the port is not a number from 1 to 65535")
                .remedy(format!("give {scheme}://{host} if the port is the usual one")));
        }
        Ok(Self { scheme, host, port: number.filter(|port| *port != usual) })
    }

    /// Whether both are the same environment.
    pub fn is_same_as(&self, other: &Self) -> bool {
        (self.scheme, self.port, self.environment()) == (other.scheme, other.port, other.environment())
    }

    /// Whether this host is one of Dataverse's own.
    pub fn is_dataverse(&self) -> bool {
        self.scheme == "https" && self.port.is_none() && self.dataverse().is_some()
    }

    /// The host, in one spelling for each environment.
    fn environment(&self) -> (&str, &str) {
        self.dataverse().unwrap_or((&self.host, ""))
    }

    /// The organization and the domain below which Microsoft hosts it. `contoso.crm4.dynamics.com`
    /// is also reached as `contoso.api.crm4.dynamics.com`.
    ///
    /// The five clouds are those of [Global Discovery], and the numbers are those of the [regions], which
    /// have gaps and grow. The German cloud (`crm.microsoftdynamics.de`) is closed, and left out.
    ///
    /// [Global Discovery]: https://learn.microsoft.com/power-apps/developer/data-platform/discovery-service
    /// [regions]: https://learn.microsoft.com/power-platform/admin/new-datacenter-regions
    fn dataverse(&self) -> Option<(&str, &str)> {
        let (organization, domain) = self.host.split_once('.')?;
        let domain = domain.strip_prefix("api.").unwrap_or(domain);
        let is_known = match domain.split_once('.')? {
            // All regions of the commercial cloud. GCC is the region 9.
            (region, "dynamics.com") => region
                .strip_prefix("crm")
                .is_some_and(|number| number.len() <= 2 && number.bytes().all(|byte| byte.is_ascii_digit())),
            // GCC High, DoD, China.
            ("crm", "microsoftdynamics.us" | "appsplatform.us" | "dynamics.cn") => true,
            _ => false,
        };
        is_known.then_some((organization, domain))
    }

    /// Whether anything sent there stays on this machine.
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

fn refused(message: &str) -> Error {
    Error::new(message).remedy(format!("write it like {EXAMPLE}"))
}

/// Whether a text in lower case is an IP address or a DNS name.
fn is_host(text: &str) -> bool {
    if let Some(address) = text.strip_prefix('[').and_then(|text| text.strip_suffix(']')) {
        return address.parse::<Ipv6Addr>().is_ok();
    }
    text.split('.').all(|label| {
        !label.is_empty() && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte))
    })
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
        Address::parse("`--environment`", text)
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
            ("http://2130706433:1", "http would send secrets"),
            ("http://[::ffff:127.0.0.1]:1", "http would send secrets"),
            ("https://contoso.crm4.dynamics.com.", "must not end with a dot"),
            ("https://localhost.:8443", "must not end with a dot"),
            ("https://contoso%2ecrm4.dynamics.com", "not an address"),
            ("https://c\u{f6}ntoso.crm4.dynamics.com", "not a"),
            ("https://contoso..crm4.dynamics.com", "not a name in ASCII"),
            ("https://contoso\\@evil.example", "not an address"),
            ("https://:443", "not a name in ASCII"),
            ("https://contoso.example:65536", "not a number from 1 to 65535"),
            ("https://contoso.example:0", "not a number from 1 to 65535"),
            ("https://contoso.example:+80", "not a"),
            ("https://[::1]:99999999999999999999", "not a number from 1 to 65535"),
            ("https://me:hunter2@contoso.example:65536", "must not contain a user name or password"),
        ] {
            let told = read(text).unwrap_err();
            assert!(told.contains(part) && !told.contains("hunter2"), "{text}: {told}");
        }
    }

    #[test]
    fn an_environment_has_two_names_and_dataverse_a_few_domains() {
        let read = |text: &str| Address::parse("", text).unwrap();
        let contoso = read("https://contoso.crm4.dynamics.com");
        for (text, is_same, is_dataverse) in [
            ("https://contoso.crm4.dynamics.com", true, true),
            ("https://CONTOSO.api.CRM4.dynamics.com:443/", true, true),
            ("https://contoso.crm4.dynamics.com:444", false, false),
            ("https://contoso.api.api.crm4.dynamics.com", false, false),
            ("https://contoso.crm.dynamics.com", false, true),
            ("https://api.crm4.dynamics.com", false, true),
            ("https://contoso.crm9.dynamics.com", false, true),
            ("https://contoso.crm.microsoftdynamics.us", false, true),
            ("https://contoso.api.crm.appsplatform.us", false, true),
            ("https://contoso.crm.dynamics.cn", false, true),
            ("https://contoso.crm4.dynamics.com.evil.example", false, false),
            ("https://crm4.dynamics.com", false, false),
            ("https://contoso.crmx.dynamics.com", false, false),
            ("https://contoso.crm123.dynamics.com", false, false),
            ("https://evil-crm4.dynamics.com", false, false),
            ("https://contoso.crm4.evildynamics.com", false, false),
            ("https://contoso.evil.crm4.dynamics.com", false, false),
            ("https://contoso.crm4.dynamics.com-evil.example", false, false),
            ("http://localhost", false, false),
        ] {
            let address = read(text);
            assert_eq!(
                (address.is_same_as(&contoso), address.is_dataverse()),
                (is_same, is_dataverse),
                "{text}"
            );
        }
    }
}
