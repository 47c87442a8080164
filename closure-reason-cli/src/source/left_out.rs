//! A column that is left out while the others are read, and why.

use std::rc::Rc;

use crate::definition::{Localized, OptionSetDefinition, in_language};
use crate::report::error::Error;
use crate::report::note::Note;
use crate::report::terminal::quoted;

/// A column that is left out, and why.
#[derive(Clone, Debug)]
pub struct LeftOut {
    /// What is known about the column; it has no options.
    pub column: OptionSetDefinition,
    /// Where it is in its input.
    pub place: String,
    pub why: Why,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// The answer in this input lacks its options.
    WithoutOptions(Rc<str>),
    /// It uses this global set, which no input has.
    NoGlobalSet(String),
    /// A value has two labels in one language, as this text says.
    TwoLabels(String),
    /// One input says two things about it, as this text says.
    Contradiction(String),
    /// Its file does not say which table or column it is for: the message, and the flag that can say it.
    Unnamed(String, &'static str),
}

impl Why {
    pub fn two_labels(value: i32, language: u32, labels: [&Localized; 2]) -> Self {
        let [one, other] = labels.map(|label| quoted(label.text_in(language).unwrap_or_default()));
        let language = in_language(language);
        Self::TwoLabels(format!("{value} has two labels {language}, {one} and {other}"))
    }
}

impl LeftOut {
    /// The error, if the user asked for nothing but this column.
    pub fn error(&self) -> Error {
        let Self { column, place, why } = self;
        match why {
            Why::WithoutOptions(_) => Error::new(format!("{}: {EXPAND}", without_options(column))),
            Why::NoGlobalSet(global) => {
                Error::new(format!("{column} uses the global set {global}, which none of the inputs has"))
                    .remedy("give the solution or the answer that has the global set as well")
            }
            Why::TwoLabels(labels) => {
                Error::new(format!("{column}: {labels}")).remedy("give only files of one environment")
            }
            Why::Contradiction(what) => {
                Error::new(format!("{column}: {what}")).remedy("correct the file, or fetch it again")
            }
            Why::Unnamed(what, flag) => Error::new(what.clone()).remedy(format!("say it with `{flag} NAME`")),
        }
        .at(place)
    }

    /// The note. For a column without options, it also says how many more of them the input has.
    pub fn note(&self, more: usize) -> Note {
        let Self { column, place, why } = self;
        let message = match why {
            Why::WithoutOptions(_) => match more {
                0 => format!("{}: {EXPAND}", without_options(column)),
                1 => format!("{column} and 1 more column come without their options: {EXPAND}"),
                more => format!("{column} and {more} more columns come without their options: {EXPAND}"),
            },
            Why::NoGlobalSet(global) => {
                format!("{column} uses the global set {global}, which none of the inputs has: it is left out")
            }
            Why::TwoLabels(labels) => {
                format!("{column}: {labels}: these rows are left out; give only files of one environment")
            }
            Why::Contradiction(what) => {
                format!("{column}: {what}: it is left out; correct the file, or fetch it again")
            }
            Why::Unnamed(what, flag) => {
                format!(
                    "{what}: it is left out; name the file itself with `--from`, and say it with `{flag} NAME`"
                )
            }
        };
        Note { place: place.clone(), message }
    }
}

const EXPAND: &str = "add `$expand=OptionSet` to the request";

fn without_options(column: &OptionSetDefinition) -> String {
    let word = if column.table.is_some() { "the column " } else { "" };
    format!("{word}{column} comes without its options")
}
