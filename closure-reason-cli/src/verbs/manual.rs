//! Completions and man pages, both generated from the definition of the arguments.

use clap::{Args, Command};
use clap_complete::Shell;

use crate::report::error::Error;
use crate::report::exit_code::Outcome;
use crate::report::output::Destination;

/// Print the completions of a shell.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  closure-reason completions bash -o ~/.local/share/bash-completion/completions/closure-reason
  closure-reason completions zsh -o ~/.zfunc/_closure-reason
  closure-reason completions fish -o ~/.config/fish/completions/closure-reason.fish
  closure-reason completions powershell -o closure-reason.ps1

In PowerShell, add `. path\\to\\closure-reason.ps1` to the file that `$PROFILE` names.")]
pub struct Completions {
    shell: Shell,
    #[command(flatten)]
    destination: Destination,
}

/// Print the man page, of the command or of one verb.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  closure-reason man -o ~/.local/share/man/man1/closure-reason.1
  closure-reason man check | man -l -")]
pub struct Man {
    /// The verb.
    verb: Option<String>,
    #[command(flatten)]
    destination: Destination,
}

pub fn completions(arguments: &Completions, command: &Command) -> Result<Outcome, Error> {
    let mut text = Vec::new();
    clap_complete::generate(arguments.shell, &mut command.clone(), command.get_name(), &mut text);
    write(&text, &arguments.destination)
}

pub fn man(arguments: &Man, command: &Command) -> Result<Outcome, Error> {
    let mut page = command.clone();
    page.build();
    if let Some(verb) = &arguments.verb {
        let names = || page.get_subcommands().map(Command::get_name).filter(|name| *name != "help");
        let found = page.get_subcommands().find(|known| known.get_name() == verb).cloned();
        page = found.ok_or_else(|| {
            Error::new(format!("`{}` is not a verb", crate::report::terminal::shown(verb)))
                .remedy(format!("the verbs are {}", names().collect::<Vec<_>>().join(", ")))
        })?;
        let name = format!("{}-{verb}", command.get_name());
        page = page.display_name(name);
    }
    let mut text = Vec::new();
    clap_mangen::Man::new(page).render(&mut text)?;
    write(&text, &arguments.destination)
}

fn write(text: &[u8], destination: &Destination) -> Result<Outcome, Error> {
    destination.print(&String::from_utf8_lossy(text))?;
    Ok(Outcome::Done)
}
