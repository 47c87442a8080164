//! When a failed request is sent again: `Retry-After`, the number of tries, the wait between them.

use std::time::{Duration, SystemTime};

/// How often a request is sent before we give up.
pub const TRIES: u32 = 5;

/// The longest wait that a server may ask for: its limits count requests over five minutes.
pub const LONGEST: Duration = Duration::from_secs(300);

/// The wait before the next try: what the server asks for, or 2, 4, 8 seconds and so on. `None` if
/// that is too long.
pub fn wait(failed_tries: u32, retry_after: Option<Duration>) -> Option<Duration> {
    let wait = retry_after.unwrap_or_else(|| Duration::from_secs(1 << failed_tries.min(10)));
    (wait <= LONGEST).then_some(wait)
}

/// Adds up to a quarter to a wait, so that clients that were refused at the same time do not all
/// return at the same time.
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
    fn a_server_may_ask_for_up_to_five_minutes() {
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
