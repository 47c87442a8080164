//! The tables by which values and labels are found, computed here so that neither the compiler nor
//! the program has to.
//!
//! The facade's `tables` explains what they mean and reads them; the hashes must be the same there and
//! here.

mod label_index;
mod perfect_hash;
#[cfg(test)]
mod tests;
mod value_index;

pub(crate) use label_index::LabelIndex;
pub(crate) use perfect_hash::PerfectHash;
pub(crate) use value_index::ValueIndex;

use core::cmp::Ordering;

/// The numbers below `count`, sorted; equal ones keep their order.
///
/// Building the macro then compiles one sort, not one for each type of key.
fn ordered(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut numbers: Vec<usize> = (0..count).collect();
    numbers.sort_unstable_by(|&left, &right| compare(left, right).then(left.cmp(&right)));
    numbers
}
