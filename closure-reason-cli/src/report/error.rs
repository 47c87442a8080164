use std::{fmt, io};

use anstyle::{AnsiColor, Style};

use crate::report::terminal::{brief, shown};

/// Why the command failed, or why its answer is no.
///
/// It says where (a file with line and column, or table and column), what is wrong, and what to do.
#[derive(Debug)]
pub struct Error {
    place: Option<Box<str>>,
    message: Box<str>,
    /// What belongs to the message, but has lines of its own.
    lines: Vec<Box<str>>,
    remedy: Option<Box<str>>,
    closed_pipe: bool,
    /// Whether it is an answer rather than a failure: exit code 1.
    no: bool,
    /// What else is wrong.
    others: Vec<Error>,
}

/// How many errors are shown at once. The next run shows the others, when these are fixed.
const TOLD: usize = 20;

impl Error {
    /// What is wrong, as a sentence without a full stop.
    pub fn new(message: impl Into<String>) -> Self {
        Self {
            place: None,
            message: message.into().into(),
            lines: Vec::new(),
            remedy: None,
            closed_pipe: false,
            no: false,
            others: Vec::new(),
        }
    }

    /// The answer no, with the reason: what the user asked for does not exist.
    pub fn no(message: impl Into<String>) -> Self {
        Self { no: true, ..Self::new(message) }
    }

    /// All of them, if there are any.
    pub fn all(errors: impl IntoIterator<Item = Self>) -> Result<(), Self> {
        let mut errors = errors.into_iter();
        let Some(mut first) = errors.next() else { return Ok(()) };
        first.others.extend(errors.by_ref().take(TOLD - 1));
        match errors.count() {
            0 => {}
            1 => first.others.push(Self::new("there is one more error like these")),
            more => first.others.push(Self::new(format!("there are {more} more errors like these"))),
        }
        Err(first)
    }

    /// Adds a place, such as `metadata/picklist.json:12:7`, unless the error has one: that is more precise.
    pub fn at(mut self, place: impl fmt::Display) -> Self {
        self.place.get_or_insert_with(|| place.to_string().into());
        self
    }

    /// Adds a line below the message. Nothing else breaks a line: a line break in a text is that of an input, which could
    /// begin a command to the program that reads the log.
    pub fn line(mut self, line: impl Into<String>) -> Self {
        self.lines.push(line.into().into());
        self
    }

    /// Adds what the user can do about it.
    pub fn remedy(mut self, remedy: impl Into<String>) -> Self {
        self.remedy = Some(remedy.into().into());
        self
    }

    /// Adds to the remedy.
    pub fn and(mut self, more: &str) -> Self {
        self.remedy = Some(self.remedy.map_or(more.into(), |remedy| format!("{remedy}; {more}").into()));
        self
    }

    /// The same error as a failure, with exit code 2: it does not answer what the verb was asked.
    pub fn failed(self) -> Self {
        Self { no: false, ..self }
    }

    /// Whether the answer is no, and nothing failed.
    pub fn is_no(&self) -> bool {
        self.no
    }

    /// Whether only the reader of the output has gone away.
    pub fn is_closed_pipe(&self) -> bool {
        self.closed_pipe
    }
}

/// What Windows also says of a pipe whose reader has gone; std knows the other two, 109 and 232.
const PIPE_NOT_CONNECTED: i32 = 233;

/// What went wrong with input or output; the caller adds the place.
impl From<io::Error> for Error {
    fn from(error: io::Error) -> Self {
        let closed_pipe = is_closed_pipe(&error);
        let message = match error.kind() {
            // Windows does not tell them apart.
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => {
                "there is no such file or folder".to_owned()
            }
            _ if is_open_elsewhere(&error) => "another program has this file open".to_owned(),
            _ => words(&error),
        };
        let remedy = is_open_elsewhere(&error).then(|| "close it in that program".into());
        Self { remedy, closed_pipe, ..Self::new(message) }
    }
}

/// Whether another program has opened a file for itself, as only Windows lets it: a sharing or lock violation.
pub fn is_open_elsewhere(error: &io::Error) -> bool {
    cfg!(windows) && matches!(error.raw_os_error(), Some(32 | 33))
}

/// Whether the reader of a pipe has gone away.
pub fn is_closed_pipe(error: &io::Error) -> bool {
    error.kind() == io::ErrorKind::BrokenPipe
        || cfg!(windows) && error.raw_os_error() == Some(PIPE_NOT_CONNECTED)
}

/// The message of the system, without the error number and the full stop of Windows.
pub fn words(error: &io::Error) -> String {
    let text = error.to_string();
    text.split_once(" (os error ").map_or(&*text, |(words, _)| words).trim_end_matches('.').to_owned()
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (red, bold) = (Style::new().bold().fg_color(Some(AnsiColor::Red.into())), Style::new().bold());
        write!(f, "{red}error{red:#}: ")?;
        if let Some(place) = &self.place {
            write!(f, "{bold}{}{bold:#}: ", brief(&shown(place)))?;
        }
        write!(f, "{}", brief(&shown(&self.message)))?;
        self.lines.iter().try_for_each(|line| write!(f, "\n  {}", brief(&shown(line))))?;
        if let Some(remedy) = &self.remedy {
            write!(f, "\n  help: {}", brief(&shown(remedy)))?;
        }
        self.others.iter().try_for_each(|other| write!(f, "\n{other}"))
    }
}

impl std::error::Error for Error {}
