//! Where a token comes from, and when a new one is requested.

use std::sync::{Mutex, PoisonError};

use super::address::Address;
use super::application::Credentials;
use super::limits::Limits;
use super::secret::{Secret, Secrets, variable};
use super::{application, audience, token_command};
use crate::report::error::Error;

/// The variable that holds a token.
const VARIABLE: &str = "DATAVERSE_TOKEN";

/// Where tokens come from, in the order in which they are looked for.
#[derive(Debug)]
enum Source {
    /// `--token-command`.
    Command(String),
    /// `DATAVERSE_TOKEN`. It cannot be renewed.
    Variable,
    /// `AZURE_TENANT_ID`, `AZURE_CLIENT_ID`, `AZURE_CLIENT_SECRET`.
    Credentials(Credentials),
    /// `az account get-access-token`.
    Az,
}

/// The token of a run, requested when the first request needs it.
#[derive(Debug)]
pub struct Tokens {
    source: Source,
    /// The file that gives the address of the environment, if the user did not type it.
    address_file: Option<String>,
    limits: Limits,
    /// How many tokens there were so far, and the last of them.
    held: Mutex<(u32, Option<Secret>)>,
}

/// A token of the run, with its number.
#[derive(Clone, Debug)]
pub struct Token {
    pub secret: Secret,
    /// Whether it was requested just now.
    pub is_new: bool,
    number: u32,
}

impl Tokens {
    /// Finds out where tokens come from, without requesting one.
    pub fn find(
        command: Option<&str>,
        address_file: Option<String>,
        limits: Limits,
        secrets: &Secrets,
    ) -> Result<Self, Error> {
        // A secret that is not used must not be shown either.
        for name in [VARIABLE, application::SECRET] {
            secrets.add(&Secret::new(variable(name).unwrap_or_default()));
        }
        let source = if let Some(command) = command {
            Source::Command(command.to_owned())
        } else if variable(VARIABLE).is_some() {
            Source::Variable
        } else if let Some(credentials) = Credentials::find()? {
            Source::Credentials(credentials)
        } else {
            Source::Az
        };
        Ok(Self { source, address_file, limits, held: Mutex::default() })
    }

    /// The token for the next request. `ask` exchanges credentials for one.
    pub fn current(
        &self,
        address: &Address,
        secrets: &Secrets,
        ask: impl Fn(&Credentials) -> Result<Secret, Error>,
    ) -> Result<Token, Error> {
        self.after(None, address, secrets, ask)
    }

    /// A new token after the server refused one; `None` if the source has only that one.
    pub fn renewed(
        &self,
        refused: &Token,
        address: &Address,
        secrets: &Secrets,
        ask: impl Fn(&Credentials) -> Result<Secret, Error>,
    ) -> Result<Option<Token>, Error> {
        if matches!(self.source, Source::Variable) {
            return Ok(None);
        }
        self.after(Some(refused.number), address, secrets, ask).map(Some)
    }

    /// Where the token comes from, for messages.
    pub fn origin(&self) -> &'static str {
        match self.source {
            Source::Command(_) => "the command of `--token-command`",
            Source::Variable => "the variable DATAVERSE_TOKEN",
            Source::Credentials(_) => "the client that AZURE_CLIENT_ID names",
            Source::Az => "`az account get-access-token`",
        }
    }

    fn after(
        &self,
        refused: Option<u32>,
        address: &Address,
        secrets: &Secrets,
        ask: impl Fn(&Credentials) -> Result<Secret, Error>,
    ) -> Result<Token, Error> {
        // While one thread requests a token, the others wait for it here.
        let mut held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        if let (number, Some(secret)) = &*held
            && refused != Some(*number)
        {
            return Ok(Token { secret: secret.clone(), is_new: false, number: *number });
        }
        let file = self.address_file.as_deref();
        if matches!(self.source, Source::Credentials(_) | Source::Az) {
            audience::permit_request(address, file)?;
        }
        let secret = match &self.source {
            Source::Command(command) => token_command::run_command(command, self.limits)?,
            Source::Variable => variable(VARIABLE).unwrap_or_default(),
            Source::Credentials(credentials) => ask(credentials)?.reveal().to_owned(),
            Source::Az => token_command::run_az(address, self.limits)?,
        };
        let secret = checked(&secret, self.origin())?;
        secrets.add(&secret);
        audience::permit(&secret, self.origin(), address, file)?;
        *held = (held.0 + 1, Some(secret.clone()));
        Ok(Token { secret, is_new: true, number: held.0 })
    }
}

/// Checks that a text can be sent as a token. The messages do not quote it.
fn checked(text: &str, origin: &str) -> Result<Secret, Error> {
    let text = text.trim();
    let refused = |what: &str, remedy: &str| Err(Error::new(format!("{origin} gives {what}")).remedy(remedy));
    if text.is_empty() {
        return refused("nothing instead of a token", "it must give only the token, on one line");
    }
    if text.get(..7).is_some_and(|start| start.eq_ignore_ascii_case("bearer ")) {
        return refused("a token with `Bearer` before it", "leave `Bearer` out: the command adds it");
    }
    if text.starts_with(['{', '[', '"']) {
        return refused(
            "JSON, not a token",
            "give only the token, as `az .. --query accessToken -o tsv` prints it",
        );
    }
    if !text.bytes().all(|byte| byte.is_ascii_graphic()) {
        return refused(
            "something that is not a token: it has blanks, line breaks or characters that no token has",
            "it must give only the token, on one line",
        );
    }
    Ok(Secret::new(text))
}

#[cfg(test)]
mod tests {
    use super::checked;

    #[test]
    fn what_is_no_token_is_told_without_being_shown() {
        for (text, part) in [
            ("  ", "nothing instead"),
            ("bearer hunter2", "`Bearer`"),
            ("{\"accessToken\": \"hunter2\"}", "JSON"),
            ("\"hunter2\"", "JSON"),
            ("hunter2\nhunter2", "line breaks"),
            ("hunter2\u{e9}", "characters that no token has"),
        ] {
            let told = checked(text, "somewhere").unwrap_err().to_string();
            assert!(told.contains(part) && !told.contains("hunter2"), "{told}");
        }
        assert_eq!(checked(" hunter2\r\n", "somewhere").unwrap().reveal(), "hunter2");
    }
}
