//! The credentials of an application, which are exchanged for a token.

use super::address::Address;
use super::secret::{Secret, variable};
use crate::report::error::Error;

/// Who issues tokens, unless `AZURE_AUTHORITY_HOST` names one of another cloud.
const AUTHORITY: &str = "https://login.microsoftonline.com";

/// The variable that holds the secret.
pub const SECRET: &str = "AZURE_CLIENT_SECRET";

#[derive(Debug)]
pub struct Credentials {
    authority: Address,
    tenant: String,
    client: String,
    secret: Secret,
}

impl Credentials {
    /// Reads the variables that every Azure program reads. Without a secret, the client signs in in
    /// another way, such as workload identity, and `az` gives the token.
    pub fn find() -> Result<Option<Self>, Error> {
        let Some(secret) = variable(SECRET).map(Secret::new) else { return Ok(None) };
        let needed = |name: &str| {
            variable(name).ok_or_else(|| {
                Error::new(format!("{SECRET} is set, but {name} is not")).remedy(
                    "set AZURE_TENANT_ID, AZURE_CLIENT_ID and AZURE_CLIENT_SECRET together, or none of them",
                )
            })
        };
        let (tenant, client) = (needed("AZURE_TENANT_ID")?, needed("AZURE_CLIENT_ID")?);
        // The tenant becomes part of an address.
        if !tenant.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-')) {
            return Err(Error::new("AZURE_TENANT_ID is neither an id nor a domain")
                .remedy("copy the directory (tenant) id of the application in the Azure portal"));
        }
        let authority = variable("AZURE_AUTHORITY_HOST");
        let authority = Address::parse("`AZURE_AUTHORITY_HOST`", authority.as_deref().unwrap_or(AUTHORITY))?;
        Ok(Some(Self { authority, tenant, client, secret }))
    }

    pub fn authority(&self) -> &Address {
        &self.authority
    }

    /// Where they are sent.
    pub fn endpoint(&self) -> String {
        format!("{}/{}/oauth2/v2.0/token", self.authority, self.tenant)
    }

    /// What is sent there.
    pub fn form<'a>(&'a self, scope: &'a str) -> [(&'static str, &'a str); 4] {
        [
            ("grant_type", "client_credentials"),
            ("client_id", &self.client),
            ("client_secret", self.secret.reveal()),
            ("scope", scope),
        ]
    }
}
