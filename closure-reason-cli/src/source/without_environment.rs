//! Replaces the room `environment` if the command is built without network access.

use std::path::Path;

use clap::Args;

use crate::definition::OptionSetDefinition;
use crate::report::error::Error;
use crate::report::note::Note;
use crate::source::Metadata;

/// No flags; only closure-reason.toml can name an environment.
#[derive(Args, Clone, Debug, Default)]
pub struct Environment {
    #[arg(skip)]
    is_asked: bool,
}

impl Environment {
    pub fn is_asked(&self) -> bool {
        self.is_asked
    }

    #[expect(clippy::unused_self, clippy::unnecessary_wraps, reason = "the same as with a network")]
    pub fn refuse_unused_token(&self) -> Result<(), Error> {
        Ok(())
    }

    pub fn take_address(&mut self, _: &str, _: &Path) {
        self.is_asked = true;
    }

    #[expect(clippy::needless_pass_by_ref_mut, clippy::unused_self, reason = "the same as with a network")]
    pub fn ask_about<'a>(&mut self, _: impl Iterator<Item = &'a OptionSetDefinition>) {}

    #[expect(clippy::unused_self, reason = "the same as with a network")]
    pub fn gather(&self, _: &[String], _: &[String]) -> Result<(Vec<Metadata>, Vec<Note>), Error> {
        Err(Error::new("this build of the command cannot query an environment").remedy(
            "say where the metadata is with `--from`, or install the command with the feature `environment`",
        ))
    }
}
