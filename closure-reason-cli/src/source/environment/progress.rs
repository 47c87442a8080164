//! How far the work has come, for the user who is watching.

use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::source::Note;
use crate::terminal;

/// What is done sooner needs no bar.
const PATIENCE: Duration = Duration::from_millis(500);

/// A bar on standard error, if that is a terminal and the work lasts.
pub struct Progress {
    bar: ProgressBar,
    since: Instant,
}

impl Default for Progress {
    fn default() -> Self {
        Self { bar: ProgressBar::hidden(), since: Instant::now() }
    }
}

impl Progress {
    /// Begins with a number of steps.
    pub fn begin(&self, steps: usize, what: &'static str) {
        if steps == 0 {
            return;
        }
        let style = ProgressStyle::with_template("fetching {msg} [{bar:40}] {pos}/{len}, {eta} left");
        self.bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()).progress_chars("=> "));
        self.bar.set_length(steps as u64);
        self.bar.set_message(what);
        self.bar.reset();
    }

    pub fn step(&self) {
        if self.bar.is_hidden() && self.since.elapsed() > PATIENCE {
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
        }
        self.bar.inc(1);
    }

    /// Says remarks without writing into the bar.
    pub fn listener(&self) -> impl Fn(Note) + Send + Sync + use<> {
        let bar = self.bar.clone();
        move |note| bar.suspend(|| terminal::notes(&[note]))
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
