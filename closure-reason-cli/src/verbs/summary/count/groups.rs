//! The groups of rows: one for each value of the column that is counted by, or for each pair of values
//! of two.

use rustc_hash::FxHashMap;

use super::by::{By, Values};
use crate::report::error::Error;
use crate::rows::cell::CellReader;

/// How many groups there may be.
const MOST: usize = 1000;

/// How many there may be while the order of month and day is not told: each date is one by itself.
const MOST_UNDECIDED: usize = 1 << 16;

/// The groups of rows.
pub struct Groups {
    pub by: Vec<Values>,
    /// What each group has for each column, where there are several columns.
    values: Vec<Box<[usize]>>,
    numbers: FxHashMap<Box<[usize]>, usize>,
    this: Vec<usize>,
}

impl Groups {
    /// `None` without a column to count by.
    pub fn new(by: &[By]) -> Option<Self> {
        let by: Vec<_> = by.iter().map(Values::new).collect();
        let (values, numbers, this) = (Vec::new(), FxHashMap::default(), Vec::new());
        (!by.is_empty()).then_some(Self { by, values, numbers, this })
    }

    /// What the user counts by.
    pub fn asked(&self) -> Vec<By> {
        self.by.iter().map(|values| values.by.clone()).collect()
    }

    /// Another one for the same columns.
    pub fn part(&self) -> Option<Self> {
        Self::new(&self.asked())
    }

    /// The group of the current row, at its end.
    #[inline]
    pub fn leave(&mut self) -> Result<usize, Error> {
        let group = if let [values] = &mut *self.by { values.leave() } else { self.leave_pair() };
        if group >= MOST {
            self.check(group + 1)?;
        }
        Ok(group)
    }

    #[inline(never)]
    fn leave_pair(&mut self) -> usize {
        self.this.clear();
        self.this.extend(self.by.iter_mut().map(Values::leave));
        match self.numbers.get(&*self.this) {
            Some(group) => *group,
            None => self.add_group(),
        }
    }

    fn add_group(&mut self) -> usize {
        let group = self.values.len();
        self.numbers.insert((&*self.this).into(), group);
        self.values.push((&*self.this).into());
        group
    }

    #[cold]
    fn check(&self, groups: usize) -> Result<(), Error> {
        let is_undecided = self.by.iter().any(Values::is_undecided);
        if groups <= if is_undecided { MOST_UNDECIDED } else { MOST } {
            return Ok(());
        }
        let message = match &*self.by {
            [values] => format!("the column {:?} has more than {MOST} different values", values.by.name),
            _ => format!("the columns to count by have more than {MOST} different pairs of values"),
        };
        Err(Error::new(message).remedy("count by a column that has fewer"))
    }

    /// The end of a file.
    pub fn decide(&mut self) -> Result<(), Error> {
        self.by.iter_mut().try_for_each(Values::decide)
    }

    /// Adds the groups of another input. Returns which of ours each of them is.
    pub fn add(&mut self, other: Self) -> Result<Vec<usize>, Error> {
        let ours: Vec<Vec<usize>> =
            self.by.iter_mut().zip(other.by).map(|(values, theirs)| values.add(theirs)).collect();
        let groups = match <[Vec<usize>; 1]>::try_from(ours) {
            Ok([groups]) => groups,
            Err(ours) => {
                let mut groups = Vec::with_capacity(other.values.len());
                for theirs in other.values {
                    self.this = theirs.iter().zip(&ours).map(|(value, ours)| ours[*value]).collect();
                    let known = self.numbers.get(&*self.this).copied();
                    groups.push(known.unwrap_or_else(|| self.add_group()));
                }
                groups
            }
        };
        self.check(groups.iter().max().map_or(0, |group| group + 1))?;
        Ok(groups)
    }

    /// What each group is called, by the names of its values, and its position among the others.
    pub fn names<'c>(
        self,
        cells: impl Fn(usize) -> Option<&'c CellReader>,
        language: Option<u32>,
    ) -> Vec<Vec<(usize, String)>> {
        let names = self.by.into_iter().enumerate();
        let mut names = names.map(|(by, values)| values.names(cells(by), language));
        if self.values.is_empty() {
            let only = names.next().unwrap_or_default();
            return only.into_iter().map(|name| vec![name]).collect();
        }
        let names: Vec<_> = names.collect();
        let of_group = |values: &[usize]| {
            values.iter().zip(&names).map(|(value, names)| names[*value].clone()).collect()
        };
        self.values.iter().map(|values| of_group(values)).collect()
    }
}
