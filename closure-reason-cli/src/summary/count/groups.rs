//! The column that is counted by, and its values.

use rustc_hash::FxHashMap;

use crate::error::Error;
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
    /// The group of the row at hand.
    this: Option<usize>,
}

impl Groups {
    pub fn new(name: &str) -> Self {
        Self { name: name.to_owned(), column: None, spellings: FxHashMap::default(), this: None }
    }

    /// The row at hand has this cell.
    #[inline]
    pub fn enter(&mut self, text: &[u8]) {
        self.this = Some(self.group(text));
    }

    /// The group of the row at hand, which ends. A row without the cell is in that of empty ones.
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
        match self.spellings.get(text) {
            Some(group) => *group,
            None => *self.spellings.entry(text.into()).or_insert(next),
        }
    }

    /// Takes the groups of another input in. Returns which of ours each of them is.
    pub fn add(&mut self, other: Self) -> Result<Vec<usize>, Error> {
        let mut ours = vec![0; other.spellings.len()];
        for (text, theirs) in other.spellings {
            self.enter(&text);
            ours[theirs] = self.leave()?;
        }
        Ok(ours)
    }

    /// What each group is called: by its label if the column is of the catalog, else by the text.
    pub fn names(self, cells: Option<&Cells>, language: Option<u32>) -> Vec<String> {
        let mut names = vec![String::new(); self.spellings.len()];
        for (text, group) in self.spellings {
            names[group] = named(&text, cells, language);
        }
        names
    }
}

fn named(text: &[u8], cells: Option<&Cells>, language: Option<u32>) -> String {
    let shown = || String::from_utf8_lossy(text).into_owned();
    let Some(cells) = cells else { return shown() };
    match cells.read(text) {
        Cell::Values(values) => cells.labels(&values, language),
        Cell::Empty => String::new(),
        Cell::Refused { .. } => shown(),
    }
}
