//! Whether the rows of a file have as many fields as they should. A label with a comma but without quotes
//! makes two of one, and what follows it moves into the next column.

use crate::report::error::Error;

pub(super) struct Lengths {
    /// How many fields a row has.
    expected: usize,
    /// Whether a header said so. Without one, it is the number of the shortest row.
    is_certain: bool,
    /// How many fields the row has that has the most, without empty ones at its end.
    most: usize,
    /// Where the first field of that row is that others do not have.
    place: Option<String>,
}

impl Lengths {
    /// The file has a header, or columns that are known, of which the last ones may be missing.
    pub(super) fn new(expected: usize, is_certain: bool) -> Self {
        let expected = if expected == 0 { usize::MAX } else { expected };
        Self { expected, is_certain, most: 0, place: None }
    }

    pub(super) fn add(&mut self, record: &csv::StringRecord, place_of: impl FnOnce(usize) -> String) {
        if !self.is_certain {
            self.expected = self.expected.min(record.len());
        }
        let filled = (1..=record.len()).rev().find(|&at| !record[at - 1].trim().is_empty()).unwrap_or(0);
        if filled > self.most {
            self.most = filled;
            self.place = Some(place_of(filled - 1));
        }
    }

    pub(super) fn check(self) -> Result<(), Error> {
        match self.place {
            Some(place) if self.most > self.expected => Err(Error::new(format!(
                "this row has {} fields, {} {}",
                self.most,
                if self.is_certain { "but the header has" } else { "but another one has" },
                self.expected
            ))
            .at(place)
            .remedy("a label with a comma or a line break needs quotes around it; or the file is cut off")),
            _ => Ok(()),
        }
    }
}
