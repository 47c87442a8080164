use crate::definition::{Localized, OptionDefinition, OptionSetDefinition};
use closure_reason::OptionSetKind;

/// The columns of every tabular form, in order. They are a promise: engines join on them.
pub const COLUMNS: [(&str, Type); 16] = [
    ("table", Type::Text),
    ("column", Type::Text),
    ("kind", Type::Text),
    ("set", Type::Text),
    ("global", Type::Boolean),
    ("value", Type::Integer),
    ("language", Type::Integer),
    ("label", Type::Text),
    ("description", Type::Text),
    ("color", Type::Text),
    ("external_value", Type::Text),
    ("hidden", Type::Boolean),
    ("state", Type::Integer),
    ("default_status", Type::Integer),
    ("invariant_name", Type::Text),
    ("transitions", Type::Text),
];

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Type {
    Text,
    Integer,
    Boolean,
}

/// One field of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cell<'a> {
    /// The source does not say, or says that there is none.
    Nothing,
    Text(&'a str),
    Integer(i64),
    Boolean(bool),
}

/// One option in one language.
pub type Row<'a> = [Cell<'a>; COLUMNS.len()];

/// The rows of a set: its options in order, their languages ascending, what has no named language first. An option without
/// any text has one row too. Calls back, because rows borrow what they are made of.
pub fn each_row<E>(set: &OptionSetDefinition, mut take: impl FnMut(&Row) -> Result<(), E>) -> Result<(), E> {
    for option in set.options() {
        let transitions = option
            .transitions()
            .map(|values| values.iter().map(i32::to_string).collect::<Vec<_>>().join(" "));
        for (language, label, description) in texts(option) {
            take(&[
                text(set.table()),
                text(set.column()),
                text(kind(set)),
                text(set.name()),
                boolean(set.is_global()),
                Cell::Integer(option.value().into()),
                integer(language),
                text(label),
                text(description),
                text(option.color().value()),
                text(option.external_value().value()),
                boolean(option.is_hidden()),
                integer(option.state()),
                integer(option.default_status()),
                text(option.invariant_name().value()),
                text(transitions.as_deref()),
            ])?;
        }
    }
    Ok(())
}

/// The word for the kind of column; `None` where the source does not tell.
pub fn kind(set: &OptionSetDefinition) -> Option<&'static str> {
    match (set.kind()?, set.is_multi_select()) {
        (OptionSetKind::Choice, Some(true)) => Some("choices"),
        (OptionSetKind::Choice, _) => Some("choice"),
        (OptionSetKind::Boolean, _) => Some("boolean"),
        (OptionSetKind::State, _) => Some("state"),
        (OptionSetKind::Status, _) => Some("status"),
        _ => None,
    }
}

type Texts<'a> = (Option<u32>, Option<&'a str>, Option<&'a str>);

/// Every language of an option, with label and description.
fn texts(option: &OptionDefinition) -> Vec<Texts<'_>> {
    let (label, description) = (option.label(), option.description());
    let unnamed = |text: &Localized| text.language().is_none() && text.text().is_some();
    let mut languages: Vec<Option<u32>> =
        label.iter().chain(description.iter()).map(|(language, _)| Some(language)).collect();
    if unnamed(label) || unnamed(description) || languages.is_empty() {
        languages.push(None);
    }
    languages.sort_unstable();
    languages.dedup();
    languages
        .into_iter()
        .map(|language| match language {
            Some(code) => (language, label.text_in(code), description.text_in(code)),
            None => (
                None,
                label.text().filter(|_| unnamed(label)),
                description.text().filter(|_| unnamed(description)),
            ),
        })
        .collect()
}

fn text(text: Option<&str>) -> Cell<'_> {
    text.map_or(Cell::Nothing, Cell::Text)
}

fn integer<'a>(number: Option<impl Into<i64>>) -> Cell<'a> {
    number.map_or(Cell::Nothing, |number| Cell::Integer(number.into()))
}

fn boolean<'a>(truth: Option<bool>) -> Cell<'a> {
    truth.map_or(Cell::Nothing, Cell::Boolean)
}
