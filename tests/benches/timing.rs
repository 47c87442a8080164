//! Times a thousand operations at once.

use divan::{Bencher, black_box};

pub(crate) const OPERATIONS: usize = 1_000;

/// More than a branch predictor remembers.
pub(crate) const INPUTS: usize = 64 * OPERATIONS;

/// Measures a thousand operations at a time, on inputs that repeat only after many thousands of
/// others.
pub(crate) fn each<I: Copy, O>(bencher: Bencher, inputs: &[I], operation: impl Fn(I) -> O) {
    batches(bencher, inputs.chunks(OPERATIONS), |inputs| {
        for &input in inputs {
            black_box(operation(black_box(input)));
        }
    });
}

pub(crate) fn batches<I, O>(
    bencher: Bencher,
    batches: impl Iterator<Item = I> + Clone,
    mut work: impl FnMut(I) -> O,
) {
    // Inlined into every loop of the harness, the longest `match` would take too long to compile.
    let work: &mut dyn FnMut(I) -> O = &mut work;
    let mut batches = batches.cycle();
    bencher.with_inputs(|| batches.next().unwrap()).bench_local_values(work);
}
