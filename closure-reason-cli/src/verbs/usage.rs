//! Mistakes on the command line that deserve a better answer than that an argument is unexpected.

use std::ffi::OsString;
use std::path::Path;

use clap::Command;

use crate::report::error::Error;
use crate::report::terminal::shown;

/// How many letters of an option are enough to recognize it after a single dash.
const RECOGNIZED: usize = 3;

/// What people call the option that a file would belong to.
const FILE_OPTIONS: [&str; 4] = ["--input", "--in", "--file", "--path"];

/// The arguments with those that ask for help on Windows as the option that means this.
pub fn with_help(arguments: impl Iterator<Item = OsString>) -> Vec<OsString> {
    let is_help = |argument: &OsString| cfg!(windows) && argument == "/?";
    arguments.map(|argument| if is_help(&argument) { "--help".into() } else { argument }).collect()
}

/// The mistake in the arguments, of which the first is the program, if it is a known one.
pub fn mistake(arguments: &[OsString], command: &Command) -> Option<Error> {
    let texts: Vec<_> = arguments.iter().skip(1).map(|argument| argument.to_string_lossy()).collect();
    let options = texts.iter().take_while(|text| *text != "--");
    let verb = texts.iter().find_map(|text| command.find_subcommand(&**text));
    let Some(verb) = verb else {
        // A file that was dropped on the program is its only argument.
        let is_file = |text: &str| !text.starts_with('-') && text != "help" && Path::new(text).exists();
        return texts.iter().find(|text| is_file(text)).map(|file| {
            let file = format!("\"{}\"", shown(file));
            Error::new(format!("{file} is a file or folder, but the first argument says what to do"))
                .remedy(format!("count the options in its rows with `closure-reason summary {file}`, add words with `closure-reason decode {file} -o labeled.csv`, or see `closure-reason --help`"))
        });
    };
    let known: Vec<&str> =
        verb.get_arguments().chain(command.get_arguments()).filter_map(|option| option.get_long()).collect();
    options.into_iter().find_map(|text| {
        if let Some(name) = text.strip_prefix('-').filter(|name| !name.starts_with('-')) {
            // `-output` would be `-o` with the file `utput`.
            let name = name.split(['=', ':']).next().unwrap_or_default();
            let is_it = |known: &&&str| name.len() >= RECOGNIZED.min(known.len()) && known.starts_with(name);
            let long = known.iter().filter(|_| name.len() > 1).find(is_it)?;
            return Some(
                Error::new(format!(
                    "an option of several letters begins with two dashes, but this is `-{}`",
                    shown(name)
                ))
                .remedy(format!("write `--{long}`")),
            );
        }
        let name = FILE_OPTIONS.iter().find(|option| text.split('=').next() == Some(option))?;
        let takes_files = verb.get_positionals().any(|files| {
            files.get_value_names().unwrap_or_default().iter().any(|name| name.starts_with("FILE"))
        });
        let error = Error::new(format!("there is no option `{name}`"));
        if takes_files {
            let verb = verb.get_name();
            return Some(error.remedy(format!("give files without an option: `closure-reason {verb} FILE`")));
        }
        known.contains(&"from").then(|| error.remedy("write `--from`, which takes metadata"))
    })
}
