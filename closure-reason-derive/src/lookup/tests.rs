//! Tables for the hardest values and labels: each is computed, is small, and finds every option.

use std::collections::HashMap;

use super::{LabelIndex, PerfectHash, ValueIndex};

/// The only slot that a lookup reads for a hash, as the facade computes it.
fn slot(hash: &PerfectHash, of: u64) -> usize {
    let bucket = usize::try_from(of >> hash.shift).unwrap();
    (usize::try_from(of >> 32).unwrap() ^ hash.displacements[bucket]) & hash.mask
}

#[track_caller]
fn assert_values_are_found(name: &str, values: &[i32]) {
    let index = ValueIndex::new(values).unwrap_or_else(|| panic!("{name}: no hash was found"));
    for (position, &value) in values.iter().enumerate() {
        let found = match &index {
            ValueIndex::Span { first, positions, .. } => {
                let slot = usize::try_from(i64::from(value) - i64::from(*first)).unwrap();
                positions.get(slot).copied().unwrap_or(slot)
            }
            ValueIndex::Hash { hash, values, positions } => {
                let of = u64::from(u32::from_ne_bytes(value.to_ne_bytes())).wrapping_mul(hash.seed);
                let slot = slot(hash, of);
                assert_eq!(values[slot], value, "{name}");
                positions[slot]
            }
        };
        assert_eq!(found, position, "{name}: {value}");
    }
    if let ValueIndex::Hash { values: in_slots, positions, .. } = &index {
        let owners: HashMap<i32, usize> = values.iter().copied().zip(0..).collect();
        let slots: HashMap<usize, usize> = positions.iter().copied().zip(0..).collect();
        for (slot, (value, &position)) in std::iter::zip(in_slots, positions).enumerate() {
            // No value leads to an unused slot, because the value in it belongs to another slot.
            let owner = owners[value];
            let used = slots[&owner] == slot;
            assert_eq!(position, if used { owner } else { values.len() }, "{name}: slot {slot}");
        }
    }
    let most = (4 * values.len() + 64).max(8 * values.len().next_power_of_two());
    assert!(index.slots() <= most, "{name}: {} slots for {} values", index.slots(), values.len());
}

#[test]
fn values_that_no_hash_likes_are_found() {
    let sparse: Vec<i32> = (0..10_000).map(|n: i32| n.wrapping_mul(0x3243_f6a9)).collect();
    assert_values_are_found("10,000 sparse", &sparse);
    let contiguous: Vec<i32> = (192_350_000..).take(10_000).collect();
    assert_values_are_found("10,000 contiguous", &contiguous);
    let descending: Vec<i32> = contiguous.iter().rev().copied().collect();
    assert_values_are_found("10,000 descending", &descending);
    for power in 1..=31 {
        let count = (1_i64 << (32 - power)).min(300);
        let multiples: Vec<i32> =
            (0..count).map(|n| i32::try_from(i64::from(i32::MIN) + (n << power)).unwrap()).collect();
        assert_values_are_found(&format!("equal modulo 2^{power}"), &multiples);
        let ends: Vec<i32> = multiples.iter().flat_map(|&value| [value, !value]).collect();
        assert_values_are_found(&format!("equal modulo 2^{power}, from both ends"), &ends);
    }
    assert_values_are_found("the least and the greatest", &[i32::MIN, i32::MAX]);
    assert_values_are_found("around zero and the ends", &[i32::MAX, -1, 0, 1, i32::MIN]);
    let powers: Vec<i32> = (0..32).map(|power| 1_i32.wrapping_shl(power)).collect();
    assert_values_are_found("powers of two", &powers);
    assert_values_are_found("one", &[i32::MIN]);
}

/// Looks up every text. Returns whether the index is a hash.
#[track_caller]
fn assert_labels_are_found(name: &str, labels: &[String]) -> bool {
    let texts: Vec<(&str, usize)> =
        labels.iter().enumerate().map(|(position, label)| (label.as_str(), position)).collect();
    match LabelIndex::new(&texts) {
        LabelIndex::Hash { hash, texts: in_slots, shared } => {
            assert_eq!(shared, [0_usize; 0], "{name}");
            for (position, label) in labels.iter().enumerate() {
                for label in [label, &label.to_ascii_uppercase(), &label.to_ascii_lowercase()] {
                    let of = super::label_index::hash_of(label, hash.seed);
                    assert_eq!(in_slots[slot(&hash, of)], position, "{name}: {label}");
                }
            }
            assert!(in_slots.len() <= 8 * labels.len().next_power_of_two(), "{name}: {}", in_slots.len());
            true
        }
        LabelIndex::Sorted { texts: order } => {
            let folded: Vec<_> =
                order.iter().map(|&at| (labels[at].to_ascii_lowercase(), &labels[at])).collect();
            assert!(folded.is_sorted(), "{name}");
            assert_eq!(order.len(), labels.len(), "{name}");
            false
        }
    }
}

#[test]
fn labels_that_no_hash_likes_are_found() {
    let prefix = "p".repeat(300);
    let numbered: Vec<String> = (0..10_000).map(|n| format!("Reason {n}")).collect();
    assert!(assert_labels_are_found("10,000 numbered", &numbered));
    let long: Vec<String> = (0..10_000).map(|n| format!("{prefix}{n:06}")).collect();
    assert!(assert_labels_are_found("300 bytes shared", &long));
    let zeros: Vec<String> = (1..=200).map(|length| "0".repeat(length)).collect();
    assert!(assert_labels_are_found("zeros", &zeros));
    let digits: Vec<String> =
        (0..10_000).map(|n| n.to_string()).chain((0..1_000).map(|n| format!("00{n:03}"))).collect();
    assert!(assert_labels_are_found("digits", &digits));
    let pairs: Vec<String> = ["10", "000", "x", "", "[x)", "(x]"].map(str::to_owned).into();
    assert!(assert_labels_are_found("short", &pairs));
}

#[test]
fn labels_that_are_alike_in_the_samples_are_sorted() {
    // The texts differ in one byte, at each position in turn. A hash tells them apart only if it samples
    // that byte.
    let mut one_byte: Vec<String> = (0..300).map(|at| "p".repeat(at) + "q" + &"p".repeat(299 - at)).collect();
    one_byte.push("p".repeat(300));
    assert!(!assert_labels_are_found("one byte", &one_byte));
    let brackets: Vec<String> = ["[b]", "{B}", "[A]", "{a}"].map(str::to_owned).into();
    assert!(!assert_labels_are_found("brackets", &brackets));
}

#[test]
fn labels_that_differ_in_one_sampled_byte_are_hashed() {
    for at in (0..8).chain(146..154).chain(292..300) {
        let labels = ["p".repeat(300), "p".repeat(at) + "q" + &"p".repeat(299 - at)];
        assert!(assert_labels_are_found(&format!("byte {at}"), &labels));
    }
}

#[test]
fn the_search_for_a_hash_ends_where_there_is_none() {
    let calls = std::cell::Cell::new(0);
    let alike = PerfectHash::search(1_000, &|_, _| {
        calls.set(calls.get() + 1);
        0x0123_4567_89ab_cdef
    });
    assert!(alike.is_none());
    assert_eq!(calls.get(), 1_000 * 16 * 4);
}

#[test]
fn values_without_a_hash_have_no_index() {
    // Only equal values have none, and `check` refuses those.
    assert!(ValueIndex::hash(&[7, i32::MAX, i32::MIN, 7]).is_none());
}
