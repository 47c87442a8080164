//! Completions and the man page, both made from the arguments themselves.

use std::io::Write;

use clap::{Args, Command};
use clap_complete::Shell;

use crate::report::error::Error;
use crate::report::exit_code::Outcome;

/// Print the completions of a shell.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  closure-reason completions bash > ~/.local/share/bash-completion/completions/closure-reason
  closure-reason completions zsh > ~/.zfunc/_closure-reason
  closure-reason completions fish > ~/.config/fish/completions/closure-reason.fish
  closure-reason completions powershell >> $PROFILE")]
pub struct Completions {
    shell: Shell,
}

/// Print the man page, of the command or of one verb.
#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  closure-reason man > ~/.local/share/man/man1/closure-reason.1
  closure-reason man check | man -l -")]
pub struct Man {
    /// The verb.
    verb: Option<String>,
}

pub fn completions(arguments: &Completions, command: &Command) -> Result<Outcome, Error> {
    let mut text = Vec::new();
    clap_complete::generate(arguments.shell, &mut command.clone(), command.get_name(), &mut text);
    print(&text)
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
    print(&text)
}

fn print(text: &[u8]) -> Result<Outcome, Error> {
    let mut stdout = std::io::stdout().lock();
    stdout.write_all(text)?;
    stdout.flush()?;
    Ok(Outcome::Done)
}
