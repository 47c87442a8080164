//! Sorts things, and finds equal ones, by their numbers.
//!
//! There is one function for all types, because every user's build compiles it: a sort or a table of hashes from the
//! standard library would be compiled once more for each type of key.

use core::cmp::Ordering;

/// The numbers below `count` in this order; equal ones ascending.
#[must_use]
pub fn ordered(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut numbers: Vec<usize> = (0..count).collect();
    numbers.sort_unstable_by(|&left, &right| compare(left, right).then(left.cmp(&right)));
    numbers
}

/// For each number below `count`, the least that is equal to it. Equal ones have equal hashes.
#[must_use]
pub fn firsts(count: usize, hash: &dyn Fn(usize) -> u64, equal: &dyn Fn(usize, usize) -> bool) -> Vec<usize> {
    let mut slots: Vec<Option<usize>> = vec![None; (2 * count).next_power_of_two()];
    let mask = slots.len() - 1;
    let mut firsts = Vec::with_capacity(count);
    for number in 0..count {
        // Any large odd number will do; it brings all bits of the hash into the upper half.
        let mut slot = (hash(number).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32) as usize & mask;
        let first = loop {
            match slots[slot] {
                Some(other) if equal(other, number) => break other,
                Some(_) => slot = (slot + 1) & mask,
                None => {
                    slots[slot] = Some(number);
                    break number;
                }
            }
        };
        firsts.push(first);
    }
    firsts
}

/// A hash of a text.
#[must_use]
pub fn hash_of(text: &str) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325;
    for &byte in text.as_bytes() {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    hash
}
