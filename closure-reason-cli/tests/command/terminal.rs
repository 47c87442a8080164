//! A terminal for the command to write to.

use std::fs::File;
use std::io::Read;
use std::process::Stdio;
use std::sync::{Arc, Mutex};
use std::thread::{self, JoinHandle};

use nix::pty::{OpenptyResult, Winsize, openpty};

/// The sequence that clears a line.
const CLEAR: &str = "\r\u{1b}[2K";

/// A terminal, and everything written to it.
pub(crate) struct Terminal {
    /// The end at which a user would type.
    pub(crate) controlling: File,
    controlled: File,
    told: Arc<Mutex<String>>,
    reader: JoinHandle<()>,
}

impl Terminal {
    pub(crate) fn new() -> Self {
        let size = Winsize { ws_row: 25, ws_col: 100, ws_xpixel: 0, ws_ypixel: 0 };
        let OpenptyResult { master, slave } = openpty(&size, None).unwrap();
        // Unlike these ends, their copies are not inherited by what other tests start, which would keep the terminal open.
        let [controlling, controlled] = [master, slave].map(|end| File::from(end.try_clone().unwrap()));
        let told = Arc::new(Mutex::new(String::new()));
        let (mut from, to) = (controlling.try_clone().unwrap(), Arc::clone(&told));
        let reader = thread::spawn(move || {
            let mut bytes = [0; 4096];
            // Reading fails once no process has the terminal open.
            while let Ok(count @ 1..) = from.read(&mut bytes) {
                to.lock().unwrap().push_str(&String::from_utf8_lossy(&bytes[..count]));
            }
        });
        Self { controlling, controlled, told, reader }
    }

    pub(crate) fn stdio(&self) -> Stdio {
        self.controlled.try_clone().unwrap().into()
    }

    pub(crate) fn shows(&self, text: &str) -> bool {
        self.told.lock().unwrap().contains(text)
    }

    /// Everything written to it. Waits until no process has it open.
    pub(crate) fn told(self) -> String {
        drop(self.controlled);
        self.reader.join().unwrap();
        self.told.lock().unwrap().replace("\r\n", "\n")
    }
}

/// The text after the bar. Asserts that the bar was shown and then cleared.
#[track_caller]
pub(crate) fn after_bar<'a>(told: &'a str, bar: &str) -> &'a str {
    assert!(told.contains(bar), "{told:?}");
    let (_, after) = told.rsplit_once(bar).unwrap();
    let (bar, after) = after.split_once(CLEAR).unwrap_or_else(|| panic!("{told:?}"));
    assert!(!bar.contains('\n') && !told.contains("\u{1b}[3"), "{told:?}");
    after
}
