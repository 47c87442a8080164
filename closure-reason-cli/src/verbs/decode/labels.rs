//! The label of each cell, found once for each spelling, and how many cells had one.

use std::collections::BTreeMap;

use closure_reason::OptionSetKind;
use rustc_hash::FxHashMap;

use super::other_labels::Called;
use crate::definition::OptionSetDefinition;
use crate::report::error::Error;
use crate::report::note::Note;
use crate::report::terminal::quoted;
use crate::rows::cell::{Cell, Cells, Value, same};
use crate::rows::columns::place;
use crate::rows::{csv, empty, formula};
use crate::source::encoding::Encoding;

/// How the labels are put in.
#[derive(Clone, Copy)]
pub struct How {
    pub replace: bool,
    /// Whether values take the place of labels, rather than labels that of values.
    pub to_values: bool,
    pub language: Option<u32>,
}

/// How many spellings of a column are remembered; then they are forgotten, so that memory stays as
/// it is.
const MOST: usize = 1 << 16;

/// Longer texts are not remembered.
const LONGEST: usize = 1024;

/// How many different texts that are not options are counted by themselves.
const LISTED: usize = 5_000;

/// How many of them are shown at the end.
const SHOWN: usize = 20;

/// How a label is quoted, which needs to be done only once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// As a field of CSV with this delimiter.
    Csv(u8),
    /// As a text of JSON.
    Json,
}

impl Form {
    fn write(self, text: &str) -> Vec<u8> {
        let mut written = Vec::new();
        match self {
            Self::Csv(delimiter) => csv::write_field(text, delimiter, &mut written),
            // A text and a buffer in memory: there is nothing to go wrong.
            Self::Json => drop(serde_json::to_writer(&mut written, text)),
        }
        written
    }
}

/// Values as Dataverse takes them: in JSON a number, `true` or `false`, or of a column that holds
/// several a text; in CSV always a text.
fn written_values(set: &OptionSetDefinition, values: &[Value], form: Form) -> Vec<u8> {
    let numbers: Vec<String> = values.iter().map(|value| value.value.to_string()).collect();
    let text = numbers.join(",");
    let holds_several = set.multi_select == Some(true) || values.len() != 1;
    if form != Form::Json || holds_several {
        return form.write(&text);
    }
    match (set.kind, text.as_str()) {
        (Some(OptionSetKind::Boolean), "0") => b"false".to_vec(),
        (Some(OptionSetKind::Boolean), "1") => b"true".to_vec(),
        _ => text.into_bytes(),
    }
}

/// The labels of all columns.
pub struct Labels<'a> {
    pub how: How,
    form: Form,
    encoding: Encoding,
    pub rows: u64,
    columns: Vec<Column<'a>>,
    notes: Vec<Note>,
}

/// The labels of one column.
struct Column<'a> {
    set: &'a OptionSetDefinition,
    cells: Cells,
    /// Where the label of each spelling is.
    known: FxHashMap<Box<[u8]>, usize>,
    /// Where that of the empty spelling is, which is not looked up: see [`same`].
    empty: Option<usize>,
    labels: Vec<Known>,
    /// What the last cell became that was too long to be remembered.
    long: Label,
    called: Called,
    /// The first label that a spreadsheet takes for a formula.
    formula: Option<String>,
    counts: Counts,
}

/// What is known of a spelling.
struct Known {
    label: Label,
    /// The label that a row has had for it last, or nothing.
    heard: Box<[u8]>,
}

/// What a cell becomes.
#[derive(Clone, Debug, PartialEq)]
pub enum Label {
    Empty,
    /// A word for an empty cell.
    Word(&'static str),
    /// The label, or those of several members; members that are not options by their number, and
    /// then not all of it is known.
    Text {
        written: Vec<u8>,
        is_known: bool,
        /// Whether a spreadsheet takes it for a formula.
        is_formula: bool,
    },
    /// An option without a label: the cell stays, and has none.
    Unlabeled,
    /// Not an option: the cell stays, and has no label.
    Unknown,
    /// Cannot be written in the encoding of the rows.
    Foreign(Foreign),
}

/// A label that has a character that the encoding of the rows does not have.
#[derive(Clone, Debug, PartialEq)]
pub struct Foreign {
    label: String,
    character: char,
    encoding: Encoding,
}

impl Foreign {
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

#[derive(Default)]
struct Counts {
    decoded: u64,
    /// Options that have a label already, which stays as it is.
    kept: u64,
    empty: u64,
    words: empty::Counts,
    unknown: BTreeMap<Box<[u8]>, u64>,
    uncounted: u64,
}

/// What there was.
pub struct Tally {
    pub notes: Vec<Note>,
    pub rows: u64,
    pub columns: Vec<ColumnTally>,
}

pub struct ColumnTally {
    pub name: String,
    pub decoded: u64,
    /// Options that have a label already, which stays as it is.
    pub kept: u64,
    pub empty: u64,
    /// The most frequent first.
    pub unknown: Vec<(String, u64)>,
    /// Why the first ones are refused, where that needs a reason; they are those to be shown.
    pub reasons: Vec<Option<String>>,
    /// How many more there were, of too many different ones.
    pub uncounted: u64,
}

impl Tally {
    pub fn has_unknown(&self) -> bool {
        self.columns.iter().any(|column| !column.unknown.is_empty() || column.uncounted > 0)
    }
}

impl<'a> Labels<'a> {
    pub fn new(how: How) -> Self {
        Self {
            how,
            form: Form::Json,
            encoding: Encoding::default(),
            rows: 0,
            columns: Vec::new(),
            notes: Vec::new(),
        }
    }

    /// Says how labels are written. All inputs have the same form and encoding, or they could not
    /// become one.
    pub fn write_as(&mut self, form: Form, encoding: Encoding) {
        (self.form, self.encoding) = (form, encoding);
    }

    /// Keeps a remark for the end.
    pub fn note(&mut self, input: &str, message: impl Into<String>) {
        self.notes.push(Note { place: input.to_owned(), message: message.into() });
    }

    /// The number by which a set is asked.
    pub fn column(&mut self, set: &'a OptionSetDefinition) -> usize {
        let same = |column: &Column<'a>| std::ptr::eq(column.set, set);
        self.columns.iter().position(same).unwrap_or_else(|| {
            let cells = Cells::new(set);
            self.columns.push(Column {
                set,
                cells,
                known: FxHashMap::default(),
                empty: None,
                labels: Vec::new(),
                long: Label::Empty,
                called: Called::default(),
                formula: None,
                counts: Counts::default(),
            });
            self.columns.len() - 1
        })
    }

    /// The label of a cell; `heard` is the one that the row has for it, or nothing.
    #[inline]
    pub fn label(&mut self, column: usize, text: &[u8], heard: &[u8]) -> &Label {
        let Self { how, form, encoding, columns, .. } = self;
        let Column { set, cells, known, empty, labels, long, called, counts, .. } = &mut columns[column];
        if text.len() > LONGEST {
            *long = label(set, cells, text, *how, *form, *encoding);
            called.compare(cells, text, heard, how.language);
            return counted(long, counts, &text[..LONGEST]);
        }
        let place = if text.is_empty() { *empty } else { known.get(text).copied() };
        let place = place.unwrap_or_else(|| {
            if labels.len() == MOST {
                known.clear();
                *empty = None;
                labels.clear();
            }
            let place = labels.len();
            labels.push(Known {
                label: label(set, cells, text, *how, *form, *encoding),
                heard: Box::default(),
            });
            if text.is_empty() {
                *empty = Some(place);
            } else {
                known.insert(text.into(), place);
            }
            place
        });
        let known = &mut labels[place];
        if !same(&known.heard, heard) {
            known.heard = heard.into();
            called.compare(cells, text, heard, how.language);
        }
        counted(&known.label, counts, text)
    }

    /// Counts a cell that keeps the label that the rows have for it. Returns whether another would
    /// have been written.
    pub fn keep(&mut self, column: usize, text: &[u8], heard: &[u8]) -> bool {
        let is_known = match self.label(column, text, heard) {
            Label::Text { is_known, .. } => *is_known,
            Label::Foreign(_) | Label::Unlabeled => true,
            Label::Empty | Label::Word(_) | Label::Unknown => return false,
        };
        if is_known {
            let counts = &mut self.columns[column].counts;
            counts.decoded -= 1;
            counts.kept += 1;
        }
        true
    }

    /// Remembers a label that was written and that a spreadsheet takes for a formula.
    pub fn formula(&mut self, column: usize, written: &[u8]) {
        let label = || String::from_utf8_lossy(&csv::text(written)).into_owned();
        self.columns[column].formula.get_or_insert_with(label);
    }

    /// What there was.
    pub fn tally(mut self) -> Tally {
        let columns = self.columns.into_iter().map(|column| {
            let mut unknown: Vec<_> = column.counts.unknown.into_iter().collect();
            unknown.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
            // What is longer was cut.
            let reason = |text: &[u8]| (text.len() < LONGEST).then(|| column.cells.doubt(text)).flatten();
            let reasons = unknown.iter().take(SHOWN).map(|(text, _)| reason(text)).collect();
            let text = |text: Box<[u8]>| String::from_utf8_lossy(&text).into_owned();
            let unknown = unknown.into_iter().map(|(unknown, count)| (text(unknown), count)).collect();
            let name = place(column.set);
            self.notes.extend(column.called.notes(&name));
            self.notes.extend(empty::note(&name, &column.counts.words));
            self.notes.extend(column.formula.as_deref().map(|label| formula::note(&name, label)));
            ColumnTally {
                name,
                decoded: column.counts.decoded,
                kept: column.counts.kept,
                empty: column.counts.empty,
                unknown,
                reasons,
                uncounted: column.counts.uncounted,
            }
        });
        let columns = columns.collect();
        Tally { notes: self.notes, rows: self.rows, columns }
    }
}

#[inline]
fn counted<'l>(label: &'l Label, counts: &mut Counts, text: &[u8]) -> &'l Label {
    match label {
        Label::Empty => counts.empty += 1,
        Label::Word(word) => counts.word(word),
        Label::Text { is_known: true, .. } | Label::Foreign(_) | Label::Unlabeled => counts.decoded += 1,
        Label::Text { .. } | Label::Unknown => counts.unknown(text),
    }
    label
}

impl Counts {
    fn word(&mut self, word: &'static str) {
        self.empty += 1;
        *self.words.entry(word).or_default() += 1;
    }

    fn unknown(&mut self, text: &[u8]) {
        if let Some(count) = self.unknown.get_mut(text) {
            *count += 1;
        } else if self.unknown.len() < LISTED {
            self.unknown.insert(text.into(), 1);
        } else {
            self.uncounted += 1;
        }
    }
}

fn label(
    set: &OptionSetDefinition,
    cells: &Cells,
    text: &[u8],
    how: How,
    form: Form,
    encoding: Encoding,
) -> Label {
    match cells.read(text) {
        Cell::Empty => Label::Empty,
        Cell::Word(word) => Label::Word(word),
        Cell::Refused => Label::Unknown,
        Cell::Values(values) if values.iter().all(|value| value.option.is_none()) => Label::Unknown,
        Cell::Values(values) if how.to_values => {
            let is_known = values.iter().all(|value| value.option.is_some());
            Label::Text { written: written_values(set, &values, form), is_known, is_formula: false }
        }
        Cell::Values(values) => {
            let label = cells.labels(&values, how.language);
            if label.is_empty() {
                return Label::Unlabeled;
            }
            if let Some(character) = encoding.lacks(&label) {
                return Label::Foreign(Foreign { label, character, encoding });
            }
            let is_known = values.iter().all(|value| value.option.is_some());
            let is_formula = form != Form::Json && formula::is_one(&label);
            Label::Text { written: form.write(&label), is_known, is_formula }
        }
    }
}
