//! The bar on standard error.

use std::process::Command;
use std::sync::OnceLock;
use std::thread;
use std::time::{Duration, Instant};

use crate::environment::command::{Bench, TOKEN};
use crate::environment::dataverse::Dataverse;
use crate::environment::server::Server;
use crate::terminal::{Terminal, after_bar};

#[test]
fn a_bar_is_shown_on_a_terminal_until_the_work_is_done() {
    // Longer than the command waits before it shows anything.
    const LONG: Duration = Duration::from_millis(1500);
    let (dataverse, first) = (Dataverse::of_samples(), OnceLock::new());
    let columns = 5 * dataverse.tables.len();
    let server = Server::start(move |request| {
        // Since the first column, before which the bar is there, however slow this machine is.
        if request.target.contains("CRM.") {
            thread::sleep(LONG.saturating_sub(first.get_or_init(Instant::now).elapsed()));
        }
        dataverse.answer(request)
    });
    let (bench, terminal) = (Bench::new(), Terminal::new());
    let status = Command::new(env!("CARGO_BIN_EXE_closure-reason"))
        .args(["fetch", "--environment", &server.url, "--all", "-o", "metadata"])
        .env_clear()
        .envs([("DATAVERSE_TOKEN", TOKEN), ("TERM", "xterm")])
        .current_dir(bench.folder.path())
        .stderr(terminal.stdio())
        .status()
        .unwrap();
    assert!(status.success());
    let told = terminal.told();
    assert!(told.contains("fetching columns [="), "{told:?}");
    let after = after_bar(&told, "fetching ");
    assert!(told.contains(&format!(" of {columns}, ")), "{told:?}");
    assert!(after.starts_with("fetched ") && after.lines().count() == 1, "{told:?}");
}
