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

pub(crate) use label_index::{LabelIndex, OwnedText};
pub(crate) use perfect_hash::PerfectHash;
pub(crate) use value_index::ValueIndex;
