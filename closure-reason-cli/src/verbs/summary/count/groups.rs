//! The column that is counted by, and its values.

use std::cmp::Ordering;

use rustc_hash::FxHashMap;

use crate::report::error::Error;
use crate::rows::cell::{Cell, Cells};

/// How many groups there may be.
const MOST: usize = 1000;

/// The groups of rows: one for each spelling of the cell.
pub struct Groups {
    /// What the user calls the column.
    pub name: String,
    /// The number of the column, once an input has it.
    pub column: Option<usize>,
    spellings: FxHashMap<Box<[u8]>, usize>,
    /// The group of the empty spelling, which is not looked up: see [`same`](crate::rows::cell::same).
    empty: Option<usize>,
    /// The group of the current row.
    this: Option<usize>,
}

impl Groups {
    pub fn new(name: &str) -> Self {
        Self { name: name.to_owned(), column: None, spellings: FxHashMap::default(), empty: None, this: None }
    }

    /// Sets the cell of the current row.
    #[inline]
    pub fn enter(&mut self, text: &[u8]) {
        self.this = Some(self.group(text));
    }

    /// The group of the current row, at its end. A row without the cell is in the group of the empty ones.
    #[inline]
    pub fn leave(&mut self) -> Result<usize, Error> {
        let group = self.this.take().unwrap_or_else(|| self.group(b""));
        if self.spellings.len() > MOST {
            let message = format!("the column {:?} has more than {MOST} different values", self.name);
            return Err(Error::new(message).remedy("count by a column that has fewer"));
        }
        Ok(group)
    }

    #[inline]
    fn group(&mut self, text: &[u8]) -> usize {
        let next = self.spellings.len();
        if text.is_empty() {
            let spellings = &mut self.spellings;
            return *self.empty.get_or_insert_with(|| *spellings.entry(text.into()).or_insert(next));
        }
        match self.spellings.get(text) {
            Some(group) => *group,
            None => *self.spellings.entry(text.into()).or_insert(next),
        }
    }

    /// Adds the groups of another input. Returns which of ours each of them is.
    pub fn add(&mut self, other: Self) -> Result<Vec<usize>, Error> {
        let mut ours = vec![0; other.spellings.len()];
        for (text, theirs) in other.spellings {
            self.enter(&text);
            ours[theirs] = self.leave()?;
        }
        Ok(ours)
    }

    /// The name of each group, and its position. Spellings of one value have the same position.
    pub fn names(self, cells: Option<&Cells>, language: Option<u32>) -> Vec<(usize, String)> {
        let mut names = vec![(0, String::new()); self.spellings.len()];
        let named = |(text, group): (Box<[u8]>, usize)| (named(&text, cells, language), group);
        let mut sorted: Vec<_> = self.spellings.into_iter().map(named).collect();
        sorted.sort_by(|(one, _), (other, _)| one.partial_cmp(other).unwrap_or(Ordering::Equal));
        for (position, same) in sorted.chunk_by(|(one, _), (other, _)| one == other).enumerate() {
            for ((_, name), group) in same {
                names[*group] = (position, name.clone());
            }
        }
        names
    }
}

/// How many digits a number inside a text may have to be sorted as a number.
/// What a group is, in the order in which groups are shown.
/// The key by which groups are sorted.
const DIGITS: usize = 20;

/// How groups are sorted.
#[derive(Clone, Debug, PartialEq, PartialOrd)]
enum Rank {
    /// In the order of the options, which is that of the environment.
    Options(Vec<usize>),
    /// A finite number, so that all of them can be compared.
    Number(f64),
    /// A text, with the numbers in it padded, so that `Queue 9` comes before `Queue 10`.
    Text(Vec<u8>),
    Empty,
}

/// The label of a cell if the catalog has the column, else its text.
fn named(text: &[u8], cells: Option<&Cells>, language: Option<u32>) -> (Rank, String) {
    match cells.map(|cells| (cells, cells.read(text))) {
        Some((_, Cell::Empty | Cell::Word(_))) => (Rank::Empty, String::new()),
        Some((cells, Cell::Values(values))) => {
            let name = cells.labels(&values, language);
            let options: Option<_> = values.iter().map(|value| value.option).collect();
            (options.map_or_else(|| rank(&name), Rank::Options), name)
        }
        Some((_, Cell::Refused)) | None => {
            let name = String::from_utf8_lossy(text).into_owned();
            (rank(&name), name)
        }
    }
}

fn rank(name: &str) -> Rank {
    // Words such as `inf` are not numbers here.
    let is_digits = name.bytes().all(|byte| byte.is_ascii_digit() || b"+-.".contains(&byte));
    match name.parse() {
        _ if name.is_empty() => Rank::Empty,
        Ok(number) if is_digits => Rank::Number(number),
        _ => {
            let runs = name.as_bytes().chunk_by(|one, next| one.is_ascii_digit() == next.is_ascii_digit());
            let padded = |run: &[u8]| {
                let zeros = if run[0].is_ascii_digit() { DIGITS.saturating_sub(run.len()) } else { 0 };
                [&vec![b'0'; zeros], run].concat()
            };
            Rank::Text(runs.flat_map(padded).collect())
        }
    }
}
