//! The labels of cells, each spelling decoded only once.

use std::mem;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::cell::{DecodeOptions, DecodedCell, Quoting};
use super::tally::{ColumnCounts, LONGEST, Tally};
use crate::definition::OptionSetDefinition;
use crate::report::note::Note;
use crate::rows::cell::{CellReader, same};
use crate::rows::csv;
use crate::source::encoding::Encoding;

/// How many spellings of a column are remembered. Then all are forgotten, so that memory stays constant.
/// Long ones are not remembered.
const MOST: usize = 1 << 16;

/// The labels of all columns.
pub struct DecodedColumns<'a> {
    pub how: DecodeOptions,
    form: Quoting,
    encoding: Encoding,
    pub rows: u64,
    columns: Vec<DecodedColumn<'a>>,
    notes: Vec<Note>,
    /// How many spellings of a column are remembered.
    most: usize,
    /// How many times the counts were taken.
    taken: u64,
}

/// The counts of rows that may turn out not to be rows.
pub struct Counted {
    rows: u64,
    columns: Vec<ColumnCounts>,
}

/// The labels of one column.
struct DecodedColumn<'a> {
    set: &'a OptionSetDefinition,
    cells: Arc<CellReader>,
    /// Where the label of each spelling is.
    known: FxHashMap<Box<[u8]>, usize>,
    /// The position of the label of the empty spelling, which is not looked up: see [`same`].
    empty: Option<usize>,
    labels: Vec<KnownSpelling>,
    /// The result for the last cell that was too long to be remembered.
    long: DecodedCell,
    counts: ColumnCounts,
}

/// What is known about a spelling.
struct KnownSpelling {
    label: DecodedCell,
    /// The label that the last row with it had; empty if there was none.
    heard: Box<[u8]>,
    /// How many times the counts had been taken at that time.
    taken: u64,
}

impl Counted {
    /// Whether the counts are complete enough to be added after those of other rows.
    pub fn is_exact(&self) -> bool {
        self.columns.iter().all(ColumnCounts::is_exact)
    }
}

impl<'a> DecodedColumn<'a> {
    fn new(set: &'a OptionSetDefinition, cells: Arc<CellReader>) -> Self {
        Self {
            set,
            cells,
            known: FxHashMap::default(),
            empty: None,
            labels: Vec::new(),
            long: DecodedCell::Empty,
            counts: ColumnCounts::default(),
        }
    }
}

impl<'a> DecodedColumns<'a> {
    pub fn new(how: DecodeOptions) -> Self {
        Self {
            how,
            form: Quoting::Json,
            encoding: Encoding::default(),
            rows: 0,
            columns: Vec::new(),
            notes: Vec::new(),
            most: MOST,
            taken: 0,
        }
    }

    /// Another one for the same columns, for rows that are read at the same time.
    pub fn part(&self, parts: usize) -> Self {
        let columns =
            self.columns.iter().map(|column| DecodedColumn::new(column.set, Arc::clone(&column.cells)));
        let mut part = Self::new(self.how);
        (part.form, part.encoding, part.most) = (self.form, self.encoding, MOST.div_ceil(parts));
        part.columns = columns.collect();
        part
    }

    /// Takes the counts since the last time.
    pub fn take(&mut self) -> Counted {
        self.taken += 1;
        let columns = self.columns.iter_mut().map(|column| mem::take(&mut column.counts));
        Counted { rows: mem::take(&mut self.rows), columns: columns.collect() }
    }

    /// Adds the counts of rows that come after all others.
    pub fn add(&mut self, counted: Counted) {
        self.rows += counted.rows;
        for (column, counts) in self.columns.iter_mut().zip(counted.columns) {
            column.counts.add(counts);
        }
    }

    /// Sets how labels are written. All inputs have the same format and encoding, otherwise they could not
    /// be joined.
    pub fn write_as(&mut self, form: Quoting, encoding: Encoding) {
        (self.form, self.encoding) = (form, encoding);
    }

    /// Keeps a note for the end.
    pub fn note(&mut self, input: &str, message: impl Into<String>) {
        self.notes.push(Note { place: input.to_owned(), message: message.into() });
    }

    /// The number of the column of a set.
    pub fn column(&mut self, set: &'a OptionSetDefinition) -> usize {
        let same = |column: &DecodedColumn<'a>| std::ptr::eq(column.set, set);
        self.columns.iter().position(same).unwrap_or_else(|| {
            self.columns.push(DecodedColumn::new(set, Arc::new(CellReader::new(set))));
            self.columns.len() - 1
        })
    }

    /// The label of a cell; `heard` is the label that the row has for it, or empty.
    #[inline]
    pub fn label(&mut self, column: usize, text: &[u8], heard: &[u8]) -> &DecodedCell {
        let Self { how, form, encoding, columns, most, taken, .. } = self;
        let DecodedColumn { set, cells, known, empty, labels, long, counts } = &mut columns[column];
        if text.len() > LONGEST {
            *long = DecodedCell::of(set, cells, text, *how, *form, *encoding);
            counts.called.compare(cells, text, heard, how.language);
            counts.count(long, text);
            return long;
        }
        let place = if text.is_empty() { *empty } else { known.get(text).copied() };
        let place = place.unwrap_or_else(|| {
            if labels.len() == *most {
                known.clear();
                *empty = None;
                labels.clear();
            }
            let place = labels.len();
            let label = DecodedCell::of(set, cells, text, *how, *form, *encoding);
            labels.push(KnownSpelling { label, heard: Box::default(), taken: *taken });
            if text.is_empty() {
                *empty = Some(place);
            } else {
                known.insert(text.into(), place);
            }
            place
        });
        let known = &mut labels[place];
        if !heard.is_empty() && (known.taken != *taken || !same(&known.heard, heard)) {
            (known.heard, known.taken) = (heard.into(), *taken);
            counts.called.compare(cells, text, heard, how.language);
        }
        counts.count(&known.label, text);
        &known.label
    }

    /// Counts a cell that keeps the label that the rows have for it. Returns whether another would
    /// have been written.
    pub fn keep(&mut self, column: usize, text: &[u8], heard: &[u8]) -> bool {
        let is_known = match self.label(column, text, heard) {
            DecodedCell::Text { is_known, .. } => *is_known,
            DecodedCell::Unencodable(_) | DecodedCell::Unlabeled => true,
            DecodedCell::Empty | DecodedCell::Word(_) | DecodedCell::Unknown => return false,
        };
        if is_known {
            self.columns[column].counts.keep();
        }
        true
    }

    /// Remembers a written label that a spreadsheet would evaluate as a formula.
    pub fn formula(&mut self, column: usize, written: &[u8]) {
        let label = || String::from_utf8_lossy(&csv::text(written)).into_owned();
        self.columns[column].counts.formula(label);
    }

    /// The report.
    pub fn tally(mut self) -> Tally {
        let columns = self.columns.into_iter();
        let columns =
            columns.map(|column| column.counts.into_tally(column.set, &column.cells, &mut self.notes));
        Tally { columns: columns.collect(), notes: self.notes, rows: self.rows }
    }
}
