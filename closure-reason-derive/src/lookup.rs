//! The tables by which values and labels are found, computed here so that neither the compiler nor the program has to.
//!
//! What they mean, and how they are read, is said in the facade's `lookup`; the hashes must be the same there and here.

mod label_index;
mod perfect_hash;
#[cfg(test)]
mod tests;
mod value_index;

pub(crate) use label_index::LabelIndex;
pub(crate) use perfect_hash::PerfectHash;
pub(crate) use value_index::ValueIndex;
