//! How much a server may send, and how long it may take. A hostile server could send one byte now
//! and then, or pages without end, and never be silent.

use std::collections::HashSet;
use std::time::{Duration, Instant};

use super::error::RequestError;
use crate::report::error::Error;

/// The most bytes of one answer, unpacked, all its pages together: several times the size of 200
/// choice columns in ten languages.
const OF_ANSWER: u64 = 64 << 20;

/// The most bytes of all answers of a run.
pub const OF_RUN: u64 = 2 << 30;

/// For tests: limits in percent of the usual ones, such as `waits=1,silence=1`.
const VARIABLE: &str = "CLOSURE_REASON_PATIENCE";

/// Limits for servers and for programs that print tokens, in percent of the usual ones. A test shortens only the one that
/// it is about: whether the others are kept would depend on how busy the machine is.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Pauses between tries.
    waits: u32,
    /// How long nothing may come.
    silence: u32,
    /// How long an answer or a program may take altogether.
    time: u32,
    bytes: u32,
}

impl Limits {
    /// The usual limits, unless the variable of the tests says otherwise.
    pub fn from_environment() -> Result<Self, Error> {
        let mut limits = Self { waits: 100, silence: 100, time: 100, bytes: 100 };
        for part in std::env::var(VARIABLE).iter().flat_map(|text| text.split(',')) {
            limits.shorten(part).ok_or_else(|| {
                Error::new(format!("{VARIABLE} must be percentages, such as `waits=1,silence=1`"))
            })?;
        }
        Ok(limits)
    }

    fn shorten(&mut self, part: &str) -> Option<()> {
        let (name, percent) = part.split_once('=')?;
        let limit = match name {
            "waits" => &mut self.waits,
            "silence" => &mut self.silence,
            "time" => &mut self.time,
            "bytes" => &mut self.bytes,
            _ => return None,
        };
        *limit = percent.parse().ok().filter(|percent| (1..=100).contains(percent))?;
        Some(())
    }

    /// For a connection, from the first packet to the end of the TLS handshake.
    pub fn to_connect(self) -> Duration {
        Duration::from_secs(20) * self.silence / 100
    }

    /// Between two packets of an answer; also while the server prepares the answer.
    pub fn in_silence(self) -> Duration {
        Duration::from_secs(60) * self.silence / 100
    }

    /// For one answer: all its pages and all tries, without the waits between them. A server that
    /// sends a byte now and then is never silent.
    pub fn for_an_answer(self) -> Duration {
        Duration::from_secs(600) * self.time / 100
    }

    /// For a program that prints a token; the user may have to sign in meanwhile.
    pub fn for_a_program(self) -> Duration {
        Duration::from_secs(300) * self.time / 100
    }

    /// A limit in bytes.
    pub fn bytes(self, limit: u64) -> u64 {
        limit * u64::from(self.bytes) / 100
    }

    /// A wait between two tries.
    pub fn between(self, wait: Duration) -> Duration {
        wait * self.waits / 100
    }
}

/// What is left for one answer.
pub struct Allowance {
    pub bytes: u64,
    time: Duration,
    /// The addresses of the pages so far.
    pages: HashSet<String>,
}

impl Allowance {
    pub fn new(limits: Limits) -> Self {
        Self { bytes: limits.bytes(OF_ANSWER), time: limits.for_an_answer(), pages: HashSet::new() }
    }

    /// Makes a try with the time that is left, and takes the time that it needed from that.
    pub fn spend<A>(
        &mut self,
        attempt: impl FnOnce(&mut Self, Duration) -> Result<A, RequestError>,
    ) -> Result<A, RequestError> {
        let (time, since) = (self.time, Instant::now());
        if time.is_zero() {
            return Err(RequestError::TooSlow);
        }
        let result = attempt(self, time);
        self.time = time.saturating_sub(since.elapsed());
        result
    }

    /// Remembers the address of a page; false if the page was requested before.
    pub fn is_new_page(&mut self, url: &str) -> bool {
        self.pages.insert(url.to_owned())
    }
}
