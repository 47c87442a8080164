//! Cleans up when somebody stops the command: by Ctrl-C or Ctrl-\, by closing the terminal, or by a signal.

use std::sync::Once;

/// Makes a signal call this function before the command ends. Its result is kept until then.
pub fn watch<T: 'static>(clear: fn() -> T) {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| start(clear));
}

/// Handles signals only once the thread that ends the command is running: without it, they would be lost.
#[cfg(unix)]
fn start<T: 'static>(clear: fn() -> T) {
    use std::sync::mpsc;

    use signal_hook::iterator::Signals;

    let (ready, is_ready) = mpsc::channel::<()>();
    let thread = std::thread::Builder::new().spawn(move || {
        let Ok(mut signals) = Signals::new(signals()) else { return };
        drop(ready);
        if let Some(signal) = signals.forever().next() {
            let _none_comes = clear();
            // The shell sees which signal it was.
            let _ = signal_hook::low_level::emulate_default_handler(signal);
            std::process::exit(128 + signal);
        }
    });
    if thread.is_ok() {
        // The thread drops its end when it is ready.
        let _ = is_ready.recv();
    }
}

/// The signals that end the command. Those that were ignored when it started, as under `nohup`, stay ignored. If that
/// cannot be found out, the signal of a closed terminal is left alone.
#[cfg(unix)]
fn signals() -> impl Iterator<Item = i32> {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM};

    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let ignored = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    let ignored = ignored.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok());
    let is_heard = move |signal: &i32| match ignored {
        Some(ignored) => ignored >> (signal - 1) & 1 == 0,
        None => *signal != SIGHUP,
    };
    [SIGHUP, SIGINT, SIGQUIT, SIGTERM].into_iter().filter(is_heard)
}

#[cfg(windows)]
fn start<T: 'static>(clear: fn() -> T) {
    let _ = ctrlc::try_set_handler(move || {
        let _none_comes = clear();
        std::process::exit(130);
    });
}

#[cfg(not(any(unix, windows)))]
fn start<T>(_: fn() -> T) {}
