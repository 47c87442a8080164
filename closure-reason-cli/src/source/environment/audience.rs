//! Whether a token may be sent to an address.
//!
//! An address may come from a `closure-reason.toml` that somebody else wrote. It must not be enough
//! to run the command in their folder to send them a token.

use base64::Engine;
use base64::alphabet::URL_SAFE;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use serde_json::Value;

use super::address::Address;
use super::secret::Secret;
use crate::report::error::Error;
use crate::report::terminal::shown;

/// The application id of Dataverse, which older tokens name.
const DATAVERSE: &str = "00000007-0000-0000-c000-000000000000";

/// Lenient on purpose: a JWT that is not recognized as one would be sent to more hosts.
const BASE64: GeneralPurpose = GeneralPurpose::new(
    &URL_SAFE,
    GeneralPurposeConfig::new()
        .with_decode_padding_mode(DecodePaddingMode::Indifferent)
        .with_decode_allow_trailing_bits(true),
);

/// Refuses to send a token where it does not belong. A JWT goes to the host that it names and to no
/// other. Any other token goes where the user typed the address, or to Dataverse. `origin` is
/// where the token comes from, `file` the file that gives the address, if the user did not type it.
pub fn permit(token: &Secret, origin: &str, address: &Address, file: Option<&str>) -> Result<(), Error> {
    let audience = audience(token.reveal()).unwrap_or_default();
    let is_named = |audience: &String| {
        let uri = audience.parse().ok();
        uri.and_then(|uri| Address::of(&uri).ok()).is_some_and(|named| named.is_same_as(address))
    };
    if !audience.is_empty() {
        if audience.iter().any(is_named) {
            return Ok(());
        }
        let names: Vec<_> = audience.iter().map(|name| shown(name)).collect();
        return Err(Error::new(format!(
            "the token is only for {}, so it was not sent to {address}; it comes from {origin}",
            names.join(", ")
        ))
        .remedy(format!("get a token for {address}, or give the address that this one is for")));
    }
    trust(address, file, "the token was not sent there")
}

/// Refuses to request a token for an address that only a file gives, and that is not Dataverse's. The
/// request would reveal the address, and such a token names the user to the owner of that address.
pub fn permit_request(address: &Address, file: Option<&str>) -> Result<(), Error> {
    trust(address, file, "no token was requested for it")
}

fn trust(address: &Address, file: Option<&str>, so: &str) -> Result<(), Error> {
    match file {
        Some(file) if !address.is_dataverse() => {
            Err(Error::new(format!("`environment` is {address}, which is not a host of Dataverse, so {so}"))
                .at(file)
                .remedy(format!("if you trust this address, type it: `--environment {address}`")))
        }
        _ => Ok(()),
    }
}

/// The audience of a JWT; `None` if the text is not a JWT. The application id of Dataverse names no host.
fn audience(token: &str) -> Option<Vec<String>> {
    let parts: Vec<_> = token.split('.').collect();
    let [_, payload, _] = parts[..] else { return None };
    let payload = payload.replace('+', "-").replace('/', "_");
    let payload = serde_json::from_slice(&BASE64.decode(payload).ok()?).ok()?;
    let Value::Object(mut claims) = payload else { return None };
    let names = match claims.remove("aud") {
        None | Some(Value::Null) => Vec::new(),
        Some(Value::Array(names)) => names,
        Some(name) => vec![name],
    };
    let names = names.into_iter().map(|name| match name {
        Value::String(name) => name,
        other => other.to_string(),
    });
    Some(names.filter(|name| !name.eq_ignore_ascii_case(DATAVERSE)).collect())
}
