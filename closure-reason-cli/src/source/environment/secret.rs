//! Tokens and client secrets, which must never be shown.

use std::collections::HashSet;
use std::fmt;
use std::sync::Mutex;

/// A text that no message, file or log may hold.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The text itself, for the one place that sends it.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(..)")
    }
}

/// All secrets of a run. A server may quote a secret that it received, so every message about a
/// server goes through [`hide`](Self::hide).
#[derive(Debug, Default)]
pub struct Secrets(Mutex<Vec<Secret>>);

impl Secrets {
    pub fn add(&self, secret: &Secret) {
        let mut known = self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if !secret.0.is_empty() && !known.contains(secret) {
            known.push(secret.clone());
        }
    }

    /// Replaces the secrets in a text, in upper or lower case, since host names are changed to
    /// lower case, and as they are, or as a form encodes them.
    pub fn hide(&self, text: &str) -> String {
        let known = self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let spellings = known.iter().flat_map(|secret| [secret.0.clone(), form_encoded(&secret.0)]);
        spellings.fold(text.to_owned(), |text, secret| hide_parts(&replace(&text, &secret), &secret))
    }
}

/// A variable of the environment that is set and not blank.
pub fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|text| !text.trim().is_empty())
}

fn form_encoded(text: &str) -> String {
    let mut encoded = String::new();
    for byte in text.bytes() {
        match byte {
            b' ' => encoded.push('+'),
            b'*' | b'-' | b'.' | b'_' | b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' => encoded.push(byte.into()),
            _ => encoded.push_str(&format!("%{byte:02X}")),
        }
    }
    encoded
}

/// Replaces a secret, whatever the case of its ASCII letters.
fn replace(text: &str, secret: &str) -> String {
    let (lower, secret) = (text.to_ascii_lowercase(), secret.to_ascii_lowercase());
    let mut replaced = String::new();
    let mut end = 0;
    for (start, _) in lower.match_indices(&secret) {
        replaced.push_str(&text[end..start]);
        replaced.push_str("[hidden]");
        end = start + secret.len();
    }
    replaced.push_str(&text[end..]);
    replaced
}

/// How many bytes of a secret are hidden by themselves: servers cut what they quote.
const PART: usize = 16;

/// Hides what is a part of a secret.
fn hide_parts(text: &str, secret: &str) -> String {
    let (lower, secret) = (text.to_ascii_lowercase(), secret.to_ascii_lowercase());
    let parts: HashSet<&[u8]> = secret.as_bytes().windows(PART).collect();
    let mut is_secret = vec![false; text.len()];
    for (at, part) in lower.as_bytes().windows(PART).enumerate() {
        if parts.contains(part) {
            is_secret[at..at + PART].fill(true);
        }
    }
    let mut hidden = String::new();
    let mut was_secret = false;
    for (at, character) in text.char_indices() {
        match (is_secret[at], was_secret) {
            (false, _) => hidden.push(character),
            (true, false) => hidden.push_str("[hidden]"),
            (true, true) => {}
        }
        was_secret = is_secret[at];
    }
    hidden
}

#[cfg(test)]
mod tests {
    use super::{Secret, Secrets};

    #[test]
    fn a_secret_shows_nothing_of_itself() {
        let secrets = Secrets::default();
        secrets.add(&Secret::new("hunter2"));
        secrets.add(&Secret::new(""));
        assert!(!format!("{secrets:?} {:#?}", Secret::new("hunter2")).contains("hunter2"));
        assert_eq!(secrets.hide("Bearer hunter2, and Hunter2\u{e9}"), "Bearer [hidden], and [hidden]\u{e9}");
        secrets.add(&Secret::new("eyJhbGciOiJub25lIn0.e30.c2lnbmF0dXJl"));
        assert_eq!(
            secrets.hide("no: eyJhbGciOiJub25lIn0.. and 0.e30.c2lnbmF0dXJl, \u{e9}"),
            "no: [hidden]. and [hidden], \u{e9}"
        );
        assert_eq!(secrets.hide("signature: c2lnbmF0"), "signature: c2lnbmF0");
        secrets.add(&Secret::new("~a b/\u{e9}"));
        assert_eq!(secrets.hide("x=%7Ea+b%2f%C3%A9&y=~a b/\u{e9}"), "x=[hidden]&y=[hidden]");
    }
}
