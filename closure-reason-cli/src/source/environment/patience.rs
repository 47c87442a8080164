//! How long we wait for a server, and how often we ask.

use std::time::{Duration, SystemTime};

use crate::error::Error;

/// How often a request is sent before it is given up.
pub const TRIES: u32 = 5;

/// The longest wait that a server may ask for: its limits count requests over five minutes.
pub const LONGEST: Duration = Duration::from_secs(300);

/// For tests: waits and limits, of time and of bytes, in percent of the usual ones, such as `1,100`.
const VARIABLE: &str = "CLOSURE_REASON_PATIENCE";

/// Factors to all waits and limits.
#[derive(Clone, Copy, Debug)]
pub struct Patience {
    waits: u32,
    limits: u32,
}

impl Patience {
    /// Reads the variable that tests set; else it is the whole patience.
    pub fn from_environment() -> Result<Self, Error> {
        let Ok(text) = std::env::var(VARIABLE) else { return Ok(Self { waits: 100, limits: 100 }) };
        let percent = |text: &str| text.parse().ok().filter(|percent| (1..=100).contains(percent));
        text.split_once(',')
            .and_then(|(waits, limits)| Some(Self { waits: percent(waits)?, limits: percent(limits)? }))
            .ok_or_else(|| Error::new(format!("{VARIABLE} must be two percentages, such as `1,100`")))
    }

    /// For a connection, from the first packet to the end of the TLS handshake.
    pub fn to_connect(self) -> Duration {
        Duration::from_secs(20) * self.limits / 100
    }

    /// Between two packets of an answer. A server that works on an answer is silent as well.
    pub fn in_silence(self) -> Duration {
        Duration::from_secs(60) * self.limits / 100
    }

    /// For one answer: all its pages and all tries, without the waits between them. A server that
    /// sends a byte now and then is never silent.
    pub fn for_an_answer(self) -> Duration {
        Duration::from_secs(600) * self.limits / 100
    }

    /// For a program that prints a token. It may ask the user, who may have to sign in.
    pub fn for_a_program(self) -> Duration {
        Duration::from_secs(300) * self.limits / 100
    }

    /// A limit in bytes.
    pub fn bytes(self, limit: u64) -> u64 {
        limit * u64::from(self.limits) / 100
    }

    /// A wait between two tries.
    pub fn between(self, wait: Duration) -> Duration {
        wait * self.waits / 100
    }
}

/// The wait before the next try: what the server asks for, or 2, 4, 8 seconds and so on. `None` if
/// that is too long.
pub fn wait(failed_tries: u32, retry_after: Option<Duration>) -> Option<Duration> {
    let wait = retry_after.unwrap_or_else(|| Duration::from_secs(1 << failed_tries.min(10)));
    (wait <= LONGEST).then_some(wait)
}

/// The same wait, a little longer, so that clients who were refused at once do not come back at
/// once.
pub fn with_jitter(wait: Duration) -> Duration {
    wait + wait.mul_f64(fastrand::f64() / 4.0)
}

/// Reads `Retry-After`: seconds, or a date.
pub fn retry_after(header: &str, now: SystemTime) -> Option<Duration> {
    let header = header.trim();
    if let Ok(seconds) = header.parse() {
        return Some(Duration::from_secs(seconds));
    }
    let date = httpdate::parse_http_date(header).ok()?;
    let wait = date.duration_since(now).unwrap_or_default();
    // The date has no fractions, so neither has the wait.
    Some(Duration::from_secs(wait.as_secs() + u64::from(wait.subsec_nanos() > 0)))
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, UNIX_EPOCH};

    use super::{retry_after, wait, with_jitter};

    #[test]
    fn the_server_is_believed_up_to_five_minutes() {
        let seconds = Duration::from_secs;
        for (failed, asked, expected) in [
            (1, None, Some(2)),
            (2, None, Some(4)),
            (4, None, Some(16)),
            (1, Some(0), Some(0)),
            (3, Some(300), Some(300)),
            (1, Some(301), None),
            (1, Some(u64::MAX), None),
        ] {
            assert_eq!(wait(failed, asked.map(seconds)), expected.map(seconds), "{failed} {asked:?}");
        }
        let jitter = with_jitter(seconds(4));
        assert!((seconds(4)..=seconds(5)).contains(&jitter));
    }

    #[test]
    fn retry_after_is_seconds_or_a_date() {
        let now = UNIX_EPOCH + Duration::from_millis(1_445_412_470_500);
        for (header, expected) in [
            ("7", Some(7)),
            (" 0 ", Some(0)),
            ("Wed, 21 Oct 2015 07:28:00 GMT", Some(10)),
            ("Wed, 21 Oct 2015 07:27:00 GMT", Some(0)),
            ("soon", None),
            ("-1", None),
            ("1.5", None),
        ] {
            assert_eq!(retry_after(header, now), expected.map(Duration::from_secs), "{header}");
        }
    }
}
