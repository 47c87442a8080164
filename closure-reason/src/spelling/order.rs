use alloc::vec::Vec;
use core::cmp::Ordering;

/// The numbers below `count` in this order; equal ones ascending.
///
/// Whatever the library sorts is sorted here. Each sort of the standard library is some two thousand lines of code
/// for the compiler, once more for each type and each order.
pub(crate) fn ordered(count: usize, order: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut numbers: Vec<usize> = (0..count).collect();
    numbers.sort_by(|&left, &right| order(left, right));
    numbers
}

/// These numbers ascending, each once.
pub(crate) fn ascending(numbers: &[usize]) -> Vec<usize> {
    let order = ordered(numbers.len(), &|left, right| numbers[left].cmp(&numbers[right]));
    let mut ascending: Vec<usize> = order.into_iter().map(|at| numbers[at]).collect();
    ascending.dedup();
    ascending
}
