//! Programs that print a token.

use std::process::{Command, Stdio};

use super::address::Address;
use crate::error::Error;
use crate::terminal::shown;

/// What to do where nothing gives a token.
const WAYS: &str = "run `az login`; or set DATAVERSE_TOKEN; or set AZURE_TENANT_ID, AZURE_CLIENT_ID and \
                    AZURE_CLIENT_SECRET; or name a program that prints a token with `--token-command`";

/// Asks the Azure CLI, which knows who has signed in on this machine or in this job.
pub fn run_az(address: &Address) -> Result<String, Error> {
    // On Windows, `az` is a batch file.
    let output = Command::new(if cfg!(windows) { "az.cmd" } else { "az" })
        .args(["account", "get-access-token", "--resource", &address.to_string()])
        .args(["--query", "accessToken", "-o", "tsv"])
        .stdin(Stdio::null())
        .output();
    let output = match output {
        Ok(output) => output,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            return Err(Error::new(
                "there is no token: none is set, and the Azure CLI (`az`) is not installed",
            )
            .remedy(WAYS));
        }
        Err(error) => return Err(Error::new(format!("`az` cannot be run: {error}")).remedy(WAYS)),
    };
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        let said: Vec<_> = said.lines().map(str::trim).filter(|line| !line.is_empty()).map(shown).collect();
        let said = if said.is_empty() { String::new() } else { format!("\n  az says: {}", said.join(" ")) };
        return Err(Error::new(format!(
            "`az account get-access-token` gave no token ({}){said}",
            output.status
        ))
        .remedy(WAYS));
    }
    Ok(text(&output.stdout))
}

/// Runs the command of `--token-command` in the shell. What it says on standard error, people see
/// as it says it, and it may ask them.
pub fn run_command(command: &str) -> Result<String, Error> {
    let mut shell = if cfg!(windows) { Command::new("cmd") } else { Command::new("/bin/sh") };
    let output = shell
        .args([if cfg!(windows) { "/C" } else { "-c" }, command])
        .stdin(Stdio::inherit())
        .stderr(Stdio::inherit())
        .output()
        .map_err(|error| Error::new(format!("the command of `--token-command` cannot be run: {error}")))?;
    if !output.status.success() {
        return Err(Error::new(format!("the command of `--token-command` failed ({})", output.status))
            .remedy("run it by hand: it must print a token and nothing else to standard output"));
    }
    Ok(text(&output.stdout))
}

/// What a program printed. Anything that is not text is not a token, and is reported as such.
fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}
