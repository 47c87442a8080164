//! The tables by which values and labels are found, computed here so that neither the compiler nor
//! the program has to.
//!
//! What they mean, and how they are read, is said in the facade's `tables`; the hashes must be the
//! same there and here.

mod label_index;
mod perfect_hash;
#[cfg(test)]
mod tests;
mod value_index;

pub(crate) use label_index::LabelIndex;
pub(crate) use perfect_hash::PerfectHash;
pub(crate) use value_index::ValueIndex;

use core::cmp::Ordering;

/// The numbers below `count`, ordered; those that are alike as they were.
///
/// Whoever builds the macro compiles one sort, and not one for each type of key.
fn ordered(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut numbers: Vec<usize> = (0..count).collect();
    numbers.sort_unstable_by(|&left, &right| compare(left, right).then(left.cmp(&right)));
    numbers
}
