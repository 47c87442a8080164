//! Programs that print a token.

use std::io::{self, Read};
use std::process::{Child, Command, Output, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::{Duration, Instant};

use super::address::Address;
use super::limits::Limits;
use crate::report::error::{Error, words};

/// The advice if nothing gives a token.
const WAYS: &str = "run `az login`; or set DATAVERSE_TOKEN; or set AZURE_TENANT_ID, AZURE_CLIENT_ID and \
                    AZURE_CLIENT_SECRET; or name a program that prints a token with `--token-command`";

/// Asks the Azure CLI, which knows who has signed in on this machine or in this job.
pub fn run_az(address: &Address, limits: Limits) -> Result<String, Error> {
    // On Windows, `az` is a batch file.
    let mut az = Command::new(if cfg!(windows) { "az.cmd" } else { "az" });
    az.args(["account", "get-access-token", "--resource", &address.to_string()])
        .args(["--query", "accessToken", "-o", "tsv"])
        .stdin(Stdio::null())
        .stderr(Stdio::piped());
    let output = match output(az, limits) {
        Ok(output) => output,
        Err(Failure::Limit(what)) => {
            return Err(Error::new(format!("`az account get-access-token` {what}")).remedy(WAYS));
        }
        Err(Failure::Io(error)) if error.kind() == std::io::ErrorKind::NotFound => {
            return Err(Error::new(
                "there is no token: none is set, and the Azure CLI (`az`) is not installed",
            )
            .remedy(WAYS));
        }
        Err(Failure::Io(error)) => {
            return Err(Error::new(format!("`az` cannot be run: {}", words(&error))).remedy(WAYS));
        }
    };
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        let said: Vec<_> = said.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        let error = Error::new(format!("`az account get-access-token` gave no token ({})", output.status))
            .remedy(WAYS);
        return Err(if said.is_empty() { error } else { error.line(format!("az says: {}", said.join(" "))) });
    }
    Ok(text(&output.stdout))
}

/// Runs the command of `--token-command` in the shell. People see its standard error at once, and it
/// may ask them for input.
pub fn run_command(command: &str, limits: Limits) -> Result<String, Error> {
    let mut shell = shell(command);
    shell.stdin(Stdio::inherit()).stderr(Stdio::inherit());
    let output = output(shell, limits).map_err(|failure| match failure {
        Failure::Io(error) => {
            Error::new(format!("the command of `--token-command` cannot be run: {}", words(&error)))
        }
        Failure::Limit(what) => Error::new(format!("the command of `--token-command` {what}"))
            .remedy("run it by hand: it must print a token and nothing else to standard output"),
    })?;
    if !output.status.success() {
        return Err(Error::new(format!("the command of `--token-command` failed ({})", output.status))
            .remedy("run it by hand: it must print a token and nothing else to standard output"));
    }
    Ok(text(&output.stdout))
}

#[cfg(not(windows))]
fn shell(command: &str) -> Command {
    let mut shell = Command::new("/bin/sh");
    shell.args(["-c", command]);
    shell
}

/// `cmd` reads the rest of its line as it is, and does not know the escapes that other programs expect in quotes.
#[cfg(windows)]
fn shell(command: &str) -> Command {
    let mut shell = Command::new("cmd");
    std::os::windows::process::CommandExt::raw_arg(&mut shell, format!("/D /S /C \"{command}\""));
    shell
}

/// The most that a program may print: many times what a token is.
const MOST: u64 = 1 << 16;

/// Why there is no output.
enum Failure {
    Io(io::Error),
    /// The program prints too much, or takes too long.
    Limit(&'static str),
}

/// Runs a program to its end, but not for ever.
fn output(mut program: Command, limits: Limits) -> Result<Output, Failure> {
    let deadline = Instant::now() + limits.for_a_program();
    // On Windows, a batch file and the shell would first look for each program in the working directory, where somebody
    // else may have put one.
    program.env("NoDefaultCurrentDirectoryInExePath", "1");
    let mut child = program.stdout(Stdio::piped()).spawn().map_err(Failure::Io)?;
    let (stdout, stderr) = (reading(child.stdout.take()), reading(child.stderr.take()));
    let result = finish(&mut child, &stdout, &stderr, deadline);
    if result.is_err() {
        // It may have ended just now.
        let _ = child.kill();
        let _ = child.wait();
    }
    result
}

fn finish(
    child: &mut Child,
    stdout: &Receiver<Vec<u8>>,
    stderr: &Receiver<Vec<u8>>,
    deadline: Instant,
) -> Result<Output, Failure> {
    const TOO_LONG: Failure = Failure::Limit("did not end within 5 minutes");
    let left = || deadline.saturating_duration_since(Instant::now());
    let stdout = stdout.recv_timeout(left()).map_err(|_| TOO_LONG)?;
    if stdout.len() as u64 > MOST {
        return Err(Failure::Limit("prints more than 64 KiB, which a token never is"));
    }
    let stderr = stderr.recv_timeout(left()).map_err(|_| TOO_LONG)?;
    loop {
        if let Some(status) = child.try_wait().map_err(Failure::Io)? {
            return Ok(Output { status, stdout, stderr });
        }
        if left().is_zero() {
            return Err(TOO_LONG);
        }
        thread::sleep(Duration::from_millis(5));
    }
}

/// Reads what comes, up to a limit, while others wait. A reader that gets nothing more is left
/// behind: a program that was killed may have started another one.
fn reading(from: Option<impl Read + Send + 'static>) -> Receiver<Vec<u8>> {
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || {
        let mut bytes = Vec::new();
        if let Some(from) = from {
            // Keep what came before the failure.
            let _ = from.take(MOST + 1).read_to_end(&mut bytes);
        }
        let _ = sender.send(bytes);
    });
    receiver
}

/// What a program printed. Anything that is not text is not a token, and is reported as such.
fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}
