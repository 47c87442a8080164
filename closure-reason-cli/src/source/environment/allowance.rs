//! How much a server may send, and how long it may take. A server need not mean well: it can send
//! a byte now and then, or one page after another.

use std::collections::HashSet;
use std::time::{Duration, Instant};

use super::patience::Patience;
use super::trouble::Trouble;

/// The most that an answer may hold, unpacked, all its pages together: several times what 200 choice
/// columns are in ten languages.
const OF_ANSWER: u64 = 64 << 20;

/// The most that all answers of a run may hold.
pub const OF_RUN: u64 = 2 << 30;

/// What is left for one answer.
pub struct Allowance {
    pub bytes: u64,
    time: Duration,
    /// The addresses of its pages so far.
    pages: HashSet<String>,
}

impl Allowance {
    pub fn new(patience: Patience) -> Self {
        Self { bytes: patience.bytes(OF_ANSWER), time: patience.for_an_answer(), pages: HashSet::new() }
    }

    /// Takes the time of a try, which must end when none is left.
    pub fn spend<A>(
        &mut self,
        attempt: impl FnOnce(&mut Self, Duration) -> Result<A, Trouble>,
    ) -> Result<A, Trouble> {
        let (time, since) = (self.time, Instant::now());
        if time.is_zero() {
            return Err(Trouble::TooSlow);
        }
        let result = attempt(self, time);
        self.time = time.saturating_sub(since.elapsed());
        result
    }

    /// Whether a page is another one than those before.
    pub fn is_new_page(&mut self, url: &str) -> bool {
        self.pages.insert(url.to_owned())
    }
}
