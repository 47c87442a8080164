//! What must never be seen: tokens and client secrets.

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

/// All secrets of a run. What a server says may repeat one that it was sent, so its words go
/// through [`hide`](Self::hide).
#[derive(Debug, Default)]
pub struct Secrets(Mutex<Vec<Secret>>);

impl Secrets {
    pub fn add(&self, secret: &Secret) {
        let mut known = self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if !secret.0.is_empty() && !known.contains(secret) {
            known.push(secret.clone());
        }
    }

    /// A text without the secrets.
    pub fn hide(&self, text: &str) -> String {
        let known = self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        known.iter().fold(text.to_owned(), |text, secret| text.replace(&secret.0, "[hidden]"))
    }
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
        assert_eq!(secrets.hide("Bearer hunter2, and hunter2"), "Bearer [hidden], and [hidden]");
    }
}
