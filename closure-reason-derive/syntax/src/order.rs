//! Sorts and compares numbers of things. Whatever is sorted is sorted here: a sort, or a table of hashes, is
//! thousands of instructions for each type of key, and every user's build compiles them.

use core::cmp::Ordering;

/// The numbers below `count` in this order; equal ones ascending.
#[must_use]
pub fn ordered(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut numbers: Vec<usize> = (0..count).collect();
    numbers.sort_unstable_by(|&left, &right| compare(left, right).then(left.cmp(&right)));
    numbers
}

/// For each number below `count`, the least that is equal to it.
#[must_use]
pub fn firsts(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut firsts = vec![0; count];
    let mut last: Option<usize> = None;
    for number in ordered(count, compare) {
        firsts[number] = match last {
            Some(last) if compare(last, number).is_eq() => firsts[last],
            _ => number,
        };
        last = Some(number);
    }
    firsts
}
