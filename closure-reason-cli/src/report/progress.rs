//! How far the work has come, for the user who is watching.

use std::io::{self, IsTerminal, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// What is done sooner needs no bar.
const PATIENCE: Duration = Duration::from_secs(1);

/// A bar on standard error, if that is a terminal and the work lasts. It is gone when this is.
pub struct Progress {
    counter: Counter,
}

/// Moves a bar on, from any thread.
#[derive(Clone)]
pub struct Counter {
    bar: ProgressBar,
    /// When the bar appears; `None` where nobody could see it, or should.
    appears: Option<Instant>,
    counted: Arc<AtomicU64>,
}

impl Progress {
    /// One that is shown where standard error is a terminal.
    pub fn new() -> Self {
        let appears = io::stderr().is_terminal().then(|| Instant::now() + PATIENCE);
        Self { counter: Counter { bar: ProgressBar::hidden(), appears, counted: Arc::default() } }
    }

    /// One that is never shown.
    pub fn hidden() -> Self {
        let mut progress = Self::new();
        progress.counter.appears = None;
        progress
    }

    /// Begins to fetch a number of things.
    #[cfg(feature = "environment")]
    pub fn fetch(&self, steps: usize, what: &'static str) {
        if steps > 0 {
            self.counter.bar.set_message(what);
            self.begin("fetching {msg} [{bar:30}] {pos} of {len}, {eta} left", Some(steps as u64));
        }
    }

    /// Begins to read; the number of bytes may be unknown.
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

    /// What moves the bar on while this is elsewhere.
    pub fn counter(&self) -> &Counter {
        &self.counter
    }

    /// Says remarks without writing into the bar.
    #[cfg(feature = "environment")]
    pub fn listener(&self) -> impl Fn(super::note::Note) + Send + Sync + use<> {
        let bar = self.counter.bar.clone();
        move |note| bar.suspend(|| crate::report::terminal::notes(&[note]))
    }

    /// Takes the bar away, before something else is printed.
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

    /// The same reader, whose bytes are counted.
    pub fn reading<R: Read>(&self, reader: R) -> impl Read + use<R> {
        Counted { reader, counter: self.clone() }
    }

    /// Another one for the same bar, for work that may turn out to be in vain.
    pub fn apart(&self) -> Self {
        Self { counted: Arc::default(), ..self.clone() }
    }

    /// Moves the bar back by all that was counted here: it was in vain.
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
