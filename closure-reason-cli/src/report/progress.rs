//! Progress bars.

use std::io::{self, IsTerminal, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// Shorter work needs no bar.
const PATIENCE: Duration = Duration::from_secs(1);

/// A bar on standard error, if that is a terminal and the work takes long. Dropping this removes the bar.
pub struct Progress {
    counter: Counter,
}

/// Advances a bar, from any thread.
#[derive(Clone)]
pub struct Counter {
    bar: ProgressBar,
    /// When the bar appears; `None` if it never does.
    appears: Option<Instant>,
    counted: Arc<AtomicU64>,
}

impl Progress {
    /// A bar that is shown if standard error is a terminal.
    pub fn new() -> Self {
        let appears = io::stderr().is_terminal().then(|| Instant::now() + PATIENCE);
        Self { counter: Counter { bar: ProgressBar::hidden(), appears, counted: Arc::default() } }
    }

    /// A bar that is never shown.
    pub fn hidden() -> Self {
        let mut progress = Self::new();
        progress.counter.appears = None;
        progress
    }

    /// Starts a bar for fetching a number of things.
    #[cfg(feature = "environment")]
    pub fn fetch(&self, steps: usize, what: &'static str) {
        if steps > 0 {
            self.counter.bar.set_message(what);
            self.begin("fetching {msg} [{bar:30}] {pos} of {len}, {eta} left", Some(steps as u64));
        }
    }

    /// Starts a bar for reading; the number of bytes may be unknown.
    pub fn read(&self, bytes: Option<u64>) {
        self.begin(
            match bytes {
                Some(_) => "reading [{bar:30}] {decimal_bytes} of {decimal_total_bytes}, {eta} left",
                None => "{spinner} reading, {decimal_bytes} so far, {decimal_bytes_per_sec}",
            },
            bytes,
        );
    }

    fn begin(&self, template: &str, length: Option<u64>) {
        let bar = &self.counter.bar;
        let style = ProgressStyle::with_template(template);
        bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()).progress_chars("=> "));
        if let Some(length) = length {
            bar.set_length(length);
        }
        bar.reset();
    }

    #[cfg(feature = "environment")]
    pub fn step(&self) {
        self.counter.add(1);
    }

    /// A handle that advances the bar from elsewhere.
    pub fn counter(&self) -> &Counter {
        &self.counter
    }

    /// Prints notes without disturbing the bar.
    #[cfg(feature = "environment")]
    pub fn listener(&self) -> impl Fn(super::note::Note) + Send + Sync + use<> {
        let bar = self.counter.bar.clone();
        move |note| bar.suspend(|| crate::report::terminal::notes(&[note]))
    }

    /// Removes the bar, before something else is printed.
    pub fn clear(&self) {
        self.counter.bar.finish_and_clear();
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.clear();
    }
}

impl Counter {
    fn add(&self, count: u64) {
        if self.bar.is_hidden() && self.appears.is_some_and(|appears| appears <= Instant::now()) {
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
        }
        self.counted.fetch_add(count, Ordering::Relaxed);
        self.bar.inc(count);
    }

    /// A reader that counts its bytes.
    pub fn reading<R: Read>(&self, reader: R) -> impl Read + use<R> {
        Counted { reader, counter: self.clone() }
    }

    /// Another counter for the same bar, for work that may be thrown away.
    pub fn apart(&self) -> Self {
        Self { counted: Arc::default(), ..self.clone() }
    }

    /// Moves the bar back by everything that was counted here, because the work was thrown away.
    pub fn take_back(&self) {
        self.bar.dec(self.counted.swap(0, Ordering::Relaxed));
    }

    #[cfg(test)]
    pub fn position(&self) -> u64 {
        self.bar.position()
    }
}

/// A reader whose bytes are counted.
struct Counted<R> {
    reader: R,
    counter: Counter,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.reader.read(buffer)?;
        self.counter.add(count as u64);
        Ok(count)
    }
}
