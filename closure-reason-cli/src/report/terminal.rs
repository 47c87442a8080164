//! Output for people: color, width, and text that cannot deceive.

use std::borrow::Cow;
use std::io::{self, IsTerminal, Write};
use std::sync::atomic::{AtomicBool, Ordering};

use anstyle::{AnsiColor, Style};
use clap::ValueEnum;
use serde::Serialize;

use crate::report::note::Note;

/// When to use color.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum Color {
    /// On a terminal, unless `NO_COLOR` is set.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

impl Color {
    /// Sets this for everything that is printed from now on.
    pub fn apply(self) {
        match self {
            Self::Auto => anstream::ColorChoice::Auto,
            Self::Always => anstream::ColorChoice::Always,
            Self::Never => anstream::ColorChoice::Never,
        }
        .write_global();
    }
}

static VERBOSE: AtomicBool = AtomicBool::new(false);

/// Turns on details from now on (`-v`).
pub fn set_verbose(verbose: bool) {
    VERBOSE.store(verbose, Ordering::Relaxed);
}

/// Whether the user wants details.
pub fn is_verbose() -> bool {
    VERBOSE.load(Ordering::Relaxed)
}

static TO_FILE: AtomicBool = AtomicBool::new(false);

/// Says that the output goes to a file (`-o`), even if standard output is a terminal.
pub fn set_file() {
    TO_FILE.store(true, Ordering::Relaxed);
}

/// How many columns the output has; 100 where it is not a terminal, so that a file does not depend on a window.
pub fn width() -> usize {
    if TO_FILE.load(Ordering::Relaxed) || !io::stdout().is_terminal() {
        return 100;
    }
    terminal_size::terminal_size().map_or(100, |(width, _)| usize::from(width.0).max(40))
}

/// Prints notes on standard error, each once.
pub fn notes(notes: &[Note]) {
    let cyan = Style::new().bold().fg_color(Some(AnsiColor::Cyan.into()));
    for Note { place, message } in notes {
        let colon = if place.is_empty() { "" } else { ": " };
        say(&format!("{cyan}note{cyan:#}: {}{colon}{}", brief(&shown(place)), brief(&shown(message))));
    }
}

/// Says that the command waits for standard input, if it is a keyboard: it would seem to hang.
pub fn say_what_is_typed(what: &str) {
    if io::stdin().is_terminal() {
        let end = if cfg!(windows) { "Ctrl+Z and Enter end" } else { "Ctrl+D ends" };
        say(&format!(
            "note: no file is named, so the {what} is what you type: {end} it, Ctrl+C stops the command"
        ));
    }
}

/// An argument as a user types it: in double quotes, the only ones that the command prompt of Windows knows; in single ones
/// where a shell of Unix would replace something.
pub fn argument(text: &str) -> String {
    let is_replaced = text.contains(['$', '`', '"', '\\', '!']);
    if is_replaced && !cfg!(windows) { format!("'{text}'") } else { format!("\"{text}\"") }
}

/// Prints a message on standard error, whole: several commands may write there at the same time. It is not an error if
/// nobody reads it.
pub fn say(message: &str) {
    let mut stderr = anstream::stderr().lock();
    let mut message = format!("{message}\n");
    if stderr.current_choice() == anstream::ColorChoice::Never {
        message = anstream::adapter::strip_str(&message).to_string();
    }
    let _ = stderr.write_all(without_commands(&message).as_bytes());
}

/// A text for people, without what an agent of continuous integration would obey in its log: `##[..]` and `##vso[..]`
/// anywhere in a line, and `::` at its beginning.
pub fn without_commands(text: &str) -> String {
    let text = text.replace("##vso[", "# #vso[").replace("##[", "# #[");
    let is_command = |line: &str| line.trim_start().starts_with("::");
    let line = |line| if is_command(line) { line.replacen("::", ": :", 1).into() } else { Cow::from(line) };
    text.split_inclusive('\n').map(line).collect()
}

/// Whether a character is invisible, or changes how others are shown: controls, and those that reverse or join text.
pub fn is_deceiving(character: char) -> bool {
    character.is_control()
        || matches!(character,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// How many characters of a text messages quote.
pub const QUOTED: usize = 200;

/// The text, cut after this many characters.
pub fn cut(text: &str, most: usize) -> Cow<'_, str> {
    match text.char_indices().nth(most) {
        Some((end, _)) => format!("{}..", &text[..end]).into(),
        None => text.into(),
    }
}

/// A text of the input as messages quote it.
pub fn quoted(text: &str) -> String {
    format!("{:?}", cut(text, QUOTED))
}

/// How many characters a message shows of a long part: at its beginning, and at its end.
const BRIEF: (usize, usize) = (1500, 400);

/// A part of a message, without its middle if it is very long. Such a part begins with what is wrong and ends with what
/// was expected; the middle is a quote of the input.
pub fn brief(text: &str) -> Cow<'_, str> {
    let (begin, end) = BRIEF;
    let after = text.char_indices().nth(begin).map(|(at, _)| at);
    let before = text.char_indices().rev().nth(end).map(|(at, _)| at);
    match (after, before) {
        (Some(after), Some(before)) if after < before => {
            format!("{} [..] {}", &text[..after], &text[before..]).into()
        }
        _ => text.into(),
    }
}

/// A text for people: characters that could deceive them are escaped.
pub fn shown(text: &str) -> Cow<'_, str> {
    escaped(text, is_deceiving)
}

/// A text of many lines for people.
pub fn shown_lines(text: &str) -> Cow<'_, str> {
    escaped(text, |character| character != '\n' && is_deceiving(character))
}

/// Rows for people, whose fields may be separated by tabs, and whose lines may end as on Windows.
pub fn shown_rows(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    escaped(&text, |character| !matches!(character, '\n' | '\t') && is_deceiving(character)).into_owned()
}

fn escaped(text: &str, deceives: impl Fn(char) -> bool) -> Cow<'_, str> {
    if !text.contains(&deceives) {
        return text.into();
    }
    let mut escaped = String::with_capacity(text.len() + 8);
    for character in text.chars() {
        if deceives(character) {
            escaped.extend(character.escape_default());
        } else {
            escaped.push(character);
        }
    }
    escaped.into()
}

/// Escapes in JSON's way what could deceive on a terminal. It occurs only in strings, except for the
/// line breaks between them.
pub fn json(value: &impl Serialize) -> String {
    // Strings, numbers and lists of them always have a JSON form.
    let json = serde_json::to_string_pretty(value).unwrap_or_default();
    let mut escaped = String::with_capacity(json.len());
    for character in json.chars() {
        if character != '\n' && is_deceiving(character) {
            for unit in character.encode_utf16(&mut [0; 2]) {
                escaped.push_str(&format!("\\u{unit:04x}"));
            }
        } else {
            escaped.push(character);
        }
    }
    escaped + "\n"
}

#[cfg(test)]
mod tests {
    use super::{argument, brief, shown, shown_lines};

    #[test]
    fn an_argument_is_in_the_quotes_that_the_shell_takes() {
        assert_eq!(argument("statuscode=Status Reason"), "\"statuscode=Status Reason\"");
        assert_eq!(argument("!log"), if cfg!(windows) { "\"!log\"" } else { "'!log'" });
    }

    #[test]
    fn a_long_text_shows_its_beginning_and_its_end() {
        for text in ["", "x", &"é".repeat(1900)] {
            assert_eq!(brief(text), text);
        }
        let text = format!("{}{}{}", "ä".repeat(1500), "x".repeat(10_000_000), "ü".repeat(401));
        assert_eq!(brief(&text), format!("{} [..] {}", "ä".repeat(1500), "ü".repeat(401)));
    }

    #[test]
    fn what_deceives_is_written_as_an_escape() {
        for (text, seen) in [
            ("Über 5 € 漢字 🙂", "Über 5 € 漢字 🙂"),
            ("red\u{1b}[31m", "red\\u{1b}[31m"),
            ("two\nlines\r\t", "two\\nlines\\r\\t"),
            ("a\u{202e}b\u{2066}", "a\\u{202e}b\\u{2066}"),
            ("zero\u{200b}width\u{feff}", "zero\\u{200b}width\\u{feff}"),
            ("\u{9b}31m", "\\u{9b}31m"),
        ] {
            assert_eq!(shown(text), seen);
        }
        assert_eq!(shown_lines("a\r\n\u{1b}b\n"), "a\\r\n\\u{1b}b\n");
    }
}
