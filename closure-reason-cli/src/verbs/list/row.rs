use crate::definition::{Localized, OptionDefinition, OptionSetDefinition};

/// The columns of every tabular form, in order. They must not change, because users join on them.
/// `key` is reserved in T-SQL: scripts write names as `Dialect::column` does.
pub const COLUMNS: [(&str, Type); 17] = [
    ("key", Type::Text),
    ("table_name", Type::Text),
    ("column_name", Type::Text),
    ("kind", Type::Text),
    ("set_name", Type::Text),
    ("is_global", Type::Boolean),
    ("value", Type::Integer),
    ("language_id", Type::Integer),
    ("label", Type::Text),
    ("description", Type::Text),
    ("color", Type::Text),
    ("external_value", Type::Text),
    ("is_hidden", Type::Boolean),
    ("state", Type::Integer),
    ("default_status", Type::Integer),
    ("invariant_name", Type::Text),
    ("transitions", Type::Text),
];

/// The position of a column in a row.
pub const LABEL: usize = 8;

/// The type of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Type {
    Text,
    Integer,
    Boolean,
}

/// One field of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cell<'a> {
    /// The source does not state it, or states that there is none.
    Nothing,
    Text(&'a str),
    Integer(i64),
    Boolean(bool),
}

/// One option in one language.
pub type Row<'a> = [Cell<'a>; COLUMNS.len()];

/// In which languages the rows are.
#[derive(Clone, Copy)]
pub enum Languages<'a> {
    /// One row for each language in which an option has texts, ascending; texts of unknown language come first.
    All,
    /// One row for each option, in its base language.
    Base,
    /// One row for each option and each of these languages. A missing text is replaced by that of the base language.
    These(&'a [u32]),
}

/// Passes on the rows of a set: its options in order, also those without
/// any text. It calls back, because rows borrow from temporary values.
pub fn each_row<E>(
    set: &OptionSetDefinition,
    languages: Languages<'_>,
    mut take: impl FnMut(&Row) -> Result<(), E>,
) -> Result<(), E> {
    let prefix = match (set.table.as_deref(), set.column.as_deref()) {
        (Some(table), Some(column)) => format!("{table}.{column}."),
        (table, column) => format!("{}.", table.or(column).or(set.name.as_deref()).unwrap_or_default()),
    };
    for option in &set.options {
        let key = format!("{prefix}{}", option.value);
        let transitions = option
            .transitions
            .as_deref()
            .map(|values| values.iter().map(i32::to_string).collect::<Vec<_>>().join(" "));
        for (language, label, description) in texts(option, languages) {
            take(&[
                Cell::Text(&key),
                text(set.table.as_deref()),
                text(set.column.as_deref()),
                text(set.kind_word()),
                text(set.name.as_deref()),
                boolean(set.global),
                Cell::Integer(option.value.into()),
                integer(language),
                text(label),
                text(description),
                text(option.color.as_deref().value()),
                text(option.external_value.as_deref().value()),
                boolean(option.hidden),
                integer(option.state),
                integer(option.default_status),
                text(option.invariant_name.as_deref().value()),
                text(transitions.as_deref()),
            ])?;
        }
    }
    Ok(())
}

type Texts<'a> = (Option<u32>, Option<&'a str>, Option<&'a str>);

/// The languages of an option, with label and description.
fn texts<'a>(option: &'a OptionDefinition, languages: Languages<'_>) -> Vec<Texts<'a>> {
    let (label, description) = (&option.label, &option.description);
    match languages {
        Languages::All => every_language(label, description),
        Languages::Base => vec![(label.language(), label.text(), description.text())],
        Languages::These(languages) => languages
            .iter()
            .map(|&language| {
                let of = |text: &'a Localized| text.text_in(language).or(text.text());
                (Some(language), of(label), of(description))
            })
            .collect(),
    }
}

fn every_language<'a>(label: &'a Localized, description: &'a Localized) -> Vec<Texts<'a>> {
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
