//! Decodes single cells.

use closure_reason::OptionSetKind;

use crate::definition::OptionSetDefinition;
use crate::report::error::Error;
use crate::report::terminal::quoted;
use crate::rows::cell::{Cell, CellReader, CellValue};
use crate::rows::{csv, formula};
use crate::source::encoding::Encoding;

/// How to decode.
#[derive(Clone, Copy)]
pub struct DecodeOptions {
    pub replace: bool,
    /// Whether to replace labels by values, not values by labels.
    pub to_values: bool,
    pub language: Option<u32>,
}

/// How a label is quoted; each label is quoted only once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quoting {
    /// As a field of CSV with this delimiter.
    Csv(u8),
    /// As a text of JSON.
    Json,
}

impl Quoting {
    fn write(self, text: &str) -> Vec<u8> {
        let mut written = Vec::new();
        match self {
            Self::Csv(delimiter) => csv::write_field(text, delimiter, &mut written),
            // Writing a text to memory cannot fail.
            Self::Json => drop(serde_json::to_writer(&mut written, text)),
        }
        written
    }
}

/// Values as Dataverse expects them: in JSON a number, `true` or `false`, or a text for a column that
/// holds several; in CSV always a text.
fn written_values(set: &OptionSetDefinition, values: &[CellValue], form: Quoting) -> Vec<u8> {
    let numbers: Vec<String> = values.iter().map(|value| value.value.to_string()).collect();
    let text = numbers.join(",");
    let holds_several = set.multi_select == Some(true) || values.len() != 1;
    if form != Quoting::Json || holds_several {
        return form.write(&text);
    }
    match (set.kind, text.as_str()) {
        (Some(OptionSetKind::Boolean), "0") => b"false".to_vec(),
        (Some(OptionSetKind::Boolean), "1") => b"true".to_vec(),
        _ => text.into_bytes(),
    }
}

/// What a cell becomes.
#[derive(Clone, Debug, PartialEq)]
pub enum DecodedCell {
    Empty,
    /// A word for an empty cell.
    Word(&'static str),
    /// The label, or the labels of several members. Members that are not options are written as their
    /// numbers, and `is_known` is false.
    Text {
        written: Vec<u8>,
        is_known: bool,
        /// Whether a spreadsheet would evaluate it as a formula.
        is_formula: bool,
    },
    /// An option without a label: the cell stays, and has none.
    Unlabeled,
    /// Not an option: the cell stays, and has no label.
    Unknown,
    /// Cannot be written in the encoding of the rows.
    Unencodable(Unencodable),
}

/// A label with a character that the encoding of the rows does not have.
#[derive(Clone, Debug, PartialEq)]
pub struct Unencodable {
    label: String,
    character: char,
    encoding: Encoding,
}

impl Unencodable {
    /// The error, without a place.
    pub fn error(&self) -> Error {
        let Self { label, character, encoding } = self;
        let label = quoted(label);
        let message =
            format!("the label {label} cannot be written in {encoding}, which has no {character:?}");
        let remedy = "save the rows as UTF-8, or choose labels in another language with `--language`";
        Error::new(message).remedy(remedy)
    }
}

impl DecodedCell {
    /// Decodes a cell of a column.
    pub fn of(
        set: &OptionSetDefinition,
        cells: &CellReader,
        text: &[u8],
        how: DecodeOptions,
        form: Quoting,
        encoding: Encoding,
    ) -> Self {
        match cells.read(text) {
            Cell::Empty => Self::Empty,
            Cell::Word(word) => Self::Word(word),
            Cell::Refused => Self::Unknown,
            Cell::Values(values) if values.iter().all(|value| value.option.is_none()) => Self::Unknown,
            Cell::Values(values) if how.to_values => {
                let is_known = values.iter().all(|value| value.option.is_some());
                Self::Text { written: written_values(set, &values, form), is_known, is_formula: false }
            }
            Cell::Values(values) => {
                let label = cells.labels(&values, how.language);
                if label.is_empty() {
                    return Self::Unlabeled;
                }
                if let Some(character) = encoding.lacks(&label) {
                    return Self::Unencodable(Unencodable { label, character, encoding });
                }
                let is_known = values.iter().all(|value| value.option.is_some());
                let is_formula = form != Quoting::Json && formula::is_one(&label);
                Self::Text { written: form.write(&label), is_known, is_formula }
            }
        }
    }
}
